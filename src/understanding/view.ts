/** The stretches of a message that may be its question, each read once whatever it is taken to ask. */
import type { Catalogue } from '../catalogue.ts'
import type { Topic } from '../conversation.ts'
import { type Enumeration, enumerationOf } from '../language/enumerated.ts'
import { isWithin } from '../language/matches.ts'
import { type Token, tokensOf, words } from '../language/normalise.ts'
import { NUMBERS } from '../language/number-words.ts'
import type { Reader } from '../language/reader.ts'
import type { Reading } from '../language/reading.ts'
import { askingClauses, questions } from '../language/split.ts'
import type { Term } from '../language/vocabulary.ts'
import { type Says, withoutTalk } from './around.ts'
import { withCategories } from './categories.ts'
import { clausesOf } from './clauses.ts'
import { councilsMeant } from './councils-meant.ts'
import type { English, WordKind } from './english.ts'
import type { PeriodMention } from './grammar/periods/recognise.ts'
import { leadOf } from './lead.ts'
import type { Lexicon, LexiconHit } from './lexicon.ts'
import type { NameWords } from './name-words.ts'
import type { SpokenNames } from './spoken-names.ts'

/** All of a message, the sentences of it that ask, or a clause of one. */
export type ViewKind = 'whole' | 'asked' | 'clause'

/** A stretch of a message with all that is read in it. */
export interface View {
  readonly kind: ViewKind
  readonly text: string
  readonly reading: Reading
  readonly tokens: readonly Token[]
  /** Tokens that a period, a council, a benchmark, a reference or an exclusion uses. */
  readonly taken: readonly boolean[]
  readonly hits: readonly LexiconHit[]
  /** Words of `reading.terms` that the grammar of the question explains already. */
  readonly spare: ReadonlySet<string>
  /** Words that tell measures apart and that no grammar explains. */
  readonly telling: readonly string[]
  /** Words beside them that make a measure another one ("girls", "hospital"), as they stand in the text. */
  readonly narrowing: readonly Term[]
  /** Words of clauses about a measure that are no terms, no grammar and no talk that leaves it as it is: "said no", "fell through". */
  readonly parting: readonly Token[]
  /** What each token may do where it hangs on a measure; null where it leaves the measure as it is, or is of no measure at all. */
  readonly loose: readonly (Loose | null)[]
  /** Tokens that say nothing by themselves: "the", "were". */
  readonly idle: readonly boolean[]
  /** Where what is asked begins in the text; 0 where nothing leads up to it. */
  readonly lead: number
  /** The message leans on the one before. */
  readonly followUp: boolean
  readonly council: string | null
  /** What is numbered within the question, each to be told by itself; absent where nothing is numbered. */
  readonly apart?: readonly string[]
  /** Of a part of a message: what the rest of it says that this part does not. */
  readonly outside: Outside
}

/** A word that makes a measure another one where it hangs on it. */
export interface Loose {
  readonly kind: WordKind
  /** Some measure is called by it. */
  readonly isKnown: boolean
  /** It does so only where nothing else can be meant: "name" of those "who changed their name". */
  readonly isFaint: boolean
}

/** Words that tell measures apart and periods that stand outside of a part of a message. */
export interface Outside {
  readonly telling: readonly string[]
  readonly periods: number
}

/** Who asks, as far as it changes what is meant. */
export interface Asker {
  /** The asker's own. */
  readonly council: string | null
  /** What the conversation told last. */
  readonly topic: Topic | null
}

/** What a message is read with. */
export interface Language {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly lexicon: Lexicon
  readonly english: English
  readonly spokenNames: SpokenNames
  readonly nameWords: NameWords
}

/** Words that tell measures apart and are of no theme that is named: a theme whose words are all that a question tells names no measure. */
export const besideThemes = ({ telling, reading: { themes, terms } }: View): readonly string[] =>
  telling.filter((w) => !themes.some((t) => terms.some((x) => x.word === w && x.start >= t.from && x.end <= t.to)))

/** Ways of addressing somebody whose name follows. */
const TITLE = /\b(?:councillor|cllr|alderman|mr|mrs|ms|dr|professor|prof) (?:[a-z]\.? )?$/

/** More letters than a title and an initial before a name have. */
const TITLED = 24

/** After a time they say that no other is meant. */
const OF_TIME: ReadonlySet<string> = new Set('alone only itself specifically solely inclusive exclusively'.split(' '))

