/** The parts that several kinds of card have. */
import type { Answer } from '../../../model/answer.ts'
import type { Block } from './block.ts'
import type { SeriesPoint } from './chart.ts'
import { type Line, textBlocks } from './text-blocks.ts'
import { noteLinesOf, sourcesOf, warningsOf } from './told.ts'

export interface CardOptions {
  /** What the person typed; null where nobody did. */
  readonly question: string | null
  /** Whether the answer may be shared in the channel. */
  readonly shareable: boolean
  /** Opaque, at most 200 characters: an interaction finds the answer again by it. */
  readonly token: string
  /** A line to draw with a figure; a series draws its own points where none are given. */
  readonly chart?: readonly SeriesPoint[] | null
}

/** What a card says between its text and its buttons. */
export type CardBody = (answer: Answer, options: CardOptions) => Block[]

/** First of all, where figures are for another period than the one asked for. */
export const warningBlocks = (answer: Answer): Block[] =>
  textBlocks(warningsOf(answer).map((warning) => [{ bold: `⚠️ ${warning}` }]))

/** Notes and sources, last. */
export const endBlocks = (answer: Answer): Block[] => textBlocks([...noteLinesOf(answer), ...sourcesOf(answer)])

/** What a table had no room for. */
export const leftOut = (all: number, shown: number): Line[] =>
  shown === 0 || shown === all ? [] : [[`The table shows ${shown} of ${all}.`]]
