/** "--workspace T0123" of a command: which of several workspaces it works on; without it, the one of the settings. */
import { UsageError } from '../errors.ts'
import { isWorkspaceId } from '../schedules/slack-ids.ts'
import type { State } from '../store/state.ts'
import { stateOf } from '../store/workspace-state.ts'
import type { SlackSettings } from './slack/settings.ts'
import { expectedOf, installedOf, NOTHING_SAID, officersOf } from './slack/workspaces/kept.ts'

/** The state of that workspace. Throws UsageError where there is none of that id. */
export async function stateOfOption(all: State, said: string | undefined): Promise<State> {
  if (said === undefined) return stateOf(all, null)
  if (!isWorkspaceId(said) || (await installedOf(all, said)) === null)
    throw new UsageError(
      `"${said.slice(0, 20)}" is no workspace in which the bot is installed; "npm run workspaces" lists them.`,
    )
  return stateOf(all, said)
}

/** Who its officers are and where they talk; null where that is not known. */
export async function officeOfOption(
  all: State,
  said: string | undefined,
  settings: Pick<SlackSettings, 'officers' | 'officersChannel'> | null,
): Promise<Pick<SlackSettings, 'officers' | 'officersChannel'> | null> {
  if (said === undefined) return settings
  const kept = await installedOf(all, said)
  const { officersChannel, ...rest } = (await expectedOf(all, said)) ?? NOTHING_SAID
  return kept && { officers: officersOf({ ...rest, officersChannel }, kept), officersChannel }
}
