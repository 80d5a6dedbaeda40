/** Question → Answer. Every surface calls this and nothing else. */
import { Asking } from './answers/asking.ts'
import { compareMeasures } from './answers/comparison-answer.ts'
import type { Catalogue } from './catalogue.ts'
import { type Choice, Conversations, type Topic } from './conversation.ts'
import type { Intent, Session } from './intent.ts'
import { matches, occurs } from './language/matches.ts'
import { normalise, words } from './language/normalise.ts'
import { blank } from './language/phrases.ts'
import type { Reader } from './language/reader.ts'
import type { Reading } from './language/reading.ts'
import { askingClauses, conjuncts, questionParts, questions } from './language/split.ts'
import { type Answer, buildAnswer } from './model/answer.ts'
import type { Period } from './model/period.ts'
import type { Question } from './model/question.ts'
import { type PeriodRequest, resolvePeriod } from './periods/resolve.ts'
import { resolveMeasure } from './query/resolve-measure.ts'
import type { Store } from './store/store.ts'

export interface AskDependencies {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly store: Store
  /** By rank, highest first. */
  readonly intents: readonly Intent[]
}

/** How a question was read, for `ask --explain`. */
export interface Explanation {
  readonly intent: string
  readonly reading: Reading
  readonly requests: readonly PeriodRequest[]
  readonly council: string | null
  /** Whether it asks about a particular person: told without answering, so that nothing of it need be kept. */
  readonly about: 'person' | null
  readonly candidates: readonly { readonly indicator: string; readonly score: number; readonly phrasing: string }[]
}

interface Route {
  readonly intent: Intent
  readonly session: Session
}

const LEANS =
  /^(?:and|or|but|so|then|just the|only the|ok(?:ay)?|right|also|plus|now|what about|how about|what of|same|and the|any|in which case|compared)\b|^(?:is|was|are|were|has|have|does|did) (?:that|it|this|those|they)\b|^(?:why|how come|since when|source|trend|target|rag|benchmark|nationally|as a|per|in)\b|\b(?:that|it|this|those|them|same thing|the same)\b/
/** Longer than this, a message is taken apart to find the question in it. */
const RAMBLE = 20
/** Intents whose answer compares with the time before by itself. */
const COMPARES = new Set(['trend', 'target', 'figure'])
const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  '1st': 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
  fifth: 4,
  last: -1,
}

export class Scrutineer {
  readonly #catalogue: Catalogue
  readonly #reader: Reader
  readonly #store: Store
  readonly #intents: readonly Intent[]
  /** The cues of each intent as global patterns, so that one compiled pattern both finds the intent and its words. */
  readonly #cues: ReadonlyMap<Intent, readonly RegExp[]>
  /** A question is routed several times on its way; the last route is kept. */
  #lastRoute: { text: string; question: Question; topic: Topic | null; route: Route } | null = null
  readonly #conversations = new Conversations()

