/** `data/layouts.json`: what heads, units, signs and words without a figure are called. Read once, then looked up. */
import { z } from 'zod'
import { DataError } from '../../errors.ts'
import { type Reading, readJson } from '../../loading/read-file.ts'
import { BENCHMARK_KINDS, FIGURE_KINDS, type FigureKind } from '../../model/figure.ts'
import { BASES, type Basis, POLARITIES, type Polarity, UNITS, type Unit } from '../../model/indicator.ts'
import { STATUSES, type Status } from '../model.ts'
import { plain, straight } from './plain.ts'

export const ROLES = [
  'ref',
  'name',
  'sub',
  'service',
  'frequency',
  'unit',
  'polarity',
  'commentary',
  'period',
  'benchmark-period',
  'value',
  'figure',
  'rag',
  'tolerance',
  'tolerance-points',
  'tolerance-share',
  'ignore',
  'group',
  'outside',
] as const
export type Role = (typeof ROLES)[number]

const TOLERANCES: readonly string[] = ['tolerance', 'tolerance-points', 'tolerance-share'] satisfies Role[]

/** Whether a column of the role says by how much a figure may miss its target. */
export const isTolerance = ({ role }: { readonly role: Role | 'unknown' }): boolean => TOLERANCES.includes(role)

const list = z.array(z.string())
const FILE = z.strictObject({
  version: z.string(),
  about: list,
  layouts: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.enum(ROLES)),
      without: z.array(z.enum(ROLES)),
      kinds: z.array(z.enum(FIGURE_KINDS)),
      withoutKinds: z.array(z.enum(FIGURE_KINDS)),
      periods: list,
      years: z.boolean().optional(),
    }),
  ),
  columns: z.array(
    z.strictObject({ role: z.enum(ROLES), kind: z.enum(FIGURE_KINDS).optional(), whole: list, phrases: list }),
  ),
  besidePeriods: list,
  derived: list,
  means: list,
  partsOfShares: list,
  yearBefore: list,
  summaryRows: list,
  area: z.strictObject({ codes: list }),
  bases: z.array(z.strictObject({ basis: z.enum(BASES), sure: list, words: list })),
  toDate: list,
  units: z.array(z.strictObject({ unit: z.enum(UNITS), printed: list })),
  unitsNotKept: z.array(z.strictObject({ printed: list, say: z.string() })),
  polarities: z.array(z.strictObject({ polarity: z.enum(POLARITIES), printed: list })),
  frequencies: list,
  statuses: z.array(z.strictObject({ status: z.enum(STATUSES), printed: list, patterns: list })),
  marks: z.array(z.strictObject({ printed: list, status: z.enum(STATUSES), note: z.string() })),
  rags: z.array(z.strictObject({ rag: z.enum(['red', 'amber', 'green']), printed: list })),
})

export interface HeadMeaning {
  readonly role: Role
  readonly kind: FigureKind | null
}

export interface Mark {
  readonly status: Status
  readonly note: string
}

/** The file as questions that the reading asks. */
export class LayoutWords {
  readonly version: string
  readonly areaCodes: ReadonlySet<string>
  /** Words that may stand beside a period and say nothing more of whose figures they are. */
  readonly besidePeriods: ReadonlySet<string>
  private readonly derived: ReadonlySet<string>
  private readonly means: ReadonlySet<string>
  private readonly partsOfShares: ReadonlySet<string>
  private readonly yearBefore: ReadonlySet<string>
  private readonly summaryRows: readonly string[]
  private readonly bases: readonly { readonly basis: Basis; readonly isSure: boolean; readonly words: string }[]
  private readonly toDate: readonly string[]
  readonly layouts: z.output<typeof FILE>['layouts']
  private readonly whole = new Map<string, HeadMeaning>()
  private readonly phrases: (readonly [phrase: string, meaning: HeadMeaning])[] = []
  private readonly units: ReadonlyMap<string, Unit>
  private readonly unknownUnits: ReadonlyMap<string, string>
  private readonly polarities: ReadonlyMap<string, Polarity>
  private readonly frequencies: ReadonlySet<string>
  private readonly statuses: ReadonlyMap<string, Status>
  private readonly patterns: readonly (readonly [RegExp, Status])[]
  private readonly marks: readonly (readonly [string, Mark])[]
  private readonly rags: ReadonlyMap<string, 'red' | 'amber' | 'green'>

