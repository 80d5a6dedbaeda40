/** What every feature of the Slack app is given. */
import type { WebClient } from '@slack/web-api'
import type { Config } from '../../config.ts'
import type { IsoDate } from '../../model/period.ts'
import type { Running } from '../../setup.ts'
import type { State, Work } from '../../store/state.ts'
import type { Guests } from './guests.ts'
import type { Identity } from './identity.ts'
import type { Listeners } from './listeners.ts'
import type { Log } from './log.ts'
import type { SlackSettings } from './settings.ts'

export interface SlackDeps {
  readonly config: Config
  readonly settings: SlackSettings
  /** What is published, as it was last loaded. */
  readonly running: () => Running
  readonly state: State
  /** For calls that cannot wait: opening a modal before its trigger expires. Everything else is `Work`. */
  readonly client: WebClient
  /** Of ours, from the start on. */
  readonly identity: () => Identity
  readonly guests: Guests
  /** Of this state file. */
  readonly secret: () => string
  /** Whose drafts of figures are seen and made here, by the councils' keys; null for everybody's. */
  readonly prepares: readonly string[] | null
  /** Milliseconds. */
  readonly clock: () => number
  /** The day in London. */
  readonly today: () => IsoDate
  /** One sentence, and what it is about; never a token, never who asked. */
  readonly log: Log
  /**
   * Deals with a delivery once: in order within `lane`, its work saved together with the fact that it is done.
   * Where `work` throws, `apology` is saved instead.
   */
  readonly deal: (body: object, lane: string, work: () => Promise<Work>, apology?: Work) => Promise<void>
  /** Saves work that no delivery asked for: a watch that fired, say. */
  readonly save: (work: Work) => Promise<void>
  /** Has the schedules looked at soon. */
  readonly look: () => void
  /** The app was taken out of this workspace. */
  readonly left: () => Promise<void>
}

/** A feature registers its listeners, each with who may; it is one file in `features/`. */
export type Feature = (on: Listeners, deps: SlackDeps) => void

/** For what is shown to them; what they may do is declared where its listener is registered. */
export const isOfficer = ({ settings }: SlackDeps, user: string): boolean => settings.officers.includes(user)
