/** A draft that corrects one published figure, or says something about it, from wherever it is typed. */
import type { Catalogue } from '../../catalogue.ts'
import { UsageError } from '../../errors.ts'
import type { IsoDate, Period } from '../../model/period.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { correctionOf } from '../../publishing/correction.ts'
import type { DraftInput } from '../../publishing/draft.ts'
import type { Releases } from '../../store/releases.ts'
import { sha256 } from './doing.ts'

export interface TypedCorrection {
  /** The council's key. */
  readonly council: string
  /** Its reference, such as A.10, or the indicator's id. */
  readonly measure: string
  /** The part of the measure; null: whichever has the figure. */
  readonly sub: string | null
  readonly period: Period
  /** Null where the figure stays and only something is said about it. */
  readonly value: string | null
  /** Why; told with the figure. */
  readonly note: string | null
  /** Officers' words about the figure. */
  readonly commentary: string | null
  /** The key of the report; null: the newest that has the figure. */
  readonly document: string | null
  readonly today: IsoDate
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/** Throws UsageError for what is no period. */
export function periodOfFigure(said: string): Period {
  const period = parsePeriodKey(said)
  if (period) return period
  throw new UsageError(`"${said}" is no period; write it as 2024-03, 2023/24 Q4 or 2023/24.`)
}

/** Throws UsageError where no report has such a figure, or the value cannot be read. */
export async function correctFigure(
  releases: Releases,
  catalogue: Catalogue,
  { council: key, measure, sub, document, by, at, ...typed }: TypedCorrection,
): Promise<DraftInput> {
  const { period } = typed
  const council = catalogue.council(key)
  const wanted = measure.toLowerCase()
  const rows = catalogue
    .documentsOf(key)
    .filter((d) => document === null || d.key === document)
    .flatMap((d) => catalogue.rowsOf(d.key))
    .filter((m) => [m.ref, m.indicator].some((n) => n?.toLowerCase() === wanted) && (sub === null || m.sub === sub))
  for (const row of rows) {
    const held = await releases.report(row.document)
    const has = held?.figures.some(
      ({ figure: f }) =>
        f.kind === 'value' &&
        f.indicator === row.indicator &&
        f.sub === row.sub &&
        f.period.end === period.end &&
        f.period.start === period.start,
    )
    if (!held || !council || !has) continue
    const content = correctionOf(council, held, { row, ...typed })
    const hash = sha256(JSON.stringify([content.figures, content.commentary]))
    const source = { name: 'typed', sha256: hash, layout: 'card', layoutVersion: '1' }
    return { content, findings: [], source, whole: false, by, at }
  }
  throw new UsageError(
    `No report of ${key} has a figure of "${measure}" for ${period.label}; give its reference, such as A.10.`,
  )
}
