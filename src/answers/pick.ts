/** From a session to the row, or rows, it is about; or to the answer that says why there is none. */

import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Measure } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { chooseRows } from '../query/choose-row.ts'
import { type Candidate, rankMeasures, resolveMeasure } from '../query/resolve-measure.ts'
import type { Choice } from '../understanding/frame.ts'
import { swapOf } from '../understanding/swap.ts'
import { tellingOfTexts } from '../wording/line.ts'
import { noFigureOn, noFigureText } from '../wording/nothing-words.ts'
import { clarifyCouncils, clarifyMeasures } from './clarify-answer.ts'
import { measureName } from './figure/naming.ts'

export interface Picked {
  readonly council: string
  readonly indicator: string
  /** More than one only for sub-rows that stand side by side. */
  readonly rows: readonly Measure[]
  /** Said in the reply where the choice was less than certain. */
  readonly from: 'words' | 'reference' | 'conversation'
}

export type PickResult = { readonly picked: Picked } | { readonly answer: Answer }

/** The last day of what is asked for, where the question names a time. */
export function untilOf(requests: readonly PeriodRequest[]): IsoDate | null {
  const first = requests[0]
  return first?.type === 'period' ? first.period.end : null
}

/** Words that tell measures apart and were not explained by the period, the council or a cue. */
export function tellingTerms(session: Session): readonly string[] {
  return session.reading.terms.map((t) => t.word).filter((w) => session.asking.catalogue.tellsApart(w))
}

export async function rowsOf(session: Session, council: string, indicator: string): Promise<readonly Measure[]> {
  const { catalogue } = session.asking
  const rows = catalogue.rows(council, indicator)
  const figures = await session.asking.figures(council, indicator)
  return chooseRows(rows, figures, session.reading.cues, session.requests[0] ?? { type: 'none' })
}

/** The row that the conversation is about, with any sub-row that this message names instead. */
async function fromTopic(session: Session, council: string): Promise<PickResult | null> {
  const { topic, reading, asking } = session
  if (!topic?.indicator) return null
  const { catalogue } = asking
  if (!catalogue.holds(council, topic.indicator)) return notPublished(session, council, topic.indicator, [])
  const named = reading.cues.subs.length > 0 || reading.cues.number || reading.cues.percent || reading.cues.rate
  const twin = reading.cues.rate
    ? twinOf(session, council, topic.indicator, 'rate')
    : reading.cues.number
      ? twinOf(session, council, topic.indicator, 'number')
      : null
  if (twin)
    return { picked: { council, indicator: twin, rows: await rowsOf(session, council, twin), from: 'conversation' } }
  // "Both added up", after one of two rows that stand side by side.
  const kept =
    topic.sub === null || /\bboth\b/.test(reading.text) ? null : catalogue.row(council, topic.indicator, topic.sub)
  const rows = named || !kept ? await rowsOf(session, council, topic.indicator) : [kept]
  return { picked: { council, indicator: topic.indicator, rows, from: 'conversation' } }
}

/** "As a rate?", "how many is that?": the measure that publishes the same thing per 10,000, or as a number. */
export function twinOf(session: Session, council: string, indicator: string, wanted: 'rate' | 'number'): string | null {
  const { catalogue } = session.asking
  const [from, to] = wanted === 'rate' ? (['count', 'per_10000'] as const) : (['per_10000', 'count'] as const)
  if (catalogue.indicator(indicator).unit !== from) return null
  const base = (id: string): string => id.replace(/-(?:rate|number)$/, '')
  const twin = [...catalogue.indicators].find(
    (other) => other.unit === to && catalogue.holds(council, other.id) && base(other.id) === base(indicator),
  )
  return twin?.id ?? null
}

