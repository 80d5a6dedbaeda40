/**
 * Reports in sentences: each sentence is commentary, and each number in it is offered for confirmation with what it
 * may be of. None of them counts until a person has said of which; then it is one of that indicator.
 */

import { BASES, type Unit } from '../../model/indicator.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { address } from '../formats/sheet.ts'
import { IGNORE, NEW } from '../matching/mapping.ts'
import { type Match, Matcher, matchSaid, NO_MATCH } from '../matching/match.ts'
import type { Ask, CellPlace, DraftCommentary } from '../model.ts'
import type { ReadFigure, Reading, ReadMeasure, Source } from '../source.ts'
import { bareRow } from '../tables/bare-row.ts'
import type { Grid } from '../tables/grid.ts'
import { periodKey } from '../tables/period-of.ts'
import { type ReportPeriod, reportPeriod, saidPeriod } from '../tables/report-period.ts'
import { periodParts } from '../words/period-words.ts'
import { nameKey } from '../words/plain.ts'
import type { SheetTables } from './table-layout.ts'

const WORDS = 6
/** Numbers as sentences print them; years, dates and numbers of paragraphs are none. */
const NUMBER =
  /(?<![\w/.,£-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%|per ?cent\b|(?:\/|per|out of every)\s?10,?000\b|per 100,?000\b|days?\b)?(?![\d/]|-?(?:19|20)\d\d)/gi
const NO_FIGURE = /^(?:19|20)\d\d$/

/** Whether a sheet is sentences rather than a table. */
export function isNarrative(grid: Grid): boolean {
  let [sentences, short] = [0, 0]
  for (let r = 0; r < grid.height; r++) {
    for (const c of grid.filled(r)) {
      const text = grid.text(r, c)
      if (text.split(' ').length >= WORDS) sentences++
      else if (/^[-+]?\d[\d,.]*\s?%?$/.test(text)) short++
    }
  }
  return sentences >= 2 && sentences > short
}

export function readNarrative(source: Source, tables: readonly SheetTables[]): Reading {
  const titles = tables.flatMap((t) => t.titles.filter((text) => text.split(' ').length < 25))
  const report = source.period
    ? saidPeriod(source.period)
    : reportPeriod([...titles, ...tables.map((t) => t.grid.sheet.name), source.file], [])
  const numbers = new Numbers(source, report)
  const commentary: DraftCommentary[] = []
  for (const { grid } of tables) {
    for (let r = 0; r < grid.height; r++) {
      if (grid.hiddenRow(r)) continue
      for (const c of grid.filled(r)) {
        const text = grid.cell(r, c)?.shown.trim() ?? ''
        if (text.split(/\s+/).length < WORDS || grid.covered(r, c)) continue
        if (isTitle(text, r) || (text === titles[0] && !/[.!?]$/.test(text))) continue
        const place = { sheet: grid.sheet.name, cell: address(r, c), row: r + 1, column: '' }
        const ids = numbers.read(text, place, r, c)
        commentary.push({ at: place, ids, period: report?.key ?? '', text })
      }
    }
  }
  const names = new Set(tables.map((t) => t.grid.sheet.name))
  return {
    layout: 'narrative',
    title: titles[0] ?? null,
    report,
    sheetsRead: [...names],
    sheetsNotRead: source.read.sheets.filter((s) => !names.has(s.name)).map((s) => s.name),
    sheetsRepeat: [],
    measures: numbers.measures,
    figures: numbers.figures,
    commentary,
    unused: [],
    asks: numbers.asks,
    findings: [],
  }
}

/** One number of a sentence. */
interface Said {
  readonly clause: string
  readonly printed: string
  readonly value: string
  readonly unit: Unit | null
}

/** A number that is none of the file's figures until somebody says so. */
const unnamed = (name: string): Pick<ReadMeasure, 'id' | 'sub' | 'ref' | 'name' | 'service' | 'polarity'> => ({
  id: null,
  sub: '',
  ref: null,
  name,
  service: '',
  polarity: null,
})

/** The numbers of the sentences: offered with what each may be of, or taken as what a person has said that they are. */
class Numbers {
  readonly measures: ReadMeasure[] = []
  readonly figures: ReadFigure[] = []
  readonly asks: Ask[] = []
  private readonly source: Source
  private readonly report: ReportPeriod | null
  private readonly matcher: Matcher

  constructor(source: Source, report: ReportPeriod | null) {
    this.source = source
    this.report = report
    this.matcher = new Matcher({ ...source, newMeasures: false })
  }

  /** Reads the numbers of one cell. Returns the indicators that they are said to be of. */
  read(text: string, place: CellPlace, r: number, c: number): string[] {
    const said = clauses(text).flatMap((clause) =>
      [...clause.matchAll(NUMBER)].flatMap((found): Said[] => {
        const printed = found[0].trim()
        if (NO_FIGURE.test(printed) || dated(clause, found)) return []
        const value = `${(found[1] as string).replaceAll(',', '')}${found[2] ?? ''}`
        return [{ clause, printed, value, unit: unitOf(found[3] ?? '') }]
      }),
    )
    const ids = new Set<string>()
    for (const [i, one] of said.entries()) {
      const cell = said.length === 1 ? place.cell : `${place.cell}#${i + 1}`
      const words = [nameKey(one.clause), one.printed, i + 1].join('|')
      const id = this.one(one, { cell, words }, place, r, c)
      if (id !== null) ids.add(id)
    }
    return [...ids]
  }

  private one(
    said: Said,
    number: { cell: string; words: string },
    place: CellPlace,
    r: number,
    c: number,
  ): string | null {
    const { council, mapping, newMeasures } = this.source
    const { clause, printed, unit } = said
    const kept = council === null ? null : mapping.number(council, number.words)
    if (kept?.id === IGNORE) return null
    const name = kept?.id === NEW ? kept.sub : clause
    const match =
      kept && kept.id !== NEW
        ? matchSaid(this.source, kept.id, kept.sub || this.partOf(kept.id, unit))
        : kept || newMeasures
          ? this.matcher.asNew(bareRow(r, c, { name, unitPrinted: unit === '%' ? '%' : '' }))
          : null
    const ofBasis = council === null ? null : mapping.ofMeasure(council, 'basis', number.words)
    const order = this.measures.length
    const period = this.periodOf(clause)
    const own = this.named(match, name)
    this.measures.push({
      ...own,
      frequency: '',
      unit,
      unitPrinted: '',
      note: null,
      at: place,
      order,
      match: match ?? NO_MATCH,
      polarityPrinted: '',
      row: '',
      asWords: false,
      number,
      basis: BASES.find((b) => b === ofBasis) ?? null,
      toleranceSaid: null,
    })
    this.figures.push({
      ...place,
      id: own.id,
      ref: own.ref,
      sub: own.sub,
      name: own.name,
      kind: 'value',
      period: period?.key ?? '',
      start: period?.period.start ?? null,
      end: period?.period.end ?? null,
      value: said.value,
      asPrinted: printed,
      unit,
      status: 'published',
      note: null,
      measure: order,
      offered: kept === null,
      printedRag: null,
      r,
      c,
      head: null,
      rowPeriod: false,
      percent: unit === '%',
      inFull: false,
      formula: null,
    })
    if (kept) return own.id
    const likely = this.matcher.all([
      bareRow(r, c, { name: clause.replace(NUMBER, ' '), unitPrinted: unit === '%' ? '%' : '' }),
    ])[0]
    const suggestions = likely ? [...(likely.id === null ? [] : [this.labelOf(likely.id)]), ...likely.suggestions] : []
    const when = period ? ` of ${period.period.label}` : ''
    this.asks.push({
      about: 'figure',
      sheet: place.sheet,
      cell: number.cell,
      text: `Is ${printed} in "${short(clause)}" a figure${when} to publish, and of which indicator?`,
      suggestions: [...suggestions, `${IGNORE}: leave the number out`],
    })
    return null
  }

  /** The council's row of the indicator that has the number's unit. */
  private partOf(id: string, unit: Unit | null): string {
    const rows = this.source.published.measures.filter((m) => m.council === this.source.council && m.indicator === id)
    return (rows.findLast((m) => m.unit === unit) ?? rows.at(-1))?.sub ?? ''
  }

  private labelOf(id: string): string {
    return `${id}: ${this.source.published.indicators.find((i) => i.id === id)?.name ?? id}`
  }

  /** Called as the council or the catalogue calls it: a sentence is no name. */
  private named(match: Match | null, name: string): ReturnType<typeof unnamed> {
    if (!match || match.id === null) return unnamed(name)
    const { id, sub, prior } = match
    if (prior) {
      const { ref, name: own, service, polarity } = prior
      return { id, sub, ref, name: own, service, polarity }
    }
    const indicator = this.source.published.indicators.find((i) => i.id === id)
    return { ...unnamed(indicator?.name ?? name), id, sub }
  }

  /** What the clause itself says, else the report's. */
  private periodOf(clause: string): Pick<ReportPeriod, 'key' | 'period'> | null {
    const { parts } = periodParts(clause)
    const dated = parts.filter((p) =>
      'year' in p ? p.year !== null : p.kind === 'day' || p.kind === 'days' || p.kind === 'months',
    )
    const key = dated.length === 1 ? periodKey(dated, { yearKind: 'reporting', report: null, annual: false }) : null
    const period = key === null ? null : parsePeriodKey(key)
    return key !== null && period ? { key, period } : this.report
  }
}

/** Sentences and their parts: a number goes with the words nearest to it. */
const clauses = (text: string): string[] =>
  text
    .replace(/<[^<>]{1,20}>/g, ' ')
    .replace(/^\(?(?:\d+(?:\.\d+)*[a-z]?|[a-z])[.)]\s+/i, '')
    .split(/(?<=[.!?;])\s+|,\s+(?=(?:and|while|although|compared|though|with)\b)/)
    .map((c) => c.trim())
    .filter((c) => /[A-Za-z]{3}.*[A-Za-z]{3}/.test(c))

/** "11 December", "Key Stage 2", "aged 17-18", "paragraph 3": numbers that name something. */
function dated(clause: string, found: RegExpMatchArray): boolean {
  const before = clause.slice(0, found.index)
  const after = clause.slice((found.index ?? 0) + found[0].length)
  if (found[3])
    return /^days?$/i.test(found[3]) && /\b(?:within|deadline of|under|over|least|last|every)\s$/i.test(before)
  if (
    /^(?:st|nd|rd|th)?\s?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b/i.test(
      after,
    )
  )
    return true
  if (/^[-–]\d|^-?(?:hour|day|week|month|year)s?\b|^\s(?:hours?|weeks?|months?|years?)\b|^\+|^\)/i.test(after))
    return true
  return /\b(?:stage|year|aged?|section|quarters?|q|paragraph|term|phase|grade|band|tier|appendix|item|table|january|february|march|april|may|june|july|august|september|october|november|december)\s$|\d[-–]$|[-–/]$/i.test(
    before,
  )
}

function unitOf(word: string): Unit | null {
  const text = word.toLowerCase().replaceAll(',', '')
  if (text === '') return 'count'
  if (text === '%' || /^per ?cent$/.test(text)) return '%'
  if (text.includes('100000')) return 'per_100000'
  return text.includes('10000') ? 'per_10000' : 'days'
}

const isTitle = (text: string, r: number): boolean => r < 8 && text === text.toUpperCase()
const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text)
