/** Several measures named in one breath, each for each period named. */
import type { Session } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Choice } from '../understanding/frame.ts'
import { eachOnce, type Line, linesOf, noteLine, textOf } from '../wording/line.ts'
import { sourceTexts } from '../wording/source-words.ts'
import type { FigureDetail } from './figure-answer.ts'
import { tell, together } from './one-figure.ts'

/** A session about one of the measures that it names. */
export const aboutSide = (session: Session, choice: Choice): Session => ({ ...session, choice, topic: null })

/** The figures of each side for the first period named; null in the place of a side that has none. */
export async function sideDetails(session: Session): Promise<(readonly FigureDetail[] | null)[]> {
  const out: (readonly FigureDetail[] | null)[] = []
  for (const side of session.sides ?? []) {
    const told = await tell(aboutSide(session, side))
    out.push('details' in told ? told.details : null)
  }
  return out
}

/** Each answer under its number; notes and sources that hold for several once, last. */
function inNumbers(items: readonly Answer[], first: Answer): Pick<Answer, 'notes' | 'text' | 'telling'> {
  const isLast = ({ role }: Line): boolean => role === 'note' || role === 'source'
  const own = items.flatMap((item, n) =>
    linesOf(item)
      .filter((line) => !isLast(line))
      .map(({ role, text }, i): Line => ({ role, text: i === 0 ? `${n + 1}. ${text}` : text })),
  )
  const notes = eachOnce(items.flatMap((i) => i.notes))
  const sources = sourceTexts(items.flatMap((i) => i.source ?? []))
  const lines: Line[] = [
    ...own,
    ...notes.filter((n) => !own.some(({ text }) => text.includes(n)) && !isFallback(items, n)).map(noteLine),
    ...sources.map((text): Line => ({ role: 'source', text })),
  ]
  const telling = first.telling ? { ...first.telling, decimal: null, shown: null, previous: null, lines } : null
  return { notes, text: textOf(lines), telling }
}

const isFallback = (items: readonly Answer[], note: string): boolean =>
  items.some((i) => i.telling?.notes.some((n) => n.kind === 'fallback' && n.text === note))

export async function togetherAnswer(session: Session): Promise<Answer> {
  const periods = session.requests.filter((r) => r.type === 'period')
  const requests = periods.length > 1 ? periods : [session.requests[0] ?? { type: 'none' as const }]
  const items: Answer[] = []
  for (const side of session.sides ?? [])
    for (const request of requests) {
      const told = await tell(aboutSide(session, side), { request })
      items.push('details' in told ? together(told.details) : told.answer)
    }
  const [first] = items
  if (!first) return tell(session).then((t) => ('details' in t ? together(t.details) : t.answer))
  const held = items.filter((i) => i.kind === 'answer' || i.kind === 'comparison')
  return buildAnswer({
    kind: held.length > 0 ? 'list' : 'no_data',
    council: items.every((i) => i.council === first.council) ? first.council : null,
    items,
    source: first.source,
    understood: items.flatMap((i) => i.understood ?? []).join(' | ') || null,
    ...inNumbers(items, first),
  })
}
