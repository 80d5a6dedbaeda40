/**
 * The one session of a copy in which it shows that it is alive, hears what others have done, and looks whether one of
 * them has ended. Where it is lost, the copy comes back under its own number.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { AwayError } from '../../errors.ts'
import { session } from './connect.ts'
import { failureOf, type Place, tooNew } from './failures.ts'
import { named } from './functions/index.ts'
import { PRESENCE } from './functions/programs.ts'
import { migrate, refusePooling } from './migrate.ts'
import { SCHEMA, STEPS } from './schema.ts'

/** Between two looks whether another copy has ended: it is taken over from after two of them. */
const LOOK_MS = 800
const AGAIN_MS = 200
/** A line that gives no answer for so long is given up. */
const SILENT_MS = 5000

/** What another program tells: who it is, whether it queued calls, which kinds of records it changed. */
export interface News {
  readonly from: number
  readonly calls: boolean
  readonly kinds: readonly string[]
}

export interface PresenceOptions {
  readonly url: string
  readonly place: Place
  /** Of another program. */
  readonly heard: (news: News) => void
  /** A program that has ended left something. */
  readonly left: () => void
  /** The session is there again, after what was told meanwhile was missed. */
  readonly back: () => Promise<void>
}

export class Presence {
  readonly #options: PresenceOptions
  readonly #ending = new AbortController()
  #client: pg.Client
  #fault: Error | null = null
  #keeping: Promise<void>
  /** This program's number among those that work here. */
  readonly id: number

  private constructor(options: PresenceOptions, client: pg.Client, id: number) {
    this.#options = options
    this.#client = client
    this.id = id
    this.#keeping = this.#keep()
  }

  /** Makes the tables where they are missing. Throws StoreError. */
  static async appear(options: PresenceOptions): Promise<Presence> {
    const { url, place } = options
    const client = await session(url, place)
    try {
      await refusePooling(client, () => session(url, place), place)
      await migrate(client, place)
      const { rows } = await client.query('insert into program default values returning id')
      const { id } = rows[0] as { id: number }
      await client.query('select pg_advisory_lock($1, $2)', [PRESENCE, id])
      await client.query(`listen ${SCHEMA}`)
      return new Presence(options, client, id)
    } catch (error) {
      await client.end().catch(() => {})
      throw failureOf(error, place)
    }
  }

  /** Throws why this copy cannot show that it is alive: what it began now could be taken over by another one. */
  check(): void {
    if (this.#fault) throw this.#fault
  }

  /** Whether what others tell is heard. */
  get isThere(): boolean {
    return this.#fault === null
  }

  async #keep(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        await this.#watch(this.#client)
      } catch (error) {
        if (this.#ending.signal.aborted) return
        this.#fault = failureOf(error, this.#options.place, true) as Error
        void this.#client.end().catch(() => {})
        await this.#comeBack()
      }
    }
  }

  /** Until the session is lost. */
  async #watch(client: pg.Client): Promise<void> {
    const { heard, left, place } = this.#options
    const lost = new AbortController()
    let cause: Error = new AwayError(`The session with PostgreSQL at ${place.server} has ended.`)
    client.on('notification', ({ payload }) => {
      const news = JSON.parse(payload ?? 'null') as News | null
      if (news && news.from !== this.id) heard(news)
    })
    client.on('error', (error) => {
      cause = error
      lost.abort()
    })
    client.on('end', () => lost.abort())
    const either = AbortSignal.any([lost.signal, this.#ending.signal])
    while (!either.aborted) {
      const { rows } = await client.query({
        text: named('select * from @look($1)'),
        values: [this.id],
        query_timeout: SILENT_MS,
      } as pg.QueryConfig)
      const { o_left: isLeft, o_readable: readable } = rows[0] as { o_left: boolean; o_readable: number }
      this.#fault = readable > STEPS.length ? tooNew(place) : null
      if (isLeft && !this.#fault) left()
      await wait(LOOK_MS, undefined, { signal: either, ref: false }).catch(() => {})
    }
    if (lost.signal.aborted) throw cause
  }

  /** A session in which the old one's lock is held, which the server may not know to be dead yet. */
  async #comeBack(): Promise<void> {
    const { url, place, back } = this.#options
    while (!this.#ending.signal.aborted) {
      let client: pg.Client | null = null
      try {
        client = await session(url, place, true)
        await client.query(
          `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2
           and granted and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())`,
          [PRESENCE, this.id],
        )
        await client.query('select pg_advisory_lock($1, $2)', [PRESENCE, this.id])
        await client.query(
          'insert into program (id) values ($1) on conflict (id) do update set missing = null, ended = false',
          [this.id],
        )
        await client.query(`listen ${SCHEMA}`)
        this.#client = client
        await back()
        this.#fault = null
        return
      } catch (error) {
        this.#fault = failureOf(error, place, true) as Error
        await client?.end().catch(() => {})
        await wait(AGAIN_MS, undefined, { signal: this.#ending.signal, ref: false }).catch(() => {})
      }
    }
  }

  /** Lets go: whatever it had begun is somebody else's from then on. */
  async close(): Promise<void> {
    this.#ending.abort()
    await this.#client.query('update program set ended = true where id = $1', [this.id]).catch(() => {})
    await this.#client.end().catch(() => {})
    await this.#keeping
  }
}
