/** Further workspaces: whether they may install the bot, who has, and whether their tokens can be read. */
import type { State } from '../../../store/state.ts'
import type { SlackSettings } from '../settings.ts'
import { allExpected, allInstalled, installationOf } from '../workspaces/kept.ts'
import { type Finding, note, ok, wrong } from './finding.ts'

/** @param state of all workspaces; nothing is said without it */
export async function workspaceFindings({ install }: SlackSettings, state: State | null): Promise<Finding[]> {
  if (!state) return []
  const [said, installed] = await Promise.all([allExpected(state), allInstalled(state)])
  if (!install)
    return installed.size === 0
      ? []
      : [
          wrong(
            `${installed.size} further workspaces are not served: SLACK_CLIENT_ID and the settings beside it are not set.`,
          ),
        ]
  const unread = [...installed].flatMap(([team, kept]) =>
    installationOf(install.keys, team, kept).token === null ? [team] : [],
  )
  const waiting = [...said.keys()].filter((team) => !installed.has(team))
  const councilless = [...installed.keys()].filter((team) => !said.get(team)?.council)
  return [
    ok(`Further workspaces: ${installed.size} installed, ${waiting.length} more may.`),
    ...unread.map((team) =>
      wrong(
        `The token of workspace ${team} cannot be read with SCRUTINEER_TOKEN_KEY: give the key that it was kept with, or have it installed again.`,
      ),
    ),
    ...councilless.map((team) =>
      note(`Workspace ${team} has no council: npm run workspaces -- set ${team} --council KEY.`),
    ),
  ]
}
