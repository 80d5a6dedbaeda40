/** Several measures named in one breath, each for each period named. */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { groupsNotIn } from '../understanding/features/groups.ts'
import type { Choice } from '../understanding/frame.ts'
import { type Line, linesOf, notesOfAll, tellingOfSeveral, withEnd } from '../wording/line.ts'
import { allMetLine, asksIfAllMet, type Judged } from '../wording/together-words.ts'
import { aboutSide } from './about-side.ts'
import type { FigureDetail } from './figure-answer.ts'
import { nothingAnswer } from './nothing-answer.ts'
import { tell, together } from './one-figure.ts'
import { verdictOfSides } from './sides-verdict.ts'

/** The figures of each side for the first period named; null in the place of a side that has none. */
export async function sideDetails(session: Session): Promise<(readonly FigureDetail[] | null)[]> {
  const out: (readonly FigureDetail[] | null)[] = []
  for (const side of session.sides ?? []) {
    const told = await tell(aboutSide(session, side))
    out.push('details' in told ? told.details : null)
  }
  return out
}

/** Each answer under its number, after what is said of all; notes and sources that hold for several once, last. */
export function inNumbers(
  items: readonly Answer[],
  first: Line | null = null,
): Pick<Answer, 'notes' | 'text' | 'telling'> {
  const isLast = ({ role }: Line): boolean => role === 'note' || role === 'source'
  const own = items.flatMap((item, n) =>
    linesOf(item)
      .filter((line) => !isLast(line))
      .map((line, i): Line => (i === 0 ? { role: line.role, text: `${n + 1}. ${line.text}` } : line)),
  )
  const notes = notesOfAll(items)
  const lines = withEnd(
    first ? [first, ...own] : own,
    notes,
    items.flatMap((i) => i.source ?? []),
  )
  return tellingOfSeveral(items, lines, notes)
}

/** Whether a group is asked for that the measure neither counts nor has a row of. */
function isParted({ asking: { catalogue }, reading }: Session, { indicator, council }: Choice): boolean {
  const rows = council ? catalogue.subs(council, indicator) : []
  return groupsNotIn(catalogue, indicator, reading).some((group) => !rows.includes(group))
}

const isOneFigure = (a: Answer, b: Answer): boolean =>
  a.indicator?.id === b.indicator?.id &&
  a.indicator?.sub === b.indicator?.sub &&
  a.value === b.value &&
  a.period?.start === b.period?.start &&
  a.period?.end === b.period?.end

/** "This year and last", where the last is the newest that is held: its figure once, with what is said of the other. */
function eachOnce(items: readonly Answer[]): readonly Answer[] {
  const insteads = items.filter((i) => i.kind === 'answer' && i.requestedPeriod !== null)
  return items.filter(
    (item) => item.kind !== 'answer' || item.requestedPeriod !== null || !insteads.some((i) => isOneFigure(i, item)),
  )
}

export async function togetherAnswer(session: Session): Promise<Answer> {
  const periods = session.requests.filter((r) => r.type === 'period')
  const requests = periods.length > 1 ? periods : [session.requests[0] ?? { type: 'none' as const }]
  const told: Answer[] = []
  for (const side of session.sides ?? [])
    for (const request of requests) {
      // "Contacts and referrals for under fives": of neither is that held.
      if (isParted(session, side)) {
        told.push(await nothingAnswer({ ...aboutSide(session, side), requests: [request] }, []))
        continue
      }
      const found = await tell(aboutSide(session, side), { request })
      told.push('details' in found ? together(found.details) : found.answer)
    }
  const items = eachOnce(told)
  const [first] = items
  if (!first) return tell(session).then((t) => ('details' in t ? together(t.details) : t.answer))
  const met = asksIfAllMet(session.reading.text) ? allMetLine(items.flatMap(judged)) : null
  const held = items.filter((i) => i.kind === 'answer' || i.kind === 'comparison')
  return buildAnswer({
    kind: held.length > 0 ? 'list' : 'no_data',
    council: items.every((i) => i.council === first.council) ? first.council : null,
    items,
    source: first.source,
    understood: items.flatMap((i) => i.understood ?? []).join(' | ') || null,
    ...inNumbers(items, met ?? (await verdictOfSides(session, requests))),
  })
}

/** The figures of an answer, each as it was judged; by the name that its own line has. */
const judged = (answer: Answer): Judged[] =>
  answer.items.length > 0
    ? answer.items.flatMap(judged)
    : [{ name: answer.telling.name ?? answer.indicator?.name ?? '', rag: answer.rag }]