/** Before a time they say that a figure changed. */
const MOVES: ReadonlySet<string> = new Set('moved move moves moving shifted shift'.split(' '))
const TO_TIME =
  /^ (?:on )?(?:from|between|since|over|during|after)(?: (?:the|its|what it was|where it (?:was|stood)))?(?: (?:in|at|end of|start of))* $/

/** Longer than this, a message is taken apart to find the question in it. */
const RAMBLE = 20
const MOST_CLAUSES = 4

/** Begins or points back as only a message does that goes on with what was told: "and last year?", "is that good?". */
const LEANS =
  /^(?:and|or|but|so|then|just|only|ok(?:ay)?|right|also|plus|now|what about|how about|what of|same|and the|any|in which case|compared)\b|^(?:is|was|are|were|has|have|does|did) (?:that|it|this|those|they)\b|^(?:why|how come|since when|source|trend|target|rag|benchmark|nationally|as a|per|in)\b|\b(?:that|it|this|those|them|same thing|the same|the ones)\b/

/** Begins as a question of its own. A few words that do not ("primary", "the combined one") change one part of what was told. */
const ASKS =
  /^(?:what|whats|how|which|who|when|where|is|are|was|were|did|do|does|has|have|can|show|list|tell|give|compare|number of)\b/

/** Of a view that is all of its message. */
export const NOTHING_OUTSIDE: Outside = { telling: [], periods: 0 }

/** The times of a part of a message: its own, and those that the whole lends it. */
function periodsOfPart(own: readonly PeriodMention[], part: string, whole: View): readonly PeriodMention[] {
  const said = whole.reading.periods
  const [first] = own
  const atEnd = (lent: readonly PeriodMention[]): PeriodMention[] =>
    lent.map((p) => ({ ...p, from: part.length, to: part.length }))
  if (first === undefined) {
    // "On 3 October (census day), how many …": times that lead up to the part in its own sentence are all of it.
    const at = whole.text.indexOf(part)
    const isLeading = ({ to }: PeriodMention): boolean =>
      to <= at && !/[.?!;]\s|\b(?:to|until|and)\b/.test(whole.text.slice(to, at))
    return said.length === 1 || said.every(isLeading) ? atEnd(said) : own
  }
  // "During 2022-23, how many … (the cumulative total)": how it is counted is no time without the one that leads.
  const isHow = ({ phrase }: PeriodMention): boolean => phrase.type === 'to_date'
  const others = said.filter((p) => !isHow(p))
  if (own.every(isHow) && others.length === 1) return atEnd(others)
  // "For 2023/24 please state X, the figure for the previous year": the time that it is counted from leads.
  const before = said.slice(0, Math.max(0, said.length - own.length))
  return ANCHORED.has(first.phrase.type) ? [...before.map((p) => ({ ...p, from: 0, to: 0 })), ...own] : own
}

/**
 * A part of a message keeps what the whole says once and the part does not: the one period, the one council
 * ("On 31 March 2024, how many …"). What else it leaves out is told as `outside`.
 */
function partOf(language: Language, kind: ViewKind, text: string, whole: View, raw: string, asker: Asker): View {
  const view = viewOf(language, kind, text, raw, asker)
  const said = whole.reading.periods
  const isBare = view.reading.periods.length === 0
  const periods = periodsOfPart(view.reading.periods, text, whole)
  // "Please give it both as a number and as a percentage" is said of what stands before it.
  const { number, percent } = whole.reading.cues
  const cues = percent && !number ? { ...view.reading.cues, number, percent } : view.reading.cues
  const { councils, otherCouncils } = view.reading.councils.length === 0 ? whole.reading : view.reading
  return {
    ...view,
    reading: { ...view.reading, cues, periods, councils, otherCouncils },
    council: view.reading.councils.length === 0 ? whole.council : view.council,
    outside: {
      telling: whole.telling.filter((w) => !view.telling.includes(w)),
      periods: isBare ? said.length : Math.max(0, said.length - view.reading.periods.length),
    },
  }
}

/** Times that are counted from another. */
const ANCHORED: ReadonlySet<string> = new Set(['year_earlier', 'earlier', 'moved', 'same'])

