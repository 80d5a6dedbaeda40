/** A titled list of lines, before any mark-up, and what the message and the details have in common. */
import { listText } from '../answers/format.ts'
import type { StandOut, Summary } from './model.ts'

export interface Line {
  readonly text: string
  /** The council's reference, by which the line may be named where there is no room for it. */
  readonly ref?: string | null
  /** Officers' words, with their place. */
  readonly quotes?: readonly { readonly text: string; readonly place: string }[]
}

export interface Section {
  readonly title: string
  readonly lines: readonly Line[]
  /** Lines so short that they stand side by side. */
  readonly inline?: boolean
  /** How its lines are counted where there is no room for them: one, and several. Without, the title says it. */
  readonly counted?: readonly [one: string, several: string]
  /** A sentence before the lines. */
  readonly about?: string
}

/** The largest changes each way that are told. */
export const LARGEST = 5

export const plain = (texts: readonly string[]): Line[] => texts.map((text) => ({ text }))
export const filled = (sections: readonly Section[]): Section[] => sections.filter((s) => s.lines.length > 0)

/** Whom a council is compared with: as far as anything is published of them. */
export function others(standOuts: readonly StandOut[]): string {
  const kinds = new Set(standOuts.flatMap((s) => s.against.map((b) => b.kind)))
  return listText([
    ...(kinds.has('national') ? ['England'] : []),
    ...(kinds.has('statistical_neighbours') ? ['neighbours'] : []),
  ])
}

/** How old the latest report is, and when the next is due. */
export const timesOf = (s: Summary): string[] => [s.currency, s.due?.text].filter((text) => typeof text === 'string')
