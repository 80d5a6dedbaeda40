/** The words of the command. Every error is one sentence. */
import { type CommandOptions, readArguments, readCommand } from '../../arguments.ts'
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
With several workspaces: --workspace T0123; without it, the one of the settings.
--when takes what a person would say, by the clock of London:
${WHEN_EXAMPLES.map((example) => `      "${example}"`).join('\n')}
A channel's id is at the end of its details in Slack, a person's in their profile.`

const SETTING = ['council', 'theme', 'channel', 'owner', 'when', 'draft', 'nothing-new'] as const
const COMMANDS = {
  list: { takes: ['format'], subject: false },
  add: { takes: SETTING, subject: false },
  change: { takes: SETTING, subject: true },
  pause: { subject: true },
  resume: { subject: true },
  move: { takes: ['owner'], subject: true },
  send: { subject: true },
  preview: { subject: true },
  remove: { subject: true },
} as const satisfies Readonly<Record<string, CommandOptions>>
export type Command = keyof typeof COMMANDS

function parsed(args: readonly string[]) {
  return readArguments(
    args,
    {
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
        workspace: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    },
    'Run "npm run schedules -- --help" for the options',
  )
}

export interface Options {
  readonly command: Command
  /** As typed. */
  readonly key: string | null
  readonly values: Omit<ReturnType<typeof parsed>['values'], 'workspace'>
  readonly workspace: string | undefined
}

/** Throws UsageError. */
export function optionsIn(args: readonly string[]): Options {
  const { values: typed, positionals } = parsed(args)
  const { workspace, ...values } = typed
  if (values.help) return { command: 'list', key: null, values, workspace }
  const { command, subject } = readCommand<Command>(COMMANDS, { values, positionals }, 'list')
  if (values.format !== undefined && !['text', 'json'].includes(values.format))
    throw new UsageError(`--format is "${values.format}"; it can be text or json.`)
  return { command, key: subject, values, workspace }
}
