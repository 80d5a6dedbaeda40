/** What every command of `releases` works with. */
import { createHash } from 'node:crypto'
import { Catalogue } from '../../catalogue.ts'
import type { Config } from '../../config.ts'
import { UsageError } from '../../errors.ts'
import { readLanguage } from '../../language/language-data.ts'
import type { IsoDate } from '../../model/period.ts'
import type { Office, Outgoing } from '../../publishing/publication.ts'
import { londonDay } from '../../schedules/london.ts'
import type { Draft, Releases } from '../../store/releases.ts'
import type { SlackSettings } from '../slack/settings.ts'
import { dayIn, disclosureIn, draftIn, type Options } from './options.ts'
import { rulesInForce } from './rules.ts'

export interface Doing {
  readonly options: Options
  readonly config: Config
  readonly releases: Releases
  /** Milliseconds. */
  readonly now: number
  /** Null where Slack is not set up for this shell. */
  readonly slack: Pick<SlackSettings, 'officers'> | null
}

export const todayOf = ({ now }: Doing): IsoDate => londonDay(now)

/** Who does it. Where the officers are known, one of them. */
export function whoIn({ options, slack }: Doing): string {
  const by = options.values.by?.trim() ?? ''
  if (slack && !slack.officers.includes(by))
    throw new UsageError(`${by} is no officer; SLACK_OFFICERS names who may publish.`)
  return by
}

export async function draftOf({ releases, options }: Doing, id = draftIn(options.subject)): Promise<Draft> {
  const draft = await releases.draft(id)
  if (draft) return draft
  const open = (await releases.drafts()).map((d) => `D-${d.id}`).join(', ')
  throw new UsageError(
    `There is no open draft D-${id}; ${open === '' ? 'nothing is being prepared' : `open are ${open}`}.`,
  )
}

export const officeOf = async ({ releases, config }: Doing): Promise<Office> => ({
  releases,
  rules: await rulesInForce(releases, config.dataDir),
})

export async function catalogueOf({ releases, config }: Doing): Promise<Catalogue> {
  const { vocabulary } = await readLanguage(config.intentsDir, config.dataDir)
  return new Catalogue(await releases.at({}).catalogue(), vocabulary)
}

export function outgoingIn(doing: Doing): Outgoing {
  const { values } = doing.options
  const disclosure = disclosureIn(values.disclosure)
  return {
    today: todayOf(doing),
    publishedOn: dayIn('published-on', values['published-on']),
    ...(disclosure === undefined ? {} : { disclosure }),
  }
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
