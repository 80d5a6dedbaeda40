/** Officers' words about a measure, verbatim, with where they stand. Nothing here is written by us. */
import type { Session } from '../intent.ts'
import { Memo } from '../language/memo.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Commentary } from '../model/figure.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { chooseRows } from '../query/choose-row.ts'
import { resolveMeasure } from '../query/resolve-measure.ts'
import { commentaryLines, noWordsText } from '../wording/commentary-words.ts'
import { givesReason } from '../wording/excerpt.ts'
import { listText } from '../wording/format.ts'
import { type Line, linesOf, tellingOfLines, withLines } from '../wording/line.ts'
import { measureWords } from '../wording/measure-words.ts'
import { otherUnitText } from '../wording/nothing-words.ts'
import { clarifyMeasures } from './clarify-answer.ts'
import { indicatorRef, measureName } from './figure/naming.ts'
import { withoutFigure } from './not-published.ts'
import { tellPicked, together } from './one-figure.ts'
import { notPublished, notUnderstood, pick, twinOf, untilOf } from './pick.ts'

const MOST = 3

/** The words of paragraphs, which do not change while they are published. */
const SPOKEN = new Memo<ReadonlySet<string>>(1000)

/** How much of the question the words of a paragraph, or of a sentence, speak of, by telling words. */
function relevance(session: Session, words: string): number {
  const { vocabulary, index } = session.asking.catalogue
  const spoken = SPOKEN.get(words, () => new Set(vocabulary.terms(words.toLowerCase()).map((t) => t.word)))
  let score = 0
  for (const word of new Set(session.reading.terms.map((t) => t.word)))
    if (spoken.has(word))
      score += Math.max(index.weight(word), vocabulary.isWeak(word) ? 0.1 : index.isKnown(word) ? 0 : 0.8)
  for (const number of session.reading.text.match(/\d+\.\d+/g) ?? []) if (words.includes(number)) score += 4
  return score
}

/** A paragraph about so many measures is about none of them ("the year-to-date figures include Term 1 and Term 2"). */
const MANY = 10
const isGeneral = ({ indicators }: Commentary): boolean => indicators.length > MANY

/** "Why, in full?", "the full commentary". */
const IN_FULL =
  /\bin full\b|\b(?:full|whole|entire|complete) (?:commentary|comments?|paragraphs?|words|text|reasons?|explanation)\b/

const ASKS_WHY = /\bwhy\b|\bhow come\b|\breasons?\b|\bexplain|\bexplanation\b|\bcaus(?:e|es|ed|ing)\b|\bbehind\b/

/** What officers wrote, or what is being done. */
const ASKS_WORDS =
  /\b(?:why|how come|reasons?|expla\w+|caus(?:e|es|ed|ing)|behind|officers?|comment\w*|narrative|words?|sa(?:y|ys|id|ying)|wr(?:ite|ites|ote|itten)|mention\w*|done|doing|actions?|address\w*|tackl\w+|plans? (?:to|for)|going (?:on|wrong)|happen\w*|learn\w*|report)\b/

const ASKS_HOW_MANY = /\bhow (?:many|much)\b|\b(?:percentages?|per ?cent|numbers?|totals?|figures?)\b/

/** Whoever asks why gets the reason first, who asks for a number the sentences with numbers, and others what is said of their own words. */
function weightOf({ reading }: Session, relevant: number, sentence: string): number {
  const tells = ASKS_HOW_MANY.test(reading.text) && /\d/.test(sentence) ? 10 : 0
  const reason = givesReason(sentence) ? (ASKS_WHY.test(reading.text) ? 20 : 2) : 0
  return relevant + tells + reason
}

/** The figures that words are told with, and the report that they stand in. */
interface Shown {
  readonly document: string
  readonly lines: readonly Line[]
}

interface Chosen {
  readonly paragraphs: readonly Commentary[]
  readonly indicators: readonly string[]
  /** Null where the words are about no one measure, or none of its figures is held. */
  readonly shown: Shown | null
}