  constructor(file: z.output<typeof FILE>) {
    this.version = file.version
    this.layouts = file.layouts
    this.areaCodes = new Set(file.area.codes)
    this.besidePeriods = new Set(file.besidePeriods)
    this.derived = new Set(file.derived)
    this.means = new Set(file.means)
    this.partsOfShares = new Set(file.partsOfShares)
    this.yearBefore = new Set(file.yearBefore.map(plain))
    this.summaryRows = file.summaryRows
    this.bases = file.bases.flatMap(({ basis, sure, words }) => [
      ...sure.map((text) => ({ basis, isSure: true, words: plain(text) })),
      ...words.map((text) => ({ basis, isSure: false, words: plain(text) })),
    ])
    this.toDate = file.toDate.map(plain)
    for (const { role, kind, whole, phrases } of file.columns) {
      const meaning = { role, kind: kind ?? null }
      for (const text of whole) if (!this.whole.has(plain(text))) this.whole.set(plain(text), meaning)
      this.phrases.push(...phrases.map((text) => [plain(text), meaning] as const))
    }
    this.phrases.sort(([a], [b]) => b.length - a.length)
    const each = <T, K>(rows: readonly T[], texts: (row: T) => readonly string[], value: (row: T) => K, key = low) =>
      new Map(rows.flatMap((row) => texts(row).map((text) => [key(text), value(row)] as const)))
    this.units = each(
      file.units,
      (r) => r.printed,
      (r) => r.unit,
    )
    this.unknownUnits = each(
      file.unitsNotKept,
      (r) => r.printed,
      (r) => r.say,
    )
    this.polarities = each(
      file.polarities,
      (r) => r.printed,
      (r) => r.polarity,
    )
    this.frequencies = new Set(file.frequencies)
    this.statuses = each(
      file.statuses,
      (r) => r.printed,
      (r) => r.status,
    )
    this.patterns = file.statuses.flatMap((r) => r.patterns.map((p) => [new RegExp(p, 'i'), r.status] as const))
    this.marks = file.marks
      .flatMap((r) => r.printed.map((text) => [text.toLowerCase(), { status: r.status, note: r.note }] as const))
      .toSorted(([a], [b]) => b.length - a.length)
    this.rags = each(
      file.rags,
      (r) => r.printed,
      (r) => r.rag,
    )
  }

  /** What a head says by its words; null where it says nothing known. */
  head(text: string): HeadMeaning | null {
    const words = plain(text)
    if (words === '') return null
    const found = this.whole.get(words)
    if (found) return found
    const padded = ` ${words} `
    const meaning = this.phrases.find(([phrase]) => padded.includes(` ${phrase} `))?.[1] ?? null
    const isOfFigures = meaning?.role === 'figure' || meaning?.role === 'value'
    return isOfFigures && words.split(' ').some((word) => this.derived.has(word)) ? DERIVED : meaning
  }

  /** Whether the words beside a period are of what a percentage is made of. */
  isPartOfShare(text: string): boolean {
    return this.partsOfShares.has(plain(text))
  }

  /** What a text says that is a head from its first word to its last. */
  wholeHead(text: string): HeadMeaning | null {
    const words = plain(text)
    const found = this.phraseOf(words)
    if (found || words === '') return found
    const bare = this.phraseOf(
      words
        .split(' ')
        .filter((word) => !this.means.has(word))
        .join(' '),
    )
    return isBenchmark(bare) ? bare : null
  }

  private phraseOf(words: string): HeadMeaning | null {
    return this.whole.get(words) ?? this.phrases.find(([phrase]) => phrase === words)?.[1] ?? null
  }

  /** Whether the words of a row say that its figures are those of a year before. */
  isYearBefore(text: string): boolean {
    return this.yearBefore.has(plain(text))
  }

  unit(text: string): Unit | null {
    return this.units.get(low(text)) ?? this.units.get(low(text).replace(/[().]/g, '').trim()) ?? null
  }

