/** What is said first of several measures that were named together. */
import type { Rag } from '../model/figure.ts'
import { listText, smallName } from './format.ts'
import type { Line } from './line.ts'

const OF_ALL =
  /\b(?:did|do|does|are|were|have|has|is|was)(?:n't)? (?:they |these |those )?(?:all|both|each)\b|\b(?:all|both)(?: (?:two|three|four|five)| of (?:them|these|those))? (?:on|inside|within|under|over|at|hitting|meeting|beating|met|hit|made)\b/
const OF_TARGET = /\btargets?\b/

/** Whether it is asked if all of them met their targets. */
export const asksIfAllMet = (text: string): boolean => OF_ALL.test(text) && OF_TARGET.test(text)

/** One of them, and whether what is asked is so of it. */
export interface Held {
  readonly name: string
  readonly shown: string
  readonly holds: boolean
}

/** Yes or no of all of them, with those of which it is not so. */
export function allHoldLine(of: readonly Held[]): Line {
  const not = of.filter(({ holds }) => !holds)
  const told = (some: readonly Held[]): string =>
    listText(some.map(({ name, shown }) => `${smallName(name)} (${shown})`))
  const line = (text: string, holds: boolean): Line => ({ role: 'verdict', text, holds })
  if (not.length === 0) return line(`Yes, ${NUMBERS[of.length] ?? 'all of them'}.`, true)
  if (not.length === of.length) return line(`No, ${of.length === 2 ? 'neither of them' : 'none of them'}.`, false)
  return line(`No: it is so of ${told(of.filter(({ holds }) => holds))}, but not of ${told(not)}.`, false)
}

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
