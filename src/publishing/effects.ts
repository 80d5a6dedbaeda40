/** What changes for whoever asks: a council's figures before and after a publication, row by row. Pure. */
import { rowKey } from '../loading/build-figures.ts'
import { BAND_KINDS, type Figure, type Rag } from '../model/figure.ts'
import type { Measure } from '../model/indicator.ts'
import { latestPosition, leads } from '../query/find-figure.ts'
import { sameFact } from '../store/item.ts'

/** A row as it is named to people. */
export interface RowName {
  readonly ref: string | null
  readonly name: string
  readonly indicator: string
  readonly sub: string
}

export interface Revised {
  readonly row: RowName
  readonly old: Figure
  readonly now: Figure
}

export interface Recoloured {
  readonly row: RowName
  readonly period: string
  readonly was: Rag
  readonly now: Rag
}

/** A reporting year's bands as printed; null where one is not there. */
export type Bands = Readonly<Record<'red' | 'amber' | 'green', string | null>>

export interface Retargeted {
  readonly row: RowName
  readonly period: string
  readonly was: Bands | null
  readonly now: Bands | null
}

export interface Effects {
  /** Figures for periods that had none. */
  readonly added: readonly { readonly row: RowName; readonly now: Figure }[]
  /** Another number for the same period, whichever report printed it before. */
  readonly revised: readonly Revised[]
  /** Figures that nothing answers for any more. */
  readonly gone: readonly { readonly row: RowName; readonly old: Figure }[]
  /** Rows of the latest report before that the report does not have. */
  readonly rowsGone: readonly RowName[]
  readonly rowsNew: readonly RowName[]
  /** The latest figure's RAG, and that of every earlier period whose RAG is another. */
  readonly recoloured: readonly Recoloured[]
  readonly retargeted: readonly Retargeted[]
}

interface Side {
  readonly figures: readonly Figure[]
  /** Of the latest report on this side. */
  readonly measures: readonly Measure[]
}

const periodKey = ({ period }: Figure): string => `${period.start}|${period.end}|${period.kind}`
const unitRow = (f: Figure): string => `${rowKey(f)}|${f.unit}`
const nameOf = ({ ref, name, indicator, sub }: Measure): RowName => ({ ref, name, indicator, sub })

export function effectsOf(before: Side, after: Side): Effects {
  const names = new Map([...before.measures, ...after.measures].map((m) => [rowKey(m), nameOf(m)]))
  const called = (f: Figure): RowName =>
    names.get(rowKey(f)) ?? { ref: null, name: f.indicator, indicator: f.indicator, sub: f.sub }
  const led = (figures: readonly Figure[]) => Map.groupBy(figures.filter(isValue), unitRow)
  const [was, is] = [led(before.figures), led(after.figures)]
  const rows = [...new Set([...is.keys(), ...was.keys()])].map((key) => ({
    old: was.get(key) ?? [],
    now: is.get(key) ?? [],
  }))
  const pairs = rows.flatMap(({ old, now }) => paired(old, now))
  return {
    added: pairs.flatMap(({ old, now }) => (now && !old ? [{ row: called(now), now }] : [])),
    revised: pairs.flatMap(({ old, now }) =>
      old && now && (old.value !== now.value || (old.value === null && !sameFact(old, now)))
        ? [{ row: called(now), old, now }]
        : [],
    ),
    gone: pairs.flatMap(({ old, now }) => (old && !now ? [{ row: called(old), old }] : [])),
    rowsGone: missing(before.measures, after.measures).map(nameOf),
    rowsNew: missing(after.measures, before.measures).map(nameOf),
    recoloured: rows.flatMap(({ old, now }) => recoloured(old, now, called)),
    retargeted: retargeted(before.figures, after.figures, called),
  }
}

const isValue = ({ kind }: Figure): boolean => kind === 'value'

const missing = (from: readonly Measure[], there: readonly Measure[]): Measure[] => {
  const known = new Set(there.map(rowKey))
  return from.filter((m) => !known.has(rowKey(m)))
}

/** What leads for each period; a withheld figure or words lead where no number does. */
function byPeriod(figures: readonly Figure[]): Map<string, Figure> {
  const words = figures.filter((f) => f.value === null)
  return new Map([
    ...words.map((f) => [periodKey(f), f] as const),
    ...leads(figures).map(({ figure }) => [periodKey(figure), figure] as const),
  ])
}

function paired(old: readonly Figure[], now: readonly Figure[]): { old: Figure | null; now: Figure | null }[] {
  const [was, is] = [byPeriod(old), byPeriod(now)]
  return [...new Set([...is.keys(), ...was.keys()])].map((key) => ({
    old: was.get(key) ?? null,
    now: is.get(key) ?? null,
  }))
}

function recoloured(old: readonly Figure[], now: readonly Figure[], called: (f: Figure) => RowName): Recoloured[] {
  const [was, is] = [latestPosition(old), latestPosition(now)]
  const latest =
    was && is && was.figure.rag !== is.figure.rag
      ? [{ row: called(is.figure), period: is.period.label, was: was.figure.rag, now: is.figure.rag }]
      : []
  const samePeriod = paired(old, now).flatMap(({ old: a, now: b }) =>
    a && b && a.rag !== b.rag && b.period.label !== is?.period.label
      ? [{ row: called(b), period: b.period.label, was: a.rag, now: b.rag }]
      : [],
  )
  return [...latest, ...samePeriod]
}

const isBand = ({ kind }: Figure): boolean => (BAND_KINDS as readonly string[]).includes(kind)

function retargeted(before: readonly Figure[], after: readonly Figure[], called: (f: Figure) => RowName): Retargeted[] {
  const sets = (figures: readonly Figure[]) =>
    Map.groupBy(figures.filter(isBand), (f) => `${rowKey(f)}|${periodKey(f)}`)
  const [was, is] = [sets(before), sets(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key): Retargeted[] => {
    const [old, now] = [bandsIn(was.get(key)), bandsIn(is.get(key))]
    const [first] = is.get(key) ?? was.get(key) ?? []
    if (!first || JSON.stringify(old) === JSON.stringify(now)) return []
    return [{ row: called(first), period: first.period.label, was: old, now }]
  })
}

/** The newest report's bands of a year. */
function bandsIn(figures: readonly Figure[] | undefined): Bands | null {
  if (!figures) return null
  const newest = figures
    .map((f) => f.published)
    .toSorted()
    .at(-1)
  // A target may stand beside its band: "92%" and "92%+".
  const of = (kind: Figure['kind']): string | null => {
    const printed = figures.filter((f) => f.published === newest && f.kind === kind).map((f) => f.asPrinted)
    return printed.length === 0 ? null : [...new Set(printed)].toSorted().join(' or ')
  }
  return { red: of('red'), amber: of('amber'), green: of('green') }
}
