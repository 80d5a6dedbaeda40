/** `doctor`: looks at everything that can be wrong with an installation, and says each in a sentence. */
import type { Config } from '../../../config.ts'
import type { SlackSettings } from '../settings.ts'
import { type Finding, note, wrong } from './finding.ts'
import { dataFindings, envFileFindings, messageOf, stateFindings } from './machine.ts'
import { settingFindings } from './settings.ts'
import { slackFindings } from './slack.ts'
import { workspaceFindings } from './workspaces.ts'

export interface Patient {
  readonly config: Config
  /** Names of all environment variables. */
  readonly names: readonly string[]
  /** Rejects with what is wrong with them. */
  readonly slack: () => Promise<SlackSettings | null>
  readonly clock: () => number
  readonly out: (text: string) => void
}

const MARKS: Readonly<Record<Finding['level'], string>> = { ok: 'ok    ', note: 'note  ', wrong: 'WRONG ' }

async function slackSide({ slack, clock }: Patient, state: Parameters<typeof slackFindings>[1]): Promise<Finding[]> {
  let settings: SlackSettings | null
  try {
    settings = await slack()
  } catch (error) {
    return [wrong(messageOf(error))]
  }
  return settings
    ? [...(await slackFindings(settings, state, clock)), ...(await workspaceFindings(settings, state))]
    : [note('No Slack tokens are set: "npm start" is a conversation in the terminal.')]
}

/** Returns the exit status: 1 where something is wrong. */
export async function runDoctor(patient: Patient): Promise<number> {
  const { config, names, clock, out } = patient
  let bad = 0
  const tell = (findings: readonly Finding[]): void => {
    for (const { level, say } of findings) {
      if (level === 'wrong') bad += 1
      out(`${MARKS[level]}${say}\n`)
    }
  }
  tell(settingFindings(names))
  tell(await envFileFindings('.env'))
  const data = await dataFindings(config)
  tell(data.findings)
  const kept = await stateFindings(config, clock())
  tell(kept.findings)
  try {
    tell(await slackSide(patient, kept.state))
  } finally {
    await kept.state?.close()
    await data.running?.store.close()
  }
  out(bad === 0 ? 'Nothing is wrong.\n' : `${bad} ${bad === 1 ? 'thing is' : 'things are'} wrong.\n`)
  return bad === 0 ? 0 : 1
}
