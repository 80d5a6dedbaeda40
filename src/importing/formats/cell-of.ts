/** One cell as the library gives it, as ours: what it shows, without what is struck out or set high. */
import { formatValue, type Cell as LibraryCell, resolveThemeColor } from 'hucre'
import { indexedColour } from './colours.ts'
import { fifteenDigits, shownNumber } from './number-format.ts'
import type { Cell } from './sheet.ts'

type Value = string | number | boolean | Date | null

/** Endings such as the "nd" of "22nd" are part of the text; other high or low marks are footnotes. */
const ENDING = /^(?:st|nd|rd|th)$/i

export function cellOf(
  value: Value,
  detail: LibraryCell | undefined,
  themes: readonly string[] | undefined,
): Cell | null {
  const format = detail?.style?.numFmt ?? ''
  const formula = detail?.formula ?? null
  const base = { format, fill: fillOf(detail, themes), struck: '', marks: '', formula, number: null, date: null }
  const runs = runsOf(detail)
  if (runs) return { ...base, kind: 'text', ...runs }
  if (value === null || value === '') {
    if (formula !== null) return { ...base, kind: 'no-value', shown: '' }
    return base.fill === null ? null : { ...base, kind: 'text', shown: '' }
  }
  const cell = plain(value, detail, base, format)
  return detail?.style?.font?.strikethrough ? { ...cell, struck: cell.shown, shown: '', number: null } : cell
}

function plain(
  value: Exclude<Value, null>,
  detail: LibraryCell | undefined,
  base: Omit<Cell, 'kind' | 'shown'>,
  format: string,
): Cell {
  if (detail?.type === 'error' || (typeof value === 'string' && ERROR.test(value))) {
    return { ...base, kind: 'error', shown: String(value) }
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return { ...base, kind: 'error', shown: '#VALUE!' }
    return { ...base, kind: 'date', shown: dateText(value, format), date: value.toISOString().slice(0, 10) }
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { ...base, kind: 'error', shown: '#NUM!' }
    const number = fifteenDigits(value)
    return { ...base, kind: 'number', number, shown: shownNumber(number, format) }
  }
  if (typeof value === 'boolean') return { ...base, kind: 'boolean', shown: value ? 'TRUE' : 'FALSE' }
  return { ...base, kind: 'text', shown: value.replace(/\r\n?/g, '\n') }
}

const ERROR = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!)$/

function dateText(value: Date, format: string): string {
  if (format === '' || /^general$/i.test(format)) return value.toISOString().slice(0, 10)
  const [first = ''] = format.split(';')
  return formatValue(/\[[hms]+\]/i.test(first) ? elapsed(value) : value, first)
}

/** Days that have gone by, in whole seconds: 20:00 is never a hair before it, which would show 19:00. */
function elapsed(value: Date): number {
  // The 29th of February 1900, which the format counts, never was.
  const start = value.getTime() < Date.UTC(1900, 2, 1) ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return Math.round((value.getTime() - start) / 1000) / 86_400 + 1e-9
}

function runsOf(detail: LibraryCell | undefined): Pick<Cell, 'shown' | 'struck' | 'marks'> | null {
  const runs = detail?.richText
  if (!runs?.some((run) => run.font?.strikethrough || run.font?.vertAlign)) return null
  let [shown, struck, marks] = ['', '', '']
  for (const { text, font } of runs) {
    if (font?.strikethrough || (!font && detail?.style?.font?.strikethrough)) struck += text
    else if (font?.vertAlign && !ENDING.test(text.trim())) marks += text
    else shown += text
  }
  return { shown: shown.replace(/\r\n?/g, '\n'), struck: struck.trim(), marks: marks.trim() }
}

function fillOf(detail: LibraryCell | undefined, themes: readonly string[] | undefined): string | null {
  const fill = detail?.style?.fill
  if (fill?.type !== 'pattern' || fill.pattern !== 'solid' || !fill.fgColor) return null
  const { rgb, theme, tint, indexed } = fill.fgColor
  if (rgb) return rgb.slice(-6).toUpperCase()
  if (theme !== undefined && themes) {
    const found = resolveThemeColor([...themes], theme, tint)
    return found ? found.slice(-6).toUpperCase() : null
  }
  return indexed === undefined ? null : indexedColour(indexed)
}
