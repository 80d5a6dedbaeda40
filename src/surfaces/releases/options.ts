/** The words of the command. Every error is one sentence. */
import { type CommandOptions, readArguments, readCommand } from '../../arguments.ts'
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
  rules FILE --by WHO              a draft of other RAG rules, in the form of data/rag/rules.json, for all councils
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
const COMMANDS = {
  list: { takes: ['verify'], subject: false },
  show: { takes: ['all'], subject: true },
  draft: { needs: ['by'], takes: ['council', 'partial'], subject: true },
  correct: {
    needs: ['by', 'council', 'measure', 'period'],
    takes: ['value', 'document', 'note', 'sub', 'commentary'],
    subject: false,
  },
  targets: {
    needs: ['by', 'council'],
    takes: ['measure', 'sub', 'period', 'document', ...BAND_KINDS],
    subject: true,
  },
  rules: { needs: ['by'], subject: true },
  preview: { takes: [...OUTGOING, 'all'], subject: true },
  confirm: { needs: ['reason', 'by'], subject: true },
  publish: { needs: ['by'], takes: OUTGOING, subject: true },
  approve: { needs: ['by'], subject: true },
  discard: { needs: ['by'], subject: true },
  settings: { needs: ['by', 'council'], takes: ['four-eyes', 'disclosure'], subject: false },
  undo: { needs: ['by'], subject: true },
  trail: { takes: ['format', 'verify'], subject: false },
} as const satisfies Readonly<Record<string, CommandOptions>>
export type Command = keyof typeof COMMANDS

function parsed(args: readonly string[]) {
  return readArguments(
    args,
    {
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
    },
    'Run "npm run releases -- --help" for the options',
  )
}

export interface Options {
  readonly command: Command
  /** What the command is about: a folder, a draft, a finding, a publication; null where none is named. */
  readonly subject: string | null
  readonly values: ReturnType<typeof parsed>['values']
}

/** Throws UsageError, in one sentence. */
export function optionsIn(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  if (values.help) return { command: 'list', subject: null, values }
  return { ...readCommand<Command>(COMMANDS, { values, positionals }, 'list'), values }
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
