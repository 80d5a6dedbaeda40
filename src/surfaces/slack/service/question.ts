/** A councillor's question to the service about a figure, and what may become of it: open, assigned, answered. */
import { z } from 'zod'
import type { RecordPut } from '../../../store/state.ts'

/** Record kind; the key is the question's id, the owner its asker. */
export const SERVICE_QUESTION = 'service-question'

export const QUESTION_LENGTH = 1000
export const ANSWER_LENGTH = 2500

const userId = z.string().regex(/^[UW][A-Z0-9]+$/)
const isoDay = z.string().regex(/^\d{4}-\d\d-\d\d$/)

export const questionId = z.string().regex(/^Q-[0-9A-Z]{4,8}$/)

export const serviceQuestion = z.object({
  id: questionId,
  /** Keys of the data; names and labels stand beside them, as they were when it was asked. */
  council: z.string().nullable(),
  indicator: z.string(),
  measure: z.string(),
  period: z.string().nullable(),
  valueText: z.string().nullable(),
  /** What the card said, for the officers. */
  facts: z.string(),
  text: z.string(),
  state: z.enum(['open', 'assigned', 'answered']),
  askedOn: isoDay,
  asker: userId,
  /** Where the card stands; null where only the asker saw it. */
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  /** Of the card's record. */
  token: z.string(),
  /** The modal it was written in: one modal is one question, however often it is sent. */
  view: z.string(),
  assignee: userId.nullable(),
  /** The message in the officers' channel, once somebody pressed there. */
  officersTs: z.string().optional(),
  answer: z.string().nullable(),
  answeredOn: isoDay.nullable(),
  answeredBy: userId.nullable(),
  answerView: z.string().nullable(),
  history: z.array(z.object({ at: z.string(), by: userId, did: z.enum(['asked', 'assigned', 'answered']) })),
})
export type ServiceQuestion = z.infer<typeof serviceQuestion>
type Did = ServiceQuestion['history'][number]['did']

/** Who did it and when; `at` in milliseconds. */
export interface Deed {
  readonly by: string
  readonly at: number
  /** The officers' message, where it was pressed there. */
  readonly officersTs?: string | null
}

/** A question as it is afterwards, or the sentence why not. */
export type Outcome = { readonly question: ServiceQuestion } | { readonly refused: string }

const record = ({ history }: ServiceQuestion, { by, at }: Deed, did: Did): ServiceQuestion['history'] => [
  ...history,
  { at: new Date(at).toISOString(), by, did },
]

const messageOf = ({ officersTs }: Deed) => (officersTs ? { officersTs } : {})

/** Gives it to whoever pressed. `seen` is who had it when they pressed: of two at the same moment, the first has it. */
export function assigned(question: ServiceQuestion, seen: string | null, deed: Deed): Outcome {
  const { id, state, assignee } = question
  if (state === 'answered') return { refused: alreadyAnswered(question) }
  if (assignee === deed.by) return { refused: `You already have ${id}.` }
  if (assignee !== seen)
    return { refused: `${assignee ? `<@${assignee}> took ${id} just before you` : `${id} has changed`}; look again.` }
  return {
    question: {
      ...question,
      ...messageOf(deed),
      state: 'assigned',
      assignee: deed.by,
      history: record(question, deed, 'assigned'),
    },
  }
}

/** Answers it, whoever has it; the first answer stays. */
export function answered(
  question: ServiceQuestion,
  answer: { readonly text: string; readonly view: string; readonly on: string },
  deed: Deed,
): Outcome {
  if (question.state === 'answered') return { refused: alreadyAnswered(question) }
  return {
    question: {
      ...question,
      state: 'answered',
      answer: answer.text,
      answerView: answer.view,
      answeredOn: answer.on,
      answeredBy: deed.by,
      history: record(question, deed, 'answered'),
    },
  }
}

export const alreadyAnswered = ({ id, answeredBy }: ServiceQuestion): string =>
  `${answeredBy ? `<@${answeredBy}>` : 'Somebody'} has answered ${id} already.`

export const putQuestion = (question: ServiceQuestion): RecordPut => ({
  kind: SERVICE_QUESTION,
  key: question.id,
  owner: question.asker,
  value: question,
})
