/** The conversation of `npm start`: typed at a terminal, or lines from a pipe. */
import { createInterface as createLines } from 'node:readline'
import { createInterface } from 'node:readline/promises'
import { readArguments } from '../arguments.ts'
import type { Catalogue } from '../catalogue.ts'
import { type Config, historyFile } from '../config.ts'
import { UsageError } from '../errors.ts'
import type { IsoDate } from '../model/period.ts'
import { type Running, start } from '../setup.ts'
import { USAGE } from './cli.ts'
import { councilKey, nearText, realDay } from './day-and-council.ts'
import { COMMANDS } from './terminal/commands.ts'
import { showText, TerminalConversation } from './terminal/conversation.ts'
import { MOST_LINES, openHistory } from './terminal/history.ts'
import { safeKeys } from './terminal/keys.ts'
import { shownOn } from './terminal/render.ts'
import { type Screen, screenOf } from './terminal/screen.ts'
import { councilSentence, defaultCouncil, welcomeText } from './terminal/welcome.ts'

const { stdin, stdout, stderr } = process

function options(args: readonly string[]) {
  return readArguments(
    args,
    {
      options: { council: { type: 'string' }, now: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    },
    'Run "npm start -- --help" for the options',
  ).values
}

function dayOf(text: string | undefined): IsoDate | null {
  if (text === undefined) return null
  const now = realDay(text)
  if (!now) throw new UsageError(`--now is "${text}", which is no day; write it as 2024-07-30.`)
  return now
}

function councilOf(catalogue: Catalogue, named: string | null): string | null {
  if (named === null) return null
  const key = councilKey(catalogue, named)
  if (key) return key
  const loaded = catalogue.reporting.map((c) => c.key).join(', ')
  throw new UsageError(
    `No reports of a council "${named}" are loaded; ${nearText(catalogue, named) || `the councils are ${loaded}.`}`,
  )
}

/**
 * Talks until the person leaves or the input ends; returns the exit status: 0, or 1 where a piped question failed.
 * Throws UsageError for options that cannot be used, DataError and StoreError where nothing can be loaded.
 */
export async function runTerminal(args: readonly string[], config: Config): Promise<number> {
  const values = options(args)
  if (values.help) {
    stdout.write(`${USAGE}\n\nnpm start takes --council NAME and --now YYYY-MM-DD after "--".\n${COMMANDS}\n`)
    return 0
  }
  const now = dayOf(values.now)
  const leave = (): void => process.exit(0)
  // Ctrl-C while the reports load; the load is one transaction, so nothing is left half done.
  process.once('SIGINT', leave)
  const running = await start(config)
  running.reader.prepare()
  process.off('SIGINT', leave)
  let current = (): Running => running
  try {
    const { catalogue } = running
    const setting = { ...defaultCouncil(catalogue, councilOf(catalogue, values.council ?? config.council)), now }
    const conversation = new TerminalConversation(running, config, { ...setting, explain: false })
    current = () => conversation.running
    const screen = (): Screen => screenOf(stdout, config.colour)
    if (stdin.isTTY && stdout.isTTY) {
      stdout.write(`${showText(welcomeText(catalogue, setting), screen())}\n`)
      return await talk(conversation, screen)
    }
    if (setting.chosen || setting.council === null)
      stderr.write(showText(councilSentence(catalogue, setting), screen()))
    return await answerLines(conversation, screen)
  } finally {
    await current().store.close()
  }
}

/** A person at a terminal. */
async function talk(conversation: TerminalConversation, screen: () => Screen): Promise<number> {
  const history = await openHistory(historyFile())
  const keys = safeKeys(stdin)
  const lines = createInterface({
    input: keys.input,
    output: stdout,
    terminal: true,
    history: [...history.lines],
    historySize: MOST_LINES,
    removeHistoryDuplicates: true,
  })
  let open = true
  const close = (): void => lines.close()
  lines.once('close', () => {
    open = false
  })
  lines.on('SIGINT', close)
  process.on('SIGINT', close)
  const prompt = (): void => {
    if (!open) return
    const { running, settings } = conversation
    const { council } = settings
    lines.setPrompt(`${council === null ? '' : shownOn(running.catalogue.councilName(council), screen())}> `)
    lines.prompt()
  }
  let asked = false
  try {
    prompt()
    for await (const line of lines) {
      const { text, leave, unkept } = await conversation.reply(line, screen())
      if (!unkept) history.add(line)
      asked = leave
      if (leave) break
      if (text !== '') stdout.write(`\n${text}\n`)
      prompt()
    }
  } finally {
    process.off('SIGINT', close)
    lines.close()
    keys.release()
  }
  // After Ctrl-D or Ctrl-C the cursor is still beside the prompt.
  if (!asked) stdout.write('\n')
  await history.written()
  return 0
}

/** Lines from a pipe or file: each is a question or a command; answers have an empty line between them. */
async function answerLines(conversation: TerminalConversation, screen: () => Screen): Promise<number> {
  const lines = createLines({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })
  const close = (): void => lines.close()
  process.once('SIGINT', close)
  let status = 0
  let written = false
  try {
    for await (const line of lines) {
      const { text, leave, failed } = await conversation.reply(line, screen())
      if (leave) break
      if (text === '') continue
      if (failed) {
        status = 1
        stderr.write(text)
        continue
      }
      stdout.write(`${written ? '\n' : ''}${text}`)
      written = true
    }
  } finally {
    process.off('SIGINT', close)
    lines.close()
  }
  return status
}