/** "My twins start in September - how many …": a time of theirs. */
const OWN_FAMILY =
  /\b(?:my|our) (?:own )?(?:(?:little|youngest|eldest|oldest|only|younger|older) )?(?:one|son|daughter|twins?|triplets|lad|lass|boys?|girls?|child|kids?|children|grand(?:son|daughter|child|children|kids)|niece|nephew|youngest|eldest)(?:'s)? (?:is|are|was|were|starts?|started|will|goes|going|due|in|moves?|begins?|turned|turns)\b[^.?!]*$/
/** A time in brackets, or in a sentence that is over: "(elected in May)". "Following January 2024, did it …" is of the question. */
function isAside(text: string, from: number, to: number, lead: number): boolean {
  const opened = text.lastIndexOf('(', from)
  const inBrackets = opened >= 0 && !text.slice(opened, from).includes(')') && text.slice(to, lead).includes(')')
  return inBrackets || /[.?!]['")]?\s/.test(text.slice(to, lead))
}

/** What the asked part says by itself: its unit and its times, where it has any. */
function askedOf(whole: Reading, asked: Reading, lead: number): Pick<Reading, 'cues' | 'periods'> {
  const theirs = whole.periods.filter((p) => p.from < lead && OWN_FAMILY.test(whole.text.slice(0, p.from)))
  const periods = whole.periods.filter((p) => !theirs.includes(p))
  const own = periods.filter((p) => p.from >= lead || !isAside(whole.text, p.from, p.to, lead))
  const { number, percent, rate } = asked.cues
  const cues = number || percent || rate ? { ...whole.cues, number, percent, rate } : whole.cues
  return { cues, periods: own.length > 0 ? own : periods }
}

const MEASURES = /\b(?:measures|indicators|kpis|metrics|reds|ambers|greens)\b/

/** A text read by itself. @param raw the whole message as typed, for its capitals */
export function viewOf(language: Language, kind: ViewKind, text: string, raw: string, asker: Asker): View {
  const { catalogue, reader, lexicon, english } = language
  const { vocabulary, index } = catalogue
  const tells = (word: string): boolean => catalogue.tellsApart(word)
  const said = withCategories(
    reader.readText(text, raw, () => []),
    tells,
  )
  // What leads up to a question says who asks and why, where what is asked names something by itself, or measures of any kind.
  const begins = leadOf(text)
  // "…: are all three on target?" names nothing by itself.
  const asksWhole = (): boolean =>
    MEASURES.test(text.slice(begins)) ||
    said.terms.some((t) => t.start >= begins && !(t.from === 'target' || /^\d+$/.test(t.word)) && tells(t.word))
  const lead = begins > 0 && asksWhole() ? begins : 0
  const isAsked = (phrase: string): boolean => text.indexOf(phrase, lead) >= 0 || !text.includes(phrase)
  const reading: Reading =
    lead === 0
      ? said
      : {
          ...said,
          breakdowns: said.breakdowns.filter(isAsked),
          unpublished: said.unpublished.filter(isAsked),
          elsewhere: said.elsewhere.filter(isAsked),
          ...askedOf(
            said,
            reader.readText(text.slice(lead), raw, () => []),
            lead,
          ),
        }
  const tokens = tokensOf(text)
  const taken = tokens.map((t) => reading.rest[t.from] === ' ')
  const hits = lexicon.find(tokens, (i) => taken[i] as boolean)
  const inHit = (start: number, end: number, of: (hit: LexiconHit) => boolean = () => true): boolean =>
    hits.some((h) => of(h) && (tokens[h.first] as Token).from <= start && (tokens[h.last] as Token).to >= end)
  // "March 2024 alone": of the time.
  const isOfTime = (t: Term): boolean =>
    OF_TIME.has(t.from) && reading.periods.some((p) => t.start >= p.to && t.start - p.to <= 2)
  // "Moved from November to December": of the figure, and not of those whom it counts.
  const isOfChange = (t: Term): boolean =>
    MOVES.has(t.from) && reading.periods.some((p) => p.from >= t.end && TO_TIME.test(text.slice(t.end, p.from)))
  const clauses = clausesOf(
    reading.rest,
    reading.terms.filter((t) => tells(t.word)),
  )
  const isInClause = (t: Term): boolean => clauses.some((c) => t.start >= c.from && t.end <= c.to)
  // "Enquired", "recorded": what leaves the measure as it is need not be explained, unless the printed name of one has it.
  // Nor need the name after a title: "Councillor Waller".
  const isTalk = (t: Term): boolean =>
    isOfTime(t) ||
    isOfChange(t) ||
    (english.kindOf(t.from) === 'talk' && !index.isPrinted(t.word) && (english.stands(t.from) || !isInClause(t))) ||
    (!index.isKnown(t.word) && (t.end <= lead || TITLE.test(text.slice(Math.max(0, t.start - TITLED), t.start))))
  const free = new Set(reading.terms.filter((t) => !inHit(t.start, t.end) && !isTalk(t)).map((t) => t.word))
  const spare = new Set(reading.terms.filter((t) => !free.has(t.word)).map((t) => t.word))
  const telling = [...new Set(reading.terms.map((t) => t.word))].filter((w) => !spare.has(w) && tells(w))
  const narrowing = reading.terms.filter(
    (t) =>
      free.has(t.word) &&
      english.kindOf(t.from) === 'restricts' &&
      !index.isKnown(t.word) &&
      !vocabulary.isWeak(t.word),
  )
  const rows = new Set(reading.cues.subs.flatMap((sub) => [sub, ...(vocabulary.data.subs[sub] ?? [])].flatMap(words)))
  const isOfRow = ({ word }: Token): boolean => rows.has(word)
  const isTerm = (token: Token): boolean => reading.terms.some((t) => token.from < t.end && token.to > t.start)
  // "Said no thanks": small talk by itself, and none in a clause.
  const isOfAct = ({ from, to }: Token): boolean => inHit(from, to, (h) => h.types.some((type) => type !== 'talk'))
  const parts = english.partsIn(reading.rest)
  const isGrammar = (t: Token, i: number): boolean =>
    english.isGrammar(t.word) || english.stands(t.word) || (t.word === 'back' && taken[i + 1] === true)
  const parting = tokens.filter(
    (t, i) =>
      t.from >= lead &&
      !taken[i] &&
      !/^\d/.test(t.word) &&
      (isWithin(parts, t) || (isWithin(clauses, t) && !isOfAct(t) && !isGrammar(t, i))) &&
      !isTerm(t),
  )
  const idle = tokens.map((t) => english.isGrammar(t.word))
  const loose = tokens.map((t, i): Loose | null => {
    if (taken[i] || idle[i] || t.from < lead || /\d/.test(t.word) || NUMBERS.has(t.word)) return null
    const term = reading.terms.find((x) => t.from < x.end && t.to > x.start)
    if (!term || vocabulary.isWeak(term.word) || isOfTime(term) || isOfChange(term) || isOfRow(t)) return null
    const isKnown = index.isKnown(term.word)
    const kind = english.kindOf(t.word)
    if (kind === 'unlisted' && !isKnown && !english.isPlain(t.word)) return null
    return { kind, isKnown, isFaint: inHit(t.from, t.to) || (kind === 'talk' && english.stands(t.word)) }
  })
  const { topic } = asker
  const isFragment = tokens.length <= 4 && !ASKS.test(text)
  const followUp =
    topic !== null && topic.indicator !== null && (telling.length === 0 || isFragment || LEANS.test(text))
  // "And ours?" after another council's: the asker's own.
  const own = followUp && topic?.council !== asker.council && BACK_HOME.test(text) ? asker.council : null
  const council =
    meantCouncil(catalogue, reading, asker) ??
    own ??
    (followUp ? topic?.council : null) ??
    asker.council ??
    topic?.council ??
    null
  const councils = councilsMeant(
    reading,
    topic,
    catalogue.councils.map((c) => c.key),
    telling.some((w) => !/^\d+$/.test(w)),
  )
  return {
    kind,
    text,
    reading: { ...reading, councils },
    tokens,
    taken,
    hits,
    spare,
    telling,
    narrowing,
    parting,
    loose,
    idle,
    lead,
    followUp,
    council,
    outside: NOTHING_OUTSIDE,
  }
}

const BACK_HOME =
  /\bours\b|\b(?:and|what about|how about) (?:us|our own)\b|\b(?:and|how are|where are) we[?.! ]*$|^our(?:s| own)?\b/
/** Before a region: "against Yorkshire" is what the asker's council is held against. */
const AGAINST = /\b(?:against|versus|vs?|than|compared? (?:to|with)|compares? with)\b/
const OURS = /\b(?:we|us|our|ours|my)\b/

/** The council named first. "Where do we rank in Yorkshire" is about the asker's council, not about the region. */
function meantCouncil({ england }: Catalogue, { councils, text }: Reading, asker: Asker): string | null {
  const kind = (key: string) => england?.england.area(key)?.kind ?? 'council'
  const council = councils.find((key) => kind(key) === 'council') ?? null
  if (council === null && councils.length > 0 && asker.council !== null && (OURS.test(text) || AGAINST.test(text)))
    return asker.council
  return council ?? councils[0] ?? null
}

/** Ways of leading up to a question: "I would be grateful if you could tell me". */
const LEAD =
  /\b(?:(?:please |kindly |could you |can you |would you |you could |you can |grateful if you (?:could|would) |like to |want to |wants to |need to |trying to )+(?:please )?(?:tell|give|let|provide|confirm|state|say|advise|send|share|know|find out|request|look up|remind|ask|see|check)(?: (?:me|us|out|the committee|members))?(?: know)?|(?:asked|asking|wondering|know|wanted to know|remind me|tell me))(?: (?:about|for|of|if|whether|with))?[,:]? /g

/** Nothing leads up to a question of fewer words. */
const SHORTEST_LED = 10

/** What is asked after the last way of leading up to it, in a message long enough to have one; null where there is none. */
function afterLead({ text, tokens }: View): string | null {
  if (tokens.length < SHORTEST_LED) return null
  const last = [...text.matchAll(LEAD)].at(-1)
  const rest = last ? text.slice(last.index + last[0].length).trim() : ''
  return rest.split(' ').length >= 2 ? rest : null
}

/** A clause with the times that its last one is listed with: "how many at 31 March 2024, at 31 March 2023 and at …". */
function withItsTimes(clause: string, { text, reading }: View): string {
  const from = text.indexOf(clause)
  if (from < 0) return clause
  let to = from + clause.length
  for (const period of reading.periods.toSorted((a, b) => a.from - b.from))
    if (period.from >= to && LISTED.test(text.slice(to, period.from))) to = period.to
  return text.slice(from, to)
}
const LISTED =
  /^ ?(?:,|;|-|and|&| )*(?:(?:then|also) )?(?:(?:as )?(?:at|in|on|for|by) )?(?:(?:the )?(?:end|start) of )?(?:the )?$/

const OF_THOSE = /^[^?]{0,30}\bof (?:those|these|them)\b/

/** What a sentence says of measures that the rest of its message does not. */
function saysOf({ catalogue, reader }: Language): Says {
  const read = (text: string) => reader.readText(text, text, () => [])
  const telling = (text: string): string[] =>
    read(text)
      .terms.map((t) => t.word)
      .filter((w) => catalogue.tellsApart(w))
  const adds = (of: (text: string) => readonly string[]) => (sentence: string, rest: string) => {
    const said = new Set(of(rest))
    return of(sentence).some((w) => !said.has(w))
  }
  const holds = (text: string): boolean => {
    const { periods, councils, otherCouncils, benchmarks, refs, cues } = read(text)
    return (
      periods.length + councils.length + otherCouncils.length + benchmarks.length + refs.length + cues.subs.length > 0
    )
  }
  return { names: adds(telling), parts: adds((text) => read(text).breakdowns), holds }
}

/** "(a) education and (b) work": what each is to be told of by itself, where none of them is a time, a place, a row or a benchmark. */
function apartIn({ reader }: Language, { parts }: Enumeration): readonly string[] {
  const isOfGrammar = (part: string): boolean => {
    const { periods, councils, otherCouncils, benchmarks, cues } = reader.readText(part, part, () => [])
    return periods.length + councils.length + otherCouncils.length + benchmarks.length + cues.subs.length > 0
  }
  return parts.some(isOfGrammar) ? [] : parts.map((p) => p.replace(/[\s;,.?]+$|,?\s+(?:and|or)\s*$/g, ''))
}

/** All of a message that is its request. */
export const requestIn = (language: Language, text: string, raw: string, asker: Asker): View =>
  viewOf(language, 'whole', withoutTalk(text, saysOf(language)), raw, asker)

/** The whole message first; the sentences that ask, and the clauses of a ramble, where they are less than all of it. */
export function viewsOf(language: Language, whole: View, raw: string, asker: Asker): View[] {
  const { text } = whole
  const views = [whole]
  const part = (kind: ViewKind, words: string): View => partOf(language, kind, words, whole, raw, asker)
  const numbered = enumerationOf(text)
  // "At (a) 31 March 2016, (b) 31 March 2023": nothing that is numbered is left out.
  if (numbered)
    return [{ ...viewOf(language, 'whole', numbered.plain, raw, asker), apart: apartIn(language, numbered) }]
  const asked = questions(text).join(' ')
  // "We set ourselves 95% on several things. Which of those …": what the question leans on is part of it.
  if (asked !== text && asked !== '' && !OF_THOSE.test(asked)) views.push(part('asked', asked))
  const asking = afterLead(whole)
  if (asking && asking !== asked) views.push(part('clause', asking))
  if (whole.tokens.length > RAMBLE)
    for (const clause of askingClauses(text)
      .slice(0, MOST_CLAUSES)
      .map((c) => withItsTimes(c, whole)))
      if (clause !== text && clause !== asked) views.push(part('clause', clause))
  return views
}