/** "And primary?": every telling word names a sub-row of the measure that the conversation is about. */
export function rowsNamed(session: Session, council: string, indicator: string): boolean {
  const { catalogue } = session.asking
  const { vocabulary } = catalogue
  const subs = catalogue.subs(council, indicator)
  const named = session.reading.cues.subs.filter((s) => subs.includes(s))
  if (named.length === 0) return false
  const phrases = named.flatMap((s) => [s, ...(vocabulary.data.subs[s] ?? [])])
  const words = new Set(phrases.flatMap((p) => vocabulary.terms(p)).map((t) => t.word))
  return tellingTerms(session).every((w) => words.has(w))
}

/** Of measures that fit alike, those about what the conversation is about. */
function sharingTheme(session: Session, candidates: readonly Candidate[], topic: string): string[] {
  const { catalogue } = session.asking
  const [theme] = catalogue.indicator(topic).themes
  return candidates
    .map((c) => c.indicator)
    .filter((id) => theme !== undefined && catalogue.indicator(id).themes.includes(theme))
}

/** This council does not publish the measure; others may. Officers' words about it are told where there are any. */
export async function notPublished(
  session: Session,
  council: string,
  indicator: string,
  nearest: readonly Candidate[],
): Promise<PickResult> {
  const { asking } = session
  const { catalogue } = asking
  const named = nearest.filter((c) => c.match.coverage > 0.98 && c.score > 0.4)
  if (named.length > 1)
    return {
      answer: clarifyMeasures(
        asking,
        named.map((c) => c.indicator),
        council,
      ),
    }
  const name = catalogue.indicator(indicator).name
  const where = catalogue.councilName(council)
  const others = catalogue.councilsWith(indicator).filter((c) => c !== council)
  const rows = nearest.filter((c) => c.score > 0.45).flatMap((c) => catalogue.rows(council, c.indicator)[0] ?? [])
  const elsewhere = others.map((c) => catalogue.councilName(c))
  const none = noFigureText({ measure: name, where, elsewhere, nearest: rows.map(measureName) })
  const said = (await asking.commentary(council, [indicator])).slice(0, 2)
  const words = said.map((c) => `Officers wrote (${c.location}): "${c.text}"`)
  return {
    answer: buildAnswer({
      kind: 'no_data',
      council,
      understood: `${name} · ${where}`,
      telling: tellingOfTexts([none, ...words]),
    }),
  }
}

/** Words of a short question that the measure has nothing of, where they outweigh what it has: "youth club attendance". */
function strangeWords(session: Session, { match }: Candidate): readonly string[] | null {
  const { reading, followUp, asking } = session
  if (followUp || reading.text.split(' ').length > 7) return null
  const matched = new Set(match.matched)
  const known = reading.terms.filter((t) => asking.catalogue.tellsApart(t.word) && !/^\d+$/.test(t.word))
  const explained = new Set(known.filter((t) => matched.has(t.word)).map((t) => t.word))
  const strange = new Set([
    ...reading.ignored.filter((w) => /^[a-z]{4,}$/.test(w)),
    ...known.filter((t) => !matched.has(t.word)).map((t) => t.from),
  ])
  return explained.size <= 1 && strange.size >= 2 ? [...strange] : null
}

/** "CP plans split boys and girls": the same without the breakdown, which another council's measure may know by name. */
function withoutBreakdown(session: Session): Session | null {
  const { reading, asking } = session
  const { vocabulary } = asking.catalogue
  const said = new Set(reading.breakdowns.flatMap((b) => vocabulary.terms(b)).map((t) => t.word))
  const terms = reading.terms.filter((t) => !said.has(t.word))
  return terms.length > 0 && terms.length < reading.terms.length ? { ...session, reading: { ...reading, terms } } : null
}

const ABOUT_TARGET = /\b(?:targets?|rag|ragged|red|amber|green|tolerances?|on track|off track)\b/

