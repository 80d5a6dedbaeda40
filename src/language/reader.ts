/** Reads a question: periods, councils, benchmarks, rows and the words that may name a measure. */
import type { Catalogue } from '../catalogue.ts'
import type { BenchmarkKind } from '../model/figure.ts'
import type { PeriodPhrase } from '../periods/phrase.ts'
import { recognisePeriods } from '../understanding/grammar/periods/recognise.ts'
import { EverydayWords, type WordList } from '../understanding/lattice/everyday.ts'
import type { Lattice, LineReading } from '../understanding/lattice/lattice.ts'
import { latticeOf } from '../understanding/lattice/lattice-of.ts'
import type { PairCounts } from '../understanding/lattice/word-pairs.ts'
import { exclusionsIn, leftOutIn, timeLeftOut } from './exclusions.ts'
import { meetingsOf, withoutMeetings } from './meetings.ts'
import { Memo } from './memo.ts'
import { normalise } from './normalise.ts'
import { blank, PhraseFinder, type PhraseHit } from './phrases.ts'
import { Places, putIn, type UnclearPlace } from './places.ts'
import { withFigures } from './quarter-results.ts'
import type { Reading, SaidTheme } from './reading.ts'
import { ThemeWords } from './theme-words.ts'
import { withBothTimes } from './two-times.ts'
import type { Term } from './vocabulary.ts'

export interface LanguageData {
  readonly themes: Readonly<Record<string, readonly string[]>>
  /** What a short form stands for, word for word. */
  readonly shorthand: Readonly<Record<string, string>>
  readonly benchmarks: Readonly<Record<string, readonly string[]>>
  readonly breakdowns: readonly string[]
  readonly elsewhere: readonly string[]
  readonly unpublished: readonly string[]
  /** Not published, unless the question names a measure besides. */
  readonly unpublishedAlone: readonly string[]
  /** Words of questions and periods, which misspelt words are corrected to. */
  readonly known: readonly string[]
  /** Words that are right as they are. */
  readonly accepted: readonly string[]
  /** Councils of England, by what they are called. */
  readonly councils: Readonly<Record<string, string>>
  /** Countries beside England and their cities, of which nothing is held. */
  readonly countries: readonly string[]
  /** Names of several councils together. */
  readonly several: Readonly<Record<string, readonly string[]>>
  /** Towns and cities that are no council, with the council that they lie in. */
  readonly towns: Readonly<Record<string, string>>
  /** Common English words, never taken for misspellings. */
  readonly common: readonly string[]
  /** Everyday English by frequency, and what follows what in questions: for reading misspelt words. */
  readonly everyday: WordList
  readonly pairs: PairCounts
  readonly asked: readonly string[]
}

const NUMBER =
  /\b(how many(?! ?(?:%|per ?cent|pct|percentage))|number of|numbers of|no\.? of|count of|counts?|just the number|headcount|number|numbers|how much|tally|total number|quantity)\b/
const PERCENT =
  /%|\b(per ?cent(?:age)?s?|proportion|pct|share of|what share|percentage|rate of|success rate|pass rate)\b/
/** A percentage of the change, and not of what is measured. */
const CHANGED_BY =
  /\b(?:by what (?:percentage|per ?cent|%|proportion)|(?:as a |what |the |in )?(?:percentage|per ?cent|%|pct) (?:terms|change|increase|decrease|drop|fall|rise|growth|reduction|difference)s?)\b/g
/** "In percentage terms, how many …" of what is measured; of a change where one is asked for. */
const IN_PERCENT = /\b(?:in|as) (?:a )?(?:percentage|per ?cent|%) terms\b/
/** "% change in contacts". */
const OF_CHANGE =
  /(?:%|\bper ?cent(?:age)?|\bpct) (?:change|increase|decrease|rise|fall|drop|reduction|growth|difference)\b/g
/** "As a whole number and as a percentage": the percentage leads, and the number is told beside it. */
const AS_BOTH =
  /\bas (?:an? )?(?:whole |raw |actual |absolute )?(?:number|figure|count|total) and (?:also )?(?:as )?(?:an? )?(?:percentage|per ?cent|proportion|%)|\bas (?:an? )?(?:percentage|per ?cent|proportion|%) and (?:also )?(?:as )?(?:an? )?(?:whole |raw |actual |absolute )?(?:number|figure|count|total)\b/
