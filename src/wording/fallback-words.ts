/** That nothing is held for the time asked for, and which figure is told instead. */

export interface Fallback {
  /** The time asked for. */
  readonly asked: string
  /** The time that is told. */
  readonly told: string
  /** The time that is told is a part of the one asked for, or its last day. */
  readonly isWithin: boolean
  /** What is published for the time asked for, where it has no number. */
  readonly withoutNumber: string | null
}

/** "I hold nothing for Q1 2024/25." */
export const noneForText = ({ asked, isWithin, withoutNumber }: Fallback): string =>
  withoutNumber ?? `I hold nothing for ${isWithin ? 'the whole of ' : ''}${asked}.`

/** The same as the beginning of a first line that tells the other figure. */
export function newestText({ asked, isWithin, withoutNumber }: Fallback): string {
  if (withoutNumber) return `${withoutNumber} This is the newest before it.`
  return isWithin
    ? `I hold nothing for the whole of ${asked}; this is the newest within it.`
    : `I hold nothing for ${asked}, so this is the newest before it.`
}

/** The same as a note, which names the time that is told. */
export const insteadText = (fallback: Fallback): string =>
  `${noneForText(fallback)} This is for ${fallback.told}, the newest ${fallback.isWithin ? 'within' : 'before'} it.`