/** Of measures that fit alike, the only one that has what is asked about: a target, or figures from so far back. */
async function settledBy(session: Session, ids: readonly string[], council: string): Promise<string | null> {
  const { asking, reading, requests } = session
  const span = requests.find((r) => r.type === 'series')
  const from = span?.type === 'series' ? span.from : undefined
  const asksTarget = ABOUT_TARGET.test(reading.text)
  if (!asksTarget && from === undefined) return null
  const having: string[] = []
  for (const id of ids) {
    const figures = await asking.figures(council, id)
    const has = asksTarget
      ? figures.some((f) => f.kind === 'green')
      : figures.some((f) => f.kind === 'value' && f.period.start <= (from as string))
    if (has) having.push(id)
  }
  return having.length === 1 ? (having[0] ?? null) : null
}

/** A candidate this close to the best one is meant instead where only it has a figure for the time that is asked about. */
const NEAR_ENOUGH = 0.6

/** The best candidate that has anything at or before the period asked for; the best of all where none has. */
async function published(session: Session, candidates: readonly Candidate[]): Promise<string> {
  const [best] = candidates as [Candidate]
  const { council, asking } = session
  const until = untilOf(session.requests)
  if (!council || until === null || best.exact) return best.indicator
  const said = new Set(session.reading.terms.map((t) => t.word))
  for (const c of candidates) {
    if (c.score < best.score * NEAR_ENOUGH) break
    // Another only where the question says its name whole.
    if (c !== best && !c.match.words.every((w) => said.has(w))) continue
    const figures = await asking.figures(council, c.indicator)
    const [row] = await rowsOf(session, council, c.indicator)
    if (figures.some((f) => f.kind === 'value' && f.unit === row?.unit && f.period.end <= until)) return c.indicator
  }
  return best.indicator
}

/** The rows of the measure that was found to be meant. */
async function chosen(session: Session, choice: Choice): Promise<PickResult> {
  const { asking } = session
  const { catalogue } = asking
  const council = session.council ?? choice.council
  if (choice.origin === 'topic') {
    const found = await fromTopic(session, council ?? session.topic?.council ?? '')
    if (found) return found
  }
  const homes = council ? [council] : catalogue.councilsWith(choice.indicator)
  if (homes.length !== 1) return { answer: clarifyCouncils(asking, choice.indicator, homes) }
  const home = homes[0] as string
  if (!catalogue.holds(home, choice.indicator)) {
    const nearest = rankMeasures(catalogue, session.reading, home, null, (id) => catalogue.holds(home, id)).slice(0, 3)
    return notPublished(session, home, choice.indicator, nearest)
  }
  const from = choice.origin === 'reference' ? 'reference' : choice.origin === 'words' ? 'words' : 'conversation'
  return {
    picked: { council: home, indicator: choice.indicator, rows: await rowsOf(session, home, choice.indicator), from },
  }
}

