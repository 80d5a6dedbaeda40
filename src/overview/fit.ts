/** Cutting a message to a length: whole lines only, and how many more there are. */
import { small } from '../wording/format.ts'
import type { Section } from './section.ts'

/** What a phone shows of a message at a glance, in characters. */
export const MESSAGE_LENGTH = 1500

/** The first section, the most pressing, gets so many lines before the others get any. */
const FIRST = 3

export interface FittedSection {
  readonly title: string
  readonly lines: readonly string[]
  readonly inline: boolean
  /** Lines that are in the details only. */
  readonly more: number
  /** What those are about, where each has a short name and some lines are told. */
  readonly also: readonly string[]
  /** Those in words: "7 changes of colour". */
  readonly left: string
}

const alsoOf = (lines: Section['lines']): string[] =>
  lines.every((l) => l.short) ? lines.flatMap((l) => l.short ?? []) : []

/**
 * As many lines as `render` keeps within `limit`: three of the first section, one of each other, then the rest in order.
 * @param render the message with its mark-up, whose length counts
 */
export function fitSections(
  sections: readonly Section[],
  render: (fitted: readonly FittedSection[]) => string,
  limit = MESSAGE_LENGTH,
): FittedSection[] {
  const shown = sections.map(() => 0)
  const fitted = (): FittedSection[] =>
    sections.map(({ title, lines, inline = false, counted, left }, i) => {
      const more = lines.length - (shown[i] as number)
      const word = counted?.[more === 1 ? 0 : 1]
      return {
        title,
        inline,
        lines: lines.slice(0, shown[i]).map((l) => l.text),
        more,
        also: shown[i] ? alsoOf(lines.slice(shown[i])) : [],
        left: left ?? (word ? `${more} ${word}` : small(title)),
      }
    })
  const grow = (i: number, most: number): void => {
    const { lines, inline } = sections[i] as Section
    // A list side by side is told whole or not at all.
    const step = inline ? lines.length : 1
    while ((shown[i] as number) < (inline ? lines.length : Math.min(most, lines.length))) {
      shown[i] = (shown[i] as number) + step
      if (render(fitted()).length <= limit) continue
      shown[i] = (shown[i] as number) - step
      return
    }
  }
  sections.forEach((_, i) => {
    grow(i, i === 0 ? FIRST : 1)
  })
  sections.forEach((_, i) => {
    grow(i, Number.POSITIVE_INFINITY)
  })
  return fitted()
}
