/**
 * The words of a list that nothing reads: no condition, time, theme or measure, and none that lists do without. A list that was
 * made without them would pass for the one that was asked for (contract, meaning 13). Pure.
 */
import { type Stretch, stretches } from '../../../language/matches.ts'
import { NUMBERS } from '../../../language/number-words.ts'
import type { English } from '../../english.ts'
import type { View } from '../../view.ts'
import { marginsSaid } from './margin.ts'
import { WITH_UP } from './sign-words.ts'
import { signsOf } from './signs.ts'

const UP_OF_VERBS = new RegExp(`\\b(?:${WITH_UP})[ -]up\\b`, 'g')

/** Whether a stretch meets a condition, a time, a council, a theme, or what else of the text is read. */
function usedIn(view: View, read: readonly Stretch[]): (stretch: Stretch) => boolean {
  const used = [...signsOf(view), ...view.reading.spans, ...view.reading.themesMeant, ...read]
  return ({ from, to }) => used.some((u) => from < u.to && to > u.from)
}

/** Where the words stand that nothing reads. @param read what else of the text is read: the names of measures */
export function unreadIn(view: View, read: readonly Stretch[]): readonly (Stretch & { readonly word: string })[] {
  const { tokens, taken, lead } = view
  const isUsed = usedIn(view, [...read, ...stretches(UP_OF_VERBS, view.text)])
  // How many are asked for is told by what is listed.
  return tokens.filter(
    ({ word, from, to }, i) =>
      from >= lead && !taken[i] && !/^\d/.test(word) && word !== '%' && !NUMBERS.has(word) && !isUsed({ from, to }),
  )
}

const heldAgainstNothing = (view: View): readonly Stretch[] =>
  stretches(THAN_WHOM, view.text).filter(
    ({ from, to }) => !signsOf(view).some((s) => s.from < to && s.to > from + 'than '.length),
  )

/** Words that a list may not leave unread, as they stand in the text, and the text without them. */
export interface Unread {
  readonly said: string
  readonly without: string
}

export const unreadAt = ({ text }: View, words: readonly Stretch[]): Unread | null => {
  const [first] = words
  if (!first) return null
  // Words that stand side by side say one thing.
  const end = words.reduce((to, { from, to: next }) => (/^ ?$/.test(text.slice(to, from)) ? next : to), first.to)
  const without = words.reduceRight((left, { from, to }) => `${left.slice(0, from)}${left.slice(to)}`, text)
  return { said: text.slice(first.from, end), without: without.replace(/ {2,}/g, ' ').trim() }
}

/** "Worse than them", "better than ours": held against what nothing says. */
const THAN_WHOM =
  /\bthan (?:them|theirs|they|us|ours|ourselves|those|others|it|that)\b(?! (?:was|were|is|are|had|did|have|has|used|before|at|in)\b)/g

/**
 * What a list may not leave unread; null where it leaves nothing. @param isWhole whether it chooses nothing: then other words
 * say what it is of, but for those by which measures are chosen ("doubled")
 */
export const unreadOf = (view: View, read: readonly Stretch[], english: English, isWhole: boolean): Unread | null =>
  unreadAt(view, heldAgainstNothing(view)) ??
  unreadAt(
    view,
    unreadIn(view, [...read, ...english.toldInLists(view.text)]).filter(({ word }) =>
      isWhole ? english.choosesInLists(word) : !english.isSpareInLists(word),
    ),
  )

/** "By more than a whisker", where no condition has a margin: how far is part of what was asked. */
export function marginUnread(view: View, read: readonly Stretch[]): Unread | null {
  const isUsed = usedIn(view, read)
  const said = marginsSaid(view.text).find((s) => s.from >= view.lead && !isUsed(s))
  return said ? unreadAt(view, [said]) : null
}

/** Numbers in words, or in figures after "the" or "of", that say how many there are; not of points, per cents or lengths of time. */
const HOW_MANY = new RegExp(
  `\\b(?:(both|${[...NUMBERS.keys()].slice(1, 20).join('|')})|(?<=\\b(?:the|of|these|those|all|our|my|top|bottom|next|last|first|same|other) )(\\d{1,2}))(?! ?(?:%|\\.\\d|per ?cent|percentage|points?|pts?|pp|days?|weeks?|fortnights?|months?|terms?|quarters?|years?|or more|and over)\\b)\\b`,
  'g',
)

const BOTH = 2

/** A number that says how many and that is none of `known`: "next two", "on both dates". Null where there is none. */
export function numberUnread(view: View, read: readonly Stretch[], known: ReadonlySet<number>): Unread | null {
  const isUsed = usedIn(view, read)
  for (const stretch of stretches(HOW_MANY, view.text)) {
    const said = view.text.slice(stretch.from, stretch.to)
    const number = said === 'both' ? BOTH : (NUMBERS.get(said) ?? Number(said))
    if (stretch.from >= view.lead && !isUsed(stretch) && !known.has(number)) return unreadAt(view, [stretch])
  }
  return null
}
