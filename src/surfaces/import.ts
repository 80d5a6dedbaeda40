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
import { isRefusal, type Refusal } from '../importing/model.ts'
import { readPublished } from '../importing/read-published.ts'
import { draftText } from '../importing/text.ts'
import { readLayoutWords } from '../importing/words/layout-words.ts'
import { openStore } from '../setup.ts'
import { realDay } from './day-and-council.ts'
import { rememberAnswers } from './import-answers.ts'
import { periodNamed } from './period-named.ts'
import { type KeptImport, keepImported, type SaidOfFile } from './releases/keep-imported.ts'

const OPTIONS =
  '--council KEY, --council-name NAME, --by WHO, --period "Q1 2024/25", --published 2024-10-29, --meeting TEXT, --title TEXT, --report KEY, --is CELL=ANSWER, --new-measures, --offered, --partial and --json; then the files'

/** Returns the exit status: 1 where a file could not be read. */
export async function runImport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const [first, ...rest] = args
  // Another publisher's data set has a command of its own.
  if (first === 'lait') return (await import('../importing/lait/command.ts')).runLaitImport(rest, config, out)
  const { values, positionals } = options(args)
  if (positionals.length === 0) throw new UsageError(`Say which files to import. The options are ${OPTIONS}.`)
  const council = councilNamed(values.council)
  const said = saidIn(values)
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
      const kept = await keepImported(config, result, said)
      if (values.json)
        out(
          `${JSON.stringify({ ...importJson(result, kept?.draft ?? null), publishable: kept?.publishable ?? false })}\n`,
        )
      else out(`${draftText(result)}${keptText(kept)}`)
    }
    return status
  } finally {
    await store.close()
  }
}

const keptText = (kept: KeptImport | null): string =>
  kept === null
    ? 'No draft is kept of it.\n'
    : `Kept as ${kept.draft}. Look at it with: npm run releases -- preview ${kept.draft}\n`

function saidIn(values: ReturnType<typeof options>['values']): SaidOfFile {
  const { by, meeting, title, report } = values
  const published = values.published === undefined ? null : realDay(values.published)
  if (values.published !== undefined && published === null)
    throw new UsageError(`--published is "${values.published}", which is no day; write it as 2024-10-29.`)
  return {
    by,
    published,
    meeting,
    title,
    report,
    councilName: values['council-name'],
    newMeasures: values['new-measures'] ?? false,
    offered: values.offered ?? false,
    partial: values.partial ?? false,
  }
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
        'council-name': { type: 'string' },
        by: { type: 'string' },
        published: { type: 'string' },
        meeting: { type: 'string' },
        title: { type: 'string' },
        report: { type: 'string' },
        'new-measures': { type: 'boolean' },
        offered: { type: 'boolean' },
        partial: { type: 'boolean' },
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
