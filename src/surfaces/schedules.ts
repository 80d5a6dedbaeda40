/** `schedules`: lists and sets, in the shell, the summaries that post themselves. Works while the bot runs. */
import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { baselineFor } from '../schedules/baseline.ts'
import { paused, resumed } from '../schedules/change-schedule.ts'
import { freeKey, keptSchedule, putSchedule, removeSchedule, requestNow } from '../schedules/kept.ts'
import { londonDay } from '../schedules/london.ts'
import { previewText } from '../schedules/preview.ts'
import { isSummary, type KeptSchedule, type KeptSummary } from '../schedules/schedule.ts'
import { nextWords, savedParts } from '../schedules/schedule-text.ts'
import { isScheduleKey } from '../schedules/slack-ids.ts'
import { type Running, start } from '../setup.ts'
import { openKeptState } from '../store/compose.ts'
import type { Finished, State, Work } from '../store/state.ts'
import { changedBy, newBy, ownerIn, type Setting } from './schedules/edit.ts'
import { listed, listJson, listText } from './schedules/list.ts'
import { HELP, type Options, optionsIn } from './schedules/options.ts'
import type { SlackSettings } from './slack/settings.ts'
import { officeOfOption, stateOfOption } from './workspace-option.ts'

export interface Shell {
  readonly out: (text: string) => void
  /** For what is wrong with a record, beside the command's own output. */
  readonly log: (text: string) => void
  /** Milliseconds. */
  readonly now: number
  /** Null where Slack is not set up for this shell. */
  readonly slack: Pick<SlackSettings, 'officers' | 'officersChannel'> | null
}

interface Doing extends Shell {
  readonly options: Options
  readonly config: Config
  readonly state: State
  readonly running: () => Promise<Running>
}

async function wanted({ state, log, options }: Doing): Promise<KeptSummary> {
  const key = options.key?.toUpperCase() ?? ''
  if (!isScheduleKey(key))
    throw new UsageError(
      options.key === null
        ? `Say which schedule, for example: npm run schedules -- ${options.command} S-7F3K.`
        : `"${options.key}" is no schedule's key; it looks like S-7F3K.`,
    )
  const schedule = await keptSchedule({ state, log }, key)
  if (!schedule || !isSummary(schedule))
    throw new UsageError(`There is no schedule ${key}; "npm run schedules" lists them.`)
  return { key, schedule }
}

const save = ({ state, now }: Doing, work: Work): Promise<Finished> => state.finish(null, work, now)
const settingOf = async (doing: Doing): Promise<Setting> => ({ ...doing, catalogue: (await doing.running()).catalogue })

async function saved(doing: Doing, kept: KeptSchedule): Promise<string> {
  const running = await doing.running()
  const { puts = [], ...baseline } = await baselineFor(doing, running, londonDay(doing.now), kept)
  await save(doing, { ...baseline, puts: [...puts, putSchedule(kept)] })
  return savedParts(running.catalogue, kept, doing.now).join(kept.schedule.channel)
}

/** Each gives what is printed. */
const COMMANDS: Readonly<Record<Options['command'], (doing: Doing) => Promise<string>>> = {
  list: async (doing) => {
    const all = await listed(doing, (await doing.running()).catalogue, doing.now)
    return doing.options.values.format === 'json' ? listJson(all) : listText(all)
  },
  add: async (doing) => saved(doing, { schedule: newBy(await settingOf(doing)), key: await freeKey(doing) }),
  change: async (doing) => {
    const { key, schedule } = await wanted(doing)
    return saved(doing, { key, schedule: changedBy(await settingOf(doing), schedule) })
  },
  pause: async (doing) => {
    const { key, schedule } = await wanted(doing)
    await save(doing, { puts: [putSchedule({ key, schedule: paused(schedule) })] })
    return `${key} is paused: nothing is posted until it is resumed.`
  },
  resume: async (doing) => {
    const { key, schedule } = await wanted(doing)
    // One that runs is left as it is, so that nothing due is skipped.
    const now = schedule.paused ? resumed(schedule, doing.now) : schedule
    await save(doing, { puts: [putSchedule({ key, schedule: now })] })
    return `${key} is resumed. Next: ${nextWords(now, doing.now)}.`
  },
  move: async (doing) => {
    const { key, schedule } = await wanted(doing)
    const owner = ownerIn(doing)
    await save(doing, { puts: [putSchedule({ key, schedule: { ...schedule, owner } })] })
    return `${key} belongs to ${owner} now.`
  },
  send: async (doing) => {
    const { key, schedule } = await wanted(doing)
    await save(doing, { puts: [requestNow({ key }, `shell-${randomUUID()}`, doing.now)] })
    return schedule.draft
      ? `${key} is made by the running bot within a minute, as a draft in the officers' channel.`
      : `${key} is posted to ${schedule.channel} by the running bot within a minute.`
  },
  preview: async (doing) => {
    const { schedule } = await wanted(doing)
    return previewText(await doing.running(), londonDay(doing.now), schedule)
  },
  remove: async (doing) => {
    const { key } = await wanted(doing)
    await save(doing, { removes: [removeSchedule(key)] })
    return `${key} is removed; what it has posted stays.`
  },
}

/** Returns the exit status. Throws UsageError for what cannot be used. */
export async function runSchedules(args: readonly string[], config: Config, shell: Shell): Promise<number> {
  const options = optionsIn(args)
  if (options.values.help) {
    shell.out(`${HELP}\n`)
    return 0
  }
  const all = await openKeptState(config)
  let running: Promise<Running> | null = null
  try {
    const started = (): Promise<Running> => {
      running ??= start(config)
      return running
    }
    const state = await stateOfOption(all, options.workspace)
    const slack = await officeOfOption(all, options.workspace, shell.slack)
    shell.out(`${await COMMANDS[options.command]({ ...shell, slack, options, config, state, running: started })}\n`)
    return 0
  } finally {
    await (running as Promise<Running> | null)?.then(
      ({ store }) => store.close(),
      () => {},
    )
    await all.close()
  }
}
