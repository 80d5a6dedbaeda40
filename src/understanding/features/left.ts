/** What a measure leaves unexplained of a message: words and numbers. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { isWithin, type Stretch } from '../../language/matches.ts'
import { type Token, words } from '../../language/normalise.ts'
import { NUMBERS } from '../../language/number-words.ts'
import type { Term } from '../../language/vocabulary.ts'
import { whomSaid } from '../../language/whom.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'
import { agesOf } from './ages.ts'
import { isDefined } from './defined.ts'
import { hangingOn } from './hanging.ts'
import { limitsCounted } from './limits.ts'
import { namesOf, oncePerMeasure } from './of-measure.ts'
import { oncePerChoice } from './once-per-choice.ts'
import { partAsked } from './part-asked.ts'
import { otherStatistic } from './statistic.ts'

/** Where a view says whom a measure counts anyway, or the number that it counts by. */
const whomOf = oncePerChoice((catalogue, view, choice): readonly { from: number; to: number }[] => {
  if (choice === null) return []
  const { asked, other } = agesOf(catalogue, view, choice)
  const own = asked.filter((a) => !other.includes(a))
  return [
    ...whomSaid(catalogue.indicator(choice.indicator).whom, view.reading),
    ...own,
    ...limitsCounted(catalogue, view, choice),
  ]
})

const DECIMAL = /^\d+(?:[.,]\d+)+%?$/
/** Two figures that somebody holds against each other are what is asked about; one is said in passing. */
const citesTwo = ({ reading: { terms } }: View): boolean =>
  new Set(terms.map((t) => t.word).filter((w) => DECIMAL.test(w))).size > 1

/** Terms of a view that a choice leaves unexplained: known ones that it does not have, and strange ones. */
export const unexplainedBy = oncePerChoice((catalogue, view, choice): readonly Term[] => {
  const { index, vocabulary } = catalogue
  const matched = new Set(choice?.matched ?? [])
  const own = choice
    ? (w: string) => matched.has(w) || index.has(choice.indicator, w) || isDefined(catalogue, choice.indicator, w)
    : () => false
  const themed = (t: Term): boolean => view.reading.themes.some((h) => t.start >= h.from && t.end <= h.to)
  const whom = whomOf(catalogue, view, choice)
  const areCited = citesTwo(view)
  return view.reading.terms.filter(
    (t) =>
      !whom.some((w) => t.start >= w.from && t.end <= w.to) &&
      !(NUMBERS.has(t.from) && inNamedRow(view, t.from)) &&
      !view.spare.has(t.word) &&
      !vocabulary.isWeak(t.word) &&
      !own(t.word) &&
      !/^\d+$/.test(t.word) &&
      (areCited || !DECIMAL.test(t.word)) &&
      !(choice === null && themed(t)),
  )
})

/** The words of each name that stand side by side, as they are printed or said. */
const pairsOf = oncePerMeasure(
  (catalogue, choice): ReadonlySet<string> =>
    new Set(
      namesOf(catalogue, choice).flatMap((name) => {
        const said = words(name)
        return said.slice(1).map((word, i) => `${said[i]} ${word}`)
      }),
    ),
)

/**
 * Words of what is to be left out of a measure; none where it is called or defined by them, or counts without them anyway
 * ("excluding the children's disability team").
 */
const leftOutOf = oncePerChoice((catalogue, { tokens, idle, lead, reading }, choice): readonly Token[] => {
  const { leavesOut, excluded, spans } = reading
  if (choice === null || leavesOut.length === 0) return []
  const { index, vocabulary } = catalogue
  const { without = [] } = catalogue.indicator(choice.indicator)
  const own = new Set(without.flatMap((phrase) => vocabulary.terms(phrase).map((t) => t.word)))
  const isOut = (word: string): boolean =>
    own.has(word) || index.has(choice.indicator, word) || isDefined(catalogue, choice.indicator, word)
  if (excluded.length > 0 && excluded.every((t) => isOut(t.word))) return []
  return tokens.filter(
    (t, i) => t.from >= lead && !idle[i] && !/^\d/.test(t.word) && isWithin(leavesOut, t) && !isWithin(spans, t),
  )
})