  /** The name of a unit that figures are not kept in. */
  unitNotKept(text: string): string | null {
    return this.unknownUnits.get(low(text)) ?? null
  }

  /**
   * Which side is good, by each printed text of one column. A dash is a minus only where a plus stands in the column too; else
   * nothing is printed.
   */
  goodSides(
    column: readonly string[],
  ): (text: string) => { readonly printed: string; readonly polarity: Polarity | null } {
    const hasPlus = column.some((text) => low(text) === '+')
    return (text) => {
      const sign = low(text)
      if (sign === '+') return { printed: text, polarity: 'high' }
      if (sign === '-') return hasPlus ? { printed: text, polarity: 'low' } : { printed: '', polarity: null }
      return { printed: text, polarity: this.polarities.get(sign) ?? null }
    }
  }

  /** Whether the name of a row says that it sums others up or parts one: "Total", "of which: boys". */
  isSummary(name: string): boolean {
    const words = plain(name)
    return this.summaryRows.some((row) => words === row || (row === 'of which' && words.startsWith(`${row} `)))
  }

  /** What the words of a measure say that its figures are of; the sure ones alone where there are any. */
  basesIn(text: string): { readonly said: ReadonlySet<Basis>; readonly isSure: boolean } {
    const said = ` ${plain(text)} `
    const found = this.bases.filter(({ words }) => said.includes(` ${words} `))
    const sure = found.filter((f) => f.isSure)
    return { said: new Set((sure.length > 0 ? sure : found).map((f) => f.basis)), isSure: sure.length > 0 }
  }

  /** A name without the words that say at which time its figures are: "at month end" counts no months. */
  withoutTimes(name: string): string {
    const sure = this.bases.filter((b) => b.isSure)
    return sure.reduce((left, { words }) => left.replaceAll(` ${words} `, ' '), ` ${plain(name)} `)
  }

  /** Whether the words of a row say that each of its figures is of the year up to its period's end. */
  isToDate(text: string): boolean {
    const said = ` ${plain(text)} `
    return this.toDate.some((words) => said.includes(` ${words} `) && !/ (?:since|from) /.test(said))
  }

  isFrequency(text: string): boolean {
    return this.frequencies.has(low(text))
  }

  /** What words without a figure mean; null for words that are not known. */
  status(text: string): Status | null {
    const words = low(text)
    return this.statuses.get(words) ?? this.patterns.find(([pattern]) => pattern.test(words))?.[1] ?? null
  }

  /** The mark at the end of a printed figure, and the text without it. */
  mark(text: string): { readonly rest: string; readonly printed: string; readonly mark: Mark } | null {
    const lower = text.toLowerCase()
    const found = this.marks.find(([printed]) => lower.endsWith(printed) && lower.length > printed.length)
    if (!found) return null
    const at = text.length - found[0].length
    return { rest: text.slice(0, at).trim(), printed: text.slice(at), mark: found[1] }
  }

  /** "Red", "🔴" and "🔴 Red". */
  rag(text: string): 'red' | 'amber' | 'green' | null {
    const words = low(text)
    const whole = this.rags.get(words)
    if (whole) return whole
    const said = new Set(words.split(/[\s-]+/).map((word) => this.rags.get(word)))
    const [one] = said
    return said.size === 1 && one !== undefined ? one : null
  }
}

const isBenchmark = (meaning: HeadMeaning | null): boolean => BENCHMARK_KINDS.some((kind) => kind === meaning?.kind)

/** A head of differences, ranks or forecasts. */
const DERIVED: HeadMeaning = { role: 'ignore', kind: null }

const low = (text: string): string => straight(text).toLowerCase()

/** Reads `layouts.json` of the data folder. Throws DataError with the first thing that is wrong. */
export async function readLayoutWords(dataDir: string): Promise<LayoutWords> {
  const reading: Reading = { dataDir, findings: [] }
  const file = await readJson(reading, 'layouts.json', FILE)
  if (!file) throw new DataError(reading.findings[0]?.message ?? 'layouts.json cannot be read.')
  return new LayoutWords(file)
}
