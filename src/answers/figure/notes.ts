/** Everything that an asker must be told about a figure, each with its kind. */

import type { Figure } from '../../model/figure.ts'
import type { FoundFigure } from '../../model/found.ts'
import type { Measure } from '../../model/indicator.ts'
import { insteadText } from '../../wording/fallback-words.ts'
import { valueText } from '../../wording/format.ts'
import { asHeld } from '../../wording/holder.ts'
import { type Note, type NoteKind, saidOnce } from '../../wording/line.ts'
import {
  type Cited,
  correctedNote,
  disagreementNote,
  fewText,
  notesOfFigure,
  takenAsGoodText,
  unrestatedNote,
} from '../../wording/note-words.ts'
import { withoutNumberText } from '../../wording/nothing-words.ts'
import type { Asking } from '../asking.ts'
import { fallbackOf } from './fallback.ts'
import type { Known } from './known.ts'

/** On published figures that do not agree with the one that leads. */
export function disagreementNotes({ catalogue }: Asking, { figure, disagreeing }: FoundFigure, row: Measure): Note[] {
  const cited = ({ value, location, document }: Figure): Cited => ({
    shown: valueText(value as string, row.unit),
    location,
    document: catalogue.document(document).document,
  })
  return disagreeing.map((other) =>
    figure.part === 'correction'
      ? correctedNote(cited(other), cited(figure))
      : disagreementNote(figure.period.label, cited(figure), cited(other)),
  )
}

/** On a correction of part of a year, beside a year to date that was not restated. */
export function unrestatedNotes(figures: readonly Figure[], found: FoundFigure, row: Measure): Note[] {
  if (found.figure.part === 'correction') return []
  return figures
    .filter(
      (f) =>
        f.part === 'correction' &&
        f.document === found.figure.document &&
        f.period.start >= found.period.start &&
        f.period.end <= found.period.end,
    )
    .map(({ period, value, location }) =>
      unrestatedNote(period.label, { shown: valueText(value as string, row.unit), location }, found.period.label),
    )
}

/** Rows that print how many there are in all, and how many of them missed. */
const OF_ALL = 'out of'
const MISSED = ['outside timescale', 'over timescale']
const FEW = 30

/** How many a percentage is of, where so few that one of them moves it; null where it is of many or is not printed. */
function fewOf({ all, found, row }: Known): { readonly part: number; readonly whole: number } | null {
  const { figure } = found
  if (row.unit !== '%' || found.computed) return null
  const beside = (subs: readonly string[]): number | null => {
    const other = all.find(
      (f) =>
        subs.includes(f.sub) &&
        f.kind === 'value' &&
        f.value !== null &&
        f.document === figure.document &&
        f.period.start === figure.period.start &&
        f.period.end === figure.period.end,
    )
    return other ? Number(other.value) : null
  }
  const share = Number(figure.value) / 100
  const missed = beside(MISSED)
  const whole = beside([OF_ALL]) ?? (missed !== null && share < 1 ? Math.round(missed / (1 - share)) : null)
  if (whole === null || whole === 0 || whole > FEW) return null
  return { part: Math.round(share * whole), whole }
}

export function notesOn(known: Known): Note[] {
  const { asking, query, found, row, values, trend } = known
  const { polarity, published } = asking.catalogue.polarity(found.figure)
  const isJudged =
    trend?.trend.performance === 'better' || trend?.trend.performance === 'worse' || known.benchmarks.list.length > 0
  const few = fewOf(known)
  const fallback = fallbackOf(known)
  const of = (kind: NoteKind, texts: readonly (string | null | undefined | false)[]): Note[] =>
    texts.flatMap((text) => (text ? [{ kind, text }] : []))
  return saidOnce([
    ...(fallback ? [{ kind: 'fallback' as const, ...asHeld((holder) => insteadText(fallback, holder)) }] : []),
    ...of('other', [known.wordless && !found.requested && withoutNumberText(known.wordless)]),
    ...of('period', [query.request.type === 'period' && query.request.readAs, ...found.notes]),
    ...disagreementNotes(asking, found, row),
    ...unrestatedNotes(values, found, row),
    ...of('benchmark', known.benchmarks.notes),
    ...of('small-cohort', [few && fewText(few)]),
    ...notesOfFigure(
      found.figure,
      found.disagreeing.map((f) => f.asPrinted),
    ),
    ...of('definition', [row.note]),
    ...of('polarity', [isJudged && !published && polarity !== 'info' && takenAsGoodText(polarity)]),
  ])
}
