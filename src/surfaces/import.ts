/** `import`: files of officers become checked drafts. Nothing is published by it. */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { readArguments } from '../arguments.ts'
import { nowMs, today } from '../clock.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { answerIn } from '../importing/answers.ts'
import { LIMITS, tooLarge } from '../importing/formats/limits.ts'
import { importJson } from '../importing/json.ts'
import { isRefusal, publishable, type Refusal, refusalOf } from '../importing/model.ts'
import { draftText } from '../importing/text.ts'
import { isReportKey } from '../publishing/report-key.ts'
import { openStore } from '../setup.ts'
import { openSqliteReleases } from '../store/sqlite/releases.ts'
import { realDay } from './day-and-council.ts'
import { periodNamed } from './period-named.ts'
import { FileImport, type KeptDraft, type SaidOfFile } from './releases/import-file.ts'

const OPTIONS =
  '--council KEY, --council-name NAME, --by WHO, --period "Q1 2024/25", --published 2024-10-29, --meeting TEXT, --title TEXT, --report KEY, --is CELL=ANSWER, --new-measures, --offered, --partial and --json; then the files'

/** Returns the exit status: 1 where a file could not be read. */
export async function runImport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const [first, ...rest] = args
  // Another publisher's data set has a command of its own.
  if (first === 'lait') return (await import('../importing/lait/command.ts')).runLaitImport(rest, config, out)
  const { values, positionals } = options(args)
  if (positionals.length === 0) throw new UsageError(`Say which files to import. The options are ${OPTIONS}.`)
  const said = saidIn(values)
  if (said.answers.length > 0 && (said.council === null || positionals.length !== 1))
    throw new UsageError('An answer with --is goes with one file and with --council KEY, for which it is remembered.')
  // Takes the bundled reports where they are new.
  await (await openStore(config)).close()
  const releases = await openSqliteReleases(config.database)
  try {
    const importing = new FileImport({ config, releases, now: nowMs() })
    let status = 0
    for (const path of positionals) {
      const bytes = await bytesOf(path)
      const { read, kept } =
        'refused' in bytes ? { read: bytes, kept: null } : await importing.file(basename(path), bytes.bytes, said)
      if (isRefusal(read)) status = 1
      if (values.json) {
        const draft = kept ? `D-${kept.id}` : null
        out(`${JSON.stringify({ ...importJson(read, draft), publishable: kept?.publishable ?? false })}\n`)
      } else out(`${draftText(read)}${keptText(kept, !isRefusal(read) && publishable(read))}`)
    }
    return status
  } finally {
    await releases.close()
  }
}

function keptText(kept: KeptDraft | null, isFileReady: boolean): string {
  if (kept === null) return 'No draft is kept of it.\n'
  const { id, replaces, publishable: isReady } = kept
  // Against what is published before, which the file alone does not tell.
  const more =
    !isReady && isFileReady ? ', which lists what has to be mended or confirmed before it can be published' : ''
  const instead = replaces.length === 0 ? '' : `, in the place of ${replaces.map((old) => `D-${old}`).join(', ')}`
  return `Kept as D-${id}${instead}. Look at it with: npm run releases -- preview D-${id}${more}\n`
}

function saidIn(values: ReturnType<typeof options>['values']): SaidOfFile {
  const { by, meeting, title, report, is = [] } = values
  if (report !== undefined && !isReportKey(report))
    throw new UsageError(
      `--report is "${report}"; a report's key has small letters, digits and hyphens, such as 2024-25-q1.`,
    )
  const published = values.published === undefined ? today() : realDay(values.published)
  if (published === null)
    throw new UsageError(`--published is "${values.published}", which is no day; write it as 2024-10-29.`)
  return {
    by: by?.trim() || null,
    council: councilNamed(values.council),
    period: values.period === undefined ? null : periodNamed(values.period),
    published,
    meeting,
    title,
    report,
    councilName: values['council-name'],
    answers: is.map(answerIn),
    newMeasures: values['new-measures'] ?? false,
    offered: values.offered ?? false,
    partial: values.partial ?? false,
  }
}

function options(args: readonly string[]) {
  return readArguments(
    args,
    {
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
    },
    `The options are ${OPTIONS}`,
  )
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
  const refuse = (code: string, text: string): Refusal => refusalOf(file, { code, text })
  try {
    const { size } = await stat(path)
    if (size > LIMITS.file) return refuse('too-large', tooLarge(size))
    return { bytes: await readFile(path) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return refuse('missing', 'There is no such file; check its name and folder.')
    if (code === 'EISDIR') return refuse('folder', 'This is a folder; name the files in it.')
    return refuse('unreadable', `The file cannot be opened (${code ?? 'unknown cause'}).`)
  }
}
