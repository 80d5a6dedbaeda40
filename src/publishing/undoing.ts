/** Taking a publication back, for whoever may. */
import { UsageError } from '../errors.ts'
import type { Publication, Releases, Restated } from '../store/releases.ts'
import { samePerson } from './publication.ts'

export interface TakenBack {
  readonly undone: Publication
  /** SHA-256 in hex of what is published about the council after it. */
  readonly hash: string
  /** Whether that is exactly what was published before the publication. */
  readonly isExact: boolean
  /** What it stated that other reports, published later, state as well: that is still told. */
  readonly alsoStated: readonly Restated[]
}

/**
 * @param at milliseconds
 * @throws UsageError where it cannot be undone, or not by this person
 */
export async function takeBack(
  releases: Pick<Releases, 'publications' | 'undo'>,
  seq: number,
  by: string,
  at: number,
): Promise<TakenBack> {
  const own = (await releases.publications()).find((p) => p.seq === seq)
  // Else four eyes could be switched off by who switched them on.
  if (own?.kind === 'rules' && samePerson(own.by, by))
    throw new UsageError(`${by} made publication ${seq}, so somebody else has to undo it.`)
  const result = await releases.undo(seq, by, at)
  if ('refused' in result) {
    throw new UsageError([`${result.why}.`, ...restatedLines(result.refused, 'restated by')].join('\n'))
  }
  return {
    undone: result.undone,
    hash: result.after,
    isExact: result.before === result.after,
    alsoStated: result.alsoStated,
  }
}

export const restatedLines = (restated: readonly Restated[], how: string): string[] =>
  restated.map(
    ({ figure: f, by }) => `- ${f.indicator}${f.sub === '' ? '' : ` (${f.sub})`}, ${f.period.label}: ${how} ${by}`,
  )

/** Publications that officers made and nobody has taken back, newest first. */
export function standingPublications(publications: readonly Publication[]): Publication[] {
  const undone = new Set(publications.map((p) => p.undoes))
  return publications.filter((p) => p.kind !== 'bundled' && p.kind !== 'undo' && !undone.has(p.seq)).toReversed()
}
