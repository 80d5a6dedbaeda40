/** The form in which an officer corrects the figure of a card, or says something about it. */
import type { ModalView } from '@slack/types'
import { z } from 'zod'
import { PERIOD_KINDS, type Period } from '../../../model/period.ts'
import { context, textBlocks } from '../cards/text-blocks.ts'
import type { SlackDeps } from '../deps.ts'
import { CARD } from '../desk.ts'
import { type AskedFigure, figureLines, figureOf } from '../service/figure.ts'
import { type Filled, field, form } from './inputs.ts'
import type { FormPlace } from './office.ts'

export const CORRECT_FORM = 'release-correct'

const VALUE = 'value'
const REASON = 'reason'
const COMMENTARY = 'commentary'
const REASON_LENGTH = 300
const COMMENTARY_LENGTH = 2000

/** Which card, and where the draft is shown then. */
export const correcting = z.object({
  token: z.string().max(200),
  place: z.object({ channel: z.string().max(30), thread: z.string().max(30).nullable(), alone: z.boolean() }),
})

const keptFigure = z.object({
  answer: z.object({
    council: z.string(),
    indicator: z.object({ id: z.string(), sub: z.string() }),
    period: z.object({ kind: z.enum(PERIOD_KINDS), start: z.string(), end: z.string(), label: z.string() }),
  }),
})

export interface FigureOfCard {
  readonly asked: AskedFigure
  readonly council: string
  readonly indicator: string
  readonly sub: string
  readonly period: Period
}

/** The figure of the card with that token; null where it is no longer kept, or no single figure. */
export async function figureOfCard(deps: SlackDeps, token: string): Promise<FigureOfCard | null> {
  const card = keptFigure.safeParse(await deps.state.get<unknown>(CARD, token))
  const asked = await figureOf(deps, token)
  if (!card.success || !asked) return null
  const { council, indicator, period } = card.data.answer
  return { asked, council, indicator: indicator.id, sub: indicator.sub, period }
}

export function correctForm({ asked }: FigureOfCard, token: string, place: FormPlace): ModalView {
  const about = { token, place } satisfies z.infer<typeof correcting>
  return form(CORRECT_FORM, 'Correct or comment', 'Make a draft', about, [
    ...textBlocks(figureLines(asked)),
    field(
      VALUE,
      'The figure as it should be',
      { type: 'plain_text_input', max_length: 30 },
      { optional: true, hint: 'A number, such as 17.1 or 1,525. Leave it empty to add only a comment.' },
    ),
    field(
      REASON,
      'Why is it corrected?',
      { type: 'plain_text_input', multiline: true, max_length: REASON_LENGTH },
      { optional: true, hint: 'It is told with every answer about the figure. Name nobody.' },
    ),
    field(
      COMMENTARY,
      'Comment',
      { type: 'plain_text_input', multiline: true, max_length: COMMENTARY_LENGTH },
      { optional: true, hint: 'Told word for word when somebody asks why.' },
    ),
    ...context(['It becomes a draft, and goes out as every draft does.']),
  ])
}

export interface Correction {
  readonly value: string | null
  readonly note: string | null
  readonly commentary: string | null
}

/** What somebody filled in, or what is wrong with it, by field. */
export function correctionIn({ one }: Filled): Correction | { readonly errors: Record<string, string> } {
  const [value, note, commentary] = [one(VALUE), one(REASON), one(COMMENTARY)]
  if (value === null && commentary === null)
    return { errors: { [VALUE]: 'Give the figure as it should be, or write a comment below.' } }
  if (value !== null && note === null)
    return { errors: { [REASON]: 'Say why: it is told with every answer about the figure.' } }
  return { value, note, commentary }
}

/** An error of the figure's own field. */
export const wrongValue = (sentence: string): Record<string, string> => ({ [VALUE]: sentence })
