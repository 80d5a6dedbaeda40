/** Question → Answer. Every surface calls this and nothing else. */
import { isAboutPerson } from './answers/about-person.ts'
import { Asking } from './answers/asking.ts'
import { clarifyMeasures } from './answers/clarify-answer.ts'
import { inTurn } from './answers/in-turn.ts'
import { listRequestOf } from './answers/list-request.ts'
import { withoutFigure } from './answers/not-published.ts'
import { nothingAnswer, nothingOnPart } from './answers/nothing-answer.ts'
import { outOfScope } from './answers/pick.ts'
import type { Catalogue } from './catalogue.ts'
import { Conversations, type Choice as Offer, TELLS_SEVERAL, type ToldList, type Topic } from './conversation.ts'
import { alikeTo, besideIt, isToldApart, leftOutside, leftOver } from './england/like-named.ts'
import { oneHeld } from './england/scorecard-benchmark.ts'
import type { Intent, Session } from './intent.ts'
import { normalise, words } from './language/normalise.ts'
import { putIn } from './language/places.ts'
import type { Reader } from './language/reader.ts'
import type { Answer } from './model/answer.ts'
import type { Question, Step } from './model/question.ts'
import { namedSet, nextTopic, rowsTold } from './next-topic.ts'
import { chosenOf, confirmed, eachOffered, firstOfOffered, goneOn, othersAsked, pointed, twinAmong } from './offered.ts'
import type { PeriodRequest } from './periods/resolve.ts'
import type { Store } from './store/store.ts'
import { isOfTold } from './understanding/asks-which.ts'
import { choiceOf } from './understanding/choices.ts'
import { decide } from './understanding/decide.ts'
import { asksForecast } from './understanding/forecast.ts'
import { type Choice, type Frame, type Scored, TOLD } from './understanding/frame.ts'
import type { LeftOut } from './understanding/grammar/left-out.ts'
import type { PeriodMention } from './understanding/grammar/periods/recognise.ts'
import { ofIt } from './understanding/of-it.ts'
import { asksSomething, leansOnTold } from './understanding/parts.ts'
import type { Reported } from './understanding/report-dates.ts'
import { COMPARES, requestsOf, timesOfTalk } from './understanding/requests.ts'
import type { Hints, Understanding } from './understanding/understand.ts'
import { NOTHING_OUTSIDE, type View } from './understanding/view.ts'
import { asReported } from './understanding/whole-or-part.ts'
import { listText } from './wording/format.ts'
import { withNotesBeforeSource } from './wording/line.ts'
import { nothingOnPartText } from './wording/nothing-words.ts'

export interface AskDependencies {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly store: Store
  readonly intents: readonly Intent[]
  readonly understanding: Understanding
}

/** How a question was read, for `ask --explain`. */
export interface Explanation {
  readonly intent: string
  readonly reading: View['reading']
  readonly requests: readonly PeriodRequest[]
  readonly council: string | null
  /** The frame that is answered; below, the likeliest readings, best first, and what speaks for and against the frame. */
  readonly frame: Frame
  /**
   * Whether it asks about a particular person, or, where it is answered all the same, perhaps names one. Told without
   * answering, so that nothing of it need be kept.
   */
  readonly about: 'person' | 'perhaps' | null
  /** What may be quoted and kept of it, where single words of it may be somebody's name; null where all of it may. */
  readonly leftOut: LeftOut | null
  readonly readings: readonly Scored[]
  /** Worked out when asked for. */
  readonly reasons: () => readonly { readonly feature: string; readonly adds: number }[]
  readonly candidates: () => readonly {
    readonly indicator: string
    readonly score: number
    readonly phrasing: string
  }[]
}

/** Whether a figure would be told where the whole message asks for what is still to come. */
function isForecast({ act, choice }: Frame, readings: readonly Scored[], now: string): boolean {
  if (choice === null || act === 'nothing') return false
  const whole = readings.find(({ frame }) => frame.view.kind === 'whole')
  return whole !== undefined && asksForecast(whole.frame.view.reading, now)
}

