/** How the parts of a summary are said: short sentences, figures as published, colours by their word. */
import type { FigureDetail } from '../answers/figure-answer.ts'
import type { Rag } from '../model/figure.ts'
import type { FoundFigure } from '../model/found.ts'
import type { Unit } from '../model/indicator.ts'
import { leads } from '../query/find-figure.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { isVague } from '../wording/figure-words.ts'
import { capital, listText, ragWord, valueText } from '../wording/format.ts'
import { shownOf } from '../wording/line.ts'
import { areText } from '../wording/number-words.ts'
import type { Apart, ColourChange, Coloured, Counts, Matter, Move, RedMeasure, StandOut, SummaryRow } from './model.ts'
import type { Reason } from './reason.ts'

const RATED = ['red', 'amber', 'green'] as const
const coloursIn = (c: Counts): readonly (keyof Counts)[] => RATED.filter((rag) => c[rag] > 0)

/** "9 red, 9 amber and 25 green"; colours that nothing has are left out. */
export const numbersText = (c: Counts): string => listText(coloursIn(c).map((rag) => `${c[rag]} ${rag}`))

/** "9 are red, 9 amber and 25 green" */
export function numbersAreText(c: Counts): string {
  const [first, ...rest] = coloursIn(c)
  if (!first) return 'none has a colour'
  return listText([`${c[first]} ${areText(c[first])} ${first}`, ...rest.map((rag) => `${c[rag]} ${rag}`)])
}

/** The colour that all of them have; null where they have several, or none. */
export function onlyColour(c: Counts): keyof Counts | null {
  const [only, ...more] = coloursIn(c)
  return only && more.length === 0 ? only : null
}

/** "Dental assessments (A.17)": the council's reference once, where there is one. */
export const named = ({ name, row }: SummaryRow): string => (row.ref ? `${name} (${row.ref})` : name)

/** A number with its unit; a minus is a minus, which a screen reader speaks, and no hyphen. */
export const numberText = (value: string, unit: Unit): string => valueText(value, unit).replace(/^-/, '−')

/** A figure as published; one printed as "over 600" stays so. A sum shows its parts. */
export function foundText(found: Pick<FoundFigure, 'figure' | 'value' | 'computed'>, unit: Unit): string {
  if (found.computed) return `${found.computed} = ${numberText(found.value, unit)}`
  return isVague(found.figure) ? found.figure.asPrinted : numberText(found.value, unit)
}

/** The figure that leads, as published; of a percentage of few, how many of how many. */
export const leadText = ({ lead, cohort }: SummaryRow): string =>
  `${foundText(lead.found, lead.row.unit)}${cohort ? ` (${cohort.number} of ${cohort.outOf})` : ''}`

/** "95% or more", or the target as printed; "" where there is none. */
export function targetText({ lead: { found, answer } }: SummaryRow): string {
  return (found.computed ? null : answer.telling.target) ?? answer.target?.text ?? ''
}

/** "33.2 percentage points", "1 day". */
export function differenceText(value: string, unit: Unit): string {
  const word = unit === '%' ? ' percentage point' : unit === 'days' ? ' day' : ''
  return `${value}${word}${word && Number(value) !== 1 ? 's' : ''}`
}

/** "worse than 69.4% for 2022/23" */
export const movedFrom = ({ of, from, performance }: Move): string =>
  `${performance} than ${foundText(from, of.row.unit)} for ${from.period.label}`

/** "Worse than 69.4% for 2022/23." Of another figure than the row's own, both. */
export function moveText(move: Move): string {
  const { of, detail } = move
  if (detail === of.lead) return `${capital(movedFrom(move))}.`
  return `${foundText(detail.found, of.row.unit)} for ${detail.found.period.label}, ${movedFrom(move)}.`
}

