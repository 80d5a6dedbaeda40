/** The words of the command. Every error is one sentence. */
import { parseArgs } from 'node:util'
import { UsageError } from '../../errors.ts'
import { WHEN_EXAMPLES } from '../../schedules/parse-when.ts'

export const HELP = `Usage: npm run --silent schedules -- [command]
  list [--format text|json]        all of them: when they come next, what came of them (without a command too)
  add --council NAME --channel C0123 --owner U0123 --when "second Tuesday after quarter end at 09:00"
      [--theme NAME]...            some themes; without: all
      [--draft]                    to the officers' channel first, for approval
      [--nothing-new say|nothing]  what to do where nothing is new; without: say so in one line
  change KEY [any of those]        --theme all: all themes; --no-draft: no draft
  pause KEY     resume KEY         nothing that came due while it was paused is made up for
  move KEY --owner U0123           it belongs to another officer
  send KEY                         the running bot posts it within a minute
  preview KEY                      what it would tell today
  remove KEY                       it is deleted; what it has posted stays
--when takes what a person would say, by the clock of London:
${WHEN_EXAMPLES.map((example) => `      "${example}"`).join('\n')}
A channel's id is at the end of its details in Slack, a person's in their profile.`

const SETTING = ['council', 'theme', 'channel', 'owner', 'when', 'draft', 'nothing-new'] as const
/** Each command with the options that it takes. */
const TAKES = {
  list: ['format'],
  add: SETTING,
  change: SETTING,
  pause: [],
  resume: [],
  move: ['owner'],
  send: [],
  preview: [],
  remove: [],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Command = keyof typeof TAKES

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      allowNegative: true,
      options: {
        council: { type: 'string' },
        theme: { type: 'string', multiple: true },
        channel: { type: 'string' },
        owner: { type: 'string' },
        when: { type: 'string' },
        draft: { type: 'boolean' },
        'nothing-new': { type: 'string' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new UsageError(
      `${(cause as Error).message.split('. ')[0]}. Run "npm run schedules -- --help" for the options.`,
      { cause },
    )
  }
}

export interface Options {
  readonly command: Command
  /** As typed. */
  readonly key: string | null
  readonly values: ReturnType<typeof parsed>['values']
}

/** Throws UsageError. */
export function optionsIn(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  const [command = 'list', key = null, ...rest] = positionals
  if (values.help) return { command: 'list', key: null, values }
  const known = Object.keys(TAKES).find((name): name is Command => name === command)
  if (!known)
    throw new UsageError(`There is no command "${command}"; the commands are ${Object.keys(TAKES).join(', ')}.`)
  const takes: readonly string[] = TAKES[known]
  const stray = Object.keys(values).find((name) => !takes.includes(name))
  if (stray !== undefined) throw new UsageError(`"${known}" takes no --${stray}.`)
  const extra = known === 'list' || known === 'add' ? key : (rest[0] ?? null)
  if (extra !== null) throw new UsageError(`"${extra}" is one word too many; put what belongs together in quotes.`)
  if (values.format !== undefined && !['text', 'json'].includes(values.format))
    throw new UsageError(`--format is "${values.format}"; it can be text or json.`)
  return { command: known, key, values }
}
