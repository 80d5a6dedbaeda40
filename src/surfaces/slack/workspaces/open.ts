/** Makes the office of a workspace that has installed the app, of the settings of the program and what is said of it. */
import { WebClient } from '@slack/web-api'
import type { Config } from '../../../config.ts'
import type { Running } from '../../../setup.ts'
import type { State } from '../../../store/state.ts'
import { stateOf } from '../../../store/workspace-state.ts'
import { officeFor, type Premises } from '../office.ts'
import { secretOf } from '../secret.ts'
import type { InstallSettings, SlackSettings } from '../settings.ts'
import { refusalOf, verdictOf } from '../slack-errors.ts'
import { officersOf } from './kept.ts'
import { runningWithin } from './own-unanswered.ts'
import { Workspaces } from './workspaces.ts'

export interface OpeningOptions {
  readonly config: Config
  readonly settings: SlackSettings
  readonly install: InstallSettings
  readonly running: () => Running
  /** Of all workspaces. */
  readonly state: State
  readonly premises: Premises
}

export function openWorkspaces({ config, settings, install, running, state, premises }: OpeningOptions): Workspaces {
  const { clock, log, clientOptions } = premises
  return new Workspaces({
    state,
    keys: install.keys,
    clock,
    log,
    officeOf: async ({ team, token, botUser, organisation, by }, said) => {
      const { council, officersChannel } = said
      const own = stateOf(state, team)
      const secret = await secretOf(own, clock())
      const office = officeFor(
        {
          team,
          config: { ...config, council },
          settings: {
            ...settings,
            botToken: token,
            officers: officersOf(said, { by }),
            officersChannel,
            // The settings name them for their own workspace.
            teams: [],
          },
          state: own,
          client: new WebClient(token, clientOptions),
          identity: () => ({ team, organisation, botUser }),
          secret: () => secret,
          running: runningWithin(running, own, clock),
          prepares: council === null ? [] : [council],
        },
        premises,
      )
      await office.init()
      return office
    },
    isOut: ({ deps }) =>
      deps.client.auth.test().then(
        () => false,
        // Where Slack does not say, it is as it was told.
        (error: unknown) => refusalOf(error) === null || verdictOf(error).kind === 'broken',
      ),
  })
}