async function reply(session: Session, council: string, chosen: Chosen): Promise<Answer> {
  const { catalogue } = session.asking
  const { paragraphs, indicators, shown } = chosen
  const rows = indicators.flatMap((id) => catalogue.rows(council, id)[0] ?? [])
  const first = paragraphs[0] as Commentary
  const document = catalogue.document(first.document)
  const quotes = paragraphs.map((c) => {
    const { document: title, published } = catalogue.document(c.document)
    return { location: c.location, words: c.text, report: c.document === first.document ? null : { title, published } }
  })
  const isElsewhere = shown !== null && shown.document !== first.document
  const about = rows.slice(0, MOST).map((r) => measureWords(catalogue.indicator(r.indicator), { ...r, sub: '' }, null))
  const where = catalogue.councilName(council)
  const lines = commentaryLines({
    about,
    council: where,
    isGeneral: paragraphs.every(isGeneral),
    quotes,
    figures: shown?.lines ?? [],
    // An earlier report's reasons are none of this figure's.
    earlier: isElsewhere ? document.published : null,
    report: { title: document.document, published: document.published },
    weigh: IN_FULL.test(session.reading.text)
      ? null
      : (sentence, n) => weightOf(session, relevance(session, sentence), sentence) - n / MOST,
  })
  return buildAnswer({
    kind: 'commentary',
    council,
    indicator: rows[0] ? indicatorRef(session.asking, rows[0]) : null,
    period: first.period,
    source: { document: document.document, published: document.published, location: first.location },
    understood: `officers' commentary on ${rows.length > 0 ? listText(rows.slice(0, 3).map((r) => measureName({ ...r, sub: '' }))) : 'that'} · ${catalogue.councilName(council)}`,
    telling: {
      ...tellingOfLines(lines, where),
      name: listText(about),
    },
  })
}

/** The figures asked about, each in one line, so that words are not read without their numbers, and their report. */
async function shownFigures(session: Session, council: string, indicator: string): Promise<Shown | null> {
  const { asking } = session
  const request = session.requests[0] ?? { type: 'none' }
  const rows = chooseRows(
    asking.catalogue.rows(council, indicator),
    await asking.figures(council, indicator),
    session.reading.cues,
    request,
  )
  if (rows.length === 0) return null
  const asked = { council, indicator, rows, from: 'words' as const }
  const single: PeriodRequest = request.type === 'period' ? request : { type: 'none' }
  const told = await tellPicked(session, asked, { request: single })
  if ('answer' in told) return null
  const lines = told.details.flatMap((d) => linesOf(d.answer).filter((l) => l.role === 'head'))
  const [first] = told.details
  return first ? { document: first.found.figure.document, lines } : null
}

/** Officers write of plans, and mean their number and their rate. */
const twinsOf = (session: Session, council: string, indicator: string): string[] =>
  (['number', 'rate'] as const).flatMap((wanted) => twinOf(session, council, indicator, wanted) ?? [])

