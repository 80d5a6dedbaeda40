/** An answer as a Slack message: one fixed card for each kind, always in the same order. */
import { isAboutPerson } from '../../../answers/about-person.ts'
import type { Answer, AnswerKind } from '../../../model/answer.ts'
import type { Block } from './block.ts'
import { choiceBlocks, feedbackBlocks, stepBlocks } from './buttons.ts'
import { commentaryBody } from './commentary-card.ts'
import { comparisonBody } from './comparison-card.ts'
import { cutEnd } from './cut.ts'
import { figureBody } from './figure-card.ts'
import { fitted } from './fit.ts'
import { QUESTION_TEXT, TOKEN } from './limits.ts'
import { listBody } from './list-card.ts'
import { messageText, NOTHING } from './message-text.ts'
import type { CardBody, CardOptions } from './parts.ts'
import { plainBody } from './plain-card.ts'
import { seriesBody } from './series-card.ts'
import { summaryBody } from './summary-card.ts'
import { context, textBlocks } from './text-blocks.ts'

export type { Block } from './block.ts'
export type { SeriesPoint } from './chart.ts'
export type { CardOptions } from './parts.ts'
export { withoutNative } from './without-native.ts'

/** What is posted. `text` is escaped; no block holds mark-up. */
export interface Message {
  readonly text: string
  readonly blocks: readonly Block[]
}

const BODIES: Readonly<Record<AnswerKind, CardBody>> = {
  answer: figureBody,
  series: seriesBody,
  comparison: comparisonBody,
  list: listBody,
  summary: summaryBody,
  commentary: commentaryBody,
  definition: plainBody,
  clarify: plainBody,
  no_data: plainBody,
  out_of_scope: plainBody,
  help: plainBody,
  error: plainBody,
}

const smallPrint = ({ understood }: Answer, question: string | null): string[] => [
  ...(understood ? [`Understood as: ${understood}`] : []),
  ...(question?.trim() ? [`Asked: “${cutEnd(question.trim(), QUESTION_TEXT)}”`] : []),
]

/**
 * The message for an answer, within every limit of `limits.ts`. Throws a RangeError for a token of more than 120
 * characters, which no menu could hold for certain.
 */
export function renderCard(answer: Answer, options: CardOptions): Message {
  const { token, shareable, question } = options
  if (token.length > TOKEN) throw new RangeError(`A token has at most ${TOKEN} characters.`)
  const end = [
    ...context(smallPrint(answer, question)),
    ...choiceBlocks(answer.kind === 'clarify' ? answer.items : [], token),
    ...stepBlocks(answer, token, shareable),
    // Nothing is kept of a question about a person, so there is nothing to rate.
    ...(isAboutPerson(answer) ? [] : feedbackBlocks(answer, token)),
  ]
  const blocks = fitted(BODIES[answer.kind](answer, options), end)
  return { text: messageText(answer), blocks: blocks.length > 0 ? blocks : textBlocks([[NOTHING]]) }
}
