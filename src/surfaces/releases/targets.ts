/** `targets`: targets and tolerances set in the shell, one measure by options or many by a table. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { UsageError } from '../../errors.ts'
import { readWorkbook } from '../../importing/formats/read-workbook.ts'
import { FileRefused } from '../../importing/formats/refusal.ts'
import { knownCouncil } from '../known.ts'
import { catalogueOf, type Doing, officeOf, todayOf, whoIn } from './doing.ts'
import { keepDraftOf } from './prepare.ts'
import { bandsIn, targetDrafts } from './target-draft.ts'
import { TARGET_HEADS, type TargetLine, targetLines, typedTargets } from './target-table.ts'

async function linesOf(path: string): Promise<TargetLine[]> {
  const file = basename(path)
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be opened (${cause.code ?? cause.message}).`, { cause })
  })
  const read = await readWorkbook(file, bytes).catch((cause: Error) => {
    throw cause instanceof FileRefused ? new UsageError(`${file}: ${cause.message}`, { cause }) : cause
  })
  const lines = targetLines(read)
  if (lines) return lines
  throw new UsageError(`${file} has no row of heads with "measure"; the heads are ${TARGET_HEADS.join(', ')}.`)
}

/** `targets`. One draft for each report whose measures it changes. */
export async function draftTargets(doing: Doing): Promise<string> {
  const { options, releases } = doing
  const { values, subject } = options
  const by = whoIn(doing)
  const catalogue = await catalogueOf(doing)
  const council = knownCouncil(catalogue, values.council)
  const { measure = '', sub = null, period = '', document = null } = values
  const typed = { measure, sub, period, bands: bandsIn((kind) => values[kind]), from: 'typed' }
  const file = subject === null ? null : basename(subject)
  const lines = subject === null ? [typed] : await linesOf(subject)
  const targets = typedTargets(catalogue, lines, { council, document, file })
  const { rules } = await officeOf(doing)
  const drafts = await targetDrafts(releases, catalogue, {
    targets,
    rules: rules.shared,
    name: file ?? 'typed',
    today: todayOf(doing),
    by,
    at: doing.now,
  })
  const said: string[] = []
  for (const draft of drafts) said.push(await keepDraftOf(doing, draft))
  return `${said.join('\n')}\nLook at it with "npm run releases -- preview D-…".`
}
