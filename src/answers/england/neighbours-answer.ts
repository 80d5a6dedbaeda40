/** A council beside its statistical neighbours: their average, the best and the worst of them, and all of them in order. */
import type { Area } from '../../england/area.ts'
import { asRef } from '../../england/as-catalogue.ts'
import type { EnglandMeasure } from '../../england/measure.ts'
import type { NeighbourAverage } from '../../england/neighbourhood.ts'
import type { Ranked, Ranking } from '../../england/rank.ts'
import { benchmarkOf } from '../../england/scorecard-benchmark.ts'
import { doubtsAround, endedText, polarityText, standingText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import type { Line } from '../../model/line.ts'
import type { Standings } from '../../model/standings.ts'
import { standingOf } from '../../rules/benchmark.ts'
import { listText, valueText } from '../../wording/format.ts'
import { noteLine, tellingOfTexts, withLines } from '../../wording/line.ts'
import { sourceLine } from '../../wording/source-words.ts'
import { benchmarkAnswer } from '../benchmark-answer.ts'
import { clarifyAnyCouncil } from '../clarify-answer.ts'
import { type Asked, areaOf, askedOf, figureAnswer, figureOf, saidFigure, sourceFor, withNotes } from './asked.ts'
import { standingsOf } from './neighbour-standings.ts'
import { rankedItems } from './ranked-items.ts'
import { verdictAgainst } from './verdict-against.ts'

/** Asks for a council, not for a figure. */
const WHICH = /\b(?:which (?:of|one|neighbours?|statistical|stat|councils?)|who|whose|name)\b/
const BEST = /\b(?:best|top|highest|most|strongest)\b/
const WORST = /\b(?:worst|bottom|lowest|weakest|poorest|least|fewest)\b/

/** "Which of our neighbours is best on …" asks for a council, though it begins as a list of measures does. */
export const asksNeighbour = ({ reading, asking }: Session): boolean =>
  asking.catalogue.england !== null &&
  /\b(?:which|who) (?:is |are )?(?:the )?(?:best |worst )?(?:of (?:our|the|its|their) )?(?:statistical |stat )?neighbours?\b/.test(
    reading.text,
  )

export async function neighboursAnswer(session: Session): Promise<Answer> {
  const { catalogue } = session.asking
  const area = areaOf(session, session.council)
  // What is printed on the council's own report leads, unless a council is asked for or it prints none.
  const printed = area && catalogue.reports(area.key) && !WHICH.test(session.reading.text)
  if (printed && session.choice && !catalogue.england?.england.measure(session.choice.indicator)) {
    const told = await benchmarkAnswer(session)
    if (told.kind === 'answer') return withNeighbours(session, area, told)
    if (told.kind === 'comparison') return told
  }
  const asked = await askedOf(session, area)
  if ('answer' in asked) return asked.answer
  if (!area) return clarifyAnyCouncil(session.asking)
  const { behind, measure, period, notes } = asked
  const { england } = behind
  const nameOf = (key: string): string => england.area(key)?.name ?? key
  if (area.neighbours.length === 0) {
    const text = `${area.name} has no statistical neighbours in the Department's file.`
    return withNotes(figureAnswer(asked, area, await figureOf(asked, area), 'no_data', [text]), notes)
  }
  const hood = await england.neighbourhood(area, measure, period)
  const { average, first, last, ranking, standing } = hood
  if (!average) {
    const text = `None of the statistical neighbours of ${area.name} has a figure for "${measure.name}", ${period.period.label}.`
    return withNotes(figureAnswer(asked, area, await figureOf(asked, area), 'no_data', [text]), notes)
  }
  const { text: said } = session.reading
  // Who asks for the best and the worst is told all of them in order.
  const [best, worst] = [BEST.test(said), WORST.test(said)]
  const end = best === worst ? null : worst ? 'worst' : 'best'
  const ended = endedText(area, nameOf)
  const figure = await figureOf(asked, area)
  const own = `${area.name}: ${saidFigure(figure, measure)}`
  const mean = averageText(average, measure, nameOf)
  const meaning = `For this measure ${polarityText(measure)}.`
  if (end && (WHICH.test(said) || !/\baverage\b/.test(said)))
    return one(
      session,
      asked,
      area,
      end === 'best'
        ? wantedFirst(said, measure.polarity, first, last)
        : wantedLast(said, measure.polarity, first, last),
      [own, mean, meaning],
    )
  // An abolished council is in no order, also for a year in which it was there.
  const standings = await standingsOf(behind, area, measure, period, ended ? { ...hood, together: ranking } : hood)
  const place = standing && !ended && `Among itself and its neighbours it is ${standingText(standing, nameOf)}.`
  const asksAverage = /\b(?:average|mean|avg)\b/.test(said)
  const told = `${own} on ${measure.name}, ${period.period.label}.`
  const verdict =
    figure?.value == null ? null : verdictAgainst(said, figure.value, average.said, "the neighbours' average", measure)
  const alone = session.requests.some((r) => r.type === 'series')
    ? ['This compares one year; ask for the trend of one council to see several.']
    : []
  const texts = [
    ...(ended ? [ended] : []),
    ...(verdict ? [verdict] : []),
    ...(asksAverage ? [mean, told] : [told, mean]),
    ...(place ? [place] : []),
    ...orderLines(standings, ranking),
    meaning,
  ]
  const items = await rankedItems(asked, ranking.ranked)
  const answer = {
    ...figureAnswer(asked, area, figure, figure?.value == null ? 'no_data' : 'answer', texts),
    benchmarks: figure?.value == null ? [] : [averageBenchmark(asked, average.said, figure.value)],
    computed: average.arithmetic,
    items,
    standings,
  }
  return withNotes(answer, [...notes, ...doubtsAround(england, area, measure, period.label), ...alone])
}

/** "The neighbours' average is 59.5%, worked out, not published: (57 + 62) ÷ 2, of 2 of the 10 statistical neighbours …" */
function averageText(
  { said, arithmetic, of, without, neighboursOf }: NeighbourAverage,
  { unit }: EnglandMeasure,
  nameOf: (key: string) => string,
): string {
  const list = neighboursOf === null ? '' : ` (the list of ${neighboursOf})`
  const missing = without.length === 0 ? '' : `; no figure for ${listText(without.map(nameOf))}`
  return `The neighbours' average is ${valueText(said, unit)}, worked out, not published: ${arithmetic}, of ${of.length} of the ${of.length + without.length} statistical neighbours${list}${missing}.`
}

const orderLines = ({ rows }: Standings, { order }: Ranking): string[] => [
  `In order, the ${order} first, and what they are held against:`,
  ...rows.map((r) => r.line),
]

/** What a council prints of itself, then the Department's figures of it and its neighbours for the same time. */
async function withNeighbours(session: Session, area: Area, told: Answer): Promise<Answer> {
  const behind = session.asking.catalogue.england
  const { indicator, period } = told
  const pair = behind && indicator && benchmarkOf(behind.benchmarks, indicator.id, indicator.sub)
  const beside = pair && period ? await behind.published.beside(area, pair, period) : null
  if (!behind || !beside) return told
  const { measure, year } = beside
  const hood = await behind.england.neighbourhood(area, measure, year)
  if (!hood.average) return told
  const nameOf = (key: string): string => behind.england.area(key)?.name ?? key
  const standings = await standingsOf(behind, area, measure, year, hood)
  const { standing } = hood
  const lines = [
    `The Department for Education's figures, ${standings.title}:`,
    ...(standing ? [`Among itself and its neighbours ${area.name} is ${standingText(standing, nameOf)}.`] : []),
    averageText(hood.average, measure, nameOf),
    ...orderLines(standings, hood.together),
    `For this measure ${polarityText(measure)}.`,
  ]
  const last = [
    ...lines.map((text): Line => ({ role: 'said', text })),
    ...doubtsAround(behind.england, area, measure, year.label).map(noteLine),
    sourceLine(behind.published.source(area, measure, year)),
  ]
  return { ...withLines(told, [], () => true, last), standings }
}

/** "Highest" goes by size and "best" by what is good. */
function wantedFirst(said: string, polarity: string, first: readonly Ranked[], last: readonly Ranked[]) {
  const bySize = /\b(?:highest|most)\b/.test(said)
  return {
    word: bySize || polarity === 'info' ? 'highest' : 'best',
    ranked: bySize && polarity === 'low' ? last : first,
  }
}

function wantedLast(said: string, polarity: string, first: readonly Ranked[], last: readonly Ranked[]) {
  const bySize = /\b(?:lowest|least|fewest)\b/.test(said)
  return {
    word: bySize || polarity === 'info' ? 'lowest' : 'worst',
    ranked: bySize && polarity === 'low' ? first : last,
  }
}

async function one(
  session: Session,
  asked: Asked,
  area: Area,
  { word, ranked }: { word: string; ranked: readonly Ranked[] },
  more: readonly string[],
): Promise<Answer> {
  const { measure, period, notes } = asked
  const items = await rankedItems(asked, ranked)
  const names = listText(items.map((i) => i.text))
  return withNotes(
    buildAnswer({
      kind: 'comparison',
      council: area.key,
      indicator: asRef(measure),
      period: period.period,
      unit: measure.unit,
      items: [...items, figureAnswer(asked, area, await figureOf(asked, area), 'answer', more.slice(0, 1))],
      source: sourceFor(asked, area),
      understood: `${measure.name} · ${period.period.label} · neighbours of ${session.asking.catalogue.councilName(area.key)}`,
      telling: tellingOfTexts([
        `The ${word} of the statistical neighbours of ${area.name} on ${measure.name}, ${period.period.label}: ${names}${items.length > 1 ? ' (joint)' : ''}.`,
        ...more.map((m) => (m.endsWith('.') ? m : `${m}.`)),
      ]),
    }),
    notes,
  )
}

function averageBenchmark({ measure, period }: Asked, average: string, own: string) {
  const standing = standingOf(own, average, measure.polarity)
  return {
    kind: 'statistical_neighbours' as const,
    value: Number(average),
    vintage: period.period.label,
    text: `statistical neighbours average ${valueText(average, measure.unit)}`,
    standing,
  }
}