/** Since when it is red, or that its last month is not; "" where that is not known. */
function sinceText({ of, since }: RedMeasure): string {
  const { single, lead } = of
  if (since) {
    if (since.before) return `Red since ${since.first.label}; ${since.before.rag} in ${since.before.period.label}.`
    return since.first !== since.last.period ? `Red in every figure since ${since.first.label}.` : ''
  }
  if (single && single !== lead && single.rag !== 'none')
    return `${single.found.period.label} on its own is ${single.rag}: ${foundText(single.found, of.row.unit)}.`
  return ''
}

/** "Officers: “…” (paragraph 2.2.25)." */
export const reasonText = (reason: Reason): string => `Officers: ${quoted(reason)}`

/** “…” (paragraph 2.2.25). */
export const quoted = ({ text, place }: Reason): string => `“${text}” (${place}).`

const held = (name: string, { of }: Pick<RedMeasure, 'of'>, colour = ''): string =>
  `${name}: ${leadText(of)}${colour}, target ${targetText(of) || 'in words'}`

/** "66.4%, GREEN, target 66% or more; worse than 69.6%": a measure with a target, of whatever colour, for a phone. */
export function targetShort(of: SummaryRow, move: Move | null): string {
  const moved = move ? `; ${move.performance} than ${foundText(move.from, of.row.unit)}` : ''
  return `${held(of.name, { of }, `${whenApart(of)}, ${ragWord(of.lead.rag)}`)}${moved}`
}

/** The time of a figure that is for another one than the summary. */
const whenApart = (of: SummaryRow): string => (of.current ? '' : ` for ${of.lead.found.period.label}`)

/** A measure that has no target: its figure, and when it is for where that is another time. */
export const figureShort = (of: SummaryRow): string => `${of.name}: ${leadText(of)}${whenApart(of)}`

/**
 * A red measure for a phone: figure, target, how it moved, and one line of the officers' reason.
 * @param isSaid the reason stands beside a measure above
 * @param isAmongOthers it stands among measures of other colours, so that its own has to be said
 */
export function redShort(red: RedMeasure, isSaid = false, isAmongOthers = false): string {
  const moved = red.move ? `${red.move.performance} than ${foundText(red.move.from, red.of.row.unit)}` : ''
  const turned = red.turned ? `${red.turned.from.rag} in ${red.turned.from.period.label}` : ''
  const before = [moved, turned].filter(Boolean).join(', ')
  const [words] = red.commentary
  const quoted = isSaid ? 'the same.' : `“${red.reason?.text}”`
  const why = red.reason ? ` Officers: ${quoted}` : words ? ` Officers: see ${words.location}.` : ''
  return `${held(red.of.name, red, isAmongOthers ? ', RED' : '')}${before ? `; ${before}` : ''}.${why}`
}

/** The figure before that is not compared, told as what it is; "" where one is compared, or there is none. */
function unlikeText({ of, move }: RedMeasure): string {
  const { found, figures, trend } = of.lead
  if (move || trend?.previous?.period.kind === found.period.kind) return ''
  const [before] = leads(figures)
    .map((l) => l.figure)
    .filter((f) => f.document === found.figure.document && f.period.end < found.period.start)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))
  if (!before) return ''
  const unlike = before.period.kind === found.period.kind ? '' : ', which is another kind of period'
  return `${numberText(before.value as string, of.row.unit)} for ${before.period.label}${unlike}.`
}

/** How it moved, or the figure before where that is for another kind of period; "" where there is none. */
export const beforeText = (red: RedMeasure): string => (red.move ? moveText(red.move) : unlikeText(red))

/** The same in full: also how far away, and since when. */
export function redLine(red: RedMeasure): string {
  const away = red.gap === null ? '' : `, ${differenceText(red.gap, red.of.row.unit)} away`
  const parts = [`${held(named(red.of), red)}${away}.`, beforeText(red), sinceText(red)]
  return parts.filter(Boolean).join(' ')
}

const at = ({ value, period }: Coloured, unit: Unit): string => `${numberText(value, unit)} in ${period.label}`

