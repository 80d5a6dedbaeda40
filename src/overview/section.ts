/** A titled list of lines, before any mark-up. */
import { listText } from '../wording/format.ts'
import type { StandOut, Summary } from './model.ts'

export interface Line {
  readonly text: string
  /** By which the line may be named where there is no room for it. */
  readonly short?: string
  /** The officers' reason in one sentence, where a reader has no room for all their words. */
  readonly reason?: string
  /** Where officers' words are quoted beside another line above. */
  readonly above?: readonly string[]
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
  /** What is said of it where there is no room for any line: "7 figures in doubt". Without, its lines are counted. */
  readonly left?: string
  /** A sentence before the lines. */
  readonly about?: string
}

/** The largest changes each way that are told. */
export const LARGEST = 5

export const plain = (texts: readonly string[]): Line[] => texts.map((text) => ({ text }))
export const filled = (sections: readonly Section[]): Section[] =>
  sections.filter((s) => s.lines.length > 0 || s.about !== undefined)

/** Whom a council is compared with: as far as anything is published of them. */
export function others(standOuts: readonly StandOut[]): string {
  const kinds = new Set(standOuts.flatMap((s) => s.against.map((b) => b.kind)))
  return listText([
    ...(kinds.has('national') ? ['England'] : []),
    ...(kinds.has('statistical_neighbours') ? ['statistical neighbours'] : []),
  ])
}

/** How old the latest report is, and when the next is due. */
export const timesOf = (s: Summary): string[] => [s.currency, s.due?.text].filter((text) => typeof text === 'string')

const lengthOf = ({ title, about = '', lines }: Section): number =>
  title.length + about.length + lines.reduce((sum, { text, reason = '' }) => sum + text.length + reason.length + 6, 0)

const FEWEST = 2
const MANY = 15

/** A section cut to `most` lines, with how many are left. */
function cutTo(section: Section, most: number): Section {
  const left = section.lines.length - most
  if (left <= 1) return section
  return { ...section, lines: [...section.lines.slice(0, most), { text: `and ${left} more, in the table` }] }
}

/** Sections cut to as many lines each as keep all of them within `room` characters; at least two each. */
export function within(sections: readonly Section[], room: number): Section[] {
  for (let most = MANY; most > FEWEST; most--) {
    const cut = sections.map((s) => cutTo(s, most))
    if (cut.reduce((sum, s) => sum + lengthOf(s), 0) <= room) return cut
  }
  return sections.map((s) => cutTo(s, FEWEST))
}

/** How long sections are with their marks, in characters. */
export const totalLength = (sections: readonly Section[]): number => sections.reduce((sum, s) => sum + lengthOf(s), 0)
