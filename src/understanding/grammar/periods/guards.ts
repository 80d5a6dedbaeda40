/** What looks like a period and is none: ages, things that are counted, lengths and deadlines of a measure. */
import type { PeriodPhrase } from '../../../periods/phrase.ts'
import type { Chart, Place } from './chart.ts'

const AGED = /\b(?:aged?|ages|between)\s*$/
const OLDS = /^\s*(?:years?|yrs?|yo)?[- ]?(?:olds?|yos?)\b/
const YOUNG = /^(?:16|17|18|sixteen|seventeen|eighteen)/
const ABOUT_AGES = /\b(?:neets?|known|olds?|academic age|aged?)\b/

/** "16-17 year olds", "aged 19-20", "NEET 16-17": ages, not a reporting year. */
export function agesNear({ chart: { text, tokens }, at, to }: Place): boolean {
  const from = tokens[at]?.from ?? 0
  if (AGED.test(text.slice(Math.max(0, from - 12), from))) return true
  if (OLDS.test(text.slice(tokens[to - 1]?.to, (tokens[to - 1]?.to ?? 0) + 20))) return true
  return YOUNG.test(tokens[at]?.text ?? '') && (ABOUT_AGES.test(text) || hasAges(text))
}

/** Beside "19-21", "17-18" is an age as well: no year has such a name. */
const hasAges = (text: string): boolean =>
  [...text.matchAll(/(?<![\d/-])([12]\d)-([12]\d)(?![\d/-])/g)].some(([, a, b]) => Number(b) - Number(a) > 1)

const COUNTED: ReadonlySet<string> = new Set(
  'child children kid kids young people families family pupils cases contacts referrals plans visits assessments places days weeks months hours households carers leavers conferences % percent'.split(
    ' ',
  ),
)

/** "In March 24 children", "over 2000 pupils": the number counts what follows. */
export const countsThings = ({ tokens }: Chart, at: number): boolean => COUNTED.has(tokens[at]?.text ?? '')

/** "1/2023/24", "A.10", "v2023": the number belongs to what it is glued to. */
export function isJoinedBefore({ tokens }: Chart, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!token?.glued || !before) return false
  if (before.kind === 'word') return !PREFIXES.has(before.text)
  return before.text === '/' || before.text === '.' || before.text === '£'
}
/** Words that are written together with a year. */
const PREFIXES: ReadonlySet<string> = new Set(['fy', 'ay', 'cy', 'days', 'in', 'for', 'q'])

const LASTING = /\b(?:on|gone|going|go|goes|run|running|lasting|last|lasted|drag\w*) (?:for )?$/
const DEADLINE_AFTER = /^ deadlines?\b/
const DEADLINE_BEFORE = /\bdeadlines? (?:of |is |was |on )?(?:the )?$/
/** "The Freedom of Information Act 2000". */
const LAW_BEFORE = /\b(?:act|regulations|foia)(?: of)? $/
/** "Minute 23/24", "FOI 2024/1187": the number of a file. A whole year is one, whatever stands before it. */
const FILE_BEFORE = /\b(?:ref|reference|minute)(?: (?:no|number))?[ .#/]{0,2}$/
const FILE_NUMBER = /^\d{2,4}\/(?!(?:19|20)\d\d$)\d{3,}$/
/** "Every term in the 2024 scorecard": when a report came out, not what it is asked for. */
const REPORT_AFTER = /^ (?:scorecard|report|pack|papers|document|publication|edition)\b/
const WITHIN = /\b(?:within|in) (?:the )?$/
const BY_LENGTH = /re-? ?ref|placement|plan|rolling/
const REPEATED = /second|subsequent|repeat|again/
const OF_PLAN = /\b(?:plans?|register)\b/
/** Of a plan that follows another within two years. */
const BACK = /\b(?:back|again|second|another|already|previous(?:ly)?|repeat\w*|return\w*)\b.*$/
const NEAR = 24

/** "Re-referrals within the last 12 months", "plans dragging on past two years", an Act's year: no time that is asked for. */
export function belongsToMeasure(text: string, phrase: PeriodPhrase, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - NEAR), from)
  if (LAW_BEFORE.test(before)) return true
  if (FILE_BEFORE.test(before) && /^\d{2}\/\d{2}\b/.test(text.slice(from, to))) return true
  if (phrase.type === 'impossible' && FILE_NUMBER.test(phrase.said)) return true
  if (phrase.type === 'year' && phrase.kind === 'plain' && REPORT_AFTER.test(text.slice(to, to + NEAR)))
    return /\b(?:every|each|all)\b/.test(text.slice(0, from))
  if (DEADLINE_AFTER.test(text.slice(to, to + NEAR)) || DEADLINE_BEFORE.test(before)) return true
  if (phrase.type !== 'last_n') return false
  const isOfPlan = phrase.n === 2 && WITHIN.test(before) && OF_PLAN.test(text) && BACK.test(text.slice(0, from))
  if (phrase.unit === 'year') return LASTING.test(before) || isOfPlan
  if (phrase.unit !== 'month') return false
  const twice = phrase.n === 24 && REPEATED.test(text)
  if (phrase.n !== 12 && !twice) return false
  // The words that lead into a span ("over the last 12 months") may be part of it.
  const lead = WITHIN.test(before) || /^(?:within|in) /.test(text.slice(from, to))
  return (lead || twice) && BY_LENGTH.test(text)
}
