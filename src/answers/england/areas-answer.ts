/** One of England's measures at several areas, for one year of all of them. */
import type { Area } from '../../england/area.ts'
import { asRef } from '../../england/as-catalogue.ts'
import type { EnglandMeasure } from '../../england/measure.ts'
import { placeName, polarityText } from '../../england/words.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import { standingOf } from '../../rules/benchmark.ts'
import { subtract } from '../../rules/decimal.ts'
import { differenceText, listText } from '../../wording/format.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { benchmarkAnswer } from '../benchmark-answer.ts'
import { areaOf, askedOf, figureAnswer, figureOf, measureOf, saidFigure, sourceFor, withNotes } from './asked.ts'
import { verdictAgainst } from './verdict-against.ts'

const AGAINST = /\b(?:against|versus|vs?|than|compared? (?:to|with)|compares? with)\b/
/** The asker's own council is what another one is held against. */
const THAN_US = /\b(?:than|against|versus|vs?|with|to) (?:us|we|ours?|ourselves)\b/
const OURS = /\b(?:we|us|our|ours)\b/
/** Acts that tell one figure, so that of two councils named one would be left out. */
const OF_ONE = new Set(['figure', 'benchmark', 'difference', 'gap', 'trend', 'source', 'converse'])
const IN_REGION = /\b(?:in|across|for) (?:our|the|my) region\b/

interface Told {
  readonly area: Area
  readonly figure: Figure | null
}

/** The areas that a question about one figure names beside each other: "CP plans rate, Leeds vs England"; null where it names one. */
export function areasNamed({ reading, own }: Session, act: string): readonly string[] | null {
  if (!OF_ONE.has(act)) return null
  const asker = own !== null && (OURS.test(reading.text) || AGAINST.test(reading.text)) ? [own] : []
  const named = [...new Set([...asker, ...reading.councils])]
  return named.length > 1 && reading.councils.length > 0 ? named : null
}

/** "How many in our region": the region itself is asked about, not what a council is held against; null where it is not. */
export function inRegion(session: Session, act: string): Session | null {
  const { reading, choice, asking } = session
  const area = areaOf(session, session.council)
  const region =
    act === 'figure' && area && IN_REGION.test(reading.text) ? asking.catalogue.england?.england.regions(area)[0] : null
  if (!region || !choice || !asking.catalogue.england?.england.measure(choice.indicator)) return null
  return { ...session, council: region.key, choice: { ...choice, council: region.key } }
}

