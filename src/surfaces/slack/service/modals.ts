/** The two modals: the councillor's question and the officer's answer. */
import type { ContextBlock, InputBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { dayLabel } from '../../../periods/calendar.ts'
import { plain } from '../../terminal/plain.ts'
import { INPUT_LABEL, MODAL_TEXT } from '../cards/limits.ts'
import { context, plainText, textBlocks } from '../cards/text-blocks.ts'
import { type AskedFigure, figureLines } from './figure.ts'
import { ANSWER_LENGTH, QUESTION_LENGTH, questionId, type ServiceQuestion } from './question.ts'
import { quoteBlocks } from './quote.ts'

export const ASK_MODAL = 'ask-service'
export const ANSWER_MODAL = 'answer-service'
const INPUT = 'written'

const NO_CASES =
  "Write nothing that could tell who a child or a family is: no names, no addresses, nothing about anyone's case."

/** Where a question was asked from; travels with the modal. */
export const askedFrom = z.object({
  token: z.string().max(200),
  channel: z.string().max(30).nullable(),
  thread: z.string().max(30).nullable(),
})
export type AskedFrom = z.infer<typeof askedFrom>

export const answerTo = z.object({ id: questionId })

const input = (label: string, length: number, hint: string): InputBlock => ({
  type: 'input',
  block_id: INPUT,
  label: plainText(label, INPUT_LABEL),
  hint: plainText(hint, INPUT_LABEL),
  element: {
    type: 'plain_text_input',
    action_id: INPUT,
    multiline: true,
    min_length: 1,
    max_length: length,
    focus_on_load: true,
  },
})

export function askModal(figure: AskedFigure, from: AskedFrom): ModalView {
  const back =
    from.thread === null
      ? 'Their answer comes to you in a direct message.'
      : 'Their answer comes back to the thread, where everyone in the conversation can read it.'
  return {
    type: 'modal',
    callback_id: ASK_MODAL,
    private_metadata: JSON.stringify(from),
    title: plainText('Ask the service', MODAL_TEXT),
    submit: plainText('Send', MODAL_TEXT),
    close: plainText('Cancel', MODAL_TEXT),
    blocks: [
      ...textBlocks(figureLines(figure)),
      input(
        'Your question',
        QUESTION_LENGTH,
        `${NO_CASES} At most ${QUESTION_LENGTH.toLocaleString('en-GB')} characters.`,
      ),
      ...context([`Officers of the service see your question and that it is yours. ${back}`]),
    ],
  }
}

/** Who asked and when; the only mark-up is the mention of a checked user id. */
export const askedBy = ({ id, asker, askedOn }: ServiceQuestion): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: `${id} · asked by <@${asker}> on ${dayLabel(askedOn)}` }],
})

export function answerModal(question: ServiceQuestion): ModalView {
  const where = question.thread === null ? 'in a direct message' : 'to the thread it was asked in'
  return {
    type: 'modal',
    callback_id: ANSWER_MODAL,
    private_metadata: JSON.stringify({ id: question.id } satisfies z.infer<typeof answerTo>),
    title: plainText(`Answer ${question.id}`, MODAL_TEXT),
    submit: plainText('Send the answer', MODAL_TEXT),
    close: plainText('Cancel', MODAL_TEXT),
    blocks: [
      askedBy(question),
      ...textBlocks(figureLines(question)),
      ...quoteBlocks(question.text),
      input(
        'Answer from the service',
        ANSWER_LENGTH,
        `It goes back ${where}, without your name. ${NO_CASES} At most ${ANSWER_LENGTH.toLocaleString('en-GB')} characters.`,
      ),
    ],
  }
}

const values = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })))

/** What was written, cleaned, or Slack's answer that says what is wrong with it beside the field. */
export function written(
  state: unknown,
  length: number,
): { readonly text: string } | { readonly errors: Record<string, string> } {
  const read = values.safeParse(state)
  const text = plain((read.success ? read.data[INPUT]?.[INPUT]?.value : null) ?? '').trim()
  const characters = [...text].length
  if (characters === 0) return { errors: wrong('Please write something: this is empty.') }
  if (characters > length)
    return {
      errors: wrong(
        `This has ${characters.toLocaleString('en-GB')} characters; at most ${length.toLocaleString('en-GB')} can be sent. Please shorten it.`,
      ),
    }
  return { text }
}

/** What was written in the form `callback`, as it came; null where `view` is another form. */
export function writtenIn(view: unknown, callback: string): string | null {
  const read = z.object({ callback_id: z.literal(callback), state: z.object({ values }) }).safeParse(view)
  return read.success ? (read.data.state.values[INPUT]?.[INPUT]?.value ?? '') : null
}

/** A form that was sent, as if `text` had been written in it. */
export function withWritten<B extends Readonly<Record<string, unknown>>>(body: B, text: string): B {
  const view = body.view as { readonly state: { readonly values: z.infer<typeof values> } }
  const field = { ...view.state.values[INPUT]?.[INPUT], value: text }
  return { ...body, view: { ...view, state: { values: { ...view.state.values, [INPUT]: { [INPUT]: field } } } } }
}

/** An error beside the field; what was written stays in the modal. */
export const wrong = (sentence: string): Record<string, string> => ({ [INPUT]: sentence })
