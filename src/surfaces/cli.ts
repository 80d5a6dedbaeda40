/** The commands of the shell. Each ends with an exit status; what goes wrong is one sentence on standard error. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { readArguments } from '../arguments.ts'
import { today } from '../clock.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { answerJson } from '../model/answer.ts'
import type { Question } from '../model/question.ts'
import { assemble, start } from '../setup.ts'
import { viewAsOf } from './as-of.ts'
import { councilKey, nearText, realDay } from './day-and-council.ts'

export const USAGE = `Usage:
  npm start                                    a conversation in the terminal
  npm run --silent ask -- [options] "question" one answer
    --council NAME   the asker's council         --now YYYY-MM-DD  the day of asking
    --json           the whole answer as JSON    --explain         how the question was read
    --batch FILE     JSON Lines in and out; - for standard input
    --said-by YYYY-MM-DD      from what the council had said by that day, as its committee saw it
    --answered-on YYYY-MM-DD  from what was loaded on that day: what the bot said then
    --blocks         the Slack message as JSON; a link that shows it goes to standard error
  npm run --silent summary -- [options]        a period's summary, for a committee
    --council NAME   --period "Q4 2023/24"       --theme NAME      may be given several times
    --format text|markdown|json                  without --period: the latest report's
  npm run import -- lait DIR                   takes in the Department for Education's LAIT release in DIR
  npm run check-data                           what is doubtful in the published data
  npm run --silent export -- [--council KEY]   everything that is loaded, as CSV
  npm run eval -- FILE...                      runs question files and reports what was right
  npm run unanswered                           questions that could not be answered, by frequency
  npm run --silent schedules -- [command]      summaries that post themselves in Slack; --help tells more
  npm run --silent releases -- [command]       drafts, publishing, undoing, and who did what; --help tells more
  npm run --silent privacy -- [command]        what is kept of a person, shown or deleted; --help tells more`

function options(args: readonly string[]) {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        council: { type: 'string' },
        now: { type: 'string' },
        json: { type: 'boolean' },
        explain: { type: 'boolean' },
        batch: { type: 'string' },
        blocks: { type: 'boolean' },
        'said-by': { type: 'string' },
        'answered-on': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    },
    'Run "npm run ask -- --help" for the options',
  )
}

/** Opens the lines only when asked to: a reader that waits for its consumer loses what comes before. */
async function linesOf(file: string): Promise<() => AsyncIterable<string>> {
  const read = (input: NodeJS.ReadableStream) => createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  if (file === '-') return () => read(process.stdin)
  const found = await stat(file).catch(() => null)
  if (!found?.isFile())
    throw new UsageError(`There is no file "${file}"; give --batch a file of JSON Lines, or - for standard input.`)
  return () => read(createReadStream(file, 'utf8'))
}

/** `ask`: returns the exit status. */
export async function runAsk(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const { values, positionals } = options(args)
  if (values.help) {
    out(`${USAGE}\n`)
    return 0
  }
  const asOf = { saidBy: dayOf('said-by', values['said-by']), answeredOn: dayOf('answered-on', values['answered-on']) }
  const given = dayOf('now', values.now) ?? asOf.answeredOn ?? asOf.saidBy
  const lines = values.batch === undefined ? null : await linesOf(values.batch)
  if (!lines && positionals.length === 0)
    throw new UsageError(
      'There is no question. Put it in quotes after the options, for example: npm run --silent ask -- "CP visits last quarter".',
    )
  if (lines && positionals.length > 0) throw new UsageError('Give either a question or --batch FILE, not both.')
  if (values.blocks && (lines || values.json)) throw new UsageError('Give --blocks without --json and --batch.')
  const current = await start(config)
  const then = (asOf.saidBy ?? asOf.answeredOn) !== null ? await viewAsOf(config, asOf) : null
  const running = then ? await assemble(config, current.store, { view: then.view }) : current
  try {
    const named = values.council ?? config.council
    const council = named === null || named === undefined ? null : councilKey(running.catalogue, named)
    if (named && !council) {
      const loaded = running.catalogue.reporting.map((c) => c.key).join(', ')
      throw new UsageError(
        `No reports of a council "${named}" are loaded; ${nearText(running.catalogue, named) || `the councils are ${loaded}.`}`,
      )
    }
    if (lines) {
      const { runBatch } = await import('./batch.ts')
      let status = 0
      for await (const { line, ok } of runBatch(lines(), { ...running, council, now: () => given ?? today() })) {
        out(`${line}\n`)
        if (!ok) status = 1
      }
      return status
    }
    const day = given ?? today()
    const question: Question = { text: positionals.join(' '), council, now: day, thread: null }
    if (values.explain) {
      const { explainText } = await import('./explain.ts')
      out(explainText(running.scrutineer.explain(question)))
    }
    const answer = await running.scrutineer.ask(question, Date.parse(day))
    await (await import('../unanswered.ts')).keepUnanswered(running, question, answer, config.unansweredDays)
    if (values.blocks) {
      const { blocksText, builderLink } = await import('./slack/cards/preview.ts')
      out(blocksText(answer, question.text))
      process.stderr.write(`${builderLink(answer, question.text)}\n`)
      return 0
    }
    out(
      values.json
        ? `${answerJson(answer)}\n`
        : `${answer.text}\n${answer.understood ? `Understood as: ${answer.understood}.\n` : ''}`,
    )
    return 0
  } finally {
    await then?.close()
    await running.store.close()
  }
}

function dayOf(option: string, given: string | undefined): string | null {
  if (given === undefined) return null
  const day = realDay(given)
  if (day) return day
  throw new UsageError(`--${option} is "${given}", which is no day; write it as 2024-07-30.`)
}