  constructor({ catalogue, reader, store, intents }: AskDependencies) {
    this.#catalogue = catalogue
    this.#reader = reader
    this.#store = store
    this.#intents = intents
    this.#cues = new Map(
      intents.map((i) => [i, i.cues.map((c) => new RegExp(c.source, `${c.flags.replace('g', '')}g`))]),
    )
  }

  /** `at` is the moment of asking in milliseconds, for forgetting old conversations. */
  async ask(question: Question, at: number): Promise<Answer> {
    const topic = question.thread === null ? null : this.#conversations.get(question.thread, at)
    const answer = await this.#answer(question, topic)
    if (question.thread !== null) this.#conversations.set(question.thread, this.#nextTopic(question, topic, answer), at)
    return answer
  }

  /** What a conversation is about, to be kept where a restart does not lose it; null once forgotten. */
  topic(thread: string, at: number): Topic | null {
    return this.#conversations.get(thread, at)
  }

  /** Goes on with a conversation that was kept, or begins one from another. */
  resume(thread: string, topic: Topic, at: number): void {
    this.#conversations.set(thread, topic, at)
  }

  /** The next question of this conversation stands on its own. */
  forget(thread: string): void {
    this.#conversations.forget(thread)
  }

  /** How the question would be read, without answering it. */
  explain(question: Question): Explanation {
    const text = this.#reader.respell(normalise(question.text))
    const { intent, session } = this.#route(text, question, null)
    const candidates = this.#catalogue.index
      .match(session.reading.terms)
      .map((m) => ({ indicator: m.id, score: m.score, phrasing: m.phrasing }))
    return {
      intent: intent.name,
      reading: session.reading,
      requests: session.requests,
      council: session.council,
      about: intent.name === 'individuals' ? 'person' : null,
      candidates,
    }
  }

  async #answer(question: Question, topic: Topic | null): Promise<Answer> {
    const text = this.#reader.respell(normalise(question.text))
    if (words(text).length === 0)
      return this.#byName('help').answer(this.#session(text, question, topic, this.#byName('help')))
    const chosen = topic && topic.choices.length > 0 ? this.#choose(text, topic) : otherOne(text, topic)
    if (chosen && topic) return this.#complete(question, topic, chosen)
    const first = this.#route(text, question, topic)
    if (first.intent.name === 'individuals') return first.intent.answer(first.session)
    const asked = questions(text)
    const whole = asked.join(' ')
    const split = this.#split(asked, question, topic)
    if (split) return this.#several(split, question, topic)
    const focused = this.#focus(text, whole, question, topic)
    return this.#one(this.#clause(focused, question, topic) ?? focused, question, topic)
  }

  /** The question inside a longer message, where it can stand by itself; else all of it. */
  #focus(text: string, whole: string, question: Question, topic: Topic | null): string {
    if (whole === text) return text
    const { intent, session } = this.#route(whole, question, topic)
    if (['help', 'definition', 'list', 'summary', 'held', 'individuals', 'out-of-scope'].includes(intent.name))
      return whole
    const found = resolveMeasure(this.#catalogue, session.reading, session.council)
    if (found.kind !== 'none') return whole
    // "Someone said 17.3% is red. Is that right?": the question leans on the words before it.
    const all = this.#route(text, question, topic)
    return resolveMeasure(this.#catalogue, all.session.reading, all.session.council).kind === 'none' ? whole : text
  }

  /** The clause of a ramble that asks something about a measure; null where the whole is short or no clause does. */
  #clause(text: string, question: Question, topic: Topic | null): string | null {
    if (words(text).length <= RAMBLE) return null
    const { session } = this.#route(text, question, topic)
    if (resolveMeasure(this.#catalogue, session.reading, session.council).kind === 'one') return null
    const asking = askingClauses(text).filter((clause) => {
      const { reading, council } = this.#route(clause, question, topic).session
      return resolveMeasure(this.#catalogue, reading, council).kind === 'one'
    })
    return asking.length === 1 ? (asking[0] ?? null) : null
  }

  async #one(text: string, question: Question, topic: Topic | null): Promise<Answer> {
    const { intent, session } = this.#route(text, question, topic)
    if (intent.name === 'figure' || intent.name === 'target' || intent.name === 'trend') {
      const pair = await this.#pair(text, session)
      if (pair) return pair
    }
    return intent.answer(session)
  }

  /** "Health and dental assessments": two measures in one breath, where no one measure is both. */
  async #pair(text: string, session: Session): Promise<Answer | null> {
    const { reading, council } = session
    if (!council || session.topic?.choices.length) return null
    const whole = resolveMeasure(this.#catalogue, reading, council)
    if (whole.kind === 'one' && whole.candidate.match.coverage > 0.97) return null
    const parts = conjuncts(blank(text, reading.periods))
    if (!parts) return null
    const telling = parts.filter((part) => this.#telling(this.#reader.readText(part, part, () => [])))
    const both = telling.length > 1 ? await compareMeasures(session, telling) : null
    if (both?.kind !== 'comparison') return both
    return { ...both, kind: 'list', text: both.items.map((item, n) => `${n + 1}. ${item.text}`).join('\n\n') }
  }

  /** Whether a reading has a word that tells measures apart. */
  #telling(reading: Reading): boolean {
    const { vocabulary, index } = this.#catalogue
    return reading.terms.some((t) => index.isKnown(t.word) && !vocabulary.isWeak(t.word))
  }

  /** What the conversation is about after an answer: the period asked for is kept as it was asked. */
  #nextTopic(question: Question, before: Topic | null, answer: Answer): Topic {
    const { session } = this.#route(this.#reader.respell(normalise(question.text)), question, before)
    const [request] = session.requests
    const settled =
      request?.type === 'year_earlier' || request?.type === 'earlier' || request?.type === 'year_before_latest'
    const asked = answer.requestedPeriod ?? answer.period
    const kept: PeriodRequest =
      settled && asked
        ? { type: 'period', period: asked }
        : request && request.type !== 'impossible'
          ? request
          : { type: 'none' }
    return nextTopic(question, before, answer, kept)
  }

  #byName(name: string): Intent {
    const found = this.#intents.find((i) => i.name === name)
    if (!found) throw new Error(`No intent "${name}".`)
    return found
  }

  /** The first intent, by rank, whose cues are in the text and that accepts the reading. */
  #route(text: string, question: Question, topic: Topic | null): Route {
    const last = this.#lastRoute
    if (last && last.text === text && last.question === question && last.topic === topic) return last.route
    const route = this.#findRoute(text, question, topic)
    this.#lastRoute = { text, question, topic, route }
    return route
  }

  #findRoute(text: string, question: Question, topic: Topic | null): Route {
    for (const intent of this.#intents) {
      const cues = this.#cues.get(intent) ?? []
      if (cues.length > 0 && !cues.some((cue) => occurs(cue, text))) continue
      const session = this.#session(text, question, topic, intent)
      if (intent.accepts && !intent.accepts(session)) continue
      return { intent, session }
    }
    throw new Error('No intent takes every question: "figure" must have no cues.')
  }

  #session(text: string, question: Question, topic: Topic | null, intent: Intent): Session {
    // A cue that matches anything only lets the intent look at every question; it uses no words up.
    const cues = (this.#cues.get(intent) ?? []).filter((cue) => cue.source !== '.')
    const spans = (left: string) =>
      cues.flatMap((cue) => matches(cue, left).map((m) => ({ from: m.index, to: m.index + m[0].length })))
    const reading = this.#reader.readText(text, question.text, spans)
    const telling = this.#telling(reading)
    const followUp = topic !== null && topic.indicator !== null && (!telling || LEANS.test(text))
    // "Now just the 2023/24 figure": a word of talk beside a period that is named.
    const named = reading.periods.some((m) => m.phrase.type !== 'latest')
    const several = reading.periods.length > 1
    const periods = reading.periods.filter((m) => {
      if (named && m.phrase.type === 'latest' && m.from === 0) return false
      // "Its 2021-22 target at the end of quarter one": the year is the target's.
      if (several && /^ targets?\b/.test(reading.text.slice(m.to))) return false
      if (m.phrase.type === 'since_last_year' && COMPARES.has(intent.name)) return false
      // "Better than the year before", "up or down on last year": what to compare with, not what to show.
      return !(
        COMPARES.has(intent.name) &&
        /\b(?:than|up or down on|up on|down on|compared (?:with|to))\s+(?:it was |they were |we were |in |at )*$/.test(
          reading.text.slice(0, m.from),
        )
      )
    })
    const resolved = periods.map((m) => resolvePeriod(m.phrase, question.now))
    // "Outturn" and "to date" beside a named year only say which of its figures is meant.
    const hasPeriod = resolved.some((r) => r.type === 'period')
    const said = resolved.filter((r) => !(hasPeriod && (r.type === 'outturn' || r.type === 'to_date')))
    const requests = once(resolveSame(said, topic))
    // "Trend" after a figure asks for what is around it, not for its one period again.
    const around = intent.name === 'series' && topic?.request.type !== 'series'
    const inherited = followUp && requests.length === 0 && topic && !around ? [topic.request] : requests
    const council =
      reading.councils[0] ?? (followUp ? topic?.council : null) ?? question.council ?? topic?.council ?? null
    return {
      reading,
      asking: new Asking(this.#catalogue, this.#store, question.now),
      council,
      own: question.council ?? topic?.council ?? null,
      requests: inherited.length > 0 ? inherited : [{ type: 'none' }],
      topic,
      followUp,
      resplit: (part) => this.#reader.readText(part, part, spans),
    }
  }

  /** Parts that are each a question of their own; null where the message is one question. */
  #split(asked: readonly string[], question: Question, topic: Topic | null): string[] | null {
    const parts = asked.flatMap(questionParts)
    if (parts.length < 2 || parts.length > 6) return null
    const standing = parts.filter((part, i) => this.#stands(part, question, topic, i > 0))
    if (standing.length < 2) return null
    // Joined within one sentence, all parts must stand; talk between sentences may fall away.
    if (standing.length < parts.length && asked.length === 1) return null
    return standing
  }

  #stands(part: string, question: Question, topic: Topic | null, later: boolean): boolean {
    const { intent, session } = this.#route(part, question, topic)
    if (['definition', 'summary', 'held'].includes(intent.name)) return true
    // "Which got worse and are red": one list with two conditions.
    if (
      later &&
      /^(?:are|is|were|was) (?:also |now |still )?(?:red|amber|green|worse|better|below|above|off|on)\b/.test(part)
    )
      return false
    if (['list', 'individuals'].includes(intent.name)) return true
    if (intent.name === 'out-of-scope' || intent.name === 'help' || intent.name === 'elsewhere') return false
    const found = resolveMeasure(this.#catalogue, session.reading, session.council)
    if (found.kind === 'one' || found.kind === 'several') return true
    // "…and why?", "…and how does that compare nationally?" lean on the first part.
    return (
      later &&
      (['commentary', 'benchmark', 'target', 'trend', 'source', 'series'].includes(intent.name) ||
        session.requests.some((r) => r.type !== 'none'))
    )
  }

  async #several(parts: readonly string[], question: Question, topic: Topic | null): Promise<Answer> {
    const items: Answer[] = []
    let current = topic
    for (const part of parts) {
      const answer = await this.#one(part, question, current)
      items.push(answer)
      current = this.#nextTopic({ ...question, text: part }, current, answer)
    }
    const [first] = items as [Answer]
    const same = items.every(
      (i) => i.indicator !== null && i.indicator.id === first.indicator?.id && i.kind === 'answer',
    )
    // "What is the target, and have we met it": one figure asked about twice is told once.
    const once = items.every(
      (i) =>
        i.indicator?.sub === first.indicator?.sub && i.period?.end === first.period?.end && i.value === first.value,
    )
    if (same && once) return items.at(-1) as Answer
    // "Explain the rise, and what did officers learn": one commentary, asked for twice.
    const quoted = items.every((i) => i.kind === 'commentary' && i.indicator?.id === first.indicator?.id)
    if (quoted) return first
    return buildAnswer({
      kind: same ? 'comparison' : 'list',
      council: items.every((i) => i.council === first.council) ? first.council : null,
      indicator: same ? first.indicator : null,
      items,
      notes: [...new Set(items.flatMap((i) => i.notes))],
      source: first.source,
      understood: items.flatMap((i) => i.understood ?? []).join(' | ') || null,
      text: items.map((i, n) => `${n + 1}. ${i.text}`).join('\n\n'),
    })
  }

  /** Which of the candidates offered a reply picks: by number, by order, by council or by part of a name. */
  #choose(text: string, topic: Topic): Choice | null {
    const { choices } = topic
    const bare = text.replace(/[.?!]/g, '').trim()
    const number = bare.match(/^(?:number |no |option |#)?(\d)$/)?.[1]
    if (number) return choices[Number(number) - 1] ?? null
    if (choices.length === 1 && /^(?:yes|yep|yeah|aye|y|ok|okay|that one|that|correct|please|yes please)$/.test(bare))
      return choices[0] ?? null
    const ordinal = bare.match(
      /^(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|fifth|last)(?: one| option)?(?:\s*[,;:-].*)?$/,
    )?.[1]
    if (ordinal) return choices.at(ORDINALS[ordinal] as number) ?? null
    const reading = this.#reader.readText(text, text, () => [])
    const byRef = choices.find((c) => reading.refs.some((ref) => this.#catalogue.refOf(c.council, c.indicator) === ref))
    if (byRef) return byRef
    const distinct = new Set(choices.map((c) => c.indicator))
    if (distinct.size === 1 && reading.councils[0])
      return choices.find((c) => c.council === reading.councils[0]) ?? null
    if (words(text).length > 8) return null
    const { index, vocabulary } = this.#catalogue
    const telling = new Set(reading.terms.map((t) => t.word).filter((w) => index.isKnown(w) && !vocabulary.isWeak(w)))
    const scored = index
      .match(reading.terms, (id) => distinct.has(id))
      .filter((m) => m.matched.some((w) => telling.has(w)))
    const most = Math.max(0, ...scored.map((m) => m.matched.filter((w) => telling.has(w)).length))
    const fitting = scored.filter((m) => m.matched.filter((w) => telling.has(w)).length === most)
    const [best, next] = fitting
    if (!best || (next && next.score > best.score * 0.97)) return null
    // A question that names another measure in full is a new one.
    const anywhere = index.match(reading.terms)[0]
    if (anywhere && telling.size > 1 && anywhere.exact && !distinct.has(anywhere.id)) return null
    return choices.find((c) => c.indicator === best.id) ?? null
  }

  /** The question that a clarification interrupted, about the measure now chosen. */
  async #complete(question: Question, topic: Topic, chosen: Choice): Promise<Answer> {
    const pending = topic.pending ?? question.text
    const text = this.#reader.respell(normalise(pending))
    const about: Topic = {
      ...topic,
      council: chosen.council,
      indicator: chosen.indicator,
      sub: chosen.sub,
      choices: [],
    }
    const { intent, session } = this.#route(text, { ...question, council: chosen.council }, about)
    const reading: Reading = { ...session.reading, terms: [], refs: [] }
    return intent.answer({ ...session, reading, council: chosen.council, followUp: true, topic: about })
  }
}

/** "And the other one?": of two that were offered, the one that was not chosen. */
function otherOne(text: string, topic: Topic | null): Choice | null {
  if (!topic || !/\b(?:the )?other (?:one|measure|figure|option)s?\b/.test(text) || words(text).length > 8) return null
  const left = topic.others.filter((c) => c.indicator !== topic.indicator)
  return left.length === 1 ? (left[0] ?? null) : null
}

/** "Jan-Mar 2024 (Q4 2023/24)": one period under two names is one request. */
function once(requests: readonly PeriodRequest[]): PeriodRequest[] {
  const seen = new Set<string>()
  const finer = (year: PeriodRequest): boolean =>
    year.type === 'period' &&
    year.period.kind === 'calendar_year' &&
    requests.filter(
      (r) =>
        r !== year && r.type === 'period' && r.period.start >= year.period.start && r.period.end <= year.period.end,
    ).length > 1
  return requests.filter((r) => {
    // "In 2020, April and June": the year only says when the months are.
    if (finer(r)) return false
    const key = r.type === 'period' ? `${r.period.start}|${r.period.end}` : `${r.type}|${seen.size}`
    return !seen.has(key) && seen.add(key)
  })
}

/** "The same month": the period of the conversation. */
function resolveSame(said: readonly PeriodRequest[], topic: Topic | null): PeriodRequest[] {
  return said.flatMap((request): PeriodRequest[] => {
    if (request.type !== 'same') return [request]
    return topic?.period ? [{ type: 'period', period: topic.period }] : []
  })
}

/** What else was offered when this measure was chosen; forgotten when another is talked about. */
function othersAfter(before: Topic | null, indicator: string): readonly Choice[] {
  const offered = before?.choices.length ? before.choices : (before?.others ?? [])
  if (!offered.some((c) => c.indicator === indicator)) return []
  return offered
}

/** The period told before this one, where it is still the same measure. */
function earlierPeriod(before: Topic | null, focus: Answer, period: Period | null): Period | null {
  if (before?.indicator !== focus.indicator?.id || before?.council !== focus.council) return null
  const same = before.period?.start === period?.start && before.period?.end === period?.end
  return same ? before.earlier : before.period
}

function nextTopic(question: Question, before: Topic | null, answer: Answer, request: PeriodRequest): Topic {
  if (answer.kind === 'clarify') {
    const choices = answer.items.flatMap((i): Choice[] =>
      i.indicator && i.council ? [{ council: i.council, indicator: i.indicator.id, sub: null }] : [],
    )
    return {
      council: answer.council ?? before?.council ?? null,
      indicator: before?.indicator ?? null,
      sub: before?.sub ?? null,
      period: before?.period ?? null,
      earlier: before?.earlier ?? null,
      request: before?.request ?? { type: 'none' },
      choices,
      pending: question.text,
      others: [],
      intent: 'clarify',
    }
  }
  const focus = answer.indicator ? answer : answer.items.findLast((i) => i.indicator !== null)
  if (!focus?.indicator)
    return {
      council: answer.council ?? before?.council ?? null,
      indicator: before?.indicator ?? null,
      sub: before?.sub ?? null,
      period: before?.period ?? null,
      earlier: before?.earlier ?? null,
      request: before?.request ?? { type: 'none' },
      choices: [],
      pending: null,
      others: before?.others ?? [],
      intent: answer.kind,
    }
  const council = answer.council ?? before?.council ?? focus.council
  return {
    council,
    indicator: focus.indicator.id,
    sub: focus.indicator.sub,
    period: answer.period ?? focus.period,
    earlier: earlierPeriod(before, focus, answer.period ?? focus.period),
    request,
    choices: [],
    pending: null,
    others: othersAfter(before, focus.indicator.id),
    intent: answer.kind,
  }
}