/** Commentary for the measure a session is about; else the paragraphs that speak of its words. */
export async function commentaryAnswer(session: Session): Promise<Answer> {
  const { asking, reading, topic } = session
  const { catalogue } = asking
  const council = session.council
  if (!council) {
    const found = resolveMeasure(catalogue, reading, null)
    const meant = session.choice?.indicator ?? (found.kind === 'one' ? found.candidate.indicator : null)
    const homes = meant ? catalogue.councilsWith(meant) : []
    if (homes.length === 1) return commentaryAnswer({ ...session, council: homes[0] as string })
    const picked = await pick(session)
    return 'answer' in picked ? picked.answer : notUnderstood(session, [])
  }
  const resolution = resolveMeasure(catalogue, reading, council, untilOf(session.requests))
  const telling = reading.terms.some((t) => catalogue.tellsApart(t.word))
  const candidates = session.choice
    ? [session.choice.indicator]
    : !telling && topic?.indicator
      ? [topic.indicator]
      : resolution.kind === 'one'
        ? [resolution.candidate.indicator]
        : resolution.kind === 'several'
          ? resolution.candidates.map((c) => c.indicator)
          : resolution.nearest.filter((c) => c.score > 0.4).map((c) => c.indicator)
  const about = new Set(candidates.flatMap((id) => [id, ...twinsOf(session, council, id)]))
  const all = await asking.commentary(council)
  const until = untilOf(session.requests)
  const scored = all
    .filter((c) => !c.indicators.includes('*'))
    .map((paragraph) => {
      const tied = paragraph.indicators.findIndex((id) => about.has(id))
      const focus = tied < 0 ? 0 : 3 + 2 / paragraph.indicators.length
      return { paragraph, tied: tied >= 0, score: focus + relevance(session, paragraph.text) }
    })
    .filter((s) => s.score > 0)
  const [only] = candidates
  const shown = candidates.length === 1 && only !== undefined ? await shownFigures(session, council, only) : null
  const ofFigure = shown ? scored.filter((s) => s.paragraph.document === shown.document) : []
  const inTime = ofFigure.some((s) => s.tied)
    ? ofFigure
    : until
      ? scored.filter((s) => sameTime(s.paragraph, until))
      : newestReport(scored, candidates.length > 0)
  const pool = (inTime.length > 0 ? inTime : scored).toSorted((a, b) => b.score - a.score)
  const tied = pool.filter((s) => s.tied)
  const byWords = pool.filter((s) => s.score >= 3)
  const chosen = (tied.length > 0 ? tied : byWords).slice(0, MOST).map((s) => s.paragraph)
  if (chosen.length > 0) {
    const strongest = byWords[0]?.paragraph
    // A paragraph that speaks of the question's own words leads, even where the measure is another.
    const list =
      strongest && !chosen.includes(strongest) && (byWords[0]?.score ?? 0) > (tied[0]?.score ?? 0)
        ? [strongest, ...chosen].slice(0, MOST)
        : chosen
    const own = list.filter((c) => !isGeneral(c))
    const told = own.length > 0 ? own : list
    const named =
      candidates.length === 1
        ? candidates
        : [...new Set(told.flatMap((c) => c.indicators))].filter((id) => candidates.includes(id))
    const indicators = named.length > 0 ? named : (told[0] as Commentary).indicators
    return reply(session, council, { paragraphs: told, indicators, shown: indicators.length === 1 ? shown : null })
  }
  if (resolution.kind === 'elsewhere') {
    const result = await notPublished(session, council, resolution.candidate.indicator, resolution.nearest)
    if ('answer' in result) return result.answer
  }
  if (resolution.kind === 'several') return clarifyMeasures(asking, candidates, council)
  const picked = await pick(session)
  if ('answer' in picked) return picked.answer
  const told = await tellPicked(session, picked.picked)
  const figure = 'answer' in told ? told.answer : together(told.details)
  // Words of a question that is about a figure are what nothing is held on, and no officers were asked for.
  if ('details' in told && reading.text !== '' && !ASKS_WORDS.test(reading.text))
    return withoutFigure(figure, otherUnitText(null, null))
  return withLines(buildAnswer({ ...figure, kind: 'no_data', value: null, items: [] }), [
    { role: 'verdict', text: noWordsText('details' in told ? told.details.length : 0) },
  ])
}

const sameTime = (paragraph: Commentary, until: string): boolean => {
  const distance = Math.abs(Date.parse(paragraph.period.end) - Date.parse(until)) / 86_400_000
  return distance < 400
}

/** The newest report that says anything about it. */
function newestReport<T extends { paragraph: Commentary; tied: boolean; score: number }>(
  scored: readonly T[],
  needsTie: boolean,
): readonly T[] {
  const usable = needsTie && scored.some((s) => s.tied) ? scored.filter((s) => s.tied) : scored
  const newest = usable.reduce((latest, s) => (s.paragraph.published > latest ? s.paragraph.published : latest), '')
  return scored.filter((s) => s.paragraph.published === newest)
}