/** "How many out of every hundred" asks for a percentage, and for no number. */
const OF_A_HUNDRED = /\b(?:per|(?:for|in|out of|of) (?:every|each|a)) (?:hundred|100)\b(?! ?000|,000)/
const CHANGES =
  /\b(?:chang(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|drop(?:s|ped|ping)?|f[ae]ll(?:s|en|ing)?|ris(?:e|en|es|ing)|rose|gr[eo]w(?:n|th|s|ing)?|reduc(?:e|ed|es|tion|ing)|differen(?:ce|t)|more|fewer|less|higher|lower|(?:gone|went|go|goes|going) (?:up|down))\b/
/** "How many per 10,000" asks for a rate, and for no number. */
const OF_SO_MANY =
  /\b(?:per|(?:for|in|out of) (?:every|each)) (?:10,?000|10 ?k|ten thou(?:sand)?|100,?000)\b|\/ ?10,?000/
const STATED_PERCENT = /\d+(?:\.\d+)? ?(?:%|per ?cent\b)/g
const RATE = /\b(?:rates?|(?:per|(?:for|in|out of) (?:every|each)) head)\b/
/** "…, weren't they?", "…, right?": asks for agreement and denies nothing. */
const TAG =
  /[,\s]+(?:(?:is|are|was|were|has|have|had|do|does|did|would|could|should)n't (?:they|it|we|that|you|there)|right|yeah|yes|no|correct|innit|is that right|am i right|true or false)\s*[?!. ]*$/
/** "I mean …" says over again, and asks what nothing means. */
const I_MEAN = /\b(?:i|we) meant?\b(?! (?:by|to|well)\b),?/g
const REF =
  /(?<![\w.])([a-z]{1,3})\.\s?(\d{1,3})(?![\w.]\d|\w)|(?<![\w.])(?:ref(?:erence)?|measure|indicator|kpi|row)\s+([a-z]{1,3})\.?\s?(\d{1,3})(?!\w)|(?<![\w.-])((?:ed|b)\d{1,2})(?!\w)/g
/** A reference and nothing else: "a16". Within a sentence that may be an adoption measure or a score. */
const BARE_REF = /^([a-z]{1,2}) ?(\d{1,2})[?.]?$/

function entries<T>(table: Readonly<Record<string, readonly string[]>>, value: (key: string) => T): [string, T][] {
  return Object.entries(table).flatMap(([key, phrases]) => phrases.map((p): [string, T] => [p, value(key)]))
}

type Unclear = Pick<UnclearPlace, 'why' | 'candidates'>

const unclear = (
  table: Readonly<Record<string, string | readonly string[]>>,
  why: UnclearPlace['why'],
): [string, Unclear][] => Object.entries(table).map(([said, names]) => [said, { why, candidates: [names].flat() }])

const same = (words: readonly string[]): [string, string][] => words.map((w) => [w, w])

/** What a text says whatever is asked about it; `left` is what remains for cues and measures. */
type Base = Omit<Reading, 'raw' | 'terms' | 'ignored' | 'rest'> & {
  readonly left: string
  /** The terms of `left`. */
  readonly named: readonly Term[]
  readonly apart: readonly { readonly from: number; readonly to: number }[]
}

/** After a subject, who meets about it: "the neglect task group" counts nobody. */
const BODY_AFTER =
  /^ (?:task (?:and finish |& finish )?group|working (?:group|party)|steering group|forum|committee|sub-?committee|commission|board|partnership|charity|campaign|summit|debate|correspondent|desk|lead member|portfolio)\b/
/** "Rank the schools by …": what is to be put in a row is none of the measures. */
const NO_MEASURES =
  /\b(?:(?:rank(?:ing)?|list|name|league table)(?: (?:the|our|all|each|every|of|for|ten|10|primary|secondary|special|statistical|individual|social work|social care))* (?:(schools|academies|academy trusts|wards|localities|neighbourhoods|postcodes|estates|villages|parishes|teams|homes|providers|colleges|nurseries|hospitals|agencies|neighbours)(?= (?:by|on|for|with|in|from|that|which|where|whose|who|having)\b|[?.!]* ?$)(?![^,.?;]{0,30}\b(?:measures?|indicators?|kpis?|figures|targets|numbers|stats)\b))|(?:\d+|two|three|four|five|six|ten) (schools|academies|wards|localities|teams|homes|providers|nurseries)(?= (?:with|that|which|where|whose|who|having)\b)|(?:top|bottom|worst|best|highest|lowest)(?: (?:\d+|three|four|five|ten|few|performing|primary|secondary|special|individual))* (schools|academies|wards|localities|neighbourhoods|postcodes|estates|villages|parishes|teams|providers|nurseries|hospitals)(?= (?:by|on|for)\b)|put (?:the|our|all)(?: (?:the|ten|10|statistical|primary|secondary))* (schools|wards|teams|neighbours) in (?:rank )?order)/
/** "A month by month breakdown", "a breakdown by term" is of time. */
const TIME_AFTER = /^[^.?;]{0,40}\bby (?:month|quarter|term|year)\b/
const BY_TIME = /\b(?:month|quarter|term|year)(?:ly|[- ](?:by|on|after)[- ](?:month|quarter|term|year)) $/

export class Reader {
  readonly #spelt = new Memo<LineReading>(500)
  readonly #bases = new Memo<Base>(500)
  readonly #words = new Memo<Pick<Reading, 'terms' | 'ignored'>>(2000)
  readonly #catalogue: Catalogue
  readonly #lattice: Lattice
  readonly #places: Places
  readonly #unclear: PhraseFinder<Unclear>
  readonly #placesIn = new Memo<readonly UnclearPlace[]>(500)
  readonly #loaded: PhraseFinder<string>
  readonly #others: PhraseFinder<string>
  readonly #benchmarks: PhraseFinder<string>
  readonly #breakdowns: PhraseFinder<string>
  readonly #elsewhere: PhraseFinder<string>
  readonly #unpublished: PhraseFinder<string>
  readonly #alone: PhraseFinder<string>
  readonly #themes: PhraseFinder<string>
  readonly #themeWords: ThemeWords
  readonly #subs: PhraseFinder<string>
  readonly #meetings: ReturnType<typeof meetingsOf>
  readonly #refs: Map<string, string>
  #leftOut: readonly ReadonlySet<string>[] | null = null
  #lastCapitals: { readonly raw: string; readonly said: string } | null = null

  /** Everyday English, and people's names. */
  readonly everyday: EverydayWords

  /** What each theme is called. */
  readonly themes: Readonly<Record<string, readonly string[]>>

  /** `isTalk`: whether a word is talk, and so right as it is typed. */
  constructor(catalogue: Catalogue, data: LanguageData, isTalk: (word: string) => boolean) {
    this.#catalogue = catalogue
    this.#meetings = meetingsOf(catalogue.documents)
    this.themes = data.themes
    this.everyday = new EverydayWords(data.everyday)
    const { vocabulary } = catalogue
    const byName = new Map(catalogue.councils.map((c) => [c.name.toLowerCase(), c.key]))
    const alsoSaid = Object.entries(data.councils).flatMap(([said, name]): [string, string][] => {
      const key = catalogue.england ? byName.get(name.toLowerCase()) : undefined
      return key === undefined ? [] : [[said, key]]
    })
    this.#loaded = new PhraseFinder([
      ...alsoSaid,
      ...catalogue.councils.flatMap((c) =>
        [c.name, c.fullName, ...c.nicknames].flatMap((n): [string, string][] => [
          [n, c.key],
          [`${n}s`, c.key],
        ]),
      ),
    ])
    const loadedNames = new Set(catalogue.councils.flatMap((c) => [c.name.toLowerCase()]))
    this.#others = new PhraseFinder(
      [...Object.entries(data.councils), ...(catalogue.england ? same(data.countries) : [])]
        .filter(
          ([said, name]) =>
            !loadedNames.has(said.toLowerCase()) && !(catalogue.england && loadedNames.has(name.toLowerCase())),
        )
        .flatMap(([said, name]): [string, string][] => [[said, name], ...ofIt(said, name)]),
    )
    // Without England's figures all that can be said of such a place is that nothing is held of it.
    this.#unclear = new PhraseFinder(
      catalogue.england ? [...unclear(data.several, 'several'), ...unclear(data.towns, 'town')] : [],
    )
    this.#benchmarks = new PhraseFinder(entries(data.benchmarks, (k) => k))
    this.#breakdowns = new PhraseFinder(same(data.breakdowns))
    this.#elsewhere = new PhraseFinder(same(data.elsewhere))
    this.#unpublished = new PhraseFinder(same(data.unpublished))
    this.#alone = new PhraseFinder(same(data.unpublishedAlone))
    this.#themes = new PhraseFinder(entries(data.themes, (k) => k))
    this.#themeWords = new ThemeWords(data.themes, vocabulary)
    this.#subs = new PhraseFinder(entries(vocabulary.data.subs, (k) => k))
    // As it is written first, "A.2" beside an older report's "A2"; then however it is, as the newest report that has it does.
    const printed = catalogue.documents.flatMap((d) => catalogue.rowsOf(d.key)).flatMap((m) => (m.ref ? [m.ref] : []))
    this.#refs = new Map([
      ...printed.toReversed().map((ref) => [refKey(ref), ref] as const),
      ...printed.map((ref) => [ref.toLowerCase(), ref] as const),
    ])
    // What refuses, and what councils are called, is known; nothing is corrected to it.
    for (const list of [data.common, data.accepted, data.breakdowns, data.elsewhere, data.unpublished])
      for (const w of list) vocabulary.accept(w)
    for (const name of [...Object.keys(data.councils), ...data.countries]) vocabulary.accept(name)
    for (const c of catalogue.councils) for (const n of [c.name, c.fullName, ...c.nicknames]) vocabulary.accept(n)
    for (const w of data.known) vocabulary.learn(w)
    for (const table of [data.themes, data.benchmarks])
      for (const list of Object.values(table)) for (const w of list) vocabulary.learn(w)
    for (const g of catalogue.glossary) for (const n of [g.term, ...g.abbreviations]) vocabulary.learn(n)
    this.#lattice = latticeOf(catalogue, data, this.everyday, isTalk)
    const askedWords = new Set([...data.asked, ...RANKED])
    this.#places = new Places({
      names: [
        ...Object.keys(data.councils),
        ...catalogue.councils.flatMap((c) => [c.name, c.fullName, ...c.nicknames]),
      ],
      isKnown: (word) => vocabulary.knows(word) || askedWords.has(word) || Object.hasOwn(data.shorthand, word),
      ours: () => vocabulary.learnt,
      everyday: this.everyday,
    })
  }

  /** What is said in normalised text for a council or region and is not its name, in order. */
  unclearPlaces(text: string): readonly UnclearPlace[] {
    return this.#placesIn.get(text, () => {
      const named = (of: string): PhraseHit<unknown>[] => [...this.#loaded.find(of), ...this.#others.find(of)]
      const covers = (hits: readonly PhraseHit<unknown>[], from: number, to: number): boolean =>
        hits.some((hit) => hit.from <= from && hit.to >= to)
      const several = this.#unclear.find(text)
      const known = several.length > 0 ? named(text) : []
      const together = several
        .filter(({ from, to }) => !covers(known, from, to))
        .map(({ value, said, from, to }): UnclearPlace => ({ ...value, typed: said, from, to, meant: null }))
      const misspelt = this.#places.misspelt(text, (right, from, to) => covers(named(right), from, to))
      return [...misspelt, ...together].toSorted((x, y) => x.from - y.from)
    })
  }

  /** The name of the council or region that a word names, as it is printed; the word where it names none that is loaded. */
  placeNamed(word: string): string {
    const [hit] = this.#loaded.find(word)
    return hit ? this.#catalogue.councilName(hit.value) : word
  }

  /** For programs that wait for questions: the first misspelt one is read as quickly as the next. */
  prepare(): void {
    this.#lattice.prepare()
  }

  /** Normalised text with misspelt words put right; everything else as it was. */
  respell(text: string): string {
    const unnamed = withoutMeetings(text, this.#meetings)
    return withFigures(withBothTimes(this.readLine(putIn(unnamed, this.unclearPlaces(unnamed))).text))
  }

  /** How each token of normalised text is read, and why. */
  readLine(text: string): LineReading {
    return this.#spelt.get(text, () => this.#lattice.read(text))
  }

  /** `cues`: spans that the intent has used for itself, found by `cueSpans` in the text of the reading. */
  read(raw: string, cueSpans: (text: string) => Iterable<{ from: number; to: number }> = () => []): Reading {
    const text = this.respell(normalise(raw))
    return this.readText(text, raw, cueSpans)
  }

  /** As `read`, for text that is normal already. What does not depend on the intent is read once a text. */
  readText(text: string, raw: string, cueSpans: (text: string) => Iterable<{ from: number; to: number }>): Reading {
    const { left, apart, named, ...base } = this.#bases.get(`${text}\n${this.#capitals(raw)}`, () =>
      this.#base(text, raw),
    )
    const rest = blank(left, [...cueSpans(left), ...apart])
    const terms = (of: string): readonly Term[] => this.#catalogue.vocabulary.terms(of)
    return { ...base, ...this.#words.get(rest, () => this.#termsOf(rest === left ? named : terms(rest))), raw, rest }
  }

  /** All parts of a message are read with the same capitals. */
  #capitals(raw: string): string {
    if (this.#lastCapitals?.raw !== raw) this.#lastCapitals = { raw, said: capitals(raw) }
    return this.#lastCapitals.said
  }

  /**
   * Whether a phrase that no scorecard publishes is the name of one of England's measures: "free school meals" of "pupils on
   * free school meals", "spending" of one in pounds. Only the measure that the whole question names best counts.
   */
  #ownWords(left: string): (hit: PhraseHit<string>) => boolean {
    const { england, vocabulary, index } = this.#catalogue
    if (!england) return () => false
    const terms = vocabulary.terms(left)
    const best = index.match(terms, undefined, ALIKE)
    const top = best.find((m) => england.england.measure(m.id) !== null && m.score === best[0]?.score)
    const measure = top && top.coverage > MOSTLY ? england.england.measure(top.id) : null
    // "Started to be looked after" stands so in a printed name.
    const isPrinted = (value: string): boolean => value.split(' ').length > 2 && england.england.isCalled(value)
    if (!top || !measure) return ({ value }) => isPrinted(value)
    // "Free school meals" of "pupils not on free school meals" is read with the words before it.
    return ({ value, from, to }) =>
      isPrinted(value) ||
      (measure.unit === 'pounds' && MONEY.test(value)) ||
      terms.filter((t) => t.start < to && t.end > from).every((t) => index.has(top.id, t.word))
  }

  /** Whether a measure is called by what it leaves out: "excluding exceptions". Then it is no asker who excludes that. */
  #isOfName(phrase: string): boolean {
    const said = this.#catalogue.vocabulary.terms(phrase).map((t) => t.word)
    const telling = said.filter((w) => this.#catalogue.tellsApart(w))
    return telling.length > 0 && this.#excluding().some((own) => telling.every((w) => own.has(w)))
  }

  /** "The September Guarantee": a time that a measure or a child is called by is none that is asked for. */
  #isTimeOfName(text: string, { phrase, from, to }: { phrase: PeriodPhrase; from: number; to: number }): boolean {
    // "Summer-born": whom it counts.
    if (/^[- ]born\b/.test(text.slice(to))) return true
    if (phrase.type === 'last_n') {
      // "At any point in the last 6 years" of a printed name.
      const [lead = ''] = /(?:[a-z]+ ){2}$/.exec(text.slice(0, from)) ?? []
      return lead !== '' && (this.#catalogue.england?.england.isCalled(lead + text.slice(from, to)) ?? false)
    }
    if (phrase.type !== 'month') return false
    const [said = '', next] = [text.slice(from, to), /^ ([a-z]+)/.exec(text.slice(to))?.[1]]
    return next !== undefined && (this.#catalogue.england?.england.isCalled(`${said} ${next}`) ?? false)
  }

  /** What the names of England's measures say that they leave out. */
  #excluding(): readonly ReadonlySet<string>[] {
    if (this.#leftOut) return this.#leftOut
    const { england, vocabulary } = this.#catalogue
    const names = england ? england.england.measures().flatMap((m) => [m.name, ...m.also]) : []
    this.#leftOut = names.flatMap((name) =>
      leftOutIn(name.toLowerCase()).map((phrase) => new Set(vocabulary.terms(phrase).map((t) => t.word))),
    )
    return this.#leftOut
  }

  #unpublishedAlone(left: string): PhraseHit<string>[] {
    const { vocabulary } = this.#catalogue
    const found = this.#alone.find(left)
    if (found.length === 0) return []
    const besides = vocabulary.terms(blank(left, found)).some((t) => this.#catalogue.tellsApart(t.word))
    return besides ? [] : found
  }

  #termsOf(said: readonly Term[]): Pick<Reading, 'terms' | 'ignored'> {
    const { index } = this.#catalogue
    const terms = said.filter((t) => !/^\d+$/.test(t.word) || index.isKnown(t.word))
    return { terms, ignored: terms.filter((t) => !index.isKnown(t.word)).map((t) => t.from) }
  }

  /** The councils named. "England" beside us, or in "the England average", is what we are held against; "reading" may be a subject. */
  #areas(text: string, raw: string): PhraseHit<string>[] {
    const england = this.#catalogue.england?.england
    const isRegion = ({ value }: PhraseHit<string>): boolean => england?.area(value)?.kind === 'region'
    const titled = this.#namedAreas(text, raw).map((hit) => {
      const whole = withTitle(text, hit)
      return isRegion(hit) ? withAverage(text, whole) : whole
    })
    // "London" is a word of "the London Borough of Sutton".
    return titled.filter((hit) => !titled.some((o) => o !== hit && o.from <= hit.from && o.to >= hit.to))
  }

  #namedAreas(text: string, raw: string): PhraseHit<string>[] {
    const hits = this.#loaded.find(text)
    const england = this.#catalogue.england?.england
    if (!england || hits.length === 0) return hits
    const longer = this.#benchmarks.find(text).filter((b) => !namesMeasure(text, b))
    const alone = new Set(hits.map((h) => h.value)).size === 1
    return hits.filter((hit) => {
      const area = england.area(hit.value)
      const within = longer.some((b) => b.from <= hit.from && b.to >= hit.to && b.to - b.from > hit.to - hit.from)
      if (area?.kind === 'country') return !within && !(OURS.test(text) || (alone && COMPARES.test(text)))
      if (this.#catalogue.reports(hit.value)) return !within
      return !within && !isMeasureWord(this.#catalogue, hit, text, raw)
    })
  }

  #base(text: string, raw: string): Base {
    const { vocabulary, index } = this.#catalogue
    const periods = recognisePeriods(text).filter((p) => !this.#isTimeOfName(text, p))
    const loaded = this.#areas(text, raw)
    let left = blank(text, [...periods, ...loaded])
    for (const said of [TAG, I_MEAN]) left = left.replace(said, (whole) => ' '.repeat(whole.length))
    const excluded = exclusionsIn(left, vocabulary, {
      isOfName: (phrase) => this.#isOfName(phrase),
      isKnown: (word) => index.isKnown(word),
    })
    left = excluded.left
    // "Suspensions as a % of pupils": what it is a share of, and not who is counted.
    left = left.replace(SHARE_OF_ALL, (whole: string, share: string) => share.padEnd(whole.length))
    const plain = left
    const isBody = ({ to }: PhraseHit<string>): boolean => BODY_AFTER.test(left.slice(to))
    const benchmarks = this.#benchmarks
      .find(left)
      .filter((hit) => !namesMeasure(left, hit) && !isBody(hit))
      .map((hit) => bestOf(left, hit))
    const others = this.#others.find(blank(left, benchmarks)).map((hit) => withTitle(left, hit))
    left = blank(left, [...benchmarks, ...others])
    // "EHC plans" is one word of a measure's name, and says nothing of plans as a theme.
    const named = vocabulary.terms(left)
    const ofNamed = left
    const themes = this.#themes
      .find(left)
      .filter((h) => !named.some((t) => t.start <= h.from && t.end >= h.to && t.end - t.start > h.to - h.from))
    const themesMeant = [...themes, ...this.#themeWords.find(named, themes)].toSorted((a, b) => a.from - b.from)
    const own = this.#ownWords(left)
    const elsewhere = this.#elsewhere.find(left).filter((h) => !own(h))
    const events = this.#unpublishedAlone(left).filter((h) => !own(h))
    const unpublished = [...this.#unpublished.find(left), ...events].filter((h) => !own(h) && !isBody(h))
    const breakdowns = this.#breakdowns
      .find(left)
      .filter(
        (h) =>
          !own(h) &&
          !isBody(h) &&
          !(h.value === 'breakdown' && (BY_TIME.test(left.slice(0, h.from)) || TIME_AFTER.test(left.slice(h.to)))),
      )
    // "Contacts excluding February": no figure is told without a part of its time.
    for (const { from, to } of periods) {
      const said = timeLeftOut(text, { from, to })
      if (said) breakdowns.push({ value: said, said, from, to })
    }
    const ranked = NO_MEASURES.exec(text)
      ?.slice(1)
      .find((said) => said !== undefined)
    const refs: string[] = []
    const spans: Reading['spans'][number][] = [
      ...periods.map(({ from, to }) => ({ kind: 'period' as const, from, to })),
      ...loaded.map(({ from, to }) => ({ kind: 'council' as const, from, to })),
      ...benchmarks.map(({ from, to, value }) => ({
        kind: 'benchmark' as const,
        from,
        to,
        benchmark: value as BenchmarkKind | 'any',
      })),
      ...others.map(({ from, to }) => ({ kind: 'other' as const, from, to })),
    ]
    const alone = BARE_REF.exec(text)
    const bare = alone && this.#refs.get(refKey(`${alone[1]}${alone[2]}`))
    if (bare) {
      refs.push(bare)
      spans.push({ kind: 'reference', from: 0, to: left.length })
      left = ' '.repeat(left.length)
    }
    left = left.replace(
      REF,
      (
        whole: string,
        a: string | undefined,
        an: string | undefined,
        b: string | undefined,
        bn: string | undefined,
        c: string | undefined,
        at: number,
      ) => {
        const ref = this.#refs.get(whole.replace(/ /g, '')) ?? this.#refs.get(refKey(c ?? `${a ?? b}${an ?? bn}`))
        if (!ref) return whole
        refs.push(ref)
        spans.push({ kind: 'reference', from: at, to: at + whole.length })
        return ' '.repeat(whole.length)
      },
    )
    // "Covered by family group conferences": no row by family, where the word begins another name.
    const rows = this.#subs
      .find(left)
      .filter((h) => !named.some((t) => t.start > h.from && t.start < h.to && t.end > h.to))
    const subs = [...new Set(rows.map((h) => h.value))]
    const measured = left.replace(CHANGED_BY, (said) => ' '.repeat(said.length))
    const ofSoMany = OF_SO_MANY.test(left)
    const inPercent = OF_A_HUNDRED.test(left) || (IN_PERCENT.test(left) && !CHANGES.test(left))
    const isNumber =
      !ofSoMany &&
      !AS_BOTH.test(left) &&
      !inPercent &&
      NUMBER.test(
        left.replace(/\bby how (?:much|many)\b|\bhow (?:many|much) (?:percentage |% ?)?(?:points?|pts?|days)\b/g, ' '),
      )
    const cues = {
      subs,
      number: isNumber,
      // "93.3% in suitable housing is how many people": a percentage that is stated, and a number that is asked for.
      percent:
        inPercent ||
        PERCENT.test((isNumber ? measured.replace(STATED_PERCENT, ' ') : measured).replace(OF_CHANGE, ' ')),
      rate: ofSoMany || RATE.test(left),
    }
    // The words of a breakdown are no part of a measure's name, unless a measure has them.
    const apart = breakdowns.filter((h) => vocabulary.terms(h.value).every((t) => !this.#catalogue.tellsApart(t.word)))
    return {
      text,
      periods,
      councils: [...new Set(loaded.map((h) => h.value))],
      otherCouncils: [...new Set(others.map((h) => h.value))],
      benchmarks: [...new Set(benchmarks.map((h) => h.value))] as (BenchmarkKind | 'any')[],
      breakdowns: [...breakdowns.map((h) => h.value), ...(ranked ? [ranked] : [])],
      elsewhere: elsewhere.map((h) => h.value),
      unpublished: unpublished.map((h) => h.value),
      themes: themes.map(saidTheme),
      themesMeant: themesMeant.map(saidTheme),
      cues,
      refs,
      spans,
      plain,
      left,
      named: left === ofNamed ? named : vocabulary.terms(left),
      apart: [...apart, ...events],
      excluded: excluded.said.flatMap((t): Term[] => vocabulary.terms(t)),
      leavesOut: excluded.parts,
    }
  }
}

const saidTheme = ({ value, from, to }: PhraseHit<string>): SaidTheme => ({ theme: value, from, to })

/** "Even the best of its statistical neighbours": the best of them, and not their average. */
function bestOf(text: string, hit: PhraseHit<string>): PhraseHit<string> {
  const [said] = (hit.value === 'statistical_neighbours' && BEST_OF.exec(text.slice(0, hit.from))) || []
  return said ? { ...hit, value: 'best_statistical_neighbour', from: hit.from - said.length } : hit
}
const BEST_OF =
  /\b(?:best|top|strongest|highest|leading)(?:[ -]perform(?:ing|er))?(?: (?:one|council|authority|score|figure|result))? +(?:of|among|amongst|in|from) +(?:(?:any|all) +)?(?:of +)?(?:(?:its|our|the|their|your|these|those|'s|s) +)*$/

/** Words that ask about a place among others; the vocabulary of measures has none of them. */
const RANKED = ['rank', 'ranks', 'ranked', 'ranking', 'place', 'placed', 'position', 'league', 'top', 'bottom'] as const

/** The share of a question that a measure must explain before its words are its own. */
const MOSTLY = 0.7
/** So many measures that the words fit alike are looked at. */
const ALIKE = 4
/** After what is counted: a whole that everybody is in. */
const SHARE_OF_ALL =
  /(?<=[a-z]{4,}[ ,]+)(as an? (?:%|percentage|per ?cent|proportion|share)) of (?:(?:all|the|our|total|school) )*(?:pupils|pupil population|school population|children|population)\b(?! (?:who|with|on|in|looked|eligible|subject|from|aged))/g
const MONEY = /^(?:costs?|spend|spending)$/

const COMPARES = /\b(?:against|versus|vs?|than|compared?|above|below|ahead|behind|better|worse)\b/

const OURS = /\b(?:we|us|our|ours)\b/
/** Words beside which a name of a council that is also a subject is the subject. */
const SUBJECT =
  /\b(?:writing|maths|mathematics|phonics|spelling|key stage|ks ?[1-5]|attainment|expected standard|higher standard|progress|test|tests|scores?|level)\b/

const TITLE_BEFORE =
  /(?:\b(?:the )?(?:(?:london|royal|metropolitan) )?(?:borough|city|county|district) (?:council )?of )$/
const TITLE_AFTER =
  /^(?:(?: (?:metropolitan|royal|london|unitary|district|city|county|borough|mbc|mdc|cc|bc|council|authority))*(?: (?:council|authority|mbc|mdc|cc|bc)))\b/

/** "Barnsleys rate": the apostrophe left out. */
const ofIt = (said: string, name: string): [string, string][] =>
  said.length > 4 && !said.endsWith('s') ? [[`${said}s`, name]] : []

/** "Sheffield City Council", "the London Borough of Sutton", "Barnsley MBC": the title belongs to the name. */
function withTitle(text: string, hit: PhraseHit<string>): PhraseHit<string> {
  const before = TITLE_BEFORE.exec(text.slice(0, hit.from))?.[0].length ?? 0
  const after = TITLE_AFTER.exec(text.slice(hit.to))?.[0].length ?? 0
  return before + after === 0 ? hit : { ...hit, from: hit.from - before, to: hit.to + after }
}

const AVERAGE_AFTER = /^(?:'s|s')? (?:regional )?(?:averages?|avg|av|mean)\b/

/** "The North East average" is the figure that is published for the region: no average is to be worked out. */
function withAverage(text: string, hit: PhraseHit<string>): PhraseHit<string> {
  const [after] = AVERAGE_AFTER.exec(text.slice(hit.to)) ?? ['']
  return after === '' ? hit : { ...hit, to: hit.to + after.length }
}

/** Capitalised names after a preposition: whether "Reading" was typed as a place. */
const capitals = (raw: string): string =>
  [
    ...raw
      .slice(0, 4000)
      .matchAll(
        /\b(?:in|for|at|of|and|vs?|versus|with|than|is|does) ([A-Z][a-z]+)(?! ?[,&] ?[Ww]riting| and [Ww]riting)/g,
      ),
  ]
    .map((m) => m[1])
    .join(' ')

/** "Reading at key stage 2": the name of a council is a word of measures, and nothing says that the place is meant. */
function isMeasureWord(
  { index, vocabulary }: Catalogue,
  { said, from, to }: PhraseHit<string>,
  text: string,
  raw: string,
): boolean {
  const [term, ...more] = vocabulary.terms(said)
  if (!term || more.length > 0 || !index.isKnown(term.word)) return false
  if (/'s?$/.test(said) || /^ (?:borough|council|city|unitary)/.test(text.slice(to))) return false
  const typedAsPlace = capitals(raw).toLowerCase().split(' ').includes(said)
  if (typedAsPlace) return false
  const after = /\b(?:in|for|at|of|vs?|versus|with|than|is|does) $/.test(text.slice(0, from))
  return !after || SUBJECT.test(text)
}

const refKey = (ref: string): string => ref.toLowerCase().replace(/[^a-z0-9]/g, '')

/** "average caseload", "national offer day", "national minimum standard": words of a measure, not a benchmark. */
function namesMeasure(text: string, hit: PhraseHit<string>): boolean {
  return /^(?: (?:minimum|offer|standard|curriculum))/.test(text.slice(hit.to, hit.to + 12))
}
