/** What a conversation is about after an answer. Pure. */
import type { Choice as Offer, ToldList, Topic } from './conversation.ts'
import type { Answer, IndicatorRef } from './model/answer.ts'
import type { Period } from './model/period.ts'
import type { Question } from './model/question.ts'
import type { PeriodRequest } from './periods/resolve.ts'

/** What else was offered when this measure was chosen; forgotten when another is talked about. */
function othersAfter(before: Topic | null, indicator: string): readonly Offer[] {
  const offered = before?.choices.length ? before.choices : (before?.others ?? [])
  if (!offered.some((c) => c.indicator === indicator)) return []
  return offered
}

/** The period told before this one, where it is still the same measure. */
function earlierPeriod(before: Topic | null, focus: Answer, period: Period | null): Period | null {
  if (before?.indicator !== focus.indicator?.id || before?.council !== focus.council) return null
  const same = before.period?.start === period?.start && before.period?.end === period?.end
  return same ? before.earlier : before.period
}

/** What was told before, where the answer tells of no measure. */
const stillAbout = (before: Topic | null, { council }: Answer) => ({
  council: council ?? before?.council ?? null,
  indicator: before?.indicator ?? null,
  sub: before?.sub ?? null,
  period: before?.period ?? null,
  earlier: before?.earlier ?? null,
  request: before?.request ?? ({ type: 'none' } as const),
})

export function nextTopic(question: Question, before: Topic | null, answer: Answer, request: PeriodRequest): Topic {
  if (answer.kind === 'clarify') {
    const choices = answer.items.flatMap((i): Offer[] =>
      i.indicator && i.council ? [{ council: i.council, indicator: i.indicator.id, sub: null }] : [],
    )
    return { ...stillAbout(before, answer), choices, pending: question.text, others: [], intent: 'clarify' }
  }
  const focus = answer.indicator ? answer : answer.items.findLast((i) => i.indicator !== null)
  if (!focus?.indicator)
    return {
      ...stillAbout(before, answer),
      choices: [],
      pending: answer.telling.offer ?? null,
      others: before?.others ?? [],
      intent: answer.kind,
    }
  const council = answer.council ?? before?.council ?? focus.council
  return {
    council,
    indicator: focus.indicator.id,
    sub: rowTold(before, answer, focus.indicator),
    period: answer.period ?? focus.period,
    earlier: earlierPeriod(before, focus, answer.period ?? focus.period),
    request,
    choices: [],
    pending: null,
    others: othersAfter(before, focus.indicator.id),
    two: twoTold(before, answer, focus),
    ...councilsTold(answer),
    ...(answer.telling.places ? { places: answer.telling.places } : {}),
    ...(isCut(answer) ? { isCut: true } : {}),
    ...(answer.kind === 'list' && (answer.indicator || answer.items.length === 1) ? { isLed: true } : {}),
    intent: answer.kind,
  }
}

/** The councils of a comparison of one measure. */
function councilsTold({ kind, items }: Answer): Pick<Topic, 'councils'> {
  const councils = [...new Set(items.flatMap((i) => i.council ?? []))]
  return kind === 'comparison' && councils.length > 1 ? { councils } : {}
}

/** Whether it tells a part of what officers wrote. */
const isCut = ({ kind, telling }: Answer): boolean =>
  kind === 'commentary' && telling.lines.some(({ role }) => role === 'more')

/** The row that is told: officers write of a measure and of none of its rows, so that the one told before stays. */
function rowTold(before: Topic | null, answer: Answer, { id, sub }: IndicatorRef): string | null {
  if (answer.kind !== 'commentary') return sub
  return before && before.indicator === id ? before.sub : null
}

/** The two measures of a comparison, else the one told before and this one. */
function twoTold(before: Topic | null, answer: Answer, focus: Answer): readonly Offer[] {
  const own = (a: Answer): Offer[] =>
    a.council && a.indicator ? [{ council: a.council, indicator: a.indicator.id, sub: a.indicator.sub }] : []
  const isOther = (a: Offer, b: Offer): boolean => a.indicator !== b.indicator
  const beside = answer.items.flatMap(own)
  const [first, second] = [beside[0], beside.find((o) => beside[0] && isOther(o, beside[0]))]
  if (first && second) return [first, second]
  const [now] = own(focus)
  if (!now) return []
  if (!before?.indicator || !before.council || before.indicator === now.indicator) return before?.two ?? []
  return [{ council: before.council, indicator: before.indicator, sub: before.sub }, now]
}

/** `indicator|sub` of each answer that tells of a measure. */
export const rowsTold = (items: readonly Answer[]): string[] =>
  items.flatMap(({ indicator }) => (indicator ? [`${indicator.id}|${indicator.sub}`] : []))

/** The measures that were asked for by their names and told together, so that "and in January?" is asked of all of them; null for fewer than two. */
export function namedSet({ council, items }: Answer, request: PeriodRequest): ToldList | null {
  const own = items.filter((i) => i.council === council)
  const keys = [...new Set(rowsTold(own))]
  const indicators = new Set(own.flatMap((i) => i.indicator?.id ?? []))
  if (!council || indicators.size < 2 || own.length < items.length) return null
  const selection = { conditions: [], join: 'and' as const, order: null }
  return { council, themes: [], words: [], said: [], selection, request, items: keys, set: keys }
}
