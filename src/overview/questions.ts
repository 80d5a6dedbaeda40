/** Questions a member might ask: neutral, answerable, made of the figures alone. One a measure. */
import { valueText } from '../answers/format.ts'
import { farApart, inOtherColour } from './apart.ts'
import type { Apart, Move, RedMeasure, StandOut, SummaryRow } from './model.ts'
import { colour, foundText, leadText } from './words.ts'

/** A change smaller than half a yardstick is no question by itself; without a target it takes a whole one. */
const WORTH = { tolerance: 0.5, target: 0.5, before: 1 } as const

const target = ({ lead }: SummaryRow): string => lead.answer.target?.text ?? ''

function aboutMonth({ of, year, single }: Apart): string {
  const rag = year.rag === 'none' ? '' : `, ${colour(year.rag)} against a target of ${target(of)}`
  return `${of.name}: ${foundText(year.found, of.row.unit)} for ${year.found.period.label}${rag}, but ${single.found.period.label} alone was ${foundText(single.found, of.row.unit)}. What changed in the ${single.found.period.kind}?`
}

function aboutRed({ of }: RedMeasure, move: Move | undefined): string {
  const now = `${of.name}: ${leadText(of)} against a target of ${target(of)}`
  if (!move) return `${now}. What is planned to reach the target, and by when?`
  const was = `${foundText(move.from, of.row.unit)} in ${move.from.period.label}`
  return move.performance === 'worse'
    ? `${now}, after ${was}. What lies behind the change, and what is planned?`
    : `${now}, better than ${was}. What made the difference, and when is the target expected to be met?`
}

function aboutDecline({ of, from }: Move): string {
  const against = of.lead.rag === 'none' ? '' : ` (${colour(of.lead.rag)}, target ${target(of)})`
  return `${of.name}: ${foundText(from, of.row.unit)} in ${from.period.label} and ${leadText(of)} in ${of.lead.found.period.label}${against}. What lies behind the change?`
}

function aboutStanding({ of, against }: StandOut): string {
  const names = { national: 'England', statistical_neighbours: 'statistical neighbours' } as Record<string, string>
  const others = against.map(({ kind, figure }) => `${names[kind]} ${valueText(figure.value as string, of.row.unit)}`)
  return `${of.name}: ${leadText(of)}, where the averages are ${others.join(' and ')}. What explains the difference?`
}

/** One question for each red, worsening or outlying measure, and each whose last month differs from its year. */
export function questionsOf(
  rows: readonly SummaryRow[],
  reds: readonly RedMeasure[],
  moves: readonly Move[],
  behind: readonly StandOut[],
): string[] {
  const asked = new Map<SummaryRow, string>()
  const ask = (of: SummaryRow, question: string): void => {
    if (!asked.has(of)) asked.set(of, question)
  }
  for (const red of reds)
    ask(
      red.of,
      aboutRed(
        red,
        moves.find((m) => m.of === red.of),
      ),
    )
  for (const of of rows) {
    const apart = farApart(of) ?? inOtherColour([of])[0]
    if (apart) ask(of, aboutMonth(apart))
  }
  for (const move of moves)
    if (move.performance === 'worse' && Number(move.size) >= WORTH[move.yardstick.kind])
      ask(move.of, aboutDecline(move))
  for (const standing of behind) ask(standing.of, aboutStanding(standing))
  return [...asked.values()]
}
