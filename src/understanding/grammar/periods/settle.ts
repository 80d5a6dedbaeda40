/** Neighbouring periods that lend each other a year, or say the same thing twice. */
import type { IsoDate } from '../../../model/period.ts'
import { isoDate, isRealDay, parts } from '../../../periods/calendar.ts'
import type { PeriodPhrase, PhraseOf } from '../../../periods/phrase.ts'
import type { PeriodMention } from './recognise.ts'

const JOINED = /^\s*(?:,|,? ?and|&|to|v|vs|versus|against|or|with|compared (?:with|to)|-|\/)\s*(?:the )?$/
/** What the figure of another month is held against. */
const AGAINST = /^\s*(?:v|vs|versus|against|compared (?:with|to))\s/
const NAMED_AGAIN = /^,? ?\(?(?:ie|i\.e\.?|that is|=|:)? ?$/
const SAYS_SO = /[(=:]|ie|i\.e|that is/

const isRelative = (p: PeriodPhrase): boolean =>
  p.type === 'relative' || p.type === 'year_before_latest' || p.type === 'latest'

type Dated = Extract<PeriodPhrase, { type: 'month' | 'part' }>
const isPlaced = (p: PeriodPhrase): p is Dated => p.type === 'month' || p.type === 'part'
const sameUnit = (a: Dated, b: Dated): boolean =>
  a.type === b.type && (a.type === 'month' || b.type === 'month' || a.unit === b.unit)

/** Where a month or part without a year stands beside one that has it: "Feb, Mar and Apr 2024", "March 2023 and 2024". */
function lent(phrase: PeriodPhrase, by: PeriodPhrase, before: boolean, isAgainst: boolean): PeriodPhrase {
  // "The academic years 2022/23 and 2023/24": each of them.
  if (phrase.type === 'year' && phrase.kind === 'reporting' && by.type === 'year' && by.kind === 'academic')
    return { ...phrase, kind: 'academic' }
  if (!isPlaced(phrase) || phrase.of || !isPlaced(by) || !by.of || !sameUnit(phrase, by)) return phrase
  const { of } = by
  if (phrase.type !== 'month' || by.type !== 'month' || of.type !== 'year' || of.kind !== 'plain')
    return { ...phrase, of }
  // "February 2024 compared with January", "January 2024 against December": the nearer one.
  const nearer = phrase.month - by.month > HALF_YEAR ? -1 : phrase.month - by.month < -HALF_YEAR ? 1 : 0
  // "November and January 2024": the months stand in the order of time.
  const shift = isAgainst ? nearer : before ? (phrase.month > by.month ? -1 : 0) : phrase.month < by.month ? 1 : 0
  return { ...phrase, of: { ...of, start: of.start + shift } }
}

const HALF_YEAR = 6

/** "This year, 2023/24", and nothing more of times: the year is said with its name. */
const isYearSaid = (before: PeriodPhrase, { phrase, to }: PeriodMention, text: string): boolean =>
  before.type === 'relative' &&
  before.unit.endsWith('year') &&
  phrase.type === 'year' &&
  /^ *(?:[.;:?!]|$)/.test(text.slice(to))

/** "Term 2 last year (2022/23)": the year that is named is the one that was meant. */
function inNamed(phrase: PeriodPhrase, year: PeriodPhrase): PeriodPhrase {
  if (!isPlaced(phrase) || !phrase.of || !isRelative(phrase.of) || year.type !== 'year') return phrase
  return { ...phrase, of: year }
}

/** "March 2023 and 2024" is March twice; a year that is listed to the present is a year of the list. */
function asBefore(phrase: PeriodPhrase, before: PeriodPhrase): PeriodPhrase {
  if (before.type === 'month' && before.of && phrase.type === 'year' && phrase.kind === 'plain')
    return { ...before, of: phrase }
  if (before.type === 'day' && phrase.type === 'year' && phrase.kind === 'plain') return sameDay(before.date, phrase)
  if (phrase.type === 'since' && phrase.from.type === 'year' && before.type === 'year') return phrase.from
  return phrase
}

/** "31 March in each of 2023 and 2024": the day of the first of them. */
function inEach(last: PeriodMention, mention: PeriodMention, between: string): PeriodMention | null {
  const { phrase } = mention
  if (last.phrase.type !== 'day_of_year' || phrase.type !== 'year' || phrase.kind !== 'plain') return null
  if (!/^ (?:(?:in|of|for) )?(?:each|both|either)(?: of)? ?$/.test(between)) return null
  const { month, day } = last.phrase
  if (!isRealDay(phrase.start, month, day)) return null
  return { ...last, phrase: { type: 'day', date: isoDate(phrase.start, month, day) }, to: mention.to }
}

/** "31 March 2023 and 2024" */
function sameDay(date: IsoDate, year: PhraseOf<'year'>): PeriodPhrase {
  const { month, day } = parts(date)
  return isRealDay(year.start, month, day) ? { type: 'day', date: isoDate(year.start, month, day) } : year
}

/** "Last quarter with the same period of the previous year". */
function sameAgo(mention: PeriodMention, before: PeriodPhrase | undefined): PeriodPhrase {
  const { phrase, said } = mention
  if (!before || !said.includes('same')) return phrase
  if (phrase.type === 'year_before_latest' || phrase.type === 'year_ago')
    return SINGLE.has(before.type) && !isRunning(before) ? { type: 'year_ago', of: before } : phrase
  return phrase
}
/** "End of term 2 the year before": the part, a year before the latest one of its name. */
function partOfYearBefore(
  last: PeriodMention | undefined,
  mention: PeriodMention,
  between: string,
): PeriodMention | null {
  if (!last || mention.phrase.type !== 'year_earlier' || !/^,? ?(?:of |in |for )?$/.test(between)) return null
  return isPlaced(last.phrase) && !last.phrase.of
    ? { ...last, phrase: { type: 'year_ago', of: last.phrase }, to: mention.to }
    : null
}
/** A year that is not over has no whole year to be compared with. */
const isRunning = (p: PeriodPhrase): boolean =>
  (p.type === 'relative' && p.offset === 0) || (p.type === 'year' && p.toDate === true)
const SINGLE: ReadonlySet<PeriodPhrase['type']> = new Set([
  'day',
  'day_of_year',
  'month',
  'part',
  'year',
  'relative',
  'months_to',
  'span',
])

/** The times of a text with those that are one put together ("last year, ie 22/23"), and each with what its neighbours lend it ("January and February 2024"). */
export function settle(mentions: readonly PeriodMention[], text: string): PeriodMention[] {
  const out: PeriodMention[] = []
  const joined: boolean[] = []
  for (const [i, mention] of mentions.entries()) {
    const last = out.at(-1)
    const between = last ? text.slice(last.to, mention.from) : ''
    const next = mentions[i + 1]
    // "Q4 (January, February and March)" lists its parts.
    const isListed = next !== undefined && JOINED.test(text.slice(mention.to, next.from))
    const isGloss =
      SAYS_SO.test(between) || (last !== undefined && out.length === 1 && isYearSaid(last.phrase, mention, text))
    if (last && !isListed && NAMED_AGAIN.test(between) && isGloss) {
      // "Last year, ie 22/23": the named one is meant. "Term 2 last year (2022/23)": the finer one is.
      if (isRelative(last.phrase) && !isRelative(mention.phrase)) out[out.length - 1] = { ...mention, from: last.from }
      else out[out.length - 1] = { ...last, phrase: inNamed(last.phrase, mention.phrase), to: mention.to }
      continue
    }
    const dated = last && inEach(last, mention, between)
    if (dated) {
      out[out.length - 1] = dated
      continue
    }
    const ago = partOfYearBefore(last, mention, between)
    if (ago) {
      out[out.length - 1] = ago
      continue
    }
    const isJoined = last !== undefined && (JOINED.test(between) || between === '')
    const phrase = sameAgo(mention, last?.phrase)
    out.push({ ...mention, phrase: isJoined ? asBefore(phrase, last.phrase) : phrase })
    joined.push(isJoined)
  }
  for (let n = out.length - 1; n > 0; n--) if (joined[n]) lend(out, n - 1, n, text)
  for (let n = 1; n < out.length; n++) if (joined[n]) lend(out, n, n - 1, text)
  return out
}

function lend(mentions: PeriodMention[], to: number, from: number, text: string): void {
  const [borrower, lender] = [mentions[to] as PeriodMention, mentions[from] as PeriodMention]
  const isBefore = to < from
  const [first, second] = isBefore ? [borrower, lender] : [lender, borrower]
  const isAgainst = AGAINST.test(text.slice(first.to, second.from))
  const phrase = lent(borrower.phrase, lender.phrase, isBefore, isAgainst)
  if (phrase !== borrower.phrase) mentions[to] = { ...borrower, phrase }
}
