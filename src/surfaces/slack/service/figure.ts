/** The figure that a card shows, for a question about it: measured, dated and printed as the card has it. */
import { z } from 'zod'
import { valueText } from '../../../wording/format.ts'
import { type Line, labelled } from '../cards/text-blocks.ts'
import { measureOf } from '../cards/words.ts'
import type { SlackDeps } from '../deps.ts'
import { CARD } from '../desk.ts'
import type { ServiceQuestion } from './question.ts'

/** The part of a kept card that a question is about. */
const keptCard = z.object({
  answer: z.object({
    council: z.string().nullable(),
    indicator: z.object({ id: z.string(), ref: z.string().nullable(), name: z.string(), sub: z.string() }),
    period: z.object({ label: z.string() }).nullable(),
    value: z.number().nullable(),
    shown: z.string().nullish(),
    text: z.string(),
  }),
})

export type AskedFigure = Pick<ServiceQuestion, 'council' | 'indicator' | 'measure' | 'period' | 'valueText' | 'facts'>

/** The figure of the card with that token, or null where it is no longer kept or about no measure. */
export async function figureOf({ state, running }: SlackDeps, token: string): Promise<AskedFigure | null> {
  const card = keptCard.safeParse(await state.get<unknown>(CARD, token))
  if (!card.success) return null
  const { council, indicator, period, value, shown, text } = card.data.answer
  const { catalogue } = running()
  const row = council === null ? null : catalogue.row(council, indicator.id, indicator.sub)
  const printed = value === null ? null : (shown ?? valueText(String(value), row?.unit ?? 'count'))
  const measure = measureOf(indicator)
  return {
    council,
    indicator: indicator.id,
    measure: council === null ? measure : `${catalogue.councilName(council)}: ${measure}`,
    period: period?.label ?? null,
    valueText: printed,
    facts: text,
  }
}

/** Measure, period and figure, one a line. */
export const figureLines = ({ measure, period, valueText }: Omit<AskedFigure, 'facts'>): Line[] => [
  labelled('Measure', measure),
  labelled('Period', period ?? 'no single period'),
  labelled('Figure', valueText ?? 'no single figure'),
]

/** The same in half a sentence. */
export const figureWords = ({ measure, period, valueText }: Omit<AskedFigure, 'facts'>): string =>
  `${measure}${period ? `, ${period}` : ''}${valueText ? `: ${valueText}` : ''}`
