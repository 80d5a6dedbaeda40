/** A question in the officers' channel: the figure, the question, who has it, and the answer once there is one. */
import type { ActionsBlock, Button, ContextBlock } from '@slack/types'
import { dayLabel } from '../../../periods/calendar.ts'
import type { Block, Message } from '../cards/card.ts'
import { cutEnd } from '../cards/cut.ts'
import { BUTTON_TEXT } from '../cards/limits.ts'
import { plainText, textBlocks } from '../cards/text-blocks.ts'
import { withSymbols } from '../cards/words.ts'
import { figureLines, figureWords } from './figure.ts'
import { askedBy } from './modals.ts'
import type { ServiceQuestion } from './question.ts'
import { escapedText, quoteBlocks, writtenBlocks } from './quote.ts'

export const ASSIGN = 'service:assign'
export const ANSWER = 'service:answer'

/** Officers see the whole card's text in the thread; this is enough to know what it is about. */
const FACTS = 2000
const LISTED = 15
const LISTED_TEXT = 300
const NONE_OPEN = 'No question to the service is open.'

/** Small print with mark-up: only checked ids and our own words may be in it. */
export const small = (mrkdwn: string): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: mrkdwn }],
})

/** How it stands, in words. */
export function standing({ state, assignee, answeredBy, answeredOn }: ServiceQuestion): string {
  if (state === 'answered')
    return `✅ Answered${answeredBy ? ` by <@${answeredBy}>` : ''}${answeredOn ? ` on ${dayLabel(answeredOn)}` : ''}`
  return assignee ? `👤 Assigned to <@${assignee}>` : '⏳ Open: nobody has it yet'
}

/** The presser is held to what they saw: of two at the same moment, the first has it. */
function buttons({ id, assignee }: ServiceQuestion): ActionsBlock {
  const button = (action: string, text: string, spoken: string, value: object): Button => ({
    type: 'button',
    action_id: action,
    text: plainText(text, BUTTON_TEXT),
    accessibility_label: spoken,
    value: JSON.stringify(value),
  })
  return {
    type: 'actions',
    elements: [
      button(ASSIGN, assignee ? 'Take over' : 'Assign to me', `${assignee ? 'Take over' : 'Assign to me'} ${id}`, {
        id,
        seen: assignee,
      }),
      { ...button(ANSWER, 'Answer', `Answer ${id}`, { id }), style: 'primary' },
    ],
  }
}

const answerBlocks = ({ answer }: ServiceQuestion): Block[] =>
  answer === null ? [] : [...textBlocks([[{ bold: 'Answer from the service' }]]), ...writtenBlocks(answer)]

/** The message in the officers' channel, as the question stands. */
export function officersMessage(question: ServiceQuestion): Message {
  const facts = cutEnd(question.facts, FACTS)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return {
    text: escapedText(
      `Question ${question.id} to the service (${question.state}) about ${figureWords(question)}\n${question.text}${
        question.answer === null ? '' : `\nAnswer: ${question.answer}`
      }`,
    ),
    blocks: [
      ...textBlocks([[{ bold: `Question ${question.id} to the service` }], ...figureLines(question)]),
      ...textBlocks(facts.map((line) => [withSymbols(line)])),
      askedBy(question),
      ...quoteBlocks(question.text),
      ...answerBlocks(question),
      small(standing(question)),
      ...(question.state === 'answered' ? [] : [buttons(question)]),
    ],
  }
}

/** What `/scorecard questions` shows an officer: the oldest first, with the same buttons. */
export function openQuestionsMessage(questions: readonly ServiceQuestion[]): Message {
  if (questions.length === 0) return { text: NONE_OPEN, blocks: textBlocks([[NONE_OPEN]]) }
  const head = `${questions.length} ${questions.length === 1 ? 'question' : 'questions'} to the service ${questions.length === 1 ? 'is' : 'are'} open.`
  const shown = questions.slice(0, LISTED)
  const rest = questions.length - shown.length
  return {
    text: escapedText([head, ...shown.map((q) => `${q.id} · ${figureWords(q)} · ${cutEnd(q.text, 100)}`)].join('\n')),
    blocks: [
      ...textBlocks([[{ bold: head }]]),
      ...shown.flatMap((question): Block[] => [
        ...textBlocks([
          [{ bold: question.id }, ` ${cutEnd(figureWords(question), LISTED_TEXT)}`],
          [cutEnd(question.text, LISTED_TEXT)],
        ]),
        small(`Asked by <@${question.asker}> on ${dayLabel(question.askedOn)} · ${standing(question)}`),
        buttons(question),
      ]),
      ...(rest > 0 ? textBlocks([[`${rest} more are open; these are the oldest.`]]) : []),
    ],
  }
}
