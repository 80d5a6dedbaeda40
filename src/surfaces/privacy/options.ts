/** The words of the command. Every error is one sentence. */
import { readArguments } from '../../arguments.ts'
import { UsageError } from '../../errors.ts'
import { isUserId } from '../../schedules/slack-ids.ts'
import { questionId } from '../slack/service/question.ts'

export const HELP = `Usage: npm run --silent privacy -- export --user U0123     everything kept that names that person, as JSON; drafts and the trail too
       npm run --silent privacy -- erase --user U0123      deletes it; says what is left to decide, and what stays and why
       npm run --silent privacy -- erase --question Q-7F3K deletes one question to the service and its answer
With several workspaces each is asked by itself: --workspace T0123; without it, the one of the settings.
A person's id is in their profile in Slack: "Copy member ID". Works while the bot runs. Status 1: something is left.
What people wrote in Slack itself is Slack's: delete it there, and the bot deletes what it kept of it.`

const COMMANDS = ['export', 'erase'] as const

export interface Options {
  /** Null where only help is wanted. */
  readonly command: (typeof COMMANDS)[number] | null
  readonly user: string
  /** Null where a person is meant. */
  readonly question: string | null
  readonly workspace: string | undefined
}

function parsed(args: readonly string[]) {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        user: { type: 'string' },
        question: { type: 'string' },
        workspace: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    },
    'Run "npm run privacy -- --help" for the options',
  )
}

/** Throws UsageError. */
export function optionsIn(args: readonly string[]): Options {
  const { values, positionals } = parsed(args)
  if (values.help) return { command: null, user: '', question: null, workspace: undefined }
  const { workspace } = values
  const [said, extra] = positionals
  const command = COMMANDS.find((name) => name === said)
  if (!command) throw new UsageError(`Say "export" or "erase", for example: npm run privacy -- export --user U0123.`)
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`)
  if (values.question !== undefined) {
    const question = values.question.toUpperCase()
    if (command !== 'erase' || values.user !== undefined)
      throw new UsageError('A question by itself can only be erased: npm run privacy -- erase --question Q-7F3K.')
    if (!questionId.safeParse(question).success)
      throw new UsageError(`"${values.question.slice(0, 20)}" is no question's id; it looks like Q-7F3K.`)
    return { command, user: '', question, workspace }
  }
  if (values.user === undefined) throw new UsageError(`Say whose: npm run privacy -- ${command} --user U0123.`)
  if (!isUserId(values.user))
    throw new UsageError(`"${values.user.slice(0, 20)}" is no user id; copy it from the profile in Slack.`)
  return { command, user: values.user, question: null, workspace }
}
