/**
 * What publishing a draft would do to what is published: which figures it closes, which it states, and with which RAG.
 * Pure. A figure whose own facts and bands did not change keeps the RAG that it was published with.
 */
import { rowKey } from '../loading/build-figures.ts'
import type { Rules } from '../loading/rule-set.ts'
import type { Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import { sameFact } from '../store/item.ts'
import type { Change, Draft, HeldFigure, HeldReport, StatedFigure } from '../store/releases.ts'
import { type DisclosureRule, unlinkedSmall, withoutSmall } from './disclosure.ts'
import { toldByFindings } from './findings.ts'
import { type Extent, extentOf, type Item, layOver } from './items.ts'
import { joinedNotes, revisedNote, revisionsIn } from './notes.ts'
import { isBand, rateItems } from './rating.ts'

export interface PlanOptions {
  /** The day from which it is what the council says. */
  readonly publishedOn: IsoDate
  readonly disclosure: DisclosureRule | null
}

export interface Plan {
  readonly change: Change & { readonly figures: readonly StatedFigure[] }
  /** The report after it, with its figures in their order. */
  readonly measures: readonly Measure[]
  readonly figures: readonly Figure[]
  /** Figures that are withheld because they are about too few people. */
  readonly withheld: readonly Figure[]
  /** Of those, counts of which nothing tells which percentage or total they are part of. */
  readonly unlinked: readonly Figure[]
}

/** What the draft meets. */
export interface Standing {
  /** Its report as it is published; null where it is new. */
  readonly held: HeldReport | null
  /** Bands of the council's earlier reports. */
  readonly earlier: readonly HeldFigure[]
  readonly indicators: ReadonlyMap<string, Indicator>
  /** Whether the council is published already: a draft changes nothing about it, least of all who has to approve. */
  readonly councilKnown: boolean
}

export const releaseOf = (
  { kind, council, document, title, source, by, at }: Draft,
  publishedOn: IsoDate,
): Change['release'] => ({
  kind,
  council,
  document,
  title,
  publishedOn,
  source,
  draftedBy: by,
  draftedAt: at,
})

export function planOf(
  draft: Draft,
  { held, earlier, indicators, councilKnown }: Standing,
  rules: Rules,
  { publishedOn, disclosure }: PlanOptions,
): Plan {
  const { content } = draft
  const extent = extentOf(draft)
  const laid = layOver({ ...content, figures: toldByFindings(draft) }, held, extent)
  const printed = laid.items.map((i) => i.figure)
  const named = { relations: rules.relations, measures: laid.measures }
  const shownFigures = disclosure ? withoutSmall(printed, disclosure, named) : printed
  const items = laid.items.map((item, i): Item => ({ ...item, figure: shownFigures[i] as Figure }))
  const known = new Map([...indicators, ...content.indicators.map((i) => [i.id, i] as const)])
  const rated = rateItems({ items, measures: laid.measures, indicators: known, earlier }, rules)
  const changedRows = rowsWithOtherBands(items, laid.gone, held?.measures ?? [], laid.measures)
  const outcome = items.map((item, i): Outcome => {
    const now = rated[i] as StatedFigure
    const { held: old } = item
    const kept = old !== null && sameFact(old.figure, now.figure) && !changedRows.has(rowKey(now.figure)) ? old : null
    if (kept && addsNothing(kept.figure, now.figure)) return { figure: kept.figure, stated: null, replaces: null }
    const figure = noted(old, kept ? withRagOf(now.figure, kept.figure) : now.figure, publishedOn)
    return { figure, stated: { ...(kept ?? now), figure }, replaces: old }
  })
  const figures = outcome.map((o) => o.figure)
  return {
    measures: laid.measures,
    figures,
    unlinked: disclosure ? unlinkedSmall(printed, disclosure, named) : [],
    withheld: figures.filter(
      (f, i) => f.status === 'suppressed' && items[i]?.stated && laid.items[i]?.figure.value !== null,
    ),
    change: {
      release: releaseOf(draft, publishedOn),
      closes: [...laid.gone, ...outcome.flatMap((o) => o.replaces ?? [])],
      figures: outcome.flatMap((o) => o.stated ?? []),
      ...(councilKnown ? {} : { council: content.council }),
      documentEntry: content.document,
      indicators: content.indicators.filter((i) => !indicators.has(i.id)),
      measures: laid.measures,
      ...listOf('commentary', held?.commentary ?? [], content.commentary, extent),
      ...listOf('glossary', held?.glossary ?? [], content.glossary, extent),
    },
  }
}

/** Where something stands that came with a file of officers'. */
const IN_A_CELL = /, cell [A-Z]+\d+$/

/** A list of the report as it is after the draft; nothing where it stays as it is. */
function listOf<K extends string, T extends { readonly location?: string }>(
  key: K,
  before: readonly T[],
  own: readonly T[],
  extent: Extent,
): { readonly [P in K]?: readonly T[] } {
  const after = (list: readonly T[]) => ({ [key]: list }) as { readonly [P in K]?: readonly T[] }
  if (extent === 'report') return after(own)
  if (own.length === 0) return {}
  return after([...(extent === 'cells' ? before : before.filter((b) => !IN_A_CELL.test(b.location ?? ''))), ...own])
}

interface Outcome {
  /** As it will be in the view. */
  readonly figure: Figure
  /** Null where the row that is there stays. */
  readonly stated: StatedFigure | null
  readonly replaces: HeldFigure | null
}

/** Whether nothing is said of a figure that is not said of it already. */
function addsNothing(old: Figure, now: Figure): boolean {
  const said = new Set(old.remarks?.map((r) => JSON.stringify(r)))
  const isSaid = !now.note || (old.note?.includes(now.note) ?? false)
  return isSaid && (now.remarks ?? []).every((r) => said.has(JSON.stringify(r)))
}

const withRagOf = (figure: Figure, { rag, ragReason, judgement }: Figure): Figure => ({
  ...figure,
  rag,
  ragReason,
  ...(judgement ? { judgement } : {}),
})

/** With what it was revised from, now and before. */
function noted(old: HeldFigure | null, now: Figure, on: IsoDate): Figure {
  if (!old || now.kind !== 'value') return now
  const revised = sameFact(old.figure, now) ? null : revisedNote(old.figure, now, on)
  return { ...now, note: joinedNotes(now.note, ...revisionsIn(old.figure.note), revised) }
}

/** Rows whose bands or polarity are not what they were, so that their figures are judged anew. */
function rowsWithOtherBands(
  items: readonly Item[],
  gone: readonly HeldFigure[],
  before: readonly Measure[],
  after: readonly Measure[],
): ReadonlySet<string> {
  const polarity = new Map(before.map((m) => [rowKey(m), m.polarity]))
  return new Set([
    ...items
      .filter((i) => isBand(i.figure) && !(i.held && sameFact(i.held.figure, i.figure)))
      .map((i) => rowKey(i.figure)),
    ...gone.filter((h) => isBand(h.figure)).map((h) => rowKey(h.figure)),
    ...after.filter((m) => polarity.has(rowKey(m)) && polarity.get(rowKey(m)) !== m.polarity).map(rowKey),
  ])
}