/** Words that hang on a measure that is meant by its words; those by which people call it may be said in any way. */
export const hangingWords = oncePerChoice((catalogue, view, choice): readonly Token[] => {
  if (choice?.origin !== 'words' || choice.spoken) return []
  const { index, vocabulary } = catalogue
  const stretch = ({ start, end }: Term): Stretch => ({ from: start, to: end })
  const { terms, themes } = view.reading
  const isMeant = (t: Term): boolean => choice.matched.includes(t.word)
  const isOwn = (t: Term): boolean =>
    index.has(choice.indicator, t.word) || isDefined(catalogue, choice.indicator, t.word)
  return hangingOn(view, {
    names: terms.filter(isMeant).map(stretch),
    telling: terms.filter((t) => isMeant(t) && !vocabulary.isWeak(t.word)).map(stretch),
    used: [...terms.filter(isOwn).map(stretch), ...themes, ...whomOf(catalogue, view, choice)],
    isWhole: choice.exact,
  })
})

/** Whether words that hang on the best measure are none of another's either: then the other is no way out. */
export function isHungToo(catalogue: Catalogue, view: View, best: Choice | null, { indicator }: Choice): boolean {
  const isOf = (t: Token): boolean =>
    view.reading.terms.some((x) => x.start < t.to && x.end > t.from && catalogue.index.has(indicator, x.word))
  return hangingWords(catalogue, view, best).some((t) => !isOf(t))
}

/** Words by which a part of what a measure counts is meant, or another statistic of it, that it has no figure for. */
export const partMeant = oncePerChoice((catalogue, view, choice): readonly Token[] => [
  ...leftOutOf(catalogue, view, choice),
  ...partAsked(catalogue, view, choice),
  ...otherStatistic(catalogue, view, choice),
])

/**
 * Words of a view that part what is counted, but for those that a measure is called by beside a word that it is meant by:
 * "full" of "full marks" parts nothing of "pupils scoring full marks".
 */
export const partingOf = oncePerChoice((catalogue, view, choice): readonly Token[] => {
  if (choice === null) return view.parting
  const parting = withoutCalled(catalogue, view, choice)
  return [...parting, ...partMeant(catalogue, view, choice).filter((t) => !parting.includes(t))]
})

function withoutCalled(catalogue: Catalogue, { parting, tokens, reading }: View, choice: Choice): readonly Token[] {
  if (parting.length === 0) return parting
  const pairs = pairsOf(catalogue, choice)
  const meant = reading.terms.filter((t) => choice.matched.includes(t.word))
  const isMeant = (token: Token | undefined): token is Token =>
    token !== undefined && meant.some((t) => token.from >= t.start && token.to <= t.end)
  return parting.filter((token) => {
    const at = tokens.indexOf(token)
    const [before, after] = [tokens[at - 1], tokens[at + 1]]
    return !(
      (isMeant(before) && pairs.has(`${before.word} ${token.word}`)) ||
      (isMeant(after) && pairs.has(`${token.word} ${after.word}`))
    )
  })
}

/** Rows that part a measure by who is counted; others ("completed", "annual") are how it is told. */
const PARTED = ['primary', 'secondary', 'early years', 'boys', 'girls', '17-18', '19-21']

/** "Live with their families" counts none. */
const COUNTS_FAMILIES =
  /\b(?:how many|number of|total|totals? of|count of|which) (?:[a-z-]+ ){0,2}families\b|^families\b|(?<!\b(?:their|its|own|foster|adoptive) )\bfamilies (?:on|with|had|have|who|were|are|in|receiving|open)\b/

/** Rows that a view names and that a measure of this council is not told by: "care leavers aged 19 to 21" where all are one. */
export const missingRows = oncePerChoice((catalogue, { reading }, choice): readonly string[] => {
  const { subs } = reading.cues
  if (!choice?.council || subs.length === 0) return []
  const { vocabulary } = catalogue
  const own = catalogue.subs(choice.council, choice.indicator)
  const rows = catalogue.rows(choice.council, choice.indicator)
  const units = new Set(rows.map((r) => r.unit))
  // Of a share "families" is a manner of speaking; a number is of those that it counts.
  const isParted = (sub: string): boolean =>
    PARTED.includes(sub) ||
    (sub === 'families' && units.size === 1 && units.has('count') && COUNTS_FAMILIES.test(reading.text))
  // "At the end of primary" is said of key stage 2.
  const isOfName = (sub: string): boolean =>
    reading.terms.some((t) => choice.matched.includes(t.word) && t.from !== sub && ` ${t.from} `.includes(` ${sub} `))
  const missing = subs.filter((sub) => isParted(sub) && !own.includes(sub) && !isOfName(sub))
  if (missing.length === 0) return []
  // The shared catalogue has every council's words; what this one counts apart, its own rows say.
  const named = new Set(rows.flatMap((r) => vocabulary.terms(r.name.toLowerCase()).map((t) => t.word)))
  const isCalled = (sub: string): boolean => rows.some((r) => r.name.toLowerCase().includes(sub))
  return missing.filter((sub) => !isCalled(sub) && !vocabulary.terms(sub).some((t) => named.has(t.word)))
})

