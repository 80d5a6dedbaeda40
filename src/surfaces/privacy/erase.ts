/** Deleting what is kept of a person, but for what somebody has to decide first. */
import { SCHEDULE } from '../../schedules/kept.ts'
import { schedule } from '../../schedules/schedule.ts'
import type { OutgoingCall, Work } from '../../store/state.ts'
import { postedKey } from '../slack/service/calls.ts'
import { SERVICE_QUESTION } from '../slack/service/question.ts'
import type { KeptOf, KeptRecord } from './kept-of.ts'

/** Who did something, where it must be said that somebody did. */
const NOBODY = 'UERASED'

export interface Erasure {
  readonly work: Work
  /** Numbers of deleted records by kind. */
  readonly deleted: ReadonlyMap<string, number>
  /** Records of others that named them and no longer do. */
  readonly changed: number
  /** What somebody has to decide, a sentence each. */
  readonly left: readonly string[]
}

/** A schedule of the council's, which goes on under another officer. */
function isCouncils({ kind, value }: KeptRecord): boolean {
  const read = kind === SCHEDULE ? schedule.safeParse(value).data : undefined
  return read?.about.type === 'summary'
}

/** In the officers' channel the question is taken out of its message too. */
const toldOfficers = (key: string): OutgoingCall => {
  const text = `${key} was erased on request.`
  return {
    key: `service:${key}:erased`,
    method: 'chat.update',
    lane: `erased:${key}`,
    args: { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] },
    updates: postedKey(key),
  }
}

/** `<@U0123>` in a text becomes "somebody"; an id by itself stays an id, of nobody. */
function unnamed({ kind, key, owner, value }: KeptRecord, person: string) {
  const text = JSON.stringify(value)
    .replaceAll(`<@${person}>`, 'somebody')
    .replace(new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`, 'g'), NOBODY)
  return { kind, key, owner, value: JSON.parse(text) as unknown }
}

/** The work of deleting one question to the service. */
export const questionErased = (id: string): Work => ({
  removes: [{ kind: SERVICE_QUESTION, key: id }],
  calls: [toldOfficers(id)],
})

export function erasureOf({ own, shared, waiting }: KeptOf, person: string): Erasure {
  const stays = own.filter(isCouncils)
  const goes = own.filter((record) => !isCouncils(record))
  const deleted = new Map<string, number>()
  for (const { kind } of goes) deleted.set(kind, (deleted.get(kind) ?? 0) + 1)
  return {
    work: {
      removes: goes.map(({ kind, key }) => ({ kind, key })),
      puts: shared.map((record) => unnamed(record, person)),
      calls: goes.filter(({ kind }) => kind === SERVICE_QUESTION).map(({ key }) => toldOfficers(key)),
    },
    deleted,
    changed: shared.length,
    left: [
      ...stays.map(
        ({ key }) =>
          `${key} is a schedule of theirs: give it to another officer (npm run schedules -- move ${key} --owner U0123) or remove it, then erase again.`,
      ),
      ...(waiting.messages + waiting.deliveries > 0
        ? [
            `${waiting.messages + waiting.deliveries} messages that name them still wait for Slack: erase again afterwards.`,
          ]
        : []),
    ],
  }
}
