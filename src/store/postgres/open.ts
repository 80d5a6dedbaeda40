/** State on PostgreSQL, for several copies of the program on several machines. */
import { setImmediate as breath } from 'node:timers/promises'
import { begunNow, type CallRow, queued } from '../call-row.ts'
import { type RecordRow, stored } from '../record-row.ts'
import { plain } from '../rows.ts'
import {
  type Begun,
  type Delivery,
  ENDED,
  type Finished,
  type Queue,
  type Seen,
  type State,
  type Work,
} from '../state.ts'
import { tracesAmong } from '../traces.ts'
import { database, placeOf, type Statement } from './connect.ts'
import { isUnsure } from './failures.ts'
import { type News, Presence } from './presence.ts'
import { SQL } from './statements.ts'
import { callsText, keysText, recordsText } from './words.ts'

/** What others queue in the same moment is looked for once; whoever queued it is first. */
const TOLD_MS = 30
/** Rows that are forgotten in one step. */
const SLICE = 5000

/** Those of one kind, which whoever asks knows. */
type ListedRow = Omit<RecordRow, 'kind'>

/**
 * Opens the state in the database that `url` leads to, making its tables where they are missing. Throws StoreError, as
 * every method does: AwayError where the server cannot be reached for the moment. Throws UsageError for an address that is none.
 */