/** As if "over time" had been typed. */
const ALL_PERIODS: PeriodMention = { phrase: { type: 'all' }, said: '', from: 0, to: 0 }
/** The act of asking about a particular person. */
const PERSON = 'individuals'
/** Acts that tell no figure of the measure that they are about as the one asked for. */
const OF_NO_FIGURE = new Set(['nothing', 'definition'])
/** Acts that may leave a measure that is named beside the one they are about. */
const OF_FIGURES = new Set(['figure', 'share', 'nothing'])
/** Acts that place councils. */
const PLACED = new Set(['rank', 'league', 'neighbours'])
/** What is said of a person is about nobody's council. */
const ABOUT_PEOPLE = new Set(['individuals', 'out-of-scope', 'unknown', 'several'])
/** Nor is what a word means, or what the bot can do. */
const OF_NO_COUNCIL = new Set([...ABOUT_PEOPLE, 'definition', 'help'])
/** Answers that tell a measure at several times. */
const AT_SEVERAL: ReadonlySet<string> = new Set(['comparison', 'series'])
/** Readings of a part of a message that is no question. */
const TALK = new Set(['unknown', 'out-of-scope', 'help'])

/** What is answered of all England; loaded with the first question where its figures are imported. */
const englandAnswers = () => import('./answers/england/index.ts')

/** What a turn works out once: the answer and the topic after it ask for the same. Nothing of it outlasts the turn. */
interface LastRead {
  readonly text: string
  readonly raw: string
  readonly council: string | null
  readonly now: string
  readonly topic: Topic | null
  readonly readings: readonly Scored[]
}

/** The times that a reading asks for, worked out once a turn as well. */
interface LastAsked {
  readonly reading: View['reading']
  readonly council: string | null
  readonly now: string
  readonly topic: Topic | null
  readonly followUp: boolean
  readonly kind: Parameters<typeof requestsOf>[4]
  readonly requests: readonly PeriodRequest[]
}

/** A question that was explained, and is asked next: it is read once. */
interface ReadAhead {
  readonly read: LastRead
  readonly explanation: Explanation
}

/** So many at most, oldest out first. */
const READ_AHEAD = 16

export class Scrutineer {
  readonly #catalogue: Catalogue
  readonly #reader: Reader
  readonly #store: Store
  readonly #intents: ReadonlyMap<string, Intent>
  readonly #understanding: Understanding
  readonly #conversations = new Conversations()
  #lastRead: LastRead | null = null
  #ahead: readonly ReadAhead[] = []
  #lastPlain: { readonly raw: string; readonly plain: string } | null = null
  #lastSpelt: { readonly raw: string; readonly spelt: string } | null = null
  #lastAsked: LastAsked | null = null
  readonly #decided = new WeakMap<readonly Scored[], Frame>()

  constructor({ catalogue, reader, store, intents, understanding }: AskDependencies) {
    this.#catalogue = catalogue
    this.#reader = reader
    this.#store = store
    this.#intents = new Map(intents.map((i) => [i.name, i]))
    this.#understanding = understanding
  }

  /** `at` is the moment of asking in milliseconds, for forgetting old conversations. */
  async ask(question: Question, at: number): Promise<Answer> {
    const topic = question.thread === null ? null : this.#conversations.get(question.thread, at)
    const { answer, topic: after } = await this.turn(question, topic)
    if (question.thread !== null) this.#conversations.set(question.thread, after, at)
    return answer
  }

  /** One turn of a conversation, and what it is about afterwards. Keeps nothing. */
  async turn(said: Question, before: Topic | null): Promise<{ answer: Answer; topic: Topic }> {
    const { question, topic: told } = this.#meant(said, before)
    try {
      const answer = await this.#answer(question, told)
      const { text, topic } = pointed(this.#respelt(question.text), told)
      // A refusal names no council, and is given in the asker's own.
      const isOwn = answer.kind === 'out_of_scope' && answer.council === null && !isAboutPerson(answer)
      const given = isOwn ? { ...answer, council: question.council } : answer
      return { answer: given, topic: this.#nextTopic(question, text, topic, answer) }
    } finally {
      this.#forgetTurn()
      this.#ahead = this.#ahead.filter(({ read }) => read.raw !== question.text)
    }
  }

  /** The question that was offered, where the reply is yes, or that "go on" stands for. */
  #meant(question: Question, topic: Topic | null): { question: Question; topic: Topic | null } {
    if (question.step) return { question, topic }
    const plain = this.#plain(question.text)
    const rest = goneOn(plain, topic)
    if (rest) return { question: { ...question, text: rest }, topic }
    const yes = confirmed(plain, topic)
    return yes ? { question: { ...question, text: yes.text }, topic: yes.topic } : { question, topic }
  }

  #forgetTurn(): void {
    this.#lastRead = null
    this.#lastPlain = null
    this.#lastSpelt = null
    this.#lastAsked = null
  }

