/** Schedules as the options say. Everything throws UsageError for what cannot be used. */
import type { Catalogue } from '../../catalogue.ts'
import type { Config } from '../../config.ts'
import { UsageError } from '../../errors.ts'
import { sinceOf } from '../../schedules/change-schedule.ts'
import { londonDay } from '../../schedules/london.ts'
import { nextOccurrence } from '../../schedules/occurrences.ts'
import { parseWhen } from '../../schedules/parse-when.ts'
import type { Schedule, SummarySchedule, When } from '../../schedules/schedule.ts'
import { isChannelId, isUserId } from '../../schedules/slack-ids.ts'
import { knownCouncil, knownThemes } from '../known.ts'
import type { SlackSettings } from '../slack/settings.ts'
import type { Options } from './options.ts'

/** What checks the options. */
export interface Setting {
  readonly options: Options
  readonly config: Config
  readonly catalogue: Catalogue
  readonly slack: Pick<SlackSettings, 'officers' | 'officersChannel'> | null
  /** Milliseconds. */
  readonly now: number
}

const needed = (option: string): string => {
  throw new UsageError(`--${option} is missing; "npm run schedules -- --help" shows what is needed.`)
}

function channelIn(given: string): string {
  if (isChannelId(given)) return given
  throw new UsageError(`--channel is "${given}", which is no channel's id; it looks like C0123ABCD.`)
}

function ownerOf({ slack }: Pick<Setting, 'slack'>, given: string): string {
  if (!isUserId(given)) throw new UsageError(`--owner is "${given}", which is no person's id; it looks like U0123ABCD.`)
  if (slack && !slack.officers.includes(given))
    throw new UsageError(`${given} is no officer, so could not change it; SLACK_OFFICERS names the officers.`)
  return given
}

/** The new owner. */
export const ownerIn = (setting: Pick<Setting, 'slack' | 'options'>): string =>
  ownerOf(setting, setting.options.values.owner ?? needed('owner'))

function whenIn({ now }: Setting, given: string): When {
  const when = parseWhen(given, londonDay(now))
  if (when.type === 'once' && !nextOccurrence(when, now))
    throw new UsageError(`--when is "${given}", which has passed; give a later time.`)
  return when
}

/** False where there is no officers' channel that a draft could be shown in. */
function draftIn({ slack }: Setting, given: boolean): boolean {
  if (given && slack && slack.officersChannel === null)
    throw new UsageError("--draft needs an officers' channel to show it in; set SLACK_OFFICERS_CHANNEL.")
  return given
}

function nothingNewIn(given: string): Schedule['nothingNew'] {
  if (given === 'say' || given === 'nothing') return given
  throw new UsageError(`--nothing-new is "${given}"; it can be say or nothing.`)
}

function aboutIn({ catalogue }: Setting, named: string, themes: readonly string[]): Schedule['about'] {
  const council = knownCouncil(catalogue, named)
  const all = themes.length === 1 && themes[0]?.toLowerCase() === 'all'
  return { type: 'summary', council, themes: all ? [] : [...knownThemes(catalogue, council, themes)] }
}

export function newBy(setting: Setting): Schedule {
  const { values } = setting.options
  const { council, theme = [], channel, owner, when, draft = false } = values
  return {
    about: aboutIn(setting, council ?? setting.config.council ?? needed('council'), theme),
    owner: ownerOf(setting, owner ?? needed('owner')),
    channel: channelIn(channel ?? needed('channel')),
    when: whenIn(setting, when ?? needed('when')),
    nothingNew: nothingNewIn(values['nothing-new'] ?? 'say'),
    draft: draftIn(setting, draft),
    paused: false,
    since: setting.now,
  }
}

export function changedBy(setting: Setting, before: SummarySchedule): Schedule {
  const { values } = setting.options
  if (Object.keys(values).length === 0)
    throw new UsageError('Say what is to change; "npm run schedules -- --help" shows what can.')
  const { about } = before
  const when = values.when === undefined ? before.when : whenIn(setting, values.when)
  return {
    ...before,
    about:
      (values.council ?? values.theme) === undefined
        ? about
        : aboutIn(setting, values.council ?? about.council, values.theme ?? about.themes),
    owner: values.owner === undefined ? before.owner : ownerOf(setting, values.owner),
    channel: values.channel === undefined ? before.channel : channelIn(values.channel),
    when,
    nothingNew: values['nothing-new'] === undefined ? before.nothingNew : nothingNewIn(values['nothing-new']),
    draft: values.draft === undefined ? before.draft : draftIn(setting, values.draft),
    since: sinceOf(before, when, setting.now),
  }
}
