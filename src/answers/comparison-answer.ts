/** Two or more figures side by side: periods of one measure, councils, or measures. */
import type { Topic } from '../conversation.ts'
import type { Session } from '../intent.ts'
import type { Reading } from '../language/reading.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { type Picked, pick, rowsOf } from '../query/pick.ts'
import { type Candidate, resolveMeasure } from '../query/resolve-measure.ts'
import { subtract } from '../rules/decimal.ts'
import { directionOf, performanceOf } from '../rules/trend.ts'
import { type FigureDetail, measureName, sourceText } from './figure-answer.ts'
import { differenceText, listText, valueText } from './format.ts'
import { tellPicked } from './one-figure.ts'

const line = (d: FigureDetail): string =>
  d.answer.text.split('\n').find((l) => l.includes(d.row.name)) ?? (d.answer.text.split('\n')[0] as string)

function assemble(
  items: readonly Answer[],
  lines: readonly string[],
  notes: readonly string[],
  understood: string,
): Answer {
  const first = items[0] as Answer
  const same = items.every((i) => i.indicator?.id === first.indicator?.id)
  const sameCouncil = items.every((i) => i.council === first.council)
  const all = [...new Set([...notes, ...items.flatMap((i) => i.notes)])]
  const sources = [...new Set(items.flatMap((i) => (i.source ? [sourceText(i.source)] : [])))]
  return buildAnswer({
    kind: 'comparison',
    council: sameCouncil ? first.council : null,
    indicator: same ? first.indicator : null,
    unit: same ? first.unit : null,
    items,
    notes: all,
    source: first.source,
    understood,
    text: [...lines, ...all.map((n) => `Note: ${n}`), ...sources].join('\n'),
  })
}

/** "More", "fewer" or "the same", with the exact difference, where both are in one unit. */
export function differenceLine(
  earlier: FigureDetail,
  later: FigureDetail,
  polarity: 'high' | 'low' | 'info',
): string | null {
  if (earlier.row.unit !== later.row.unit) return null
  const direction = directionOf(earlier.found.value, later.found.value)
  if (direction === 'same') return 'The two are the same.'
  const change = subtract(later.found.value, earlier.found.value)
  const [more, less] = later.row.unit === 'count' ? ['more', 'fewer'] : ['higher', 'lower']
  const performance = performanceOf(direction, polarity)
  const judged = performance === 'better' || performance === 'worse' ? ` (${performance})` : ''
  return `Difference: ${later.found.value} − ${earlier.found.value} = ${change}; ${differenceText(change, later.row.unit)} ${direction === 'up' ? more : less}${judged}.`
}

/** Two named periods of one measure. */
export async function comparePeriods(session: Session, picked: Picked): Promise<Answer> {
  const requests = session.requests.filter((r) => r.type === 'period' || r.type === 'latest').slice(0, 2)
  const details: FigureDetail[] = []
  for (const request of requests) {
    const told = await tellPicked(session, picked, { request })
    if ('answer' in told) return told.answer
    details.push(...told.details)
  }
  const [a, b] = details.toSorted((x, y) => (x.found.period.end < y.found.period.end ? -1 : 1)) as [
    FigureDetail,
    FigureDetail,
  ]
  const { polarity } = session.asking.catalogue.polarity(b.found.figure)
  const difference = details.length === 2 ? differenceLine(a, b, polarity) : null
  const items = details.map((d) => d.answer)
  return assemble(
    items,
    [...details.map(line), ...(difference ? [difference] : [])],
    [],
    `${measureName(b.row)} · ${listText(details.map((d) => d.found.period.label))}`,
  )
}

/** One measure at several councils, each at the period asked for or its own latest. */
export async function compareCouncils(session: Session, councils: readonly string[]): Promise<Answer> {
  const { catalogue } = session.asking
  const main =
    session.topic?.council && councils.includes(session.topic.council) ? session.topic.council : (councils[0] as string)
  const index = Math.max(0, councils.indexOf(main))
  let found = await pick({ ...session, council: councils[index] as string })
  for (const other of councils) {
    if (!('answer' in found)) break
    if (other === councils[index]) continue
    const next = await pick({ ...session, council: other })
    if (!('answer' in next)) found = next
  }
  if ('answer' in found) return found.answer
  const { indicator } = found.picked
  const details: FigureDetail[] = []
  const lines: string[] = []
  const missing: string[] = []
  for (const [i, council] of councils.entries()) {
    const name = catalogue.councilName(council)
    if (!catalogue.holds(council, indicator)) {
      missing.push(`${name} publishes no figure for "${catalogue.indicator(indicator).name}".`)
      continue
    }
    const periods = session.requests.filter((r) => r.type !== 'none')
    const request = periods.length === councils.length ? periods[i] : session.requests[0]
    const again = await pick({
      ...session,
      council,
      topic: { ...(session.topic ?? EMPTY), council, indicator, sub: null },
      reading: { ...session.reading, terms: [], refs: [] },
      followUp: true,
    })
    if ('answer' in again) continue
    const told = await tellPicked({ ...session, topic: null }, again.picked, request ? { request } : {})
    if ('answer' in told) {
      missing.push(told.answer.text)
      continue
    }
    details.push(...told.details)
    lines.push(...told.details.map(line))
  }
  if (details.length === 0) return buildAnswer({ kind: 'no_data', text: missing.join('\n') })
  const notAlike = catalogue.indicator(indicator).notAlike
  const names = new Set(details.map((d) => d.row.name))
  const notes = [
    ...missing,
    ...(details.length > 1
      ? [
          notAlike
            ? `Not defined alike: ${notAlike}`
            : names.size > 1
              ? `The councils word it differently: ${listText([...names].map((n) => `"${n}"`))}.`
              : '',
        ]
      : []),
  ].filter((n) => n !== '')
  const periods = new Set(details.map((d) => d.found.period.label))
  if (periods.size > 1)
    notes.push(
      `The figures are for different periods: ${listText(details.map((d) => `${catalogue.councilName(d.row.council)} ${d.found.period.label}`))}.`,
    )
  const [a, b] = details
  const difference =
    details.length === 2 && a && b && a.row.unit === b.row.unit
      ? [`Difference: ${differenceText(subtract(a.found.value, b.found.value), a.row.unit)}.`]
      : []
  return assemble(
    details.map((d) => d.answer),
    [...lines, ...difference],
    notes,
    `${catalogue.indicator(indicator).name} · ${listText(councils.map((c) => catalogue.councilName(c)))}`,
  )
}

