import { type FigureDetail, laterTarget } from '../src/answers/figure-answer.ts'
import { withoutFigure } from '../src/answers/not-published.ts'
import { present, tell } from '../src/answers/one-figure.ts'
import { defineIntent, type Session } from '../src/intent.ts'
import type { Target } from '../src/model/answer.ts'
import type { Figure } from '../src/model/figure.ts'
import { withLines } from '../src/wording/line.ts'
import { noneForMeasure } from '../src/wording/nothing-words.ts'

/** Asks what the target is, rather than whether it is met. */
const ASKS_TARGET =
  /\b(?:what(?:'s| is| was| are| were)?|whats|which) (?:the |our |its |their )?(?:current |agreed |annual )?(?:target|targets|tolerance|tolerances|bands?|thresholds?|rag bands?|goal)\b|\btarget (?:for|on)\b|\b(?:do we|is there|have we|did we) (?:have |got |set )?(?:a |any )?(?:target|tolerance)|\b(?:target|tolerances?|bands?)\??$/

/** A target that the report prints for another year than the figure's, told as what it is. */
function printedTarget(told: readonly FigureDetail[], all: readonly Figure[]): { target: Target; note: string } | null {
  const [first] = told
  const band = first && first.answer.target === null ? laterTarget(all, first.found.figure) : null
  if (!band) return null
  return {
    target: { text: band.asPrinted, value: band.value === null ? null : Number(band.value) },
    note: `The report prints a target of ${band.asPrinted} beside it, read as that of ${band.period.label}.`,
  }
}

const bandsOf = async (session: Session, [first]: readonly FigureDetail[]): Promise<readonly Figure[]> =>
  first ? session.asking.figures(first.found.figure.council, first.found.figure.indicator) : []

export default defineIntent({
  name: 'target',
  purpose: 'Whether a measure is on target, what colour it is, and what the target is.',
  about: 'measure',
  signs: ['target', 'colour', 'gap'],
  examples: [
    {
      q: 'what RAG is dental assessments in March 2024',
      council: 'rotherham',
      now: '2024-07-30',
      expect: { kind: 'answer', rag: 'red', value: 61.8 },
    },
    { q: "what's the target for pathway plans", council: 'rotherham', now: '2024-07-30', expect: { kind: 'no_data' } },
  ],
  nearMisses: [{ q: 'which measures are red', intent: 'list' }],
  answer: async (session) => {
    const told = await tell(session, { verdict: true })
    if ('answer' in told) return told.answer
    const answer = present(session, told.details)
    const asksTarget =
      ASKS_TARGET.test(session.reading.text) &&
      !/\b(?:rag|red|amber|green|hit|hitting|met|meet|meeting|miss|missed|on target|off target)\b/.test(
        session.reading.text,
      )
    const printed =
      asksTarget && session.requests[0]?.type !== 'period'
        ? printedTarget(told.details, await bandsOf(session, told.details))
        : null
    // The target asked for comes first, and is not said again below.
    if (printed)
      return withLines(
        { ...answer, target: answer.target ?? printed.target, notes: [...answer.notes, printed.note] },
        [{ role: 'verdict', text: printed.note }],
        ({ role }) => role !== 'target',
      )
    // "The target for 2025/26": another year's is not passed off as that one.
    const asked = told.details[0]?.found.requested ?? null
    if (asksTarget && (asked || told.details.every((d) => d.answer.target === null))) {
      const label = (asked ?? told.details[0]?.found.period)?.label
      return withoutFigure(answer, `${noneForMeasure('target')}${label ? ` for ${label}` : ''}`)
    }
    return answer
  },
})
