/** The words of a command in the shell: whatever is wrong with them is one sentence, the same for every command. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './errors.ts'

/**
 * What was typed, by `node:util`'s own rules.
 * @param help where the options are told, as a sentence without its full stop
 * @throws UsageError for an option that is not there, or has no value
 */
export function readArguments<const T extends ParseArgsConfig>(
  args: readonly string[],
  config: T,
  help: string,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs({ ...config, args: [...args] }) as ReturnType<typeof parseArgs<T>>
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.split('. ')[0]}. ${help}.`, { cause })
  }
}

/** What a command of a program needs and takes besides, by the names of options; whether it is about something. */
export interface CommandOptions {
  readonly needs?: readonly string[]
  readonly takes?: readonly string[]
  /** Whether one more word says what it is about. */
  readonly subject: boolean
}

/**
 * Which of a program's commands was typed, and what it is about.
 * @param fallback the command where none is named
 * @throws UsageError for another command, an option that it does not take, or one that is missing
 */
export function readCommand<C extends string>(
  commands: Readonly<Record<C, CommandOptions>>,
  { values, positionals }: { readonly values: object; readonly positionals: readonly string[] },
  fallback: C,
): { readonly command: C; readonly subject: string | null } {
  const [name = fallback, ...words] = positionals
  const command = (Object.keys(commands) as C[]).find((known) => known === name)
  if (command === undefined)
    throw new UsageError(`There is no command "${name}"; the commands are ${Object.keys(commands).join(', ')}.`)
  const { needs = [], takes = [], subject } = commands[command]
  const extra = words[subject ? 1 : 0]
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many; put what belongs together in quotes.`)
  const given = new Map(Object.entries(values))
  const missing = needs.find((option) => !String(given.get(option) ?? '').trim())
  if (missing !== undefined) throw new UsageError(`--${missing} is missing; --help shows what is needed.`)
  const odd = [...given.keys()].find((option) => option !== 'help' && ![...needs, ...takes].includes(option))
  if (odd !== undefined) throw new UsageError(`"${command}" takes no --${odd}.`)
  return { command, subject: words[0] ?? null }
}