/** "What is the England figure for that": a figure, of which the one told before is no part. */
const OF_ENGLAND =
  /\bwhat(?: is|'s| was| are| were|s)? the (?:england|english|national) (?:figure|rate|number|total|percentage)s?\b/

/** England itself where its figure is asked for, and nothing beside it; null where it is not, or another's report is what answers. */
export function ofEngland(session: Session, act: string): Session | null {
  const { reading, choice, asking } = session
  const england = asking.catalogue.england?.england
  const country = england?.country()
  if (act !== 'benchmark' || !country || !choice || !england?.measure(choice.indicator)) return null
  if (!OF_ENGLAND.test(reading.text) || AGAINST.test(reading.text)) return null
  return {
    ...session,
    council: country.key,
    choice: { ...choice, council: country.key },
    reading: { ...reading, benchmarks: [], councils: [country.key] },
  }
}

/** Of a council beside a region or England: its own figure, held against theirs (contract, meaning 8). */
function againstWhole(own: Told, whole: Told, measure: EnglandMeasure): Partial<Answer> {
  const [value, other] = [own.figure?.value ?? null, whole.figure?.value ?? null]
  if (own.area.kind !== 'council' || whole.area.kind === 'council' || value === null || other === null) return {}
  const kind = whole.area.kind === 'country' ? 'national' : 'region'
  const benchmark = {
    kind,
    value: Number(other),
    vintage: whole.figure?.period.label ?? '',
    text: `${whole.area.name}: ${saidFigure(whole.figure, measure)}`,
    standing: standingOf(value, other, measure.polarity),
  } as const
  return {
    kind: 'answer',
    council: own.area.key,
    value: Number(value),
    computed: `${value} − ${other} = ${subtract(value, other)}`,
    benchmarks: [benchmark],
  }
}

/** Null where England's figures are not what compares these councils: not imported, or all have scorecards of their own. */
export async function compareAreas(session: Session, keys: readonly string[]): Promise<Answer | null> {
  const { catalogue } = session.asking
  if (!catalogue.england) return null
  const reporting = new Set(catalogue.reporting.map((c) => c.key))
  const { choice } = session
  // Where one report lacks the measure, the Department's figures of all of them are alike.
  const paired = choice ? measureOf(catalogue.england, choice.indicator, session.reading.cues.subs) : null
  const printed = (key: string): boolean => !choice || !paired || catalogue.holds(key, choice.indicator)
  if (keys.every((key) => reporting.has(key) && printed(key))) return null
  const areas = keys.flatMap((key) => areaOf(session, key) ?? [])
  const [first] = areas
  if (areas.length < 2 || !first) return null
  // A region beside a council with a report of its own: what the report prints leads.
  const wholes = areas.slice(1).every((a) => a.kind !== 'council')
  if (
    wholes &&
    reporting.has(first.key) &&
    session.choice &&
    !catalogue.england.england.measure(session.choice.indicator)
  ) {
    const { reading } = session
    const told = await benchmarkAnswer({
      ...session,
      reading: { ...reading, benchmarks: [...reading.benchmarks, 'region'] },
    })
    if (told.kind === 'answer') return told
  }
  // Councils that are there are held against an abolished one for its last year.
  const asked = await askedOf(session, areas.find((a) => a.ended !== null) ?? first)
  if ('answer' in asked) return asked.answer
  const { measure, period } = asked
  const found = await Promise.all(
    areas.map(async (area: Area): Promise<Told> => ({ area, figure: await figureOf(asked, area) })),
  )
  const items = found.map(({ area, figure }) =>
    figureAnswer(asked, area, figure, figure?.value == null ? 'no_data' : 'answer', [
      `${area.name}: ${saidFigure(figure, measure)}`,
    ]),
  )
  const [a, b] = found
  const difference =
    found.length === 2 && a?.figure?.value != null && b?.figure?.value != null
      ? [`Difference: ${differenceText(subtract(a.figure.value, b.figure.value), measure.unit)}.`]
      : []
  const [subject, other] = THAN_US.test(session.reading.text) && areas[0]?.key === session.own ? [b, a] : [a, b]
  const verdict =
    difference.length > 0 && subject?.figure?.value != null && other?.figure?.value != null
      ? verdictAgainst(
          session.reading.text,
          subject.figure.value,
          other.figure.value,
          placeName(other.area),
          measure,
          true,
        )
      : null
  const doubts = found.flatMap(({ area, figure }) => (figure?.note ? [`${area.name}: ${figure.note}`] : []))
  const scorecards = areas.filter((x) => !catalogue.holds(x.key, measure.id)).map((x) => x.name)
  const own =
    scorecards.length === 0
      ? []
      : [
          `The figure of ${listText(scorecards)} here is the Department's too, so that all are alike; ask about the council alone for its own report's.`,
        ]
  const answer = buildAnswer({
    kind: items.every((i) => i.kind === 'no_data') ? 'no_data' : 'comparison',
    council: null,
    indicator: asRef(measure),
    period: period.period,
    unit: measure.unit,
    items,
    ...(found.length === 2 && subject && other ? againstWhole(subject, other, measure) : {}),
    source: sourceFor(asked, first),
    understood: `${measure.name} · ${period.period.label} · ${listText(areas.map((x) => x.name))}`,
    telling: tellingOfTexts([
      ...(verdict ? [verdict] : []),
      `${measure.name}, ${period.period.label}:`,
      ...items.map((i) => `- ${i.text}`),
      ...difference,
      `For this measure ${polarityText(measure)}.`,
    ]),
  })
  return withNotes(answer, [...asked.notes, ...doubts, ...own])
}
