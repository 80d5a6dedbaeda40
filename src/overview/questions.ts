/** Three to five questions for a meeting, each with its reason: what moved, against what, what officers wrote. */
import type { ColourChange, RedMeasure, StandOut } from './model.ts'
import { leadText, movedFrom, standLine, targetText } from './words.ts'

const MOST = 5

/** What is still open: the commentary's own answer is not asked for again. */
function aboutRed(red: RedMeasure): string {
  const { of, move, reason, commentary } = red
  const moved = move && move.detail === of.lead ? `, ${movedFrom(move)}.` : '.'
  const now = `${of.name}: ${leadText(of)} against a target of ${targetText(of)}${moved}`
  if (move?.performance === 'better') return `${now} What made the difference, and when will it meet the target?`
  if (reason?.isCaution)
    return `${now} Officers warn of the figure in ${reason.place}. When will there be one to rely on?`
  if (reason)
    return `${now} Officers give a reason in ${reason.place}. What is being done about it, and when will it show?`
  const [words] = commentary
  return words
    ? `${now} Officers write about it in ${words.location}. When do they expect it to meet the target?`
    : `${now} I found no reason in the report. What lies behind it?`
}

const aboutTurn = ({ of, from, to }: ColourChange): string =>
  `${of.name}: ${from.rag} in ${from.period.label}, ${to.rag} in ${to.period.label}. Is that one ${to.period.kind}, or the start of something?`

const aboutStanding = (standing: StandOut): string => `${standLine(standing)}. Why is it worse here than elsewhere?`

/** Reds first, as they matter; then what lost its green; then where others do better. One question a measure. */
export function questionsOf(
  reds: readonly RedMeasure[],
  changed: readonly ColourChange[],
  behind: readonly StandOut[],
): string[] {
  const asked = new Map<string, string>()
  const ask = (name: string, question: string): void => {
    if (!asked.has(name) && asked.size < MOST) asked.set(name, question)
  }
  for (const red of reds.slice(0, 3)) ask(red.of.name, aboutRed(red))
  const [turn] = changed.filter((c) => c.from.rag === 'green')
  if (turn) ask(turn.of.name, aboutTurn(turn))
  for (const standing of behind) ask(standing.of.name, aboutStanding(standing))
  return [...asked.values()]
}
