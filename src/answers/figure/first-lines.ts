/** The facts of a figure's first lines: the yes or no of the question, the figure, and what its colour comes from. */

import { reportingYearOf } from '../../periods/calendar.ts'
import { noneForText } from '../../wording/fallback-words.ts'
import type { Head, Rule } from '../../wording/figure-words.ts'
import { small } from '../../wording/format.ts'
import type { Holder } from '../../wording/holder.ts'
import type { Note, NoteKind } from '../../wording/line.ts'
import { measureWords } from '../../wording/measure-words.ts'
import { periodName, whenText } from '../../wording/period-words.ts'
import { type Verdict, verdictOf } from '../../wording/verdict.ts'
import { fallbackOf } from './fallback.ts'
import type { Known } from './known.ts'
import type { Movement } from './movement.ts'
import { bandOf, isInWords, laterTarget, printedText, targetText } from './target.ts'

/** Kinds of notes that speak against a figure, beside what its own report says. */
const DOUBTS: ReadonlySet<NoteKind> = new Set([
  'disagreement',
  'correction',
  'unrestated',
  'found',
  'small-cohort',
  'other',
])

/** A check may have found something that casts no doubt on the figure itself. */
const casts = ({ kind, brief }: Note): boolean => DOUBTS.has(kind) && (kind !== 'found' || brief !== undefined)

const doubted = (notes: readonly Note[]): 'report' | 'notes' | null =>
  notes.some((n) => n.kind === 'unreliable') ? 'report' : notes.some(casts) ? 'notes' : null

/** The yes or no of a question that has one. */
export function verdictOn(known: Known, shown: string, movement: Movement, notes: readonly Note[]): Verdict | null {
  const { asking, query, found, row, rag, benchmarks } = known
  if (!query.asked) return null
  const band = bandOf(known)
  const verdict = verdictOf(query.asked.text, {
    decimal: found.value,
    shown,
    unit: row.unit,
    polarity: asking.catalogue.polarity(found.figure).polarity,
    rag,
    target: band && targetText(known, band),
    goal: (band && found.figure.judgement?.target) ?? null,
    period: periodName(found.period),
    trend: movement.kind === 'moved' ? movement.moved : null,
    ...(movement.kind === 'unmoved' ? { unmoved: movement.why } : {}),
    isAgainstTime: query.asked.against !== null,
    doubted: doubted(notes),
    benchmarks: benchmarks.shown,
    asked: query.asked.benchmarks,
  })
  const fallback = fallbackOf(known)
  if (!verdict || !fallback) return verdict
  // The yes or no is of the period that there is, not of the one that was asked about.
  const { holds: _begins, ...said } = verdict
  const told = (holder: Holder, text: string): string =>
    `${noneForText(fallback, holder)} For ${fallback.told}, ${small(text)}`
  return { ...said, text: told('bot', said.text), ofReports: told('reports', said.ofReports ?? said.text) }
}

/** Whether the council has reported on later years, or years have passed. */
function isOld({ asking, query, found }: Known): boolean {
  if (found.requested || !['none', 'latest', 'outturn', 'to_date'].includes(query.request.type)) return false
  const year = reportingYearOf(found.period.end)
  const newest = asking.catalogue.latestDocument(query.council)
  const isLater = newest !== null && reportingYearOf(newest.period.end) > year
  return isLater || reportingYearOf(asking.now) - year > 1
}

/** The facts of the first line, without what a verdict said. */
export function headOf(known: Known, shown: string, verdict: Verdict | null): Head {
  const { asking, query, found, row, indicator, rag } = known
  const isTargetTold = verdict?.on === 'target' || verdict?.on === 'both'
  const band = isTargetTold ? null : bandOf(known)
  const fallback = fallbackOf(known)
  return {
    instead: verdict ? null : fallback,
    name: measureWords(indicator, row, found.period.kind),
    council: asking.catalogue.councilName(query.council),
    shown,
    working: found.computed ? `${found.computed} = ${found.value}` : null,
    when: whenText(found.period, indicator.basis),
    isOld: isOld(known),
    colour: rag === 'none' || isTargetTold ? null : rag,
    target: band && !isInWords(band, found.figure) ? targetText(known, band) : null,
    isValueTold: verdict?.tellsValue ?? false,
  }
}

/** Where the colour comes from: the bands, or the target of another year that stands in the figure's row. */
export function ruleOf(known: Known, reason: string): Rule {
  const { asking, found, figures, rag } = known
  const { polarity } = asking.catalogue.polarity(found.figure)
  const band = bandOf(known)
  if (band && rag === 'none' && polarity !== 'info' && isInWords(band, found.figure))
    return { kind: 'target-in-words', printed: band.asPrinted }
  const isUntargeted = !found.computed && rag === 'none' && band === null
  const later = isUntargeted ? laterTarget(figures, found.figure) : null
  if (later) return { kind: 'later-target', printed: printedText(later), period: later.period.label }
  if (isUntargeted && polarity !== 'info' && reason !== '')
    return { kind: 'no-target', period: periodName(found.period) }
  const brief = found.computed ? undefined : found.figure.judgement?.brief
  return { kind: 'bands', rag, reason: brief ?? reason, polarity }
}
