/**
 * What is to be saved in the same turn of the event loop waits for the disk together: one commit for all of it, each by
 * itself all or nothing.
 */
import type Database from 'better-sqlite3'

interface Job {
  readonly work: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

type Outcome = { readonly value: unknown } | { readonly error: unknown }

export class Together {
  readonly #safe: <T>(work: () => T) => Promise<T>
  readonly #all: (jobs: readonly Job[]) => Outcome[]
  #jobs: Job[] = []
  #turn: NodeJS.Immediate | null = null

  /** @param safe makes of the engine's errors our own */
  constructor(db: Database.Database, safe: <T>(work: () => T) => Promise<T>) {
    this.#safe = safe
    const one = db.transaction((work: () => unknown) => work())
    const all = db.transaction((jobs: readonly Job[]) => {
      // By itself it needs no way back to before it but the transaction's own: one within that keeps every page twice.
      const [first] = jobs
      if (first && jobs.length === 1) return [{ value: first.work() }]
      return jobs.map(({ work }): Outcome => {
        try {
          return { value: one(work) }
        } catch (error) {
          // The engine undid all of it: a full disk, say.
          if (!db.inTransaction) throw error
          return { error }
        }
      })
    })
    this.#all = (jobs) => all.immediate(jobs)
  }

  /** Resolves once it is on the disk. Rejects with a StoreError; none of `work` is saved then. */
  add<T>(work: () => T): Promise<T> {
    const saved = new Promise<unknown>((resolve, reject) => {
      this.#jobs.push({ work, resolve, reject })
    })
    this.#turn ??= setImmediate(() => this.flush())
    return saved as Promise<T>
  }

  /** Saves what waits now. */
  flush(): void {
    if (this.#turn) clearImmediate(this.#turn)
    this.#turn = null
    const jobs = this.#jobs
    this.#jobs = []
    if (jobs.length === 0) return
    let outcomes: readonly Outcome[]
    try {
      outcomes = this.#all(jobs)
    } catch (error) {
      outcomes = jobs.map(() => ({ error }))
    }
    jobs.forEach(({ resolve, reject }, i) => {
      const outcome = outcomes[i] as Outcome
      if ('value' in outcome) resolve(outcome.value)
      else
        this.#safe(() => {
          throw outcome.error
        }).catch(reject)
    })
  }
}
