/** The workspaces that have installed the app: each with an office of its own, opened when it is needed. */
import type { State, Work } from '../../../store/state.ts'
import { prefixOf } from '../../../store/workspace-state.ts'
import { Lanes } from '../lanes.ts'
import type { Log } from '../log.ts'
import type { Office } from '../office.ts'
import {
  allExpected,
  allInstalled,
  EXPECTED,
  type Expected,
  expectedOf,
  INSTALLED,
  type Installation,
  type Installed,
  installationOf,
  installedOf,
  isGone,
  NOTHING_SAID,
  putExpected,
  putInstalled,
} from './kept.ts'

export interface WorkspacesOptions {
  /** Of the installation as a whole. */
  readonly state: State
  readonly keys: readonly Buffer[]
  readonly clock: () => number
  readonly log: Log
  /** Opens the office of a workspace. */
  readonly officeOf: (installation: Installation & { readonly token: string }, expected: Expected) => Promise<Office>
  /** Whether Slack says that the app is no longer there. */
  readonly isOut: (office: Office) => Promise<boolean>
}

interface Open {
  readonly office: Office
  /** What it was made of. */
  readonly from: string
}

const fromOf = (kept: Installed, said: Expected | undefined): string => JSON.stringify([kept, said ?? NOTHING_SAID])

export class Workspaces {
  readonly #options: WorkspacesOptions
  readonly #open = new Map<string, Open>()
  readonly #lanes = new Lanes()
  /** Workspaces that cannot be served, each with the sentence why. */
  readonly faults = new Map<string, string>()
  #seen: string | null = null

  constructor(options: WorkspacesOptions) {
    this.#options = options
  }

  /** Offices that are open. */
  get offices(): readonly Office[] {
    return [...this.#open.values()].map(({ office }) => office)
  }

  /** The office of a workspace; null where the app is not installed there, or its token cannot be read. */
  async find(team: string): Promise<Office | null> {
    return this.#open.get(team)?.office ?? this.#lanes.run(team, () => this.#opened(team))
  }

  async #opened(team: string): Promise<Office | null> {
    const { state, keys, officeOf, log } = this.#options
    const open = this.#open.get(team)
    if (open) return open.office
    const kept = await installedOf(state, team)
    if (!kept || isGone(kept)) return null
    const installation = installationOf(keys, team, kept)
    const { token } = installation
    if (token === null) {
      const fault = `The token of workspace ${team} cannot be read with SCRUTINEER_TOKEN_KEY: give the key that it was kept with, or have it installed again.`
      if (this.faults.get(team) !== fault) log(fault, { level: 'error' })
      this.faults.set(team, fault)
      return null
    }
    this.faults.delete(team)
    const said = (await expectedOf(state, team)) ?? NOTHING_SAID
    const office = await officeOf({ ...installation, token }, said)
    this.#open.set(team, { office, from: fromOf(kept, said) })
    return office
  }

  /** Takes in what was changed since: by a command, by another copy, by an installation. */
  async refresh(): Promise<void> {
    const { state } = this.#options
    const revision = await state.revision([INSTALLED, EXPECTED])
    if (revision === this.#seen) return
    const [installed, said] = await Promise.all([allInstalled(state), allExpected(state)])
    for (const [team, { from }] of this.#open) {
      const kept = installed.get(team)
      if (!kept) await this.#lanes.run(team, () => this.#erase(team))
      else if (!isGone(kept) && fromOf(kept, said.get(team)) !== from)
        await this.#lanes.run(team, () => this.#shut(team))
    }
    for (const [team, kept] of installed)
      await (isGone(kept) ? this.#lanes.run(team, () => this.#erase(team)) : this.find(team))
    for (const team of this.faults.keys()) if (!installed.has(team)) this.faults.delete(team)
    this.#seen = revision
  }

  /** The app was taken out of the workspace: everything of it is erased, unless it was installed anew meanwhile. */
  left(team: string): Promise<void> {
    const { state, isOut, clock, log } = this.#options
    return this.#lanes.run(team, async () => {
      const kept = await installedOf(state, team)
      const open = this.#open.get(team)
      if (!kept || (open && !(await isOut(open.office)))) return
      // The token first: whatever stops the rest, the next look goes on with it.
      await state.finish(null, { puts: [putInstalled(team, { ...kept, token: '', by: '' })] }, clock())
      await this.#erase(team)
      log(`The app was taken out of workspace ${team}: everything that was kept of it is erased.`, { level: 'info' })
    })
  }

  async #shut(team: string): Promise<void> {
    const open = this.#open.get(team)
    this.#open.delete(team)
    await open?.office.idle()
    await open?.office.stop()
  }

  async #erase(team: string): Promise<void> {
    const { state, clock } = this.#options
    await this.#shut(team)
    await state.eraseWithin(prefixOf(team))
    const said = await expectedOf(state, team)
    const work: Work = {
      removes: [{ kind: INSTALLED, key: team }],
      // Which council it is of stays, so that it may come back; who its officers were does not.
      ...(said && { puts: [putExpected(team, { ...NOTHING_SAID, council: said.council })] }),
    }
    await state.finish(null, work, clock())
    await state.scrub()
  }

  async stop(): Promise<void> {
    await this.#lanes.idle()
    await Promise.all(this.offices.map((office) => office.stop()))
  }

  async idle(): Promise<void> {
    await this.#lanes.idle()
    await Promise.all(this.offices.map((office) => office.idle()))
  }
}