  /** What was typed as plain text. */
  #plain(raw: string): string {
    if (this.#lastPlain?.raw !== raw) this.#lastPlain = { raw, plain: normalise(raw) }
    return this.#lastPlain.plain
  }

  #respelt(raw: string): string {
    if (this.#lastSpelt?.raw !== raw) this.#lastSpelt = { raw, spelt: this.#reader.respell(this.#plain(raw)) }
    return this.#lastSpelt.spelt
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
  explain(said: Question, before: Topic | null = null): Explanation {
    const { question, topic } = this.#meant(said, before)
    const known = topic === null && !question.step ? this.#readAhead(question) : undefined
    if (known) return known.explanation
    const text = this.#respelt(question.text)
    const readings = this.#read(text, question, topic)
    const read = this.#lastRead
    const explanation = this.#explained(text, readings, question, topic)
    if (read?.readings === readings && topic === null && !question.step)
      this.#ahead = [...this.#ahead, { read, explanation }].slice(-READ_AHEAD)
    this.#forgetTurn()
    return explanation
  }

  #readAhead({ text, council, now }: Question): ReadAhead | undefined {
    return this.#ahead.find(({ read }) => read.raw === text && read.council === council && read.now === now)
  }

  #explained(text: string, readings: readonly Scored[], question: Question, topic: Topic | null): Explanation {
    const frame = this.#decide(readings, question)
    const session = this.#session(frame, question, topic)
    const about = this.#about(frame, readings, question, topic)
    return {
      intent: frame.act,
      reading: session.reading,
      requests: session.requests,
      council: session.council,
      frame,
      about,
      leftOut: this.#understanding.leftOut(question.text, new Set(readings.map((r) => r.frame.view))),
      readings: readings.slice(0, 5),
      reasons: () =>
        this.#understanding.reasons(
          frame,
          { text, raw: question.text, asker: { council: question.council, topic } },
          this.#hints(question, topic),
        ),
      candidates: () =>
        this.#catalogue.index
          .match(session.reading.terms, undefined, 12, frame.view.spare)
          .map((m) => ({ indicator: m.id, score: m.score, phrasing: m.phrasing })),
    }
  }

  #about(frame: Frame, readings: readonly Scored[], question: Question, topic: Topic | null): Explanation['about'] {
    if (this.#isAboutPerson(frame, question, topic)) return 'person'
    const views = new Set(readings.map((r) => r.frame.view))
    const signs = [...views].flatMap((view) => this.#understanding.personSigns(view))
    // A single word that may be a name says too little where the rest is understood.
    const isNamed = signs.some((sign) => sign !== 'single' || frame.act === 'unknown')
    return isNamed || this.#understanding.mayIdentify(question.text, this.#plain(question.text), views)
      ? 'perhaps'
      : null
  }

  /** As it is answered: one part about a person makes the whole of it one. */
  #isAboutPerson({ act, parts = [] }: Frame, question: Question, topic: Topic | null): boolean {
    if (act !== 'several') return act === PERSON
    return parts.some((part) => {
      const whole = this.#read(part, question, topic).find(({ frame }) => frame.act !== 'several')
      return whole?.frame.act === PERSON
    })
  }

  /** All frames of a message with their features, and how each would be answered: what the model is trained on. */
  proposals(question: Question, told: Topic | null) {
    const { text, topic } = pointed(this.#respelt(question.text), told)
    const asker = { council: question.council, topic }
    const proposals = this.#understanding.proposals({ text, raw: question.text, asker }, this.#hints(question, topic))
    return { proposals, answer: (frame: Frame) => this.#execute(frame, question, topic) }
  }

  /** The reading that is answered. A scorecard's measure and the Department's of the same are one where only one is held. */
  #decide(readings: readonly Scored[], asked: Pick<Question, 'text' | 'now'>): Frame {
    let frame = this.#decided.get(readings)
    if (!frame) {
      frame = this.#decision(readings, asked)
      this.#decided.set(readings, frame)
    }
    return frame
  }

  #decision(readings: readonly Scored[], { text, now }: Pick<Question, 'text' | 'now'>): Frame {
    const likeliest = this.#notOfPerson(decide(readings), readings, text)
    const frame = isForecast(likeliest, readings, now) ? { ...likeliest, act: 'out-of-scope', choice: null } : likeliest
    const { england } = this.#catalogue
    const council = frame.among?.[0]?.council
    if (!england) return frame
    if (!frame.among || !council) return this.#toldApart(frame, readings)
    const held = oneHeld(
      frame.among.map((c) => c.indicator),
      england.benchmarks,
      (id, pair) => england.england.measure(id)?.short === pair.measure,
      (id) => this.#catalogue.holds(council, id),
    )
    const one = held ?? this.#namedAlone(frame.view, frame.among)
    return readings.find((r) => r.frame.choice?.indicator === one && !r.frame.sides)?.frame ?? frame
  }

  /** Of measures that are asked about, the one of England's that is named in full where no other has a word more; null where there is none. */
  #namedAlone(view: View, among: readonly Choice[]): string | null {
    const has = (own: Choice, other: Choice): boolean =>
      other.matched.every((w) => own.matched.includes(w) || !this.#catalogue.tellsApart(w))
    const named = among.filter((c) => isToldApart(this.#catalogue, view, c))
    // "The best three A levels" has all the words of A levels, and more.
    const [one, ...more] = named.filter((c) => named.every((o) => o === c || !has(o, c) || has(c, o)))
    return one && more.length === 0 && among.every((o) => has(one, o)) ? one.indicator : null
  }

  /**
   * The frame; or another reading of the same words, asking which is meant, or naming what is left, where the words are of
   * others of England's measures as well.
   */
  #toldApart(frame: Frame, readings: readonly Scored[]): Frame {
    const { act, view, choice, sides } = frame
    if (choice?.origin !== 'words') return frame
    const beside = sides || !OF_FIGURES.has(act) ? null : besideIt(this.#catalogue, view, choice)
    if (beside)
      return {
        act: 'together',
        view,
        choice,
        sides: [choice, choiceOf(choice.council, beside, 'words')],
        unexplained: [],
      }
    if (OF_NO_FIGURE.has(act)) return frame
    // "KS4 cohort going to, or remaining in, …": a part of a name that the whole message says.
    const outside = sides ? [] : leftOutside(this.#catalogue, view, this.#asEngland(choice))
    const wider = outside.length === 0 ? undefined : readings.find((r) => this.#isWider(r.frame, choice, outside))
    if (wider) return wider.frame
    const alike = (sides ?? [choice]).map((c) => this.#alikeTo(view, c)).find((a) => a.length > 0)
    const left = sides ? [] : leftOver(this.#catalogue, view, this.#asEngland(choice))
    if (!alike && left.length === 0 && !sides) return frame
    // "Phonics for children with EHCPs": one that has the words of both sides is meant, and neither.
    const said = (sides ?? [choice]).flatMap((c) => c.matched).filter((w) => this.#catalogue.tellsApart(w))
    const isSettled = ({ choice: other, sides: several, ...f }: Frame): boolean =>
      f.view === view &&
      (f.act === act || sides !== undefined) &&
      !OF_NO_FIGURE.has(f.act) &&
      other?.origin === 'words' &&
      !several &&
      said.every((w) => other.matched.includes(w)) &&
      this.#alikeTo(view, other).length === 0 &&
      leftOver(this.#catalogue, view, this.#asEngland(other)).length === 0
    const settled = readings.find((r) => r.frame.choice?.indicator !== choice.indicator && isSettled(r.frame))
    if (settled) return settled.frame
    if (!alike && sides) return frame
    if (!alike) return { act: 'nothing', view, choice, unexplained: left.map((t) => t.from) }
    const among = alike.map((indicator) => choiceOf(choice.council, indicator, 'words'))
    return { act: 'clarify', view, choice: null, unexplained: frame.unexplained, among }
  }

  #isWider({ act, view, choice, sides }: Frame, part: Choice, outside: readonly string[]): boolean {
    if (choice?.origin !== 'words' || sides || OF_NO_FIGURE.has(act)) return false
    const said = [...part.matched.filter((w) => this.#catalogue.tellsApart(w)), ...outside]
    return said.every((w) => choice.matched.includes(w)) && this.#alikeTo(view, choice).length === 0
  }

  #alikeTo(view: View, choice: Choice): readonly string[] {
    return alikeTo(this.#catalogue, view, this.#asEngland(choice).indicator)
  }

  /** A scorecard's measure as the Department's of the same, where that is what will be told. */
  #asEngland(choice: Choice): Choice {
    const { england } = this.#catalogue
    if (!england || choice.council === null || this.#catalogue.holds(choice.council, choice.indicator)) return choice
    const pair = england.benchmarks.find((b) => b.indicator === choice.indicator)
    const measure = pair && england.england.measureNamed(pair.measure)
    return measure ? { ...choice, indicator: measure.id } : choice
  }

  /** What asks of somebody by name is about them, whatever measure its words fit: "when was Aisha last visited". */
  #notOfPerson(frame: Frame, readings: readonly Scored[], raw: string): Frame {
    if (frame.choice === null || frame.act === PERSON) return frame
    const views = new Set(readings.map((r) => r.frame.view))
    if (!this.#understanding.namesSubject(raw, this.#plain(raw), views)) return frame
    const asked = readings.find((r) => r.frame.act === PERSON)?.frame
    return asked ?? { act: PERSON, view: frame.view, choice: null, unexplained: frame.unexplained }
  }

  #read(text: string, question: Question, topic: Topic | null): readonly Scored[] {
    const { text: raw, council, now } = question
    const last = this.#lastRead
    const isSame = last && last.text === text && last.raw === raw && last.council === council && last.now === now
    if (isSame && last.topic === topic) return last.readings
    const ahead = topic === null ? this.#readAhead(question)?.read : undefined
    if (ahead?.text === text) return ahead.readings
    const all = this.#understanding.read({ text, raw, asker: { council, topic } }, this.#hints(question, topic))
    const ofTopic = topic?.isPointed ? all.filter(({ frame }) => frame.choice?.origin === 'topic') : []
    const readings = ofTopic.length > 0 ? ofTopic : ofIt(all, text, topic)
    this.#lastRead = { text, raw, council, now, topic, readings }
    return readings
  }

  #hints(question: Question, topic: Topic | null): Hints {
    const { now } = question
    return {
      untilOf: (view) => {
        const [first] = requestsOf(view.reading, now, topic, view.followUp, 'other', this.#reports(view.council))
        return first?.type === 'period' ? first.period.end : null
      },
    }
  }

  #reports(council: string | null): readonly Reported[] {
    return council === null ? [] : this.#catalogue.documentsOf(council)
  }

  #session({ act, view, choice, sides }: Frame, question: Question, topic: Topic | null): Session {
    const { reading, council } = view
    const followUp = view.followUp || choice?.origin === 'swap'
    const kind = COMPARES.has(act) ? 'comparing' : act === 'series' ? 'series' : 'other'
    const meant = council ?? choice?.council ?? null
    const reports = this.#reports(meant)
    return {
      reading,
      asking: new Asking(this.#catalogue, this.#store, question.now),
      council: meant,
      own: question.council ?? topic?.council ?? null,
      requests: this.#requests({ reading, council: meant, now: question.now, topic, followUp, kind }),
      timesOfTalk: () => timesOfTalk(reading, question.now, followUp, reports),
      topic,
      choice,
      ...(sides ? { sides } : {}),
      view,
      followUp,
      resplit: (part) => this.#reader.readText(part, part, () => []),
      unread: (read, isWhole) => this.#understanding.unread(view, read, isWhole),
    }
  }

  /** The answer and the topic after it ask for the same times. */
  #requests(asked: Omit<LastAsked, 'requests'>): readonly PeriodRequest[] {
    const { reading, council, now, topic, followUp, kind } = asked
    const last = this.#lastAsked
    const isSame =
      last?.reading === reading &&
      last.council === council &&
      last.now === now &&
      last.topic === topic &&
      last.followUp === followUp &&
      last.kind === kind
    if (last && isSame) return last.requests
    const reports = this.#reports(council)
    const requests = asReported(
      requestsOf(reading, now, topic, followUp, kind, reports),
      reports.map((r) => r.period),
      reading.text,
    )
    this.#lastAsked = { ...asked, requests }
    return requests
  }

  /** A frame that nobody's words have to be read for: the measure is the one that was told. */
  #stepFrame({ act, benchmarks = [], overTime }: Step, { indicator, sub, ...topic }: Topic, own: string | null): Frame {
    // Of several councils that were told together, the asker's own.
    const council = topic.council || own
    const view: View = {
      kind: 'whole',
      text: '',
      reading: { ...this.#reader.readText('', '', () => []), benchmarks, periods: overTime ? [ALL_PERIODS] : [] },
      tokens: [],
      taken: [],
      hits: [],
      spare: new Set(),
      telling: [],
      narrowing: [],
      parting: [],
      loose: [],
      idle: [],
      lead: 0,
      followUp: true,
      council,
      outside: NOTHING_OUTSIDE,
    }
    return { act, view, choice: indicator === null ? null : { ...TOLD, council, indicator, sub }, unexplained: [] }
  }

  async #execute(frame: Frame, question: Question, topic: Topic | null): Promise<Answer> {
    const session = this.#session(frame, question, topic)
    if (this.#catalogue.england && frame.act !== PERSON && frame.act !== 'several') {
      const { neighbourList, placed } = await englandAnswers()
      const listed = neighbourList(session)
      if (listed) return listed
      const asked = placed(session, this.#catalogue.england, frame.act)
      if (asked) return this.#told(asked.act, asked.session)
    }
    // With all of England there, another place that is named is certain to be none that anything is held of.
    const { councils, otherCouncils } = session.reading
    const isElsewhere = this.#catalogue.england !== null || (question.council === null && topic === null)
    if (isElsewhere && otherCouncils.length > 0 && councils.length === 0 && !OF_NO_COUNCIL.has(frame.act))
      return this.#byName('elsewhere').answer(session)
    switch (frame.act) {
      case 'clarify':
        return clarifyMeasures(
          session.asking,
          (frame.among ?? []).map((c) => c.indicator),
          session.council,
        )
      case 'nothing':
        return nothingAnswer(session, frame.unexplained)
      case 'unknown':
        return outOfScope()
      case 'several':
        return this.#several(frame, question, topic)
      default:
        if (frame.sides && this.#byName(frame.act).joint === 'each') return this.#each(frame, question, topic)
        return withNotesBeforeSource(
          await this.#told(frame.act, session, frame.unexplained),
          frame.sides ? frame.unexplained.map(nothingOnPartText) : [],
        )
    }
  }

  /** England's figures are about the same councils as the scorecards: what must be said of both is said here for every act. */
  async #told(act: string, asked: Session, unexplained: readonly string[] = []): Promise<Answer> {
    const intent = this.#byName(act)
    const { england } = this.#catalogue
    if (!england) return intent.answer(asked)
    const about = await englandAnswers()
    const { answerWithEngland, areasNamed, compareAreas, inRegion, laterFromDepartment } = about
    const ofEngland = about.ofEngland(asked, act)
    if (ofEngland) return this.#told('figure', ofEngland, unexplained)
    const { session, notes } = about.heldByDepartment(asked, england, act)
    // "Compare" under a card: beside its neighbours a council is compared with England as well.
    const { text, benchmarks } = session.reading
    const pressed = text === '' && benchmarks.includes('statistical_neighbours')
    const area = session.council === null ? null : england.england.area(session.council)
    if (act === 'benchmark' && pressed && area && area.neighbours.length > 0) {
      return withNotesBeforeSource(await answerWithEngland(session, england, (s) => about.neighboursAnswer(s)), notes)
    }
    const areas = areasNamed(session, act)
    const compared = areas && (await compareAreas(session, areas))
    if (compared) return compared
    const given = await answerWithEngland(inRegion(session, act) ?? session, england, (s) => intent.answer(s))
    const later =
      act === 'figure' && given.kind === 'answer' ? await laterFromDepartment(session, england, given) : null
    const told = withNotesBeforeSource(later ?? given, notes)
    const left = PLACED.has(act) ? unexplained.filter((word) => !about.PLACE_WORDS.test(word)) : []
    if (left.length === 0 || (told.kind !== 'answer' && told.kind !== 'comparison')) return told
    const words = listText(
      left.map((w) => `"${w}"`),
      'or',
    )
    return withoutFigure(told, `I hold nothing on ${words} for this measure`)
  }

  async #answer(question: Question, told: Topic | null): Promise<Answer> {
    if (question.step && told)
      return this.#execute(this.#stepFrame(question.step, told, question.council), question, told)
    const places = this.#reader.unclearPlaces(this.#plain(question.text))
    const answer = await this.#answerRead(question, told)
    if (places.length === 0 || isAboutPerson(answer) || answer.kind === 'out_of_scope') return answer
    const { nameWithin, placeAsked, withPlacesRead } = await import('./answers/places-read.ts')
    const unsure = places.find((p) => p.meant === null)
    const right = putIn(this.#plain(question.text), places)
    const nameOf = (word: string): string => nameWithin(this.#catalogue, right, word) ?? this.#reader.placeNamed(word)
    if (!unsure) return withPlacesRead(answer, places, nameOf)
    const asIf = (meant: string): Promise<Answer> =>
      this.#answerRead({ ...question, text: putIn(this.#plain(question.text), [{ ...unsure, meant }]) }, told)
    return placeAsked(unsure, nameOf, asIf)
  }

  async #answerRead(question: Question, told: Topic | null): Promise<Answer> {
    const { text, topic } = pointed(this.#respelt(question.text), told)
    if (words(text).length === 0) {
      const asking = new Asking(this.#catalogue, this.#store, question.now)
      const { council } = question
      const reading = this.#reader.readText('', '', () => [])
      return this.#byName('help').answer({
        reading,
        asking,
        council,
        own: council,
        requests: [],
        topic,
        followUp: false,
      })
    }
    const each = topic && eachOffered(text, topic)
    if (each && topic) {
      const items: Answer[] = []
      for (const offer of each) items.push(await this.#complete(question, topic, offer))
      const answer = inTurn(items)
      if (answer) return withNotesBeforeSource(answer, firstOfOffered(each.length, topic.choices.length))
    }
    const others = topic && topic.choices.length === 0 ? othersAsked(text, topic) : []
    const chosen =
      topic && topic.choices.length > 0
        ? chosenOf(this.#catalogue, this.#reader, text, topic)
        : twinAmong(this.#catalogue, others, topic)
    if (chosen && topic) return this.#complete(question, topic, chosen)
    if (others.length > 1 && topic)
      return clarifyMeasures(
        new Asking(this.#catalogue, this.#store, question.now),
        others.map((o) => o.indicator),
        topic.council,
      )
    const readings = this.#read(text, question, topic)
    return this.#execute(this.#decide(readings, question), question, topic)
  }

  /** What a conversation would be about after this answer. */
  topicAfter(said: Question, told: Topic | null, answer: Answer): Topic {
    const { question, topic: before } = this.#meant(said, told)
    return this.#nextTopic(question, this.#respelt(question.text), before, answer)
  }

  /** What the conversation is about after an answer: the period asked for is kept as it was asked. */
  #nextTopic(question: Question, text: string, before: Topic | null, answer: Answer): Topic {
    const frame =
      question.step && before
        ? this.#stepFrame(question.step, before, question.council)
        : this.#decide(this.#read(text, question, before), question)
    const session = this.#session(frame, question, before)
    const [request] = session.requests
    const settled =
      request?.type === 'year_earlier' ||
      request?.type === 'earlier' ||
      request?.type === 'moved' ||
      request?.type === 'year_before_latest'
    const asked = answer.requestedPeriod ?? answer.period
    const kept: PeriodRequest =
      settled && asked
        ? { type: 'period', period: asked }
        : request && request.type !== 'impossible'
          ? request
          : { type: 'none' }
    const told = this.#toldList(frame, question, before, answer, kept)
    // What a list is of, and not what a condition of it is measured from.
    const topic = nextTopic({ ...question, text }, before, answer, frame.act === 'list' && told ? told.request : kept)
    const times = session.requests.filter((r) => r.type === 'period' || r.type === 'series')
    const isOfTimes = AT_SEVERAL.has(answer.kind) || (answer.kind === 'answer' && answer.items.length > 1)
    const isAtSeveral = frame.choice !== null && times.length > 1 && isOfTimes
    const next = isAtSeveral ? { ...topic, requests: times } : topic
    // A message about what was told leaves it told, whatever it came to.
    const isAboutIt = frame.view.followUp || isOfTold(frame.view, { council: question.council, topic: before })
    return { ...next, list: told ?? (isAboutIt ? (before?.list ?? null) : null) }
  }

  /** The list that an answer tells, for what is said of it next. */
  #toldList(
    frame: Frame,
    question: Question,
    before: Topic | null,
    answer: Answer,
    kept: PeriodRequest,
  ): ToldList | null {
    if (!TELLS_SEVERAL.has(answer.kind) || !answer.council) return null
    if (frame.act !== 'list' && frame.act !== 'summary') return namedSet(answer, kept)
    const { themes, isCompound, words, said, selection, request, among, set } = listRequestOf(
      this.#session(frame, question, before),
    )
    const items = rowsTold(answer.items)
    // One picked out of a list leaves it as it was: "any of the six" after "which is furthest below it".
    if (items.length === 1 && before?.list && among) return before.list
    return {
      council: answer.council,
      themes,
      ...(isCompound ? { isCompound } : {}),
      words,
      said,
      selection,
      request,
      items,
      ...(among ? { among } : {}),
      ...(set ? { set } : {}),
    }
  }

  #byName(name: string): Intent {
    const found = this.#intents.get(name)
    if (!found) throw new Error(`No intent "${name}".`)
    return found
  }

  async #several({ parts = [], view }: Frame, question: Question, topic: Topic | null): Promise<Answer> {
    const items: Answer[] = []
    const asked: string[] = []
    let current = topic ?? (await this.#openingTopic(view.text, parts, question))
    for (const part of parts) {
      const readings = this.#read(part, question, current)
      const frame = this.#decide(
        readings.filter((r) => r.frame.act !== 'several'),
        question,
      )
      // Talk between questions falls away; a part about a person is answered alone, and nothing beside it.
      if (frame.act === PERSON) return this.#execute(frame, question, current)
      if (parts.length > 2 && TALK.has(frame.act) && !asksSomething(part)) continue
      const isUnread = frame.act === 'unknown' && asksSomething(part)
      // "How many households do these children come from?" asks nothing where nobody was told of.
      const last = items.at(-1)
      const isLost = last?.kind === 'no_data' && last.period === null && leansOnTold(part)
      const answer =
        isUnread || isLost
          ? nothingOnPart(part, last?.council ?? current?.council ?? question.council)
          : await this.#execute(frame, question, current)
      items.push(answer)
      asked.push(part)
      current = this.#nextTopic(question, part, current, answer)
    }
    return inTurn(items, asked) ?? outOfScope()
  }

  /** The topic that a statement before the first part names: "The report has a turnover line. What stood there, and …". */
  async #openingTopic(text: string, [first = '']: readonly string[], question: Question): Promise<Topic | null> {
    const opening = text.slice(0, Math.max(0, text.indexOf(first)))
    const names = (readings: readonly Scored[]): boolean => readings.some((r) => r.frame.view.telling.length > 0)
    if (opening.trim() === '' || names(this.#read(first, question, null))) return null
    const readings = this.#read(opening, question, null)
    const figure = readings.find(
      (r) => r.frame.act === 'figure' && r.frame.choice?.origin === 'words' && r.frame.choice.exact,
    )
    if (!figure) return null
    return this.#nextTopic(question, opening, null, await this.#execute(figure.frame, question, null))
  }

  /** What is asked of each of several measures, one after the other. */
  async #each({ sides = [], ...frame }: Frame, question: Question, topic: Topic | null): Promise<Answer> {
    const items: Answer[] = []
    for (const choice of sides) {
      const { origin, council, indicator, sub } = choice
      const about = topic && origin === 'topic' ? { ...topic, council, indicator, sub } : topic
      items.push(await this.#execute({ ...frame, choice }, question, about))
    }
    return inTurn(items) ?? outOfScope()
  }

  /** The question that a clarification interrupted, about the measure now chosen. */
  async #complete(question: Question, topic: Topic, chosen: Offer): Promise<Answer> {
    const text = this.#reader.respell(normalise(topic.pending ?? question.text))
    const asked = { ...question, council: chosen.council }
    const about: Topic = { ...topic, council: chosen.council, indicator: null, sub: null, choices: [] }
    const readings = this.#read(text, asked, about)
    const { frame } =
      readings.find((r) => r.frame.choice !== null && r.frame.act !== 'nothing') ?? (readings[0] as Scored)
    const choice = {
      council: chosen.council,
      indicator: chosen.indicator,
      origin: 'words' as const,
      sub: chosen.sub,
      matched: [],
      score: 1,
      coverage: 1,
      exact: true,
    }
    return this.#execute({ ...frame, act: frame.choice ? frame.act : 'figure', choice }, asked, about)
  }
}