/** The row or rows a session is about. */
export async function pick(session: Session): Promise<PickResult> {
  if (session.choice) return chosen(session, session.choice)
  const { asking, reading, council } = session
  const { catalogue } = asking
  const ref = reading.refs[0]
  if (ref) {
    const home =
      council ??
      catalogue.councils.find((c) =>
        catalogue.documents.some((d) => d.council === c.key && catalogue.rowsOf(d.key).some((m) => m.ref === ref)),
      )?.key
    const row = home
      ? catalogue.documents
          .filter((d) => d.council === home)
          .flatMap((d) => catalogue.rowsOf(d.key))
          .find((m) => m.ref === ref)
      : undefined
    if (home && row)
      return {
        picked: {
          council: home,
          indicator: row.indicator,
          rows: await rowsOf(session, home, row.indicator),
          from: 'reference',
        },
      }
  }
  const telling = tellingTerms(session)
  if (telling.length === 0 && session.topic?.indicator) {
    const found = await fromTopic(session, council ?? session.topic.council ?? '')
    if (found) return found
  }
  const { topic } = session
  if (
    topic?.indicator &&
    council &&
    (session.followUp || telling.length === 1) &&
    rowsNamed(session, council, topic.indicator)
  ) {
    const found = await fromTopic(session, council)
    if (found) return found
  }
  const fromConversation = async (home: string, indicator: string): Promise<PickResult> => ({
    picked: { council: home, indicator, rows: await rowsOf(session, home, indicator), from: 'conversation' },
  })
  const swapped = session.view ? swapOf(catalogue, session.view, topic, council) : null
  if (swapped && council) return fromConversation(council, swapped)
  const resolution = resolveMeasure(catalogue, reading, council, untilOf(session.requests))
  switch (resolution.kind) {
    case 'one': {
      const strange = strangeWords(session, resolution.candidate)
      if (strange) return { answer: clarifyMeasures(asking, [resolution.candidate.indicator], council, strange) }
      const indicator = await published(session, resolution.candidates)
      const homes = council ? [council] : catalogue.councilsWith(indicator)
      if (homes.length !== 1) return { answer: clarifyCouncils(asking, indicator, homes) }
      const home = homes[0] as string
      return { picked: { council: home, indicator, rows: await rowsOf(session, home, indicator), from: 'words' } }
    }
    case 'several': {
      const alike = resolution.candidates.map((c) => c.indicator)
      if (topic?.indicator && session.followUp && council) {
        // A word that several measures share is about the one under discussion, or its only kin.
        const kin = alike.includes(topic.indicator)
          ? [topic.indicator]
          : sharingTheme(session, resolution.candidates, topic.indicator)
        if (kin.length === 1) return fromConversation(council, kin[0] as string)
      }
      const settled = council ? await settledBy(session, alike, council) : null
      if (settled && council)
        return {
          picked: {
            council,
            indicator: settled,
            rows: await rowsOf(session, council, settled),
            from: 'words',
          },
        }
      return {
        answer: clarifyMeasures(asking, alike, council),
      }
    }
    case 'elsewhere':
      return notPublished(session, council as string, resolution.candidate.indicator, resolution.nearest)
    default: {
      const bare = withoutBreakdown(session)
      if (bare) return pick(bare)
      if (session.topic?.indicator && session.followUp) {
        const found = await fromTopic(session, council ?? session.topic.council ?? '')
        if (found) return found
      }
      return { answer: notUnderstood(session, resolution.nearest) }
    }
  }
}

const PERFORMANCE =
  /\b(how many|how much|number|percentage|per ?cent|proportion|rate|figure|figures|target|rag|average|numbers|stats?|statistics|performance|trend|total|published|data|uptake|take-?up|level|levels|compare|timeliness)\b|%/

/** Nothing matched: another service, something nobody publishes here, or not about performance at all. */
export function notUnderstood(session: Session, nearest: readonly Candidate[]): Answer {
  const { asking, reading, council } = session
  const { catalogue } = asking
  const where = council ? catalogue.councilName(council) : 'these councils'
  const rows = council ? nearest.flatMap((c) => catalogue.rows(council, c.indicator)[0] ?? []) : []
  const words = [...new Set(reading.ignored)].filter((w) => w.length > 2).slice(0, 4)
  const telling = tellingTerms(session).length > 0
  if (reading.breakdowns[0] || PERFORMANCE.test(reading.text) || (telling && nearest.length > 0)) {
    const unknown = words.length > 0 ? words : reading.breakdowns
    if (rows.length > 1 && unknown.length === 0)
      return clarifyMeasures(
        asking,
        nearest.map((c) => c.indicator),
        council,
      )
    return buildAnswer({
      kind: 'no_data',
      council,
      telling: tellingOfTexts([noFigureOn(unknown, where, rows.map(measureName))]),
    })
  }
  return outOfScope(telling ? '' : 'I did not find a measure in that question. ')
}

/** Not about published performance. */
export function outOfScope(extra = ''): Answer {
  return buildAnswer({
    kind: 'out_of_scope',
    telling: tellingOfTexts([
      `${extra}I hold published children's services performance figures only: values, targets, RAG, trends, benchmarks and what officers wrote about them. Try "CP visits last quarter", or "help".`,
    ]),
  })
}
