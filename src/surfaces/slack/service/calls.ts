/** What is posted about a question: to the officers, and back to its asker. Each key is for ever, so each is posted once. */

import type { OutgoingCall } from '../../../store/state.ts'
import { isShortened, LEFT_OUT } from '../../../understanding/grammar/left-out.ts'
import { textBlocks } from '../cards/text-blocks.ts'
import { directly, type Reply, type ReplyPlace, reply } from '../reply.ts'
import { figureWords } from './figure.ts'
import { askedBy } from './modals.ts'
import { officersMessage } from './officers-message.ts'
import type { ServiceQuestion } from './question.ts'
import { escapedText, quoteBlocks, quotedText, wholeText, writtenBlocks } from './quote.ts'

export const postedKey = (id: string): string => `service:${id}:posted`

const isDirect = (channel: string): boolean => channel.startsWith('D')

export const toOfficers = (question: ServiceQuestion, channel: string): OutgoingCall => ({
  ...reply({ channel, user: question.asker }, postedKey(question.id), officersMessage(question)),
  sorry: `Your question ${question.id} is kept, but the officers' channel cannot be reached. Please tell an officer; "/scorecard questions" lists it for them.`,
})

/** Brings the officers' message up to date, in place. */
export const updateForOfficers = (question: ServiceQuestion, channel: string, key: string): OutgoingCall => ({
  key,
  method: 'chat.update',
  lane: channel,
  args: { channel, ...(question.officersTs ? { ts: question.officersTs } : {}), ...officersMessage(question) },
  // Known for as long as calls are kept; a message that somebody pressed in is known by itself.
  ...(question.officersTs ? {} : { updates: postedKey(question.id) }),
})

/** Back to where the card stands; as privately as it was. */
const backTo = ({ channel, thread, asker }: ServiceQuestion): ReplyPlace =>
  channel === null || thread === null ? directly(asker) : { channel, thread, user: asker }

const back = (question: ServiceQuestion, key: string, message: Reply): OutgoingCall =>
  reply(backTo(question), key, message)

const WITHOUT = `What may be somebody's name was left out of it, and ${LEFT_OUT} stands there instead. If that was a place or a school, ask again with “in” before it, or “ward” or “school” behind it.`

/** Tells the asker, and nobody else, that the question is kept. */
export function confirmation(question: ServiceQuestion): OutgoingCall {
  const { id, channel, thread } = question
  const where = thread === null ? 'here' : 'in this thread'
  const text = escapedText(
    `Your question ${id} about ${figureWords(question)} is kept and goes to the service. You get their answer ${where}.${isShortened(question.text) ? ` ${WITHOUT}` : ''}`,
  )
  const key = `service:${id}:confirmed`
  const alone = channel !== null && !isDirect(channel)
  return reply({ ...backTo(question), alone }, key, { text })
}

export function answerToAsker(question: ServiceQuestion): OutgoingCall {
  const written = `Answer from the service to question ${question.id} about ${figureWords(question)}\n${question.answer ?? ''}\nThe question was: ${question.text}`
  const call = back(question, `service:${question.id}:answer`, {
    text: escapedText(written),
    blocks: [
      ...textBlocks([[{ bold: 'Answer from the service' }], [`About ${figureWords(question)}`]]),
      askedBy(question),
      ...quoteBlocks(question.text),
      ...writtenBlocks(question.answer ?? ''),
    ],
  })
  // Where the thread is gone, the asker still gets the answer itself.
  return { ...call, sorry: wholeText(written) }
}

/** What somebody wrote and nobody will get, given back to them. */
export const givenBack = (user: string, key: string, why: string, text: string): OutgoingCall =>
  reply(directly(user), key, { text: `${why} So that it is not lost, this is what you wrote:\n${quotedText(text)}` })
