/** A reply about one figure, short enough to be read on a phone: what explains gives way, what was asked and what must be seen never does. */
import type { Line, LineRole } from '../model/line.ts'

/** Characters of a reply before its source. */
const MOST_OF_ONE = 700

/** What gives way first: the bands (colour and target are in the first line), other figures, the report's words, then the way it went. */
const GIVES_WAY: readonly LineRole[] = ['rule', 'beside', 'quote', 'benchmark', 'trend']

const lengthOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { role, text }) => (role === 'source' ? sum : sum + text.length + 1), 0)

/**
 * Notes, verdict and first line stay, and so do lines of the roles in `asked`.
 * @param asked what the question is about, such as benchmarks
 */
export function fitted(lines: readonly Line[], asked: readonly LineRole[] = []): Line[] {
  // The last of its kind says least.
  const first = GIVES_WAY.filter((role) => !asked.includes(role)).flatMap((role) =>
    lines.filter((line) => line.role === role).toReversed(),
  )
  let left = [...lines]
  for (const line of first) {
    if (lengthOf(left) <= MOST_OF_ONE) break
    left = left.filter((other) => other !== line)
  }
  return left
}
