/** What is said first of several measures that were named together. */
import type { Rag } from '../model/figure.ts'
import { listText } from './format.ts'
import type { Line } from './line.ts'

const OF_ALL =
  /\b(?:did|do|does|are|were|have|has|is|was)(?:n't)? (?:they |these |those )?(?:all|both|each)\b|\b(?:all|both)(?: (?:two|three|four|five)| of (?:them|these|those))? (?:on|inside|within|under|over|at|hitting|meeting|beating|met|hit|made)\b/
const OF_TARGET = /\btargets?\b/

/** Whether it is asked if all of them met their targets. */
export const asksIfAllMet = (text: string): boolean => OF_ALL.test(text) && OF_TARGET.test(text)

const NUMBERS = ['', '', 'both', 'all three', 'all four', 'all five'] as const

/** One of them, as it was judged against its target. */
export interface Judged {
  readonly name: string
  readonly rag: Rag
}

/** Yes or no, with those that did not; null where one of them was not judged. */
export function allMetLine(of: readonly Judged[]): Line | null {
  const words = NUMBERS[of.length]
  if (!words || of.some(({ rag }) => rag === 'none')) return null
  const missed = of.filter(({ rag }) => rag !== 'green')
  if (missed.length === 0) return { role: 'verdict', text: `Yes: ${words} are on target.` }
  if (missed.length === of.length)
    return { role: 'verdict', text: `No: ${of.length === 2 ? 'neither is' : 'none of them is'} on target.` }
  const names = listText(missed.map(({ name, rag }) => `${name} (${rag.toUpperCase()})`))
  return { role: 'verdict', text: `No: not on target: ${names}.` }
}