/** A change of colour for a phone. */
export const changeShort = ({ of, from, to }: ColourChange): string =>
  `${of.name}, ${from.rag} to ${to.rag} (${at(to, of.row.unit)})`

/** A change of colour, with both figures. */
export const changeLine = ({ of, from, to }: ColourChange): string =>
  `${of.name}: ${from.rag} to ${to.rag}, ${at(from, of.row.unit)} to ${at(to, of.row.unit)}`

const stillRed = (rag: Rag): string => (rag === 'red' ? ', still red' : '')

/** A change in one line: both figures with their periods, and the colour. */
export function moveLine({ of, detail, from }: Move): string {
  const unit = of.row.unit
  return `${of.name}: ${foundText(from, unit)} for ${from.period.label}, ${foundText(detail.found, unit)} for ${detail.found.period.label}${stillRed(detail.rag)}`
}

/** The same for a phone. */
export const moveShort = ({ of, detail, from }: Move): string =>
  `${of.name}: ${foundText(from, of.row.unit)} to ${foundText(detail.found, of.row.unit)}${stillRed(detail.rag)}`

const benchmarkText = (of: SummaryRow, kind: keyof typeof BENCHMARK_NAMES, value: string): string =>
  `${BENCHMARK_NAMES[kind]} ${numberText(value, of.row.unit)}`

/** "Child protection plans lasting 2 years or more: 4.6%; England average 2.2%, statistical neighbours average 2.4%". */
export function standLine({ of, against }: StandOut): string {
  const others = against.map(({ kind, figure }) => benchmarkText(of, kind, figure.value as string))
  const period = of.current ? '' : ` for ${of.lead.found.period.label}`
  return `${of.name}: ${leadText(of)}${period}; ${others.join(', ')}`
}

/** "January 2024 73.4%, February 2024 65.9%". */
const pointsText = ({ points }: Pick<Matter, 'points'>): string =>
  points.map((point) => `${point.period?.label} ${shownOf(point)}`).join(', ')

/** A measure that matters: the figure, the way it went, and the figures that led to it. */
export function matterLine(matter: Matter): string {
  const { of, red, move } = matter
  const first = red ? redLine(red) : `${named(of)}: ${leadText(of)}. ${move ? moveText(move) : ''}`
  return `${first.trim()}${matter.points.length > 0 ? ` ${pointsText(matter)}.` : ''}`
}

/** What a chart of a measure shows, in words. */
export function chartLine(matter: Matter): string {
  const target = targetText(matter.of)
  return `${named(matter.of)}: ${pointsText(matter)}${target ? `; target ${target}` : ''}.`
}

/** The year beside its last month or term. */
export function apartLine({ of, year, single }: Apart): string {
  const side = ({ rag, found }: FigureDetail): string =>
    `${foundText(found, of.row.unit)}${rag === 'none' ? '' : ` (${rag})`} for ${found.period.label}`
  return `${of.name}: ${side(year)}, but ${side(single)}`
}

/** A figure that is not for the summary's time: what it is for, and what it was before. */
export function olderLine(of: SummaryRow): string {
  const { found, trend } = of.lead
  const alike = trend?.previous && trend.previous.period.kind === found.period.kind ? trend.previous : null
  const before = alike ? `; ${foundText(alike, of.row.unit)} for ${alike.period.label}` : ''
  return `${of.name}: ${leadText(of)} for ${found.period.label}${before}`
}

/** Two figures that stand either side of a change in what is counted. */
export function redefinedLine(of: SummaryRow): string {
  const { found, figures } = of.lead
  const earlier = figures
    .filter((f) => f.value !== null && f.period.kind === found.period.kind && f.period.end < found.period.end)
    .toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1))[0]
  const before = earlier?.value ? `, ${valueText(earlier.value, of.row.unit)} for ${earlier.period.label}` : ''
  return `${of.name}: ${leadText(of)} for ${found.period.label}${before}. The report says that it is counted in another way now.`
}
