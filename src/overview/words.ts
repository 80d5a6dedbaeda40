/** How the parts of a summary are said: one line each, figures as published, arithmetic shown. */
import { vague } from '../answers/figure-answer.ts'
import { RAG_SYMBOLS, valueText } from '../answers/format.ts'
import type { Rag } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'
import type { FoundFigure } from '../query/find-figure.ts'
import { compare } from '../rules/decimal.ts'
import type { Apart, ColourChange, Coloured, Counts, Matter, Move, RedMeasure, StandOut, SummaryRow } from './model.ts'

/** "■ red". */
export const colour = (rag: Exclude<Rag, 'none'>): string => `${RAG_SYMBOLS[rag]} ${rag}`

/** "■ 9 red, ▲ 11 amber, ● 26 green". */
export const countsText = (c: Counts): string =>
  (['red', 'amber', 'green'] as const).map((rag) => `${RAG_SYMBOLS[rag]} ${c[rag]} ${rag}`).join(', ')

/** "9 red, 11 amber, 26 green". */
export const numbersText = (c: Counts): string => `${c.red} red, ${c.amber} amber, ${c.green} green`

/** A figure as published; one printed as "over 600" stays so. A sum shows its parts. */
export function foundText(found: Pick<FoundFigure, 'figure' | 'value' | 'computed'>, unit: Unit): string {
  if (found.computed) return `${found.computed} = ${valueText(found.value, unit)}`
  return vague(found.figure) ?? valueText(found.value, unit)
}

/** The figure that leads, as published. */
export const leadText = ({ lead }: SummaryRow): string => foundText(lead.found, lead.row.unit)

const at = ({ value, period, rag }: Coloured, unit: Unit): string =>
  `${colour(rag)} ${valueText(value, unit)} (${period.label})`

/** A difference with its unit: "18.7 points", "1 day". */
function differenceOf(value: string, unit: Unit): string {
  const word = unit === '%' ? ' point' : unit === 'days' ? ' day' : ''
  return `${value}${word}${word && Number(value) !== 1 ? 's' : ''}`
}

/** "88 − 69.3 = 18.7 points"; the larger number comes first. */
function gapSum(a: string, b: string, gap: string, unit: Unit): string {
  const [high, low] = compare(a, b) > 0 ? [a, b] : [b, a]
  return `${high} − ${low} = ${differenceOf(gap, unit)}`
}

/** " (88 − 69.3 = 18.7 points off)". */
function gapText({ of, gap }: RedMeasure): string {
  return gap === null ? '' : ` (${gapSum(of.limit ?? '0', of.lead.found.value, gap, of.row.unit)} off)`
}

/** Since when it is red, or that its last month is not. */
export function sinceText({ of, since }: RedMeasure): string {
  const { single, lead } = of
  const unit = of.row.unit
  if (since) {
    const { before } = since
    if (before)
      return `red since ${since.first.label} (${before.period.label}: ${colour(before.rag)} ${valueText(before.value, unit)})`
    if (since.first !== since.last.period) return `red since at least ${since.first.label}`
    return ''
  }
  if (single && single !== lead && single.rag !== 'none')
    return `${single.found.period.label} alone: ${colour(single.rag)} ${foundText(single.found, unit)}`
  return ''
}

/** A red measure in one line: figure, target, distance, since when. */
export function redLine(red: RedMeasure): string {
  const { of } = red
  const since = sinceText(red)
  return `${of.name}: ${leadText(of)}, target ${of.lead.answer.target?.text ?? 'in words'}${gapText(red)}${since ? `, ${since}` : ''}`
}

/** The same for a phone: the sum stays with the details, and so does a beginning that is not known. */
export function redShort(red: RedMeasure): string {
  const { of, gap } = red
  const since = red.since === null || red.since.before ? sinceText(red) : ''
  const off = gap === null ? '' : ` (${differenceOf(gap, of.row.unit)} off)`
  return `${of.name}: ${leadText(of)}, target ${of.lead.answer.target?.text ?? 'in words'}${off}${since ? `, ${since}` : ''}`
}

/** A change of colour, with both figures. */
export const changeLine = ({ of, from, to }: ColourChange): string =>
  `${of.name}: ${at(from, of.row.unit)} to ${at(to, of.row.unit)}`

/** The period moved from, marked where it is of another kind. */
function fromLabel({ from, alike }: Move): string {
  if (alike) return from.period.label
  return `${from.period.label}, ${from.period.kind === 'year' ? 'a whole year' : 'another kind of period'}`
}

/** A change in one line, with both figures and periods. */
export function moveLine(move: Move): string {
  const { of, from, change } = move
  const { found } = of.lead
  return `${of.name}: ${foundText(from, of.row.unit)} (${fromLabel(move)}) to ${leadText(of)} (${found.period.label}), ${gapSum(found.value, from.value, change, of.row.unit)}`
}

/** The same for a phone: both figures. */
export function moveShort(move: Move): string {
  return `${move.of.name}: ${foundText(move.from, move.of.row.unit)} (${fromLabel(move)}) to ${leadText(move.of)}`
}

const BENCHMARKS: Readonly<Record<string, string>> = { national: 'England', statistical_neighbours: 'neighbours' }

/** "B.6 …: 4.6% (England 2.2%, neighbours 2.4%)". */
export function standLine({ of, against }: StandOut): string {
  const others = against.map(
    ({ kind, figure }) => `${BENCHMARKS[kind]} ${valueText(figure.value as string, of.row.unit)}`,
  )
  return `${of.name}: ${leadText(of)} (${others.join(', ')})`
}

/** "January 2024 73.4%, February 2024 65.9%". */
export const pointsText = ({ points }: Matter): string =>
  points.map(({ period, text }) => text.replace(`${period?.label}:`, `${period?.label}`).replace(/\.$/, '')).join(', ')

/** A measure that matters with why, the figures that led to it, and the target that holds for all of them. */
export function matterLine(matter: Matter): string {
  const targets = new Set(matter.points.map((p) => p.target?.text))
  const [target] = targets
  const against = targets.size === 1 && target ? `; target ${target}` : ''
  return `${matter.of.name}: ${matter.why}. ${pointsText(matter)}${against}.`
}

/** The year beside its last month or term. */
export function apartLine({ of, year, single }: Apart): string {
  const side = (d: Apart['year']): string =>
    `${d.rag === 'none' ? '' : `${colour(d.rag)} `}${foundText(d.found, of.row.unit)} (${d.found.period.label})`
  return `${of.name}: ${side(year)}, but ${side(single)}`
}
