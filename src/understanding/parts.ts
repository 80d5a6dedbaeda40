/** The parts of a message that may each be a question: sentences, what is joined in them, and what is numbered. Pure. */
import { ASKING, type Enumeration, enumerationOf } from '../language/enumerated.ts'
import { oncePerLate } from '../language/once-per.ts'
import { blank } from '../language/phrases.ts'
import { partsOf, shortSentences } from '../language/split.ts'
import { choicesOf, NAMED, NAMED_CLEARLY } from './choices.ts'
import type { Choice } from './frame.ts'
import type { PeriodMention } from './grammar/periods/recognise.ts'
import { sentenceStarts } from './lead.ts'
import { type Asker, type Language, type View, viewOf } from './view.ts'

interface Context {
  readonly language: Language
  readonly asker: Asker
}

/** A part read by itself, and the measure that fits its words best. */
interface ReadPart {
  readonly view: View
  readonly top: Choice | null
}

/** The parts of a message that were read, by their text: each is read once, however often it is asked what it names. */
const partsRead = oncePerLate((_: Context) => new Map<string, ReadPart>())

function readPart(context: Context, part: string): ReadPart {
  const known = partsRead(context)
  let read = known.get(part)
  if (!read) {
    const { language, asker } = context
    const view = viewOf(language, 'clause', part, part, asker)
    const top = choicesOf(language, view, asker, null).list.find((c) => c.origin !== 'topic') ?? null
    read = { view, top }
    known.set(part, read)
  }
  return read
}

/** The measure that a part of a message names by itself; null where it names none. @param least the score from which it does */
export function measureOf(context: Context, part: string, least = NAMED): string | null {
  const { top } = readPart(context, part)
  return top && (top.origin === 'reference' || top.score >= least) ? top.indicator : null
}

/** The parts of a view that may each be a question; short sentences, where each of them names another measure. */
export function partsIn(context: Context, { kind, text }: View): readonly string[] {
  if (kind === 'clause') return []
  const parts = partsOf(text)
  if (parts.length > 1 || kind !== 'whole') return parts
  const sentences = shortSentences(text)
  const named = new Set(sentences.map((s) => measureOf(context, s)))
  return sentences.length > 1 && named.size === sentences.length && !named.has(null) ? sentences : parts
}

/** The measures that the parts of a message name clearly, each by itself. */
export const measuresOfParts = (context: Context, view: View): ReadonlySet<string> =>
  new Set(partsIn(context, view).flatMap((part) => measureOf(context, part, NAMED_CLEARLY) ?? []))

/** "How many (a) …, (b) …": the words before the first that say how each is counted. */
const COUNTED =
  /\b(?:how many|(?:the )?(?:total )?number of|(?:what|the) (?:percentage|proportion|share|rate) of)(?: the)?:? *$/

/** A part that asks by itself, whatever it names; one that only says what is done with a subject before it does not. */
const ASKS = new RegExp(`^(?!(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\\b[^?]*$)${ASKING}`)
/** Whether a part of a message asks, whatever it names. */
export const asksSomething = (part: string): boolean => part.includes('?') || ASKS.test(part)

/** "Of these how many …", "the same figure a year earlier", "on that date": asked of what the part before it told. */
const LEANS =
  /\b(?:of|for|in|among|from|out of|within) (?:any of )?(?:these|those|them|the above|that (?:number|total|figure)|this (?:number|total|figure))\b|^(?:and |also |please |(?:provide|give|state) )*(?:the |for the )?(?:same|equivalent|corresponding|comparable)\b|\bthe (?:same|equivalent|corresponding) (?:figures?|numbers?|percentages?|information|data|period)\b|\b(?:on|at|by|for) that (?:date|day|time|point|period|year)\b/
/** Whether a part is about those that the part before it told of. */
export const leansOnTold = (part: string): boolean =>
  /\b(?:these|those|them|the above)\b/.test(part) || LEANS.test(part)
/** A sentence after the last part that says how all of them are to be told. */
const OF_ALL =
  /^(?:please|kindly|could|can|i would|we would|for (?:each|all|both)|this|these|all|both|where|if|the (?:data|figures|information))\b[^?]*$/

/** From the first of some times to the last, as typed. */
const spanOf = (times: readonly PeriodMention[], said: (from: number, to: number) => string): string =>
  times.length === 0 ? '' : said(Math.min(...times.map((t) => t.from)), Math.max(...times.map((t) => t.to)))

