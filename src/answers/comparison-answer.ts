/** Two or more figures side by side: periods of one measure, councils, or measures. */
import type { Topic } from '../conversation.ts'
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { directionOf, performanceOf } from '../query/trend.ts'
import { subtract } from '../rules/decimal.ts'
import { differenceText, listText, valueText } from '../wording/format.ts'
import { linesOf } from '../wording/line.ts'
import { sourceText } from '../wording/source-words.ts'
import { type FigureDetail, measureName } from './figure-answer.ts'
import { tell, tellPicked } from './one-figure.ts'
import { type Picked, pick } from './pick.ts'
import { aboutSide } from './together-answer.ts'

const line = (d: FigureDetail): string =>
  linesOf(d.answer).find(({ role }) => role === 'head')?.text ?? (d.answer.text.split('\n')[0] as string)

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

/** Two measures or more of one council, each for each period named. */
export async function compareSides(session: Session): Promise<Answer> {
  const periods = session.requests.filter((r) => r.type === 'period')
  const requests = periods.length > 1 ? periods : [session.requests[0] ?? { type: 'none' as const }]
  const details: FigureDetail[] = []
  const missing: string[] = []
  for (const side of session.sides ?? [])
    for (const request of requests) {
      const told = await tell(aboutSide(session, side), { request })
      if ('details' in told) details.push(...told.details)
      else missing.push(told.answer.text)
    }
  const [a, b] = details
  if (!a) return buildAnswer({ kind: 'no_data', council: session.council, text: missing.join('\n') })
  const difference =
    b && details.length === 2 && a.row.unit === b.row.unit
      ? [
          `Difference: ${differenceText(subtract(a.found.value, b.found.value), a.row.unit)} (${valueText(a.found.value, a.row.unit)} against ${valueText(b.found.value, b.row.unit)}).`,
        ]
      : []
  return assemble(
    details.map((d) => d.answer),
    [...details.map(line), ...difference],
    missing,
    listText(details.map((d) => measureName(d.row))),
  )
}
