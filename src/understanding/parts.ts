/** The parts of a message that may each be a question: sentences, what is joined in them, and what is numbered. Pure. */
import { type Enumeration, enumerationOf } from '../language/enumerated.ts'
import { partsOf, shortSentences } from '../language/split.ts'
import { choicesOf } from './choices.ts'
import type { PeriodMention } from './grammar/periods/recognise.ts'
import { type Asker, type Language, type View, viewOf } from './view.ts'

interface Context {
  readonly language: Language
  readonly asker: Asker
}

/** A part that scores less names no measure, and one that is numbered names none clearly. */
const NAMES = 0.5
const NAMES_CLEARLY = 0.75

/** The measure that a part of a message names by itself; null where it names none clearly. */
export function measureOf({ language, asker }: Context, part: string, least = NAMES): string | null {
  const view = viewOf(language, 'clause', part, part, asker)
  const [top] = choicesOf(language, view, asker, null).list.filter((c) => c.origin !== 'topic')
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

/** "How many (a) …, (b) …": the words before the first that say how each is counted. */
const COUNTED =
  /\b(?:how many|(?:the )?(?:total )?number of|(?:what|the) (?:percentage|proportion|share|rate) of)(?: the)?:? *$/

/** From the first of some times to the last, as typed. */
const spanOf = (times: readonly PeriodMention[], said: (from: number, to: number) => string): string =>
  times.length === 0 ? '' : said(Math.min(...times.map((t) => t.from)), Math.max(...times.map((t) => t.to)))

/** What numbered parts share: the one time and the council before the first, or the times after the last where no other has any. */
function lentBy({ text, reading }: View, { firstAt, lastAt }: Enumeration): { before: string; after: string } {
  const said = (from: number, to: number): string => text.slice(from, to)
  const lead = reading.periods.filter((p) => p.to <= firstAt)
  const isClosing = lead.length === 0 && reading.periods.every((p) => p.from >= lastAt)
  const shared = lead.length === 1 ? lead : isClosing ? reading.periods : []
  const places = reading.spans.filter((s) => s.kind === 'council' && s.to <= firstAt)
  return {
    before: COUNTED.exec(said(0, firstAt).trimEnd())?.[0] ?? '',
    after: [...places.map((s) => said(s.from, s.to)), spanOf(shared, said)].filter((s) => s !== '').join(' '),
  }
}

/**
 * What is asked by each numbered part, with what all of them share; null where one of them names no measure: "at (a) 31 March
 * 2016, (b) 31 March 2023" is one question about several times.
 */
export function numberedQuestions(context: Context, whole: View): readonly string[] | null {
  const numbered = enumerationOf(whole.text)
  if (!numbered?.parts.every((p) => measureOf(context, p, NAMES_CLEARLY) !== null)) return null
  const { before, after } = lentBy(whole, numbered)
  return numbered.parts.map((part) => {
    const { reading } = viewOf(context.language, 'clause', part, part, context.asker)
    const own = [before, part.replace(/[;,.]+$|,? and$/, '')].filter((s) => s !== '').join(' ')
    return after === '' || reading.periods.length > 0 ? own : `${own.replace(/[?]$/, '')} ${after}`
  })
}
