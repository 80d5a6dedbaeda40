/** `targets`: targets and tolerances set in the shell, one measure by options or many by a table. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { UsageError } from '../../errors.ts'
import { readWorkbook } from '../../importing/formats/read-workbook.ts'
import { FileRefused } from '../../importing/formats/refusal.ts'
import { BAND_KINDS } from '../../model/figure.ts'
import type { Period } from '../../model/period.ts'
import type { TypedTarget } from '../../publishing/targets.ts'
import { knownCouncil } from '../known.ts'
import { periodTyped } from '../period-named.ts'
import { catalogueOf, type Doing, officeOf, todayOf, whoIn } from './doing.ts'
import { keepDraftOf } from './prepare.ts'
import { bandsIn, rowForTargets, targetDrafts } from './target-draft.ts'

interface Line {
  readonly measure: string
  readonly sub: string | null
  readonly period: string
  readonly bands: TypedTarget['bands']
  readonly from: string
}

const HEADS = ['measure', 'sub', 'period', ...BAND_KINDS] as const

/** Each row of the first table that has a head "measure". */
async function linesOf(path: string): Promise<Line[]> {
  const file = basename(path)
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be opened (${cause.code ?? cause.message}).`, { cause })
  })
  const { sheets } = await readWorkbook(file, bytes).catch((cause: Error) => {
    throw cause instanceof FileRefused ? new UsageError(`${file}: ${cause.message}`, { cause }) : cause
  })
  for (const { name, rows } of sheets) {
    const text = (r: number, c: number): string => (c < 0 ? '' : (rows[r]?.[c]?.shown ?? '').trim())
    const top = rows.findIndex((row) => row.some((cell) => cell?.shown.trim().toLowerCase() === 'measure'))
    if (top < 0) continue
    const heads = (rows[top] ?? []).map((cell) => cell?.shown.trim().toLowerCase() ?? '')
    const at = new Map(HEADS.map((head) => [head, heads.indexOf(head)]))
    const of = (r: number, head: (typeof HEADS)[number]): string => text(r, at.get(head) ?? -1)
    const filled = rows.flatMap((_, r) => (r > top && of(r, 'measure') !== '' ? [r] : []))
    return filled.map((r) => ({
      measure: of(r, 'measure'),
      sub: (at.get('sub') ?? -1) < 0 ? null : of(r, 'sub'),
      period: of(r, 'period'),
      bands: bandsIn((kind) => of(r, kind)),
      from: sheets.length === 1 ? `row ${r + 1}` : `${name}, row ${r + 1}`,
    }))
  }
  throw new UsageError(`${file} has no row of heads with "measure"; the heads are ${HEADS.join(', ')}.`)
}

/** `targets`. One draft for each report whose measures it changes. */
export async function draftTargets(doing: Doing): Promise<string> {
  const { options, releases } = doing
  const { values, subject } = options
  const by = whoIn(doing)
  const catalogue = await catalogueOf(doing)
  const council = knownCouncil(catalogue, values.council)
  const lines: readonly Line[] =
    subject === null
      ? [
          {
            measure: values.measure ?? '',
            sub: values.sub ?? null,
            period: values.period ?? '',
            bands: bandsIn((kind) => values[kind]),
            from: 'typed',
          },
        ]
      : await linesOf(subject)
  const whichSub = subject === null ? '--sub' : 'a column sub'
  const targets = lines.map(({ measure, sub, period, bands, from }): TypedTarget => {
    const where = subject === null ? '' : `${basename(subject)}, ${from}: `
    if (measure === '') throw new UsageError('Say which measure with --measure, such as A.10, or name a table.')
    if (Object.keys(bands).length === 0)
      throw new UsageError(`${where}Give at least one of ${BAND_KINDS.join(', ')} of "${measure}".`)
    const document = values.document ?? null
    const row = at(where, () => rowForTargets(catalogue, { council, measure, sub, document }, whichSub))
    return { row, bands, from, period: yearOf(period, where) }
  })
  const { rules } = await officeOf(doing)
  const drafts = await targetDrafts(releases, catalogue, {
    targets,
    rules: rules.shared,
    name: subject === null ? 'typed' : basename(subject),
    today: todayOf(doing),
    by,
    at: doing.now,
  })
  const said: string[] = []
  for (const draft of drafts) said.push(await keepDraftOf(doing, draft))
  return `${said.join('\n')}\nLook at it with "npm run releases -- preview D-…".`
}

/** What `work` gives; what is wrong is told with its place. */
function at<T>(where: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${where}${error.message}`, { cause: error })
    throw error
  }
}

function yearOf(period: string, where: string): Period {
  const found = periodTyped(period)
  if (found) return found
  throw new UsageError(`${where}"${period}" is no period; write the year that the targets are for, such as 2024/25.`)
}
