/** The measures that a view may mean, from its words, from a reference and from the conversation. */
import type { Catalogue } from '../catalogue.ts'
import { ROUNDING } from '../language/measure-index.ts'
import type { Term } from '../language/vocabulary.ts'
import { PHASES } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import { rankMeasures } from '../query/resolve-measure.ts'
import type { Choice } from './frame.ts'
import { swapOf } from './swap.ts'
import type { Asker, Language, View } from './view.ts'

/** More than these are never worth a look: the right one is among the first three in 99 of 100 questions. */
const MOST = 4
/** Below this share of the best score a measure is not what the words name. */
const NEAR = 0.5
/** A measure that scores less is not named. */
export const NAMED = 0.5
/** What scores less is named by a word or two of its name. */
export const NAMED_CLEARLY = 0.75

/** A measure with what speaks for it: nothing, where no more is given. */
export const choiceOf = (
  council: string | null,
  indicator: string,
  origin: Choice['origin'],
  more: Partial<Choice> = {},
): Choice => ({ council, indicator, origin, sub: null, matched: [], score: 0, coverage: 0, exact: false, ...more })

/** The measures that terms of a view may mean, best first; `only` those of whose ids it is true. */
export const choicesByWords = (
  catalogue: Catalogue,
  { council, reading, spare }: View,
  terms: readonly Term[],
  until: IsoDate | null,
  only: (id: string) => boolean,
): Choice[] =>
  rankMeasures(catalogue, { ...reading, terms }, council, until, only, spare).map(
    ({ indicator, match: { matched, coverage }, score, exact }) =>
      choiceOf(council, indicator, 'words', { matched, score, coverage, exact }),
  )

function byReference(catalogue: Catalogue, { reading, council }: View): Choice[] {
  const [ref] = reading.refs
  if (!ref) return []
  const documents = catalogue.documents.filter((d) => council === null || d.council === council)
  for (const { key, council: home } of documents) {
    const row = catalogue.rowsOf(key).find((m) => m.ref === ref)
    if (row) return [choiceOf(home, row.indicator, 'reference', { score: 1, coverage: 1, exact: true })]
  }
  return []
}

/** What a view may be about. */
export interface Choices {
  /** The one that a reference names first, then those of the conversation, then those of the words, best first. */
  readonly list: readonly Choice[]
  /** The best that any council publishes, where this one does not and its own fit far less well. */
  readonly outside: Choice | null
  /** The last day of the period asked for, null where none is named. */
  readonly until: IsoDate | null
}

/** A measure by the better of its two names: what it is called in reports, and what people call it. */
function withSpoken(named: readonly Choice[], spoken: readonly Choice[]): Choice[] {
  const isBetter = (s: Choice): boolean =>
    !named.some((c) => c.indicator === s.indicator && (c.exact || c.score >= s.score))
  const better = spoken.filter(isBetter)
  const others = named.filter((c) => !better.some((s) => s.indicator === c.indicator))
  return [...others, ...better].toSorted((a, b) => b.score - a.score)
}

const OF_TOLD = /\b(?:of|for|in|among|from) (?:these|those|them|the above)\b/

/** Whether a measure is of primary schools where only secondary ones are spoken of, or the other way round. */
function ofOtherPhase(catalogue: Catalogue, subs: readonly string[]): (id: string) => boolean {
  const [said, ...more] = PHASES.filter((phase) => subs.includes(phase))
  if (said === undefined || more.length > 0) return () => false
  return (id) => {
    const name = catalogue.indicator(id).name.toLowerCase()
    return PHASES.some((phase) => phase !== said && name.includes(phase)) && !name.includes(said)
  }
}

/** All measures that a view may mean. @param until the last day of the period asked for, null where none is named */
export function choicesOf(language: Language, view: View, { topic }: Asker, until: IsoDate | null): Choices {
  const { catalogue, spokenNames } = language
  const { council, reading, spare } = view
  const ranked = (only: (id: string) => boolean): Choice[] =>
    choicesByWords(catalogue, view, reading.terms, until, only)
  const isOfOtherPhase = ofOtherPhase(catalogue, reading.cues.subs)
  const isHere = (id: string): boolean => (council === null || catalogue.holds(council, id)) && !isOfOtherPhase(id)
  const here = withSpoken(
    ranked(isHere),
    spokenNames
      .match(reading.terms, spare, isHere)
      .slice(0, MOST)
      .map((m) => choiceOf(council, m.indicator, 'words', { ...m, spoken: true })),
  )
  const top = here[0]?.score ?? 0
  // "Of these, how many were placed …": of what was told, unless another measure is named in full.
  const isOfTold = topic !== null && topic.indicator !== null && OF_TOLD.test(view.text)
  const words = here
    .filter(
      (c) =>
        c.score >= top * NEAR && (!isOfTold || c.exact || c.score >= NAMED_CLEARLY || c.indicator === topic.indicator),
    )
    .slice(0, MOST)
  const anywhere = council === null ? [] : ranked((id) => !catalogue.holds(council, id))
  const outside = anywhere[0] && anywhere[0].score > top + ROUNDING ? anywhere[0] : null
  const list: Choice[] = [...byReference(catalogue, view)]
  if (topic?.indicator) {
    const own = words.find((c) => c.indicator === topic.indicator)
    const { sub } = topic
    list.push(choiceOf(council, topic.indicator, 'topic', { sub, ...(own ? { matched: own.matched } : {}) }))
    const swap = swapOf(catalogue, view, topic, council)
    if (swap) list.push(choiceOf(council, swap, 'swap', { ...words.find((c) => c.indicator === swap), origin: 'swap' }))
  }
  list.push(...words.filter((c) => !list.some((l) => l.indicator === c.indicator && l.origin !== 'topic')))
  return { list, outside, until }
}
