/** `targets`: targets and tolerances set in the shell, one measure by options or many by a table. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { UsageError } from '../../errors.ts'
import { readWorkbook } from '../../importing/formats/read-workbook.ts'
import { FileRefused } from '../../importing/formats/refusal.ts'
import { BAND_KINDS, type BandKind } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { Period } from '../../model/period.ts'
import { type TypedTarget, targetsOf } from '../../publishing/targets.ts'
import { knownCouncil } from '../known.ts'
import { periodTyped } from '../period-named.ts'
import { catalogueOf, type Doing, officeOf, sha256, todayOf, whoIn } from './doing.ts'
import { keepDraftOf } from './prepare.ts'

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

const bandsIn = (printed: (kind: BandKind) => string | undefined): TypedTarget['bands'] =>
  Object.fromEntries(BAND_KINDS.flatMap((kind) => (printed(kind)?.trim() ? [[kind, printed(kind)?.trim()]] : [])))

/** `targets`. One draft for each report whose measures it changes. */
export async function draftTargets(doing: Doing): Promise<string> {
  const { options, releases } = doing
  const { values, subject } = options
  const by = whoIn(doing)
  const catalogue = await catalogueOf(doing)
  const key = knownCouncil(catalogue, values.council)
  const council = catalogue.council(key)
  if (!council) throw new UsageError(`There is no council "${key}".`)
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
  const targets = lines.map((line): TypedTarget => {
    const where = subject === null ? '' : `${basename(subject)}, ${line.from}: `
    if (line.measure === '') throw new UsageError('Say which measure with --measure, such as A.10, or name a table.')
    if (Object.keys(line.bands).length === 0)
      throw new UsageError(`${where}Give at least one of ${BAND_KINDS.join(', ')} of "${line.measure}".`)
    return { ...line, row: rowOf(line, where), period: yearOf(line, where) }
  })
  const wanted = Map.groupBy(targets, ({ row }) => row.document)
  const { rules } = await officeOf(doing)
  const said: string[] = []
  for (const [document, own] of wanted) {
    const held = await releases.report(document)
    if (!held) continue
    const indicators = new Map([...catalogue.indicators].map((i) => [i.id, i]))
    const context = { council, held, indicators, rules: rules.shared, today: todayOf(doing) }
    const { content, findings } = targetsOf(own, context)
    const name = subject === null ? 'typed' : basename(subject)
    const source = { name, sha256: sha256(JSON.stringify(content.figures)), layout: 'targets', layoutVersion: '1' }
    said.push(await keepDraftOf(doing, { content, findings, source, whole: false, by, at: doing.now }))
  }
  return `${said.join('\n')}\nLook at it with "npm run releases -- preview D-…".`

  /** As the council's newest report has it. */
  function rowOf({ measure, sub }: Line, where: string): Measure {
    const rows = catalogue
      .documentsOf(key)
      .filter((d) => values.document === undefined || d.key === values.document)
      .flatMap((d) => catalogue.rowsOf(d.key))
      .filter((m) => [m.ref, m.indicator].some((n) => n?.toLowerCase() === measure.toLowerCase()))
    const newest = rows.filter((m) => m.document === rows[0]?.document && (sub === null || m.sub === sub))
    const [row, second] = newest
    if (!row) throw new UsageError(`${where}No report of ${key} has a measure "${measure}"${sub ? ` (${sub})` : ''}.`)
    if (second)
      throw new UsageError(
        `${where}"${measure}" has several rows; say which with ${subject === null ? '--sub' : 'a column sub'}: ${newest.map((m) => `"${m.sub}"`).join(', ')}.`,
      )
    return row
  }
}

function yearOf({ period }: Line, where: string): Period {
  const found = periodTyped(period)
  if (found) return found
  throw new UsageError(`${where}"${period}" is no period; write the year that the targets are for, such as 2024/25.`)
}