const EMPTY: Topic = {
  council: null,
  indicator: null,
  sub: null,
  period: null,
  earlier: null,
  request: { type: 'none' },
  choices: [],
  pending: null,
  others: [],
  intent: '',
}

/** "Registered with a children's centre v used one": the second side leaves out what both share. */
function inheriting(session: Session, side: Session, left: Reading | null, first: Picked | null): Picked | null {
  const { catalogue } = session.asking
  const { council } = session
  const fresh = side.reading.terms
    .map((t) => t.word)
    .filter((w) => catalogue.index.isKnown(w) && !catalogue.vocabulary.isWeak(w))
  const whole = resolveMeasure(catalogue, session.reading, council)
  if (
    !council ||
    !left ||
    !first ||
    fresh.length === 0 ||
    (whole.kind === 'one' && whole.candidate.match.coverage > 0.99)
  )
    return null
  const reading = { ...side.reading, terms: [...side.reading.terms, ...left.terms] }
  const again = resolveMeasure(catalogue, reading, council, null, (id) => id !== first.indicator)
  const row = again.kind === 'one' ? catalogue.rows(council, again.candidate.indicator)[0] : undefined
  const says = again.kind === 'one' && fresh.every((w) => again.candidate.match.matched.includes(w))
  return row && says ? { council, indicator: row.indicator, rows: [row], from: 'words' } : null
}

/** Two measures of one council; null where the sides are not two clear measures. */
/** "Health and dental assessments": of measures that fit one side alike, the one that differs from the other side's only in what was said. */
function kinAmong(
  { asking, council }: Session,
  candidates: readonly Candidate[],
  sides: readonly Reading[],
): string | null {
  const { catalogue } = asking
  const said = new Set(sides.flatMap((r) => r.terms.map((t) => t.word)))
  const rest = (id: string): string =>
    catalogue.vocabulary
      .terms(catalogue.indicator(id).name.toLowerCase())
      .map((t) => t.word)
      .filter((w) => !said.has(w))
      .toSorted()
      .join(' ')
  const clear = sides.flatMap((r) => {
    const found = resolveMeasure(catalogue, r, council)
    return found.kind === 'one' ? [rest(found.candidate.indicator)] : []
  })
  const kin = candidates.filter((c) => clear.includes(rest(c.indicator)))
  return kin.length === 1 && kin[0] ? kin[0].indicator : null
}

export async function compareMeasures(session: Session, sides: readonly string[]): Promise<Answer | null> {
  const { asking, council } = session
  const picks: Picked[] = []
  const readings = sides.map((side) => session.resplit?.(side) ?? null)
  for (const reading of readings) {
    if (!reading) return null
    const cues = {
      ...session.reading.cues,
      subs: reading.cues.subs.length > 0 ? reading.cues.subs : session.reading.cues.subs,
    }
    const own: Session = {
      ...session,
      reading: {
        ...reading,
        cues: { ...cues, number: session.reading.cues.number, percent: session.reading.cues.percent },
      },
      topic: null,
      choice: null,
    }
    const resolution = resolveMeasure(asking.catalogue, own.reading, council)
    const inherited = resolution.kind === 'one' ? null : inheriting(session, own, readings[0] ?? null, picks[0] ?? null)
    if (inherited) {
      picks.push(inherited)
      continue
    }
    if (resolution.kind === 'several') {
      const kin = kinAmong(session, resolution.candidates, readings as Reading[])
      if (!kin || !council) return null
      picks.push({ council, indicator: kin, rows: await rowsOf(own, council, kin), from: 'words' })
      continue
    }
    if (resolution.kind !== 'one' || resolution.candidate.score < 0.7) return null
    const result = await pick(own)
    if ('answer' in result) return null
    picks.push(result.picked)
  }
  const keys = new Set(picks.map((p) => `${p.indicator}|${p.rows.map((r) => r.sub).join()}`))
  if (keys.size < 2) return null
  const details: FigureDetail[] = []
  for (const p of picks) {
    const told = await tellPicked({ ...session, topic: null }, p)
    if ('answer' in told) return told.answer
    details.push(...told.details)
  }
  const [a, b] = details
  const difference =
    a && b && details.length === 2 && a.row.unit === b.row.unit
      ? [
          `Difference: ${differenceText(subtract(a.found.value, b.found.value), a.row.unit)} (${valueText(a.found.value, a.row.unit)} against ${valueText(b.found.value, b.row.unit)}).`,
        ]
      : []
  return assemble(
    details.map((d) => d.answer),
    [...details.map(line), ...difference],
    [],
    listText(details.map((d) => measureName(d.row))),
  )
}
