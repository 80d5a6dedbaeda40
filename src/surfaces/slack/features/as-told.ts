/** `/scorecard told 2024-07-31 …`: what the committee had been told by a day, for its asker alone. */
import { randomUUID } from 'node:crypto'
import type { IsoDate } from '../../../model/period.ts'
import { dayLabel } from '../../../periods/calendar.ts'
import { assemble, type Running } from '../../../setup.ts'
import { withoutWordsIn } from '../../../understanding/grammar/left-out.ts'
import { viewAsOf } from '../../as-of.ts'
import { realDay } from '../../day-and-council.ts'
import { periodTyped } from '../../period-named.ts'
import { councilFor } from '../asker.ts'
import { type Message, renderCard } from '../cards/card.ts'
import { context } from '../cards/text-blocks.ts'
import type { SlackDeps } from '../deps.ts'
import { personRefused } from '../desk.ts'
import type { Command } from '../listeners.ts'

/** What such a command begins with. */
export const TOLD = 'told'

const ASKED = /^told\s+(?:by\s+|in\s+)?(\d{4}-\d{2}-\d{2}|(?:\d{1,2}\s+)?[a-z]+\s+\d{4})[,:]?\s+(.+)$/is
const USAGE: Message = {
  text: 'Write a day and a question, such as: /scorecard told 31 July 2024 CP visits',
  blocks: [],
}

/** "2024-07-31", "31 July 2024", or the last day of "July 2024"; null for anything else. */
function dayIn(text: string): IsoDate | null {
  const [, day, month = ''] = /^(?:(\d{1,2})\s+)?([a-z]+\s+\d{4})$/i.exec(text) ?? []
  if (month === '') return realDay(text)
  const period = periodTyped(month)
  if (period?.kind !== 'month') return null
  return day === undefined ? period.end : realDay(`${period.start.slice(0, 8)}${day.padStart(2, '0')}`)
}

interface Past {
  readonly running: Running
  readonly close: () => Promise<void>
}

/** Making one takes as long as a start, and a meeting asks of one day. */
const MOST = 2
const pasts = new WeakMap<Running, Map<IsoDate, Promise<Past>>>()

async function begun({ config }: SlackDeps, now: Running, saidBy: IsoDate): Promise<Past> {
  const then = await viewAsOf(config, { saidBy, answeredOn: null })
  // A council says nothing of all England by its own reports.
  const running = await assemble(config, now.store, { view: then.view, hasEngland: false })
  return { running, close: then.close }
}

async function pastOf(deps: SlackDeps, day: IsoDate): Promise<Running> {
  const now = deps.running()
  const known = pasts.get(now) ?? new Map<IsoDate, Promise<Past>>()
  pasts.set(now, known)
  const found = known.get(day) ?? begun(deps, now, day)
  known.delete(day)
  known.set(day, found)
  const oldest = known.keys().next().value
  if (known.size > MOST && oldest !== undefined) {
    const gone = known.get(oldest)
    known.delete(oldest)
    await gone?.then((past) => past.close())
  }
  return (await found).running
}

/** Nothing of it is kept, and nothing can be pressed: what a button does is about today. */
const WITHOUT: readonly string[] = ['actions', 'context_actions']

export async function asTold(deps: SlackDeps, { text, user, channel, body }: Command): Promise<Message> {
  if (body.about === 'person') return personRefused()
  const [, said = '', question = ''] = ASKED.exec(text.trim()) ?? []
  const day = dayIn(said)
  if (day === null) return USAGE
  const { scrutineer, catalogue } = await pastOf(deps, day)
  const asker = { user, channel: channel.startsWith('D') ? null : channel }
  const loaded = (key: string): boolean => catalogue.councils.some((c) => c.key === key)
  const council = await councilFor(deps.state, asker, deps.config.council, loaded)
  const asked = { text: question, council, now: day, thread: null }
  const { leftOut } = scrutineer.explain(asked)
  const answer = await scrutineer.ask(asked, deps.clock())
  const card = renderCard(leftOut ? withoutWordsIn(answer, leftOut.words, true) : answer, {
    question: body.unkept === true ? null : (leftOut?.text ?? question),
    shareable: false,
    token: randomUUID(),
  })
  const by = `As the committee had been told by ${dayLabel(day)}; what is published today may differ.`
  return {
    text: `${by} ${card.text}`,
    blocks: [...context([by]), ...card.blocks.filter(({ type }) => !WITHOUT.includes(type))],
  }
}
