/**
 * Which of England's measures a question's words do not tell from the one that they fit best. The dictionary's 434 measures have
 * names that differ in a word or two, and often in one that is talk beside a scorecard's measure ("non", "first", "other"): here
 * every word of a name counts but for grammar. Of two measures that have all that is said, neither is told where both have more
 * to their names; nor is one told whose name has "not" where nobody said so. Pure.
 */
import type { Catalogue } from '../catalogue.ts'
import { isOtherManner } from '../language/manner.ts'
import { tokensOf } from '../language/normalise.ts'
import { oncePer } from '../language/once-per.ts'
import type { Term, Vocabulary } from '../language/vocabulary.ts'
import { isOfEngland } from '../understanding/cannot-be.ts'
import { choiceOf } from '../understanding/choices.ts'
import { partingOf, unexplainedBy } from '../understanding/features/left.ts'
import { fitsUnit } from '../understanding/features/units.ts'
import type { Choice } from '../understanding/frame.ts'
import type { View } from '../understanding/view.ts'
import type { England } from './england.ts'
import type { WithEngland } from './with-england.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that part no name from another. */
const GRAMMAR = setOf(
  'a an the of in at on for to by from per as and or is are was were be been being that which who whom whose their they there have has had with its it this these those',
)
const NOT = 'not'
const NEGATIONS = setOf(`${NOT} no non none without never isnt arent wasnt werent dont doesnt didnt hasnt havent`)
/** What a name may have beyond what is said and be the plain one of several all the same: all who are counted, and how. */
const PLAIN =
  'la las because last total all overall any pupils pupil child children people young person average score rate number percent percentage proportion % year yr old age aged end local authority council current eligible state funded definition term january march cohort level meeting achieving at during each'
/** What most measures of pupils may be said to be of: "in all schools". */
const SCHOOL = 'school'
/** Who has the first is counted among the second. */
const AMONG: readonly (readonly [string, string])[] = [['ehcp', 'send']]

/** What a measure is called. */
interface Called {
  readonly id: string
  /** The words of each name, printed and said. */
  readonly names: readonly (readonly string[])[]
  readonly words: ReadonlySet<string>
  readonly isNegative: boolean
}

/** The words of a text: its terms, and those that the vocabulary leaves out as talk. */
function wordsOf(vocabulary: Vocabulary, text: string, terms: readonly Term[]): readonly string[] {
  const talk = tokensOf(text).filter(
    (t) => !GRAMMAR.has(t.word) && !terms.some((term) => t.from < term.end && t.to > term.start),
  )
  const words = talk.map(({ word }) => (NEGATIONS.has(word) ? NOT : vocabulary.stem(word)))
  return [...new Set([...terms.map((t) => t.word), ...words])]
}

class LikeNamed {
  readonly #vocabulary: Vocabulary
  readonly #england: England
  readonly #called: ReadonlyMap<string, Called>
  readonly #plain: ReadonlySet<string>
  /** The words of all names, put together when first needed. */
  #telling: ReadonlySet<string> | null = null

