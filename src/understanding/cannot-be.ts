/** What a measure cannot be asked for, whatever its words say. Pure. */
import type { Catalogue } from '../catalogue.ts'
import { words } from '../language/normalise.ts'
import { NUMBERS } from '../language/number-words.ts'
import { asksWhich } from './asks-which.ts'
import { type Choices, NAMED } from './choices.ts'
import { namesOf } from './features/of-measure.ts'
import { fitsUnit } from './features/units.ts'
import type { Choice } from './frame.ts'
import { hasType } from './lexicon.ts'
import { OF_WORDS, ONE_FIGURE } from './sayable.ts'
import type { View } from './view.ts'

/** Acts that tell of one measure how it stands. */
export const OF_ONE: readonly string[] = [...ONE_FIGURE, 'trend', 'benchmark']

/** Times that one period is no part of. */
const SEVERAL: ReadonlySet<string> = new Set(['last_n', 'span', 'since', 'all', 'list', 'months_to'])

/** What a measure cannot be asked for, whatever its words say. */
export function cannotBe(
  catalogue: Catalogue,
  view: View,
  choice: Choice,
  rest: ReadonlyMap<string, number>,
): readonly string[] {
  // Nobody has written of the Department's figures: only who asks for words is told so.
  const unwritten = isOfEngland(catalogue, choice) && !hasType(view.hits, ...OF_WORDS) ? ['commentary'] : []
  const isOneTime = view.reading.periods.length <= 1 && !view.reading.periods.some((p) => SEVERAL.has(p.phrase.type))
  // Its figures are of whole years: one alone has no average.
  const ofOneYear = isOfEngland(catalogue, choice) && isOneTime ? ['average'] : []
  const ofName = isOfName(catalogue, view, choice, 'league') ? ['league'] : []
  return [...unwritten, ...ofOneYear, ...ofName, ...outOfPlace(catalogue, view, choice, rest)]
}

/** Whether all signs of an act stand in a name of the measure: "the best three A levels" asks for no best three councils. */
function isOfName(catalogue: Catalogue, { hits, tokens }: View, choice: Choice, act: string): boolean {
  const signs = hits.filter((h) => h.types.includes(act))
  const names =
    signs.length === 0 ? [] : namesOf(catalogue, choice).map((n) => ` ${words(n).map(inFigures).join(' ')} `)
  return (
    signs.length > 0 &&
    signs.every(({ first, last }) => {
      const said = tokens.slice(first, last + 1).map((t) => inFigures(t.word))
      return names.some((n) => n.includes(` ${said.join(' ')} `))
    })
  )
}
const inFigures = (word: string): string => String(NUMBERS.get(word) ?? word)

function outOfPlace(
  catalogue: Catalogue,
  view: View,
  { council, indicator, score, origin, matched }: Choice,
  rest: ReadonlyMap<string, number>,
): readonly string[] {
  const { text, reading } = view
  const { cues, periods } = reading
  // "What is red for children in care?", "what got worse in school absence": asked of several measures, whatever one of them is called.
  if (asksWhich(view, matched)) return OF_ONE
  // "Vacancies as a share of all posts": of a number whose whole is not published there is no share.
  const hasNoWhole = rest.has('unit:no-percent') && cues.subs.length === 0
  const isFarOff = origin === 'words' && score < NAMED && [...rest.keys()].some((f) => f.startsWith('left:known'))
  const share = hasNoWhole || isFarOff ? ['share'] : []
  // "Mean caseload for January": the measure is an average by itself.
  const names = council ? catalogue.rows(council, indicator).map((r) => r.name) : [catalogue.indicator(indicator).name]
  // "What proportion of care leavers are NEET" of those who are in it: what is left of all.
  const isOpposite = NEET.test(text) && !NEET.test((names[0] ?? '').toLowerCase())
  if (isOpposite) return [...ONE_FIGURE].filter((act) => act !== 'converse')
  const isAverage = names.some((n) => AVERAGE.test(n)) && periods.length <= 1
  return isAverage && !periods.some((p) => SEVERAL.has(p.phrase.type)) ? [...share, 'average'] : share
}
const NEET = /\bneets?\b|\bnot (?:being )?in (?:education|employment|work|eet)\b/
const AVERAGE = /^av(?:erage|g)?\b/i

/** Whether a measure is one of those that are published for all of England. */
export const isOfEngland = (catalogue: Catalogue, { indicator }: Choice): boolean =>
  catalogue.england?.england.measure(indicator) != null

/** Measures whose whole names are said by the same words: "transition reviews on time" of two phases. One of them would be a guess. */
export function twinsOf(catalogue: Catalogue, view: View, { list }: Choices): readonly Choice[] {
  const isNewest = ({ council, indicator }: Choice): boolean => {
    const newest = council && catalogue.latestDocument(council)?.key
    return !newest || catalogue.rowsOf(newest).some((r) => r.indicator === indicator)
  }
  const fitting = list.filter((c) => c.origin === 'words' && c.exact && fitsUnit(catalogue, c, view) && isNewest(c))
  // A council's own report leads: England's measures are nobody's twins beside one of its own.
  const own = fitting.filter((c) => !isOfEngland(catalogue, c))
  const named = own.length > 0 ? own : fitting
  // Who gives the printed name of one letter by letter means that one.
  const printed = named.filter((c) => view.text.includes(catalogue.indicator(c.indicator).name.toLowerCase()))
  if (printed.length === 1) return named.filter((c) => c !== printed[0])
  const isAlike = (a: Choice, b: Choice): boolean =>
    a !== b && a.matched.length === b.matched.length && a.matched.every((w) => b.matched.includes(w))
  return list.some((c) => c.origin === 'reference') ? [] : named.filter((a) => named.some((b) => isAlike(a, b)))
}
