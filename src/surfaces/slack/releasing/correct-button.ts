/** The buttons with which an officer corrects the figure of a card, or sets its targets; nobody else sees them. */
import type { Answer } from '../../../model/answer.ts'
import type { Block, Message } from '../cards/card.ts'
import { MESSAGE_BLOCKS } from '../cards/limits.ts'
import { textBlocks } from '../cards/text-blocks.ts'
import { actions, button } from './messages.ts'

export const CORRECT_FIGURE = 'release:correct'
export const SET_TARGETS = 'release:targets'
/** Of a measure that is named in the form. */
export const SET_ANY_TARGETS = 'release:any-targets'

/** Whether an answer is one published figure, and nothing worked out of several. */
const isFigure = ({ kind, computed, value, indicator, period, source }: Answer): boolean =>
  kind === 'answer' && computed === null && value !== null && indicator !== null && period !== null && source !== null

const correcting = (token: string): Block =>
  actions([button(CORRECT_FIGURE, 'Correct or comment', token), button(SET_TARGETS, 'Set targets', token)])

/** Under a card that only one officer sees. */
export function withCorrection(message: Message, answer: Answer, token: string): Message {
  if (!isFigure(answer) || message.blocks.length >= MESSAGE_BLOCKS) return message
  return { ...message, blocks: [...message.blocks, correcting(token)] }
}

const APART = 'Only you see this: what officers can do with the figure above.'

/** The same apart, for an officer whose card everybody sees; null where the answer is no figure. */
export const correctionApart = (answer: Answer, token: string): Message | null =>
  isFigure(answer) ? { text: APART, blocks: [...textBlocks([[APART]]), correcting(token)] } : null
