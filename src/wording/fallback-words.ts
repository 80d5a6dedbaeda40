/** That nothing is held for the time asked for, and which figure is told instead. */
import { type Holder, nothingFor } from './holder.ts'

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
export const noneForText = ({ asked, isWithin, withoutNumber }: Fallback, holder: Holder): string =>
  withoutNumber ?? `${nothingFor(holder)} ${isWithin ? 'the whole of ' : ''}${asked}.`

/** The same as the beginning of a first line that tells the other figure. */
export function newestText({ asked, isWithin, withoutNumber }: Fallback, holder: Holder): string {
  if (withoutNumber) return `${withoutNumber} This is the newest before it.`
  return isWithin
    ? `${nothingFor(holder)} the whole of ${asked}; this is the newest within it.`
    : `${nothingFor(holder)} ${asked}, so this is the newest before it.`
}

/** The same as a note, which names the time that is told. */
export const insteadText = (fallback: Fallback, holder: Holder): string =>
  `${noneForText(fallback, holder)} This is for ${fallback.told}, the newest ${fallback.isWithin ? 'within' : 'before'} it.`