/** "Under one year old", "aged five": an age in words. */
function isSpokenAge(tokens: readonly Token[], at: number): boolean {
  if (!NUMBERS.has(tokens[at]?.word ?? '')) return false
  const [before, after, next] = [at - 1, at + 1, at + 2].map((i) => tokens[i]?.word ?? '')
  return /^age/.test(before ?? '') || (/^(?:years?|months?|weeks?)$/.test(after ?? '') && /^olds?$/.test(next ?? ''))
}

/** "19-21 year olds", "nineteen to twenty-one", where they are a row of their own. */
const inNamedRow = ({ reading }: View, word: string): boolean =>
  reading.cues.subs.some((sub) => sub.split('-').includes(String(NUMBERS.get(word) ?? word.replace(/s$/, ''))))

/** Numbers that no period, measure or phrase uses: an age, a length of time, a limit. */
export const looseNumbers = oncePerChoice(
  (catalogue, view, choice): readonly Pick<Term, 'start' | 'end' | 'from'>[] => {
    const { tokens, reading, hits } = view
    const matched = new Set(choice?.matched ?? [])
    const used = [
      ...reading.terms.filter((t) => matched.has(t.word)).map((t) => ({ from: t.start, to: t.end })),
      ...hits.map((h) => ({ from: tokens[h.first]?.from ?? 0, to: tokens[h.last]?.to ?? 0 })),
      ...whomOf(catalogue, view, choice),
    ]
    return tokens
      .filter(
        (t, i) =>
          (/^\d/.test(t.word) || isSpokenAge(tokens, i)) &&
          t.from >= view.lead &&
          !inNamedRow(view, t.word) &&
          reading.rest[t.from] !== ' ' &&
          !used.some((u) => t.from < u.to && t.to > u.from),
      )
      .map((t) => ({ start: t.from, end: t.to, from: t.word }))
  },
)

/** "Aged 0-4", "under 5s", "16 year olds": whom it counts, wherever it stands. */
export function isAge({ text }: View, { start, end }: Pick<Term, 'start' | 'end'>): boolean {
  return (
    /\b(?:aged?|ages|aged? between)[ -](?:\d+(?: ?- ?| to | and ))?$/.test(text.slice(0, start)) ||
    /^(?:s\b| ?-?(?:years?|yrs?|yo)[- ]?olds?\b)/.test(text.slice(end))
  )
}

const STATES =
  /\b(?:to|at|was|were|is|are|be|as|reach(?:ed)?|hit|met|make|made|beat|past|around|about|nearly|almost|only|just|roughly|exactly|from|target(?: of)?) $/

/** Whether a number is somebody's figure: a percentage, a decimal, or one that a verb of standing leads to, without a unit after it. */
export function isStated({ text }: View, { start, end }: Pick<Term, 'start' | 'end'>): boolean {
  const after = text.slice(end)
  // "50% or more of their sessions" is a limit that says who is counted.
  if (/^ ?(?:%|per ?cent)(?: of [a-z ]{3,30})? (?:or|and) (?:more|less|over|above|below|under|fewer)\b/.test(after))
    return false
  if (/^ ?(?:%|per ?cent|pc\b)/.test(after) || /^\d+\.\d+$/.test(text.slice(start, end))) return true
  return (
    STATES.test(text.slice(0, start)) &&
    !/^(?:[ -]?(?:\+|plus|years?|yrs?|yo\b|days?|weeks?|months?|hours?|or more|and over|to \d|-\d))/.test(after)
  )
}
