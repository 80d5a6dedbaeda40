/** A card outside Slack, to look at while nothing is posted. */
import type { Answer } from '../../../model/answer.ts'
import { type Message, renderCard } from './card.ts'

const messageOf = (answer: Answer, question: string): Message =>
  renderCard(answer, { question, shareable: true, token: 'preview' })

/** The message as indented JSON. */
export const blocksText = (answer: Answer, question: string): string =>
  `${JSON.stringify(messageOf(answer, question), null, 2)}\n`

/** Shows the card in Slack's Block Kit Builder; nothing is sent anywhere until somebody opens it. */
export const builderLink = (answer: Answer, question: string): string =>
  `https://app.slack.com/block-kit-builder#${encodeURIComponent(JSON.stringify({ blocks: messageOf(answer, question).blocks }))}`
