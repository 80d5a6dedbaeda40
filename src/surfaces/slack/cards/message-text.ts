/** The text of a message: what notifications show and what is read aloud. */
import type { Answer } from '../../../model/answer.ts'
import { plain } from '../../terminal/plain.ts'
import { pieces } from './cut.ts'
import { escapeMrkdwn } from './escape.ts'
import { MESSAGE_TEXT } from './limits.ts'

const MORE = 'This is the beginning; the rest is in the body of the message.'
export const NOTHING = 'There is nothing to show.'

/** The whole answer in plain words, at most 3,900 characters, cut at the end of a line; safe where Slack reads mark-up. */
export function messageText({ text, understood }: Pick<Answer, 'text' | 'understood'>): string {
  const all = plain(`${text}${understood ? `\nUnderstood as: ${understood}.` : ''}`).trim() || NOTHING
  const escaped = escapeMrkdwn(all)
  if (escaped.length <= MESSAGE_TEXT) return escaped
  const room = MESSAGE_TEXT - MORE.length - 1
  const start = pieces(escaped, room)[0] ?? ''
  // A cut anywhere may leave half of "&amp;".
  return `${start.replace(/&[a-z]{0,3}$/, '')}\n${MORE}`
}