/** What numbered parts share: the one time, the council and the breakdowns before the first, or the times after the last where no other has any. */
function lentBy(
  { language, asker }: Context,
  { text, reading }: View,
  { firstAt, lastAt }: Enumeration,
): { before: string; after: string } {
  const said = (from: number, to: number): string => text.slice(from, to)
  // "For 2020-21: Q1. How many": read by itself, so that no mark is taken for a quarter.
  const before = said(0, firstAt)
  const lead = firstAt > 0 ? viewOf(language, 'clause', before, before, asker).reading.periods : []
  const isClosing = lead.length === 0 && reading.periods.every((p) => p.from >= lastAt)
  const shared = lead.length === 1 ? lead : isClosing ? reading.periods : []
  const places = reading.spans.filter((s) => s.kind === 'council' && s.to <= firstAt)
  return {
    before: COUNTED.exec(before.trimEnd())?.[0] ?? '',
    after: [
      ...reading.breakdowns.filter((b) => before.includes(b)),
      ...places.map((s) => said(s.from, s.to)),
      spanOf(shared, said),
    ]
      .filter((s) => s !== '')
      .join(' '),
  }
}

/** The last part without what follows it and is said of all parts. */
function withoutTail(last: string): { readonly part: string; readonly tail: string } {
  const starts = sentenceStarts(last)
  const at = starts.findIndex((from, i) => i > 0 && OF_ALL.test(last.slice(from, starts[i + 1] ?? last.length).trim()))
  return at < 0 ? { part: last, tail: '' } : { part: last.slice(0, starts[at]), tail: last.slice(starts[at]).trim() }
}

/**
 * What is asked by each numbered part, with what all of them share; null where one of them names no measure and asks nothing: "at
 * (a) 31 March 2016, (b) 31 March 2023" is one question about several times, "by (a) schools, (b) the police" about one number.
 */
export function numberedQuestions(context: Context, whole: View): readonly string[] | null {
  const numbered = enumerationOf(whole.text)
  if (!numbered) return null
  const { part, tail } = withoutTail(numbered.parts.at(-1) ?? '')
  const all = [...numbered.parts.slice(0, -1), part].map((p) => p.replace(/[;,.\s]+$|[;,.]? and\s*$/, ''))
  const named = all.map((p) => measureOf(context, p, NAMED_CLEARLY))
  const isAsked = (p: string, i: number): boolean => named[i] !== null || ASKS.test(p) || (i > 0 && LEANS.test(p))
  if (!all.every(isAsked)) return null
  const { before, after } = lentBy(context, whole, numbered)
  const views = all.map((p) => readPart(context, p).view)
  return all.map((p, i) => {
    const view = views[i] as View
    const again = i > 0 && named[i] === null ? atItsTime(views[i - 1] as View, view) : null
    const own = again ?? [before, p].filter((s) => s !== '').join(' ')
    const lent = after === '' || view.reading.periods.length > 0 ? own : `${own.replace(/[?]$/, '')} ${after}`
    return tail === '' ? lent : `${lent}${/[.?!]$/.test(lent) ? '' : '.'} ${tail}`
  })
}

/** "The highest number on that date" is another figure. */
const EXTREME = /\b(?:highest|lowest|maximum|minimum|largest|smallest|longest|shortest|median|range)\b/

/** "(b) the number received in the first quarter", "(b) the same a year earlier": what was asked before, at another time; null where more is said. */
function atItsTime(asked: View, { reading, telling, narrowing }: View): string | null {
  const isLess = telling.every((w) => asked.telling.includes(w)) && telling.length < asked.telling.length
  if (!isLess || narrowing.length > 0 || reading.periods.length === 0 || EXTREME.test(reading.text)) return null
  const bare = blank(asked.text, asked.reading.periods).replace(/ {2,}/g, ' ').trim()
  return `${bare} ${spanOf(reading.periods, (from, to) => reading.text.slice(from, to))}`
}

/**
 * "How many cases were open? Of these, how many …": questions of which a later one is asked of what the first told, where the first
 * names a measure. Null where there is none such.
 */
export function questionsInTurn(context: Context, { text }: View): readonly string[] | null {
  const parts = partsOf(text)
  const leaning = parts.findIndex((p, i) => i > 0 && OF_THOSE_TOLD.test(p))
  if (leaning < 0 || measureOf(context, parts[0] as string) === null) return null
  return parts
}
/** Only what asks for a part of them leans so; "which of those" asks which. */
const OF_THOSE_TOLD =
  /^(?:and |also,? |so |then )*(?:(?:of|for|in|among|out of|from) (?:any of )?(?:these|those|them|the above)\b|(?:(?:for|in|of) )?(?:how many|how much|what (?:number|percentage|proportion|share|fraction|per ?cent)) (?:out )?of (?:these|those|them)\b)/