export async function openPostgresState(url: string): Promise<State> {
  const place = placeOf(url)
  const db = database(url, place)
  let told: (what: 'calls' | 'left') => void = () => {}
  let telling: NodeJS.Timeout | null = null
  /** How often records of a kind were changed, by whatever program, as far as was heard. */
  const changes = new Map<string, number>()
  const changed = (kinds: Iterable<string>): void => {
    for (const kind of kinds) changes.set(kind, (changes.get(kind) ?? 0) + 1)
  }
  /** What was not heard while the session was lost may be anything. */
  let epoch = 0
  /** Calls that this program was given to make, until it is on record what became of them. */
  const held = new Set<number>()
  /** Keys of calls that this program may be given by what it just saves. */
  const beginning = new Set<string>()
  /** Deliveries that somebody here deals with, or is just being told of. Others of this program were kept, and nobody was told. */
  const dealing = new Set<string>()
  /** Deliveries that came while another program was at work on an earlier one of their lane. */
  const after = new Set<string>()

  /** Calls may be marked as being made by this program, of which it was never told. */
  let isTakeUnsure = false
  const release = async (): Promise<void> => {
    const before = isTakeUnsure
    // What becomes unsure meanwhile stays so.
    isTakeUnsure = false
    try {
      await db.query(SQL.release, [presence.id, [...held], [...beginning]])
    } catch (error) {
      isTakeUnsure ||= before
      throw error
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  /** One at a time: what is being taken is not held yet, and would be let go of. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => {})
    return mine
  }

  const presence: Presence = await Presence.appear({
    url,
    place,
    heard: ({ calls, kinds }: News) => {
      changed(kinds)
      if (!calls) return
      telling ??= setTimeout(() => {
        telling = null
        told('calls')
      }, TOLD_MS).unref()
    },
    left: () => told('left'),
    back: async () => {
      epoch += 1
      await alone(release)
      queueMicrotask(() => told('left'))
    },
  }).catch(async (error: Error) => {
    await db.close()
    throw error
  })
  const me = presence.id

  const one = async <T>(statement: Statement, values: readonly unknown[]): Promise<T> =>
    (await db.query<{ n: T }>(statement, values))[0]?.n as T
  const news = (calls: boolean, kinds: readonly string[]): string | null =>
    calls || kinds.length > 0 ? JSON.stringify({ from: me, calls, kinds: [...new Set(kinds)] } satisfies News) : null
  const tell = async (kinds: readonly string[]): Promise<void> => {
    changed(kinds)
    await db.query(SQL.tell, [news(false, kinds)])
  }
  /** Others are let in between the slices. */
  const forgetting = async (before: number, kinds: readonly string[], what: string): Promise<number> => {
    let gone = 0
    for (;;) {
      const now = await one<number>(SQL.forget, [before, kinds, what, SLICE])
      gone += now
      if (now < SLICE) return gone
      await breath()
    }
  }
  const forgetRecords = async (before: number, kinds: readonly string[]): Promise<void> => {
    if (kinds.length > 0 && (await forgetting(before, kinds, 'record')) > 0) await tell(kinds)
  }
  /** What became of a call is on record: it is out of this program's hands. */
  const over = async (id: number, reports: Promise<boolean | undefined>): Promise<void> => {
    const reported = await reports
    held.delete(id)
    if (reported) await tell([ENDED])
  }

  const receiveAll = async (deliveries: readonly Delivery[], at: number): Promise<readonly boolean[]> => {
    const fresh = new Map<string, Delivery>()
    for (const each of deliveries) if (!dealing.has(each.key) && !fresh.has(each.key)) fresh.set(each.key, each)
    const all = [...fresh.values()]
    if (all.length === 0) return deliveries.map(() => false)
    for (const { key } of all) dealing.add(key)
    try {
      const lanes = all.map(({ lane }) => lane ?? null)
      const values = [me, all.map(({ key }) => key), all.map(({ body }) => body), lanes, at]
      const came = await one<('new' | 'after' | 'known' | 'mine')[]>(SQL.receive, values)
      all.forEach(({ key }, i) => {
        if (came[i] === 'known') dealing.delete(key)
        if (came[i] === 'after') after.add(key)
        // One of this program's that nobody deals with was kept by an attempt that nobody heard the end of.
        if (came[i] === 'known') fresh.delete(key)
      })
      return deliveries.map((each) => fresh.get(each.key) === each)
    } catch (error) {
      for (const { key } of all) dealing.delete(key)
      throw error
    }
  }
  const finish = async (key: string | null, work: Work, at: number, most: number): Promise<Begun> => {
    const { claims = [], calls = [], puts = [], removes = [] } = work
    // Nothing is begun where this program cannot show that it is alive.
    const room = presence.isThere ? most : 0
    const kinds = [...claims, ...puts.filter(({ quiet }) => !quiet), ...removes].map(({ kind }) => kind)
    const texts = [recordsText(claims), callsText(calls), recordsText(puts), keysText(removes)]
    const told = [news(calls.length > 0, kinds), news(false, kinds)]
    const own = room > 0 ? calls.map((call) => plain(call.key)) : []
    for (const name of own) beginning.add(name)
    try {
      const values = [key, ...texts, at, ...told, me, room]
      const [row] = await db.query<{ o_finished: Finished; o_begun: Record<string, number> }>(SQL.finish, values)
      const { o_finished: finished, o_begun: ids } = row as NonNullable<typeof row>
      const begun = calls.flatMap((call) => {
        const id = ids[plain(call.key)]
        return id === undefined ? [] : [begunNow(call, id, at)]
      })
      for (const { id } of begun) held.add(id)
      if (finished === 'saved') changed(kinds)
      if (key !== null && finished !== 'claimed') {
        dealing.delete(key)
        after.delete(key)
      }
      return { finished, begun }
    } catch (error) {
      if (room > 0) isTakeUnsure ||= isUnsure(error as Error)
      throw error
    } finally {
      for (const name of own) beginning.delete(name)
    }
  }

  return {
    receive: async (delivery, at) => (await receiveAll([delivery], at))[0] === true,
    receiveAll,
    delivery: async (key) => {
      const done = await one<boolean | undefined>(SQL.delivery, [key])
      return done === undefined ? null : done ? 'done' : 'waiting'
    },
    look: async ({ deliveries, records, posted }) => {
      const values = [
        deliveries,
        records.map(({ kind }) => kind),
        records.map(({ key }) => key),
        posted.map(({ channel }) => channel),
        posted.map(({ ts }) => ts),
      ]
      const [row] = await db.query<{
        deliveries: (boolean | null)[]
        records: (string | null)[]
        posted: Seen['posted']
      }>(SQL.look, values)
      const seen = row as NonNullable<typeof row>
      return {
        deliveries: seen.deliveries.map((done) => (done === null ? null : done ? 'done' : 'waiting')),
        records: seen.records.map((value) => (value === null ? null : JSON.parse(value))),
        posted: seen.posted,
      }
    },
    pending: () => db.query<Delivery>(SQL.pending, []),
    recover: async (notBefore) => {
      await db.query(SQL.recover, [me, notBefore])
      const left = (await db.query<Delivery>(SQL.own, [me, [...dealing]])).filter(({ key }) => !dealing.has(key))
      for (const { key } of left) dealing.add(key)
      return left
    },
    isTurn: async (key) => {
      if (!after.has(key)) return true
      const turn = await one<boolean>(SQL.isTurn, [me, key])
      if (turn) after.delete(key)
      return turn
    },
    finish: async (key, work, at) => (await finish(key, work, at, 0)).finished,
    begin: finish,
    take: (now, limit, patient = limit) =>
      alone(async () => {
        presence.check()
        if (isTakeUnsure) await release()
        const values = [me, now, limit, patient, [...held]]
        const rows = await db.query<CallRow>(SQL.take, values).catch((error: Error) => {
          isTakeUnsure = isUnsure(error)
          throw error
        })
        for (const { id } of rows) held.add(id)
        // As they were before.
        return rows.map((row) => queued({ ...row, state: 'waiting', attempts: row.attempts - 1 }))
      }),
    // What may be this program's without its knowing is let go of by the next take.
    nextDue: async () => (isTakeUnsure ? 0 : one<number | null>(SQL.nextDue, [])),
    call: async (key) => {
      const [row] = await db.query<CallRow>(SQL.call, [key])
      return row ? queued(row) : null
    },
    hurry: async (doubtful) => void (await db.query(SQL.hurry, [doubtful])),
    markSent: (id, { channel, ts, found = false }, at, pace) =>
      over(id, one<boolean>(SQL.sent, [id, channel, ts, found, at, pace?.next ?? null, pace?.all ?? false])),
    markWaiting: (id, notBefore, { doubt, args, why = null, aside = false, refused = false }) => {
      const words = args ? JSON.stringify(args) : null
      return over(id, one<undefined>(SQL.wait, [me, id, notBefore, doubt, words, why, aside, refused]))
    },
    withdraw: async (key, why, at) => {
      const any = await one<boolean>(SQL.withdraw, [key, why, at])
      if (any) await tell([ENDED])
      return any
    },
    markFailed: (id, why, instead, at) => over(id, one<boolean>(SQL.failed, [me, id, why, callsText(instead), at])),
    postedAs: async (channel, ts) => {
      const [row] = await (ts === null ? db.query(SQL.postedLast, [channel]) : db.query(SQL.postedAs, [channel, ts]))
      return (row as { key: string; at: number } | undefined) ?? null
    },
    queue: async () => {
      const [[counts], [refused = null]] = await Promise.all([
        db.query<Omit<Queue, 'refused'>>(SQL.queue, []),
        db.query<NonNullable<Queue['refused']>>(SQL.refused, []),
      ])
      return { ...(counts as Omit<Queue, 'refused'>), refused }
    },
    probe: async (at) => {
      presence.check()
      await db.query(SQL.probe, [at])
    },
    get: async <T>(kind: string, key: string) => {
      const [row] = await db.query<{ value: string }>(SQL.get, [kind, key])
      return row ? (JSON.parse(row.value) as T) : null
    },
    list: async <T>(kind: string, owner?: string) =>
      (
        await (owner === undefined
          ? db.query<ListedRow>(SQL.list, [kind])
          : db.query<ListedRow>(SQL.listOwned, [kind, owner]))
      ).map(stored<T>),
    listOpen: async <T>(kind: string) => (await db.query<ListedRow>(SQL.listOpen, [kind])).map(stored<T>),
    revision: async (kinds) => {
      // Nothing is heard meanwhile.
      if (!presence.isThere) epoch += 1
      return [epoch, ...kinds.map((kind) => changes.get(kind) ?? 0)].join(':')
    },
    forget: async (before, kinds) => {
      await forgetting(before, [], 'delivery')
      await forgetting(before, [], 'call')
      await forgetRecords(before, kinds)
    },
    forgetRecords,
    eraseWithin: async (prefix) => {
      const kinds = (await db.query<{ kind: string }>(SQL.kindsWithin, [prefix])).map(({ kind }) => kind)
      for (const erase of [SQL.eraseDeliveries, SQL.eraseCalls, SQL.eraseRecords])
        while ((await one<number>(erase, [prefix, SLICE])) === SLICE) await breath()
      await tell([...kinds, ENDED])
    },
    traces: async (person) => {
      const [records, calls, deliveries] = await Promise.all([
        db.query<RecordRow>(SQL.recordsNaming, [person]),
        db.query<CallRow>(SQL.callsNaming, [person]),
        db.query<Delivery>(SQL.deliveriesNaming, [person]),
      ])
      return tracesAmong(person, { records, calls, deliveries })
    },
    // The server's files are its own: its vacuum takes out what was deleted.
    scrub: async () => true,
    listen: (by) => {
      told = by
    },
    close: async () => {
      if (telling) clearTimeout(telling)
      await presence.close()
      await db.close()
    },
  }
}
