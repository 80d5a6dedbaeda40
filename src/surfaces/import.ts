/** `import`: files of officers become checked drafts. Nothing is published by it. */
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { draftOf } from '../importing/draft.ts'
import { LIMITS, megabytes } from '../importing/formats/limits.ts'
import { importJson } from '../importing/json.ts'
import { mappingOf, readMapping } from '../importing/matching/mapping.ts'
import { type Draft, isRefusal, type Refusal } from '../importing/model.ts'
import { readPublished } from '../importing/read-published.ts'
import { draftText } from '../importing/text.ts'
import { readLayoutWords } from '../importing/words/layout-words.ts'
import { openStore } from '../setup.ts'
import { rememberAnswers } from './import-answers.ts'
import { periodNamed } from './period-named.ts'

const OPTIONS = '--council KEY, --period "Q1 2024/25", --json and --is CELL=ANSWER; then the files'

/** Another publisher's data set has a command of its own, told by the first word. */
const LAIT: string = '../importing/lait/command.ts'
type LaitCommand = {
  runLaitImport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number>
}

/** Returns the exit status: 1 where a file could not be read. */
export async function runImport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const [first, ...rest] = args
  if (first === 'lait') return ((await import(LAIT)) as LaitCommand).runLaitImport(rest, config, out)
  const { values, positionals } = options(args)
  if (positionals.length === 0) throw new UsageError(`Say which files to import. The options are ${OPTIONS}.`)
  const council = councilNamed(values.council)
  const period = values.period === undefined ? null : periodNamed(values.period)
  const store = await openStore(config)
  try {
    const published = await readPublished(store, config.dataDir)
    const words = await readLayoutWords(config.dataDir)
    if (values.is !== undefined)
      await rememberAnswers(values.is, positionals, { published, words, council, period }, mappingFile(config))
    const mapping = mappingOf(await readMapping(mappingFile(config)))
    let status = 0
    for (const path of positionals) {
      const bytes = await bytesOf(path)
      const result =
        'refused' in bytes
          ? bytes
          : await draftOf(basename(path), bytes.bytes, { published, words, council, mapping, period })
      if (isRefusal(result)) status = 1
      out(values.json ? `${JSON.stringify(importJson(result, await keep(result)))}\n` : draftText(result))
    }
    return status
  } finally {
    await store.close()
  }
}

/** Keeps the draft and gives its id. A store of drafts goes here; without one a draft is only shown. */
async function keep(_result: Draft | Refusal): Promise<string | null> {
  return null
}

/** What was asked once is kept beside the figures. */
const mappingFile = (config: Config): string =>
  join(config.database === ':memory:' ? config.dataDir : dirname(config.database), 'import-mapping.json')

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        council: { type: 'string' },
        json: { type: 'boolean' },
        period: { type: 'string' },
        is: { type: 'string', multiple: true },
      },
    })
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.split('. ')[0]}. The options are ${OPTIONS}.`, { cause })
  }
}

function councilNamed(named: string | undefined): string | null {
  if (named === undefined) return null
  const key = named.trim().toLowerCase()
  if (!/^[a-z][a-z0-9-]*$/.test(key)) {
    throw new UsageError(`--council is "${named}"; write the council's key, such as "north-somerset".`)
  }
  return key
}

async function bytesOf(path: string): Promise<{ bytes: Uint8Array } | Refusal> {
  const file = basename(path)
  const refuse = (code: string, text: string): Refusal => ({
    file,
    refused: { severity: 'error', code, sheet: null, cell: null, row: null, column: null, text: `${file}: ${text}` },
  })
  try {
    const { size } = await stat(path)
    if (size > LIMITS.file) {
      return refuse(
        'too-large',
        `The file has ${megabytes(size)}, more than ${megabytes(LIMITS.file)}; send the sheet with the scorecard alone.`,
      )
    }
    return { bytes: await readFile(path) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return refuse('missing', 'There is no such file; check its name and folder.')
    if (code === 'EISDIR') return refuse('folder', 'This is a folder; name the files in it.')
    return refuse('unreadable', `The file cannot be opened (${code ?? 'unknown cause'}).`)
  }
}
