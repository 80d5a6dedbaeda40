/**
 * Reports in sentences: each sentence is commentary, and each number in it is offered for confirmation with what it
 * may be of. None of them counts until a person has said so.
 */

import type { Unit } from '../../model/indicator.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { address } from '../formats/sheet.ts'
import { Matcher } from '../matching/match.ts'
import type { Ask, DraftCommentary } from '../model.ts'
import type { ReadFigure, Reading, ReadMeasure, Source } from '../source.ts'
import type { Grid } from '../tables/grid.ts'
import { reportPeriod, saidPeriod } from '../tables/report-period.ts'
import { bareRow } from './bare-row.ts'
import type { SheetTables } from './table-layout.ts'

const WORDS = 6
/** Numbers as sentences print them; years, dates and numbers of paragraphs are none. */
const NUMBER =
  /(?<![\d/.,£-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(%|per ?cent\b|(?:\/|per|out of every)\s?10,?000\b|per 100,?000\b|days?\b)?(?![\d/]|-?(?:19|20)\d\d)/gi
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
  const matcher = new Matcher({ ...source, newMeasures: false })
  const titles = tables.flatMap((t) => t.titles.filter((text) => text.split(' ').length < 25))
  const report = source.period
    ? saidPeriod(source.period)
    : reportPeriod([...titles, ...tables.map((t) => t.grid.sheet.name), source.file], [])
  const measures: ReadMeasure[] = []
  const figures: ReadFigure[] = []
  const commentary: DraftCommentary[] = []
  const asks: Ask[] = []
  for (const { grid } of tables) {
    for (let r = 0; r < grid.height; r++) {
      if (grid.hiddenRow(r)) continue
      for (const c of grid.filled(r)) {
        const text = grid.cell(r, c)?.shown.trim() ?? ''
        if (text.split(/\s+/).length < WORDS || grid.covered(r, c) || isTitle(text, r)) continue
        const place = { sheet: grid.sheet.name, cell: address(r, c), row: r + 1, column: '' }
        commentary.push({ at: place, ids: [], period: report?.key ?? '', text })
        for (const clause of clauses(text)) {
          for (const found of clause.matchAll(NUMBER)) {
            const printed = found[0].trim()
            if (NO_FIGURE.test(printed) || dated(clause, found)) continue
            const unit = unitOf(found[3] ?? '')
            const match = matcher.all([
              bareRow(r, c, { name: clause.replace(NUMBER, ' '), unitPrinted: unit === '%' ? '%' : '' }),
            ])[0]
            if (!match) continue
            const own = source.newMeasures ? matcher.asNew(bareRow(r, c, { name: clause })) : null
            const order = measures.length
            measures.push({
              id: own?.id ?? null,
              sub: '',
              ref: null,
              name: clause,
              service: '',
              frequency: '',
              unit,
              unitPrinted: '',
              polarity: null,
              note: null,
              at: place,
              order,
              match: own ?? { ...match, id: null, prior: null },
              polarityPrinted: '',
              row: '',
              asWords: false,
              basis: null,
            })
            const period = report ? parsePeriodKey(report.key) : null
            figures.push({
              ...place,
              id: own?.id ?? null,
              ref: null,
              sub: '',
              name: clause,
              kind: 'value',
              period: report?.key ?? '',
              start: period?.start ?? null,
              end: period?.end ?? null,
              value: `${(found[1] as string).replaceAll(',', '')}${found[2] ?? ''}`,
              asPrinted: printed,
              unit,
              status: 'published',
              note: null,
              measure: order,
              offered: true,
              printedRag: null,
              r,
              c,
              head: null,
              percent: unit === '%',
              formula: null,
            })
            asks.push({
              about: 'figure',
              sheet: place.sheet,
              cell: place.cell,
              text: `Is ${printed} in "${short(clause)}" a figure to publish, and of which indicator?`,
              suggestions: match.id === null ? match.suggestions : [match.id, ...match.suggestions],
            })
          }
        }
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
    measures,
    figures,
    commentary,
    unused: [],
    asks,
    findings: [],
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
