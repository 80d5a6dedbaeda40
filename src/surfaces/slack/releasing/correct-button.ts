/** The button with which an officer corrects the figure of a card that nobody else sees. */
import type { Answer } from '../../../model/answer.ts'
import type { Message } from '../cards/card.ts'
import { MESSAGE_BLOCKS } from '../cards/limits.ts'
import { actions, button } from './messages.ts'

export const CORRECT_FIGURE = 'release:correct'

/** Whether an answer is one published figure, and nothing worked out of several. */
const isFigure = ({ kind, computed, value, indicator, period, source }: Answer): boolean =>
  kind === 'answer' && computed === null && value !== null && indicator !== null && period !== null && source !== null

export function withCorrection(message: Message, answer: Answer, token: string): Message {
  if (!isFigure(answer) || message.blocks.length >= MESSAGE_BLOCKS) return message
  return { ...message, blocks: [...message.blocks, actions([button(CORRECT_FIGURE, 'Correct or comment', token)])] }
}
