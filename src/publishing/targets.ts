/** A draft that changes targets and tolerances of measures, and nothing else of their report. Pure. */
import { rowKey } from '../loading/build-figures.ts'
import { checkBands } from '../loading/checks/bands.ts'
import type { LoadedFigure } from '../loading/loaded.ts'
import { NO_RELATIONS } from '../loading/relations.ts'
import { BAND_KINDS, type BandKind, type Council, type Figure } from '../model/figure.ts'
import type { Indicator, Measure } from '../model/indicator.ts'
import type { IsoDate, Period } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import type { SharedRules } from '../rules/rag.ts'
import type { DraftContent, HeldReport, NewFinding } from '../store/releases.ts'

export interface TypedTarget {
  readonly row: Measure
  /** The reporting year that it holds for, as a rule. */
  readonly period: Period
  /** As they are to be printed, such as "<87%", "87%+" or "-" for none; what is left out stays as it is. */
  readonly bands: Readonly<Partial<Record<BandKind, string>>>
  /** Where it was typed: "row 3 of targets.csv". */
  readonly from: string
}

export interface TargetContext {
  readonly council: Council
  /** The report that prints the rows. */
  readonly held: HeldReport
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly rules: SharedRules
  readonly today: IsoDate
}

export interface Targets {
  readonly content: DraftContent
  readonly findings: readonly NewFinding[]
}

export function targetsOf(targets: readonly TypedTarget[], context: TargetContext): Targets {
  const { council, held } = context
  const figures = targets.flatMap((target) =>
    BAND_KINDS.flatMap((kind) => {
      const printed = target.bands[kind]?.trim()
      return printed ? bandFigures(target, kind, printed, context) : []
    }),
  )
  const rows = new Map(targets.map(({ row }) => [rowKey(row), row]))
  return {
    content: {
      council,
      document: held.document,
      indicators: [],
      measures: [...rows.values()],
      figures,
      commentary: [],
      glossary: [],
    },
    findings: targets.flatMap((target) => wrongWith(target, figures, context)),
  }
}

const samePeriod = (a: Period, b: Period): boolean => a.kind === b.kind && a.start === b.start && a.end === b.end

const polarityOf = ({ row }: TypedTarget, { indicators }: TargetContext) =>
  row.polarity ?? indicators.get(row.indicator)?.polarity ?? 'info'

/** One for each that the report has of the kind and year, since a target may be printed beside its band. */
function bandFigures(target: TypedTarget, kind: BandKind, asPrinted: string, context: TargetContext): Figure[] {
  const { row, period } = target
  const { held, rules, today } = context
  const value = rules.readBand(asPrinted, null, polarityOf(target, context), kind)?.value ?? null
  const stated = { value, asPrinted, note: null, location: `set by officers on ${dayLabel(today)}` }
  const before = held.figures
    .map(({ figure }) => figure)
    .filter((f) => f.kind === kind && rowKey(f) === rowKey(row) && samePeriod(f.period, period))
  if (before.length > 0) return before.map((old) => ({ ...old, ...stated }))
  const { key: document, council, published } = held.document
  return [
    {
      ...stated,
      council,
      document,
      published,
      indicator: row.indicator,
      sub: row.sub,
      kind,
      period,
      unit: row.unit,
      part: 'table',
      vintage: '',
      rag: 'none',
      ragReason: '',
    },
  ]
}

/** Bands that leave part of the line uncovered, overlap or run the wrong way stop it, as words for a number do. */
function wrongWith(target: TypedTarget, figures: readonly Figure[], context: TargetContext): NewFinding[] {
  const { row, period, bands, from } = target
  const mine = (f: Figure): boolean => rowKey(f) === rowKey(row) && samePeriod(f.period, period)
  const kept = context.held.figures
    .map(({ figure }) => figure)
    .filter((f) => mine(f) && (BAND_KINDS as readonly string[]).includes(f.kind) && !bands[f.kind as BandKind])
  const set = [...figures.filter(mine), ...kept]
  const finding = (severity: NewFinding['severity'], code: string, text: string): NewFinding => ({
    severity,
    code,
    sheet: null,
    cell: from,
    text,
    about: { indicator: row.indicator, sub: row.sub, period: null },
    confirmable: true,
  })
  const name = `${row.ref === null ? '' : `${row.ref} `}${row.name}, ${period.label}`
  const covering = checkBands({
    indicators: context.indicators,
    documents: [{ document: context.held.document, file: '' }],
    measures: [{ measure: row, at: { file: '', row: null } }],
    figures: set.map((figure): LoadedFigure => ({ figure, printedKind: figure.kind, at: { file: '', row: null } })),
    relations: NO_RELATIONS,
    rules: context.rules,
  }).map(({ message, own, sharedLimit }) =>
    // Which measure and year it is, the check's own words say less exactly.
    finding(sharedLimit !== undefined ? 'warning' : 'error', 'bands-cover', `${name}: ${own ?? message}`),
  )
  const words = BAND_KINDS.flatMap((kind) => {
    const printed = bands[kind]?.trim()
    const read = printed ? context.rules.readBand(printed, null, polarityOf(target, context), kind) : null
    return read?.comparator === 'words'
      ? [
          finding(
            'error',
            'band-in-words',
            `${name}: ${kind} is "${printed}", which is no limit; write it such as 95%+, <87% or 50-70%.`,
          ),
        ]
      : []
  })
  const info =
    polarityOf(target, context) === 'info' && set.length > 0
      ? [
          finding(
            'warning',
            'bands-without-polarity',
            `${name}: no figure of it is rated, since neither high nor low is good.`,
          ),
        ]
      : []
  return [...covering, ...words, ...info]
}