  constructor(vocabulary: Vocabulary, { england, said }: WithEngland) {
    this.#vocabulary = vocabulary
    this.#england = england
    const read = (name: string): readonly string[] =>
      wordsOf(vocabulary, name.toLowerCase(), vocabulary.terms(name.toLowerCase()))
    this.#called = new Map(
      england.measures().map(({ id, short, name, also }) => {
        const printed = [name, ...also].map(read)
        const names = [...printed, ...(said.get(short) ?? []).map(read)]
        const words = new Set(names.flat())
        for (const [who, among] of AMONG) if (words.has(who)) words.add(among)
        return [id, { id, names, words, isNegative: printed.every((w) => w.includes(NOT)) }]
      }),
    )
    this.#plain = new Set(PLAIN.split(' ').flatMap((w) => [w, vocabulary.stem(w)]))
  }

  /**
   * The measures that `id` is not told from, itself first; empty where it is told from all others.
   * @param fits whether a measure is published in the unit that is asked for
   */
  alike(id: string, { reading, spare }: View, fits: (id: string) => boolean): readonly string[] {
    const own = this.#called.get(id)
    if (!own) return []
    const said = new Set(wordsOf(this.#vocabulary, reading.text, reading.terms))
    const asked = new Set(reading.terms.map((t) => t.word).filter((w) => !spare.has(w)))
    if (said.has(NOT)) asked.add(NOT)
    const explained = [...own.words].filter((w) => said.has(w) && !this.#plain.has(w))
    const isFitting = fits(id)
    const others: { readonly id: string; readonly beyond: number }[] = []
    for (const other of this.#called.values()) {
      if (other === own || !explained.every((w) => other.words.has(w))) continue
      if (isOtherManner(this.#england.manners(other.id), reading.text) || (isFitting && !fits(other.id))) continue
      const hasMoreOfIt = [...asked].some((w) => other.words.has(w) && !own.words.has(w) && this.tells(w))
      if (hasMoreOfIt || this.#beyond(own, other, said) > 0)
        others.push({ id: other.id, beyond: hasMoreOfIt ? 0 : this.#beyond(other, own, said) })
    }
    const isUnsaidNot = own.isNegative && !said.has(NOT) && !own.names.some((n) => this.#isSaid(n, said))
    // "Cases" alone are nobody's.
    const isVague =
      explained.every((w) => this.#vocabulary.isWeak(w)) && !own.names.some((n) => n.every((w) => said.has(w)))
    if (others.length === 0 && !isUnsaidNot && !isVague) return []
    return [id, ...others.toSorted((a, b) => a.beyond - b.beyond).map((o) => o.id)]
  }

  /**
   * The measure that has words which another leaves, and most of what is said of that one: "and in maths" after reading. Null where
   * none has, or more than one.
   * @param left words that `id` is not called by
   */
  partner(id: string, left: readonly string[], { reading }: View): string | null {
    const own = this.#called.get(id)
    if (!own) return null
    // Of a clause, what the message says around it as well.
    const whole = reading.raw.toLowerCase()
    const said = new Set(wordsOf(this.#vocabulary, whole, this.#vocabulary.terms(whole)))
    const explained = [...own.words].filter((w) => said.has(w) && !this.#plain.has(w))
    const found = [...this.#called.values()]
      .filter((other) => other !== own && left.every((w) => other.words.has(w)))
      .map((other) => ({
        id: other.id,
        shared: explained.filter((w) => other.words.has(w)).length,
        beyond: this.#beyond(other, own, new Set([...said, ...left])),
      }))
      .toSorted((a, b) => b.shared - a.shared || a.beyond - b.beyond)
    const [one, next] = found
    if (!one || one.beyond > 0 || (next && next.shared === one.shared && next.beyond === 0)) return null
    return one.shared > 0 || explained.length === 0 ? one.id : null
  }

  /** Whether a whole name of a measure is said. */
  isNamed(id: string, { reading }: View): boolean {
    const said = new Set(wordsOf(this.#vocabulary, reading.text, reading.terms))
    return this.#called.get(id)?.names.some((n) => this.#isSaid(n, said)) ?? false
  }

  #isSaid(words: readonly string[], said: ReadonlySet<string>): boolean {
    return words.every((w) => said.has(w) || this.#plain.has(w))
  }

  /** Whether a word is of the name of some measure, and says more than that all are counted. */
  tells(word: string): boolean {
    this.#telling ??= new Set([...this.#called.values()].flatMap((c) => [...c.words]))
    return this.#telling.has(word) && !this.#plain.has(word) && word !== SCHOOL
  }

  /** How many words the nearest name of a measure has that are not said, and that another is not called by. */
  #beyond({ names }: Called, other: Called, said: ReadonlySet<string>): number {
    const counts = names.map(
      (words) => words.filter((w) => !said.has(w) && !other.words.has(w) && !this.#plain.has(w)).length,
    )
    return Math.min(...counts)
  }
}

const likeNamed = oncePer(({ vocabulary, england }: Catalogue) => england && new LikeNamed(vocabulary, england))

/** More are never offered. */
const MOST = 6

/** England's measures that a view does not tell from one of them, itself first; empty where it does, or where the measure is a scorecard's. */
export const alikeTo = (catalogue: Catalogue, view: View, indicator: string): readonly string[] =>
  likeNamed(catalogue)
    ?.alike(indicator, view, (id) => fitsUnit(catalogue, choiceOf(null, id, 'words'), view))
    .slice(0, MOST) ?? []

/** Words of a view by which others of England's measures are called and the one chosen is not; none where it is a scorecard's. */
export function leftOver(catalogue: Catalogue, view: View, choice: Choice): readonly Term[] {
  const named = isOfEngland(catalogue, choice) ? likeNamed(catalogue) : null
  return named
    ? unexplainedBy(catalogue, view, choice).filter((t) => named.tells(t.word) && !OUT.test(view.text.slice(t.end)))
    : []
}
/** "Leaving out the exceptions". */
const OUT = /^ out\b/

/** Whether a view names one of England's measures in full, counted in no manner that it would have to say, and says nothing besides. */
export const isToldApart = (catalogue: Catalogue, view: View, choice: Choice): boolean =>
  catalogue.england?.england.manners(choice.indicator).length === 0 &&
  likeNamed(catalogue)?.isNamed(choice.indicator, view) === true &&
  alikeTo(catalogue, view, choice.indicator).length === 0 &&
  unexplainedBy(catalogue, view, choice).length === 0 &&
  partingOf(catalogue, view, choice).length === 0

/** Words that the message has outside of a part of it, by which others of England's measures are called and the one chosen is not. */
export function leftOutside(catalogue: Catalogue, view: View, { indicator }: Choice): readonly string[] {
  const named = likeNamed(catalogue)
  return view.outside.telling.filter((w) => named?.tells(w) && !catalogue.index.has(indicator, w))
}

/** One of England's measures that a message names beside another by words that the other leaves: "on SEN support, and with an EHCP". */
export function besideIt(catalogue: Catalogue, view: View, choice: Choice): string | null {
  const named = isOfEngland(catalogue, choice) ? likeNamed(catalogue) : null
  if (!named || !LISTED.test(view.reading.raw)) return null
  const left = [
    ...leftOver(catalogue, view, choice).map((t) => t.word),
    ...leftOutside(catalogue, view, choice),
  ].filter((w) => !catalogue.index.has(choice.indicator, w))
  return left.length === 0 ? null : named.partner(choice.indicator, left, view)
}
const LISTED = /,|&|\+|\/|\b(?:and|plus|or)\b/i
