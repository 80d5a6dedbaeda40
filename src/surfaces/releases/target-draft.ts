/** A draft of targets and tolerances, from wherever they are typed. */
import type { Catalogue } from '../../catalogue.ts'
import { UsageError } from '../../errors.ts'
import { BAND_KINDS, type BandKind } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { IsoDate } from '../../model/period.ts'
import type { DraftInput } from '../../publishing/draft.ts'
import { type TypedTarget, targetsOf } from '../../publishing/targets.ts'
import type { SharedRules } from '../../rules/rag.ts'
import type { Releases } from '../../store/releases.ts'
import { sha256 } from './doing.ts'

/** The bands that something was typed for, as typed. */
export const bandsIn = (printed: (kind: BandKind) => string | null | undefined): TypedTarget['bands'] =>
  Object.fromEntries(BAND_KINDS.flatMap((kind) => (printed(kind)?.trim() ? [[kind, printed(kind)?.trim()]] : [])))

export interface MeasureNamed {
  /** The council's key. */
  readonly council: string
  /** Its reference, such as A.10, or the indicator's id. */
  readonly measure: string
  /** The part of the measure; null where nobody said. */
  readonly sub: string | null
  /** The key of the report; null: the newest that has the measure. */
  readonly document: string | null
}

/**
 * The row as the council's newest report has it.
 * @param whichSub how somebody says which part of the measure they mean
 * @throws UsageError where there is none, or several
 */
export function rowForTargets(
  catalogue: Catalogue,
  { council, measure, sub, document }: MeasureNamed,
  whichSub: string,
): Measure {
  const rows = catalogue
    .documentsOf(council)
    .filter((d) => document === null || d.key === document)
    .flatMap((d) => catalogue.rowsOf(d.key))
    .filter((m) => [m.ref, m.indicator].some((n) => n?.toLowerCase() === measure.toLowerCase()))
  const newest = rows.filter((m) => m.document === rows[0]?.document && (sub === null || m.sub === sub))
  const [row, second] = newest
  if (!row) throw new UsageError(`No report of ${council} has a measure "${measure}"${sub ? ` (${sub})` : ''}.`)
  if (second)
    throw new UsageError(
      `"${measure}" has several rows; say which with ${whichSub}: ${newest.map((m) => `"${m.sub}"`).join(', ')}.`,
    )
  return row
}

export interface TargetsTyped {
  readonly targets: readonly TypedTarget[]
  readonly rules: SharedRules
  /** The file's name, or "typed". */
  readonly name: string
  readonly today: IsoDate
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/** One draft for each report whose measures are changed. */
export async function targetDrafts(
  releases: Pick<Releases, 'report'>,
  catalogue: Catalogue,
  { targets, rules, name, today, by, at }: TargetsTyped,
): Promise<DraftInput[]> {
  const indicators = new Map([...catalogue.indicators].map((i) => [i.id, i]))
  const drafts: DraftInput[] = []
  for (const [document, own] of Map.groupBy(targets, ({ row }) => row.document)) {
    const held = await releases.report(document)
    const council = held && catalogue.council(held.document.council)
    if (!held || !council) continue
    const { content, findings } = targetsOf(own, { council, held, indicators, rules, today })
    const source = { name, sha256: sha256(JSON.stringify(content.figures)), layout: 'targets', layoutVersion: '1' }
    drafts.push({ content, findings, source, whole: false, by, at })
  }
  return drafts
}
