/**
 * What a list is asked to tell of each measure beside what chooses it: "…, and what is it?", "how far off was each", "numbers for each
 * please", "both figures, ours and theirs". It chooses nothing, so no condition is read in it. Pure.
 */
import type { Stretch } from '../../../language/matches.ts'

/** A figure is told of each anyway; a distance is from what the clause names, else from what the list is held against. */
export interface Detail extends Stretch {
  readonly asks: 'figure' | 'distance'
  readonly of: 'target' | 'benchmark' | 'before' | null
}

const wordsIn = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Where a clause begins that may follow what chooses; it may be all of a message about what was told. */
const BEGINS =
  /^(?:(?:and|so|ok|but|then) )*|[,;:.?!]+ (?:(?:and|with|plus|&|-|then|but|or|so) )*|[) ]-+ | (?:and|with|plus|&|then|but) /g
const ENDS = /[,;:.?!]|$/

const ASKING = wordsIn('what whats tell give show say state list quote include how by')
const HOW_FAR = /\bhow (?:far|much|big|large|wide)\b|\bby how many\b|\bhow many (?:percentage |% )?(?:points?|pts|pp)\b/
const BY_WHAT = /\bby what\b/
const ON_TARGET = /\bon (?:the |its |their |our )?targets?\b/
/** Of several that were told. */
const OF_THEM = /\b(?:each|they|them|those|these|both|all)\b/
const IT = wordsIn('it they them each those these that ones one')
/** How a figure stands to something: a distance only where it is asked how far. */
const STANDS = wordsIn(
  'off short adrift away out below above over under behind ahead better worse past beyond shy clear higher lower up down more less fewer',
)
const MOVED = wordsIn(
  'miss missed missing fall fell fallen gone go went change changed changes move moved come came rise rose risen drop dropped improve improved beat exceed exceeded grown grew',
)
const MOVED_FROM =
  /^(?:up|down|f[ae]ll(?:en)?|changed?|changes|moved?|rise|rose|risen|drop(?:ped)?|gr[eo]wn?|improved?)$/
/** What is a distance by its name. */
const GAPS = wordsIn(
  'gap gaps difference differences distance distances margin margins shortfall shortfalls lead point points pts pp',
)
const FIGURES = wordsIn(
  'figure figures number numbers value values percentage percentages rate rates result results score scores outturn outturns actual actuals target targets',
)
/** By themselves they are no kind of measure that a list may be of. */
const PLAIN = wordsIn('figure figures number numbers value values result results scores actual actuals')
/** Whose figure, or of which: beside these no measures are chosen by their kind. */
const OWN = wordsIn('their its both each all ours theirs own please pls actual exact')
const SPARE = wordsIn(
  'a an the our of for in by to from at as well too also me was were is are did do does has have had been being we us itself themselves now then there case time respectively % far much big large wide many against beside alongside with and between on two three side',
)
const ALL = [ASKING, IT, STANDS, MOVED, GAPS, FIGURES, OWN, SPARE]

/**
 * @param text a message with each period as §n and each benchmark as #, as `marked` has it
 * @param least where the first may begin: what comes before leads up to the question
 */
export function detailsIn(text: string, least: number): readonly Detail[] {
  const found: Detail[] = []
  let reached = least
  for (const m of text.matchAll(BEGINS)) {
    const from = m.index + m[0].length
    if (from < reached) continue
    const rest = text.slice(from)
    const said = rest.slice(0, ENDS.exec(rest)?.index)
    const isFirst = m.index <= least
    const words = said.split(/[\s/]+/).filter((w) => w !== '')
    const asks = askedBy(words, m[0], isFirst)
    if (!asks || (isFirst && !OF_THEM.test(said))) continue
    const has = (pattern: RegExp): boolean => words.some((w) => pattern.test(w))
    const of = has(/^#/) ? 'benchmark' : has(/^targets?$/) ? 'target' : has(MOVED_FROM) ? 'before' : null
    // With what joins it to the rest.
    found.push({ asks, of, from: isFirst ? from : m.index, to: from + said.length })
    reached = from + said.length
  }
  return found
}

function askedBy(words: readonly string[], led: string, isFirst: boolean): Detail['asks'] | null {
  const has = (of: ReadonlySet<string>): boolean => words.some((w) => of.has(w))
  if (words.length === 0 || !words.every((w) => w.startsWith('#') || ALL.some((of) => of.has(w)))) return null
  const said = words.join(' ')
  const asksFar = HOW_FAR.test(said) || BY_WHAT.test(said)
  if (asksFar || (has(GAPS) && (has(ASKING) || has(OWN)))) return 'distance'
  // "And has it gone up": of one measure.
  if (has(STANDS) || has(MOVED) || has(GAPS) || ON_TARGET.test(said)) return null
  const asksWhat = words.some((w) => w === 'what' || w === 'whats') && (has(IT) || has(FIGURES))
  if (isFirst) return asksWhat ? 'figure' : null
  const isOwn = has(OWN) || (words.includes('the') && !words.some((w) => w.startsWith('#')))
  const names = has(FIGURES) && (isOwn || (words.length === 1 && has(PLAIN)) || has(ASKING))
  const isWith = /\bwith $/.test(led)
  return asksWhat || (names && (!isWith || isOwn)) || said === 'ours and theirs' ? 'figure' : null
}
