/** The words of the command. Every error is one sentence. */
import { parseArgs } from 'node:util'
import { UsageError } from '../../errors.ts'
import { BAND_KINDS } from '../../model/figure.ts'
import type { DisclosureRule } from '../../publishing/disclosure.ts'
import { realDay } from '../day-and-council.ts'

export const HELP = `Usage: npm run --silent releases -- [command]
  list                             what was published, by whom and when; and what is being prepared (without a command too)
  show SEQ                         one publication: what it changed
  draft FOLDER --by WHO            makes a draft of a report's folder, or of each report in an exported package
      [--council KEY] [--partial]  --partial: only the cells that it states change; without: what it lacks is gone
  correct --council KEY --measure REF --period PERIOD --by WHO [--value VALUE] [--note TEXT] [--commentary TEXT]
      [--sub PART] [--document KEY]   a draft that corrects one published figure, or says something about it
  targets [FILE] --council KEY --by WHO   a draft of targets and tolerances, by a table with the heads measure,
      sub, period, green, amber, red, or by [--measure REF --period 2024/25 --green "95%+" --amber "87%+" --red "<87%"
      --sub PART]; "-" for none    that bands cover the line is checked; [--document KEY]
  preview D-3                      what would change, every finding, the summary and answers before and after
  confirm D-3/F-2 --reason TEXT --by WHO   the source has it so; the reason is told with the figure
  publish D-3 --by WHO             lets it out, or asks for approval where the council wants four eyes
  approve D-3 --by WHO             somebody who neither made nor submitted it lets it out
  discard D-3 --by WHO             throws it away
  settings --council KEY --by WHO [--four-eyes on|off] [--disclosure 6|off]   how the council's figures go out
  undo SEQ --by WHO                restores what was published before
  trail [--format text|json]       who did what and when, each entry sealed by a hash over the one before it
--verify                           checks that nothing on record was changed
--published-on 2024-10-29          the day the committee saw it (preview, publish); without: the report's own, or today
--disclosure 6|off                 withholds counts from 1 to 5 (preview, publish); without: as the council's settings say
--all                              whole lists in a preview`

const OUTGOING = ['published-on', 'disclosure'] as const
/** Each command with what it needs and what else it takes. */
const TAKES = {
  list: [[], ['verify']],
  show: [[], ['all']],
  draft: [['by'], ['council', 'partial']],
  correct: [
    ['by', 'council', 'measure', 'period'],
    ['value', 'document', 'note', 'sub', 'commentary'],
  ],
  targets: [
    ['by', 'council'],
    ['measure', 'sub', 'period', 'document', ...BAND_KINDS],
  ],
  preview: [[], [...OUTGOING, 'all']],
  confirm: [['reason', 'by'], []],
  publish: [['by'], OUTGOING],
  approve: [['by'], []],
  discard: [['by'], []],
  settings: [
    ['by', 'council'],
    ['four-eyes', 'disclosure'],
  ],
  undo: [['by'], []],
  trail: [[], ['format', 'verify']],
} as const satisfies Readonly<Record<string, readonly [readonly string[], readonly string[]]>>
export type Command = keyof typeof TAKES

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        by: { type: 'string' },
        council: { type: 'string' },
        measure: { type: 'string' },
        period: { type: 'string' },
        value: { type: 'string' },
        document: { type: 'string' },
        note: { type: 'string' },
        green: { type: 'string' },
        amber: { type: 'string' },
        red: { type: 'string' },
        sub: { type: 'string' },
        commentary: { type: 'string' },
        reason: { type: 'string' },
        partial: { type: 'boolean' },
        'published-on': { type: 'string' },
        disclosure: { type: 'string' },
        'four-eyes': { type: 'string' },
        format: { type: 'string' },
        verify: { type: 'boolean' },
        all: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new UsageError(
      `${(cause as Error).message.split('. ')[0]}. Run "npm run releases -- --help" for the options.`,
      { cause },
    )
  }
}

export interface Options {
  readonly command: Command
  /** What the command is about: a folder, a draft, a finding, a publication; null where none is named. */
  readonly subject: string | null
  readonly values: ReturnType<typeof parsed>['values']
}

const isCommand = (name: string): name is Command => Object.hasOwn(TAKES, name)

/** Throws UsageError, in one sentence. */
export function optionsIn(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  const [command = 'list', subject = null, ...more] = positionals
  if (!isCommand(command))
    throw new UsageError(`There is no command "${command}"; it can be ${Object.keys(TAKES).join(', ')}.`)
  if (more.length > 0) throw new UsageError(`"${more[0]}" is one word too many; put a text in quotes.`)
  if (values.help) return { command, subject, values }
  const [needs, takes] = TAKES[command] as readonly [readonly string[], readonly string[]]
  const missing = needs.filter((name) => !String(values[name as keyof typeof values] ?? '').trim())
  if (missing.length > 0)
    throw new UsageError(`--${missing[0]} is missing; "npm run releases -- --help" shows what is needed.`)
  const odd = Object.keys(values).filter((name) => ![...needs, ...takes].includes(name))
  if (odd.length > 0) throw new UsageError(`"${command}" takes no --${odd[0]}.`)
  return { command, subject, values }
}

const wanted = (given: string | null, pattern: RegExp, what: string, example: string): RegExpMatchArray => {
  const found = given?.trim().match(pattern)
  if (found) return found
  throw new UsageError(
    given === null
      ? `Say which ${what}, for example ${example}.`
      : `"${given}" is no ${what}; it looks like ${example}.`,
  )
}

/** The number of a draft: "D-3". */
export const draftIn = (subject: string | null): number => Number(wanted(subject, /^D-?(\d+)$/i, 'draft', 'D-3')[1])

/** A finding of a draft: "D-3/F-2". */
export function findingIn(subject: string | null): { readonly draft: number; readonly finding: string } {
  const [, draft, finding] = wanted(subject, /^D-?(\d+)\/F-?(\d+)$/i, 'finding', 'D-3/F-2')
  return { draft: Number(draft), finding: `F-${finding}` }
}

/** The number of a publication: "8". */
export const seqIn = (subject: string | null): number => Number(wanted(subject, /^#?(\d+)$/, 'publication', '8')[1])

/** The day that an option names; null where it is not given. */
export function dayIn(option: string, given: string | undefined): string | null {
  if (given === undefined) return null
  const day = realDay(given)
  if (day) return day
  throw new UsageError(`--${option} is "${given}", which is no day; write it as 2024-10-29.`)
}

/** Nothing is as small as 1 less one. */
const OFF: DisclosureRule = { below: 1 }

export function disclosureIn(given: string | undefined): DisclosureRule | undefined {
  if (given === undefined) return undefined
  if (given === 'off') return OFF
  const below = Number(given)
  if (Number.isInteger(below) && below >= 2 && below <= 100) return { below }
  throw new UsageError(
    `--disclosure is "${given}"; give the number below which counts are withheld, such as 6, or off.`,
  )
}
