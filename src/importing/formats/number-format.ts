/**
 * What a number shows under its format, in exact decimals: 0.6129 in `0.0%` is 61.3%, 16.75 in `0.0` is 16.8. Binary
 * noise goes first: a workbook keeps 15 significant digits.
 */
import { formatValue } from 'hucre'
import { multiply, round } from '../../rules/decimal.ts'

/** 0.91800000000000004 → "0.918". */
export function fifteenDigits(value: number): string {
  return multiply(value.toPrecision(15), '1')
}

/** Characters that a cell in General shows at most, its point included. */
const GENERAL = 11

const isGeneral = (format: string): boolean => format === '' || /^general$/i.test(format.trim()) || format === '@'

/** What the cell shows. `number` is a plain decimal. */
export function shownNumber(number: string, format: string): string {
  if (isGeneral(format)) return general(number)
  const section = sectionFor(number, format)
  if (!section?.simple) return formatValue(Number(number), format)
  const { before, after, places, thousands, percent, width, scale, literal } = section
  if (literal !== null) return literal
  const scaled = multiply(multiply(number, percent ? '100' : '1'), scale)
  const rounded = fixedOrOptional(scaled, places, section.optional)
  const negative = rounded.startsWith('-')
  const bare = negative ? rounded.slice(1) : rounded
  const [whole = '0', decimals] = bare.split('.')
  const padded = width === 0 && whole === '0' ? '' : whole.padStart(width, '0')
  const grouped = thousands ? padded.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : padded
  const sign = negative && !section.signless && /[1-9]/.test(bare) ? '-' : ''
  return `${sign}${before}${grouped}${decimals === undefined ? '' : `.${decimals}`}${after}`.trim()
}

function general(number: string): string {
  const [whole = '', decimals] = number.split('.')
  if (decimals === undefined) return number
  const room = Math.max(0, GENERAL - whole.replace('-', '').length - 1)
  if (decimals.length <= room) return number
  return trimZeros(round(number, room))
}

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

function fixedOrOptional(number: string, places: number, optional: number): string {
  const text = round(number, places)
  if (optional === 0) return text
  const [whole = '', decimals = ''] = text.split('.')
  const kept = decimals.replace(new RegExp(`0{1,${optional}}$`), '')
  return kept === '' ? whole : `${whole}.${kept}`
}

interface Section {
  readonly simple: boolean
  readonly before: string
  readonly after: string
  readonly places: number
  /** Places that are left out where they are nought (`#`). */
  readonly optional: number
  readonly thousands: boolean
  readonly percent: boolean
  /** Least digits before the point. */
  readonly width: number
  readonly scale: string
  /** Whether the section shows a negative number without its sign. */
  readonly signless: boolean
  /** Text alone, where the section has no digits. */
  readonly literal: string | null
}

const known = new Map<string, Section>()

function sectionFor(number: string, format: string): Section | null {
  const sections = split(format)
  if (sections.some((s) => /\[[<>=]/.test(s))) return null
  const value = Number(number)
  const index = value < 0 && sections.length > 1 ? 1 : value === 0 && sections.length > 2 ? 2 : 0
  const key = `${index}|${format}`
  const found = known.get(key) ?? parse(sections[index] as string, index === 1)
  if (known.size < 1000) known.set(key, found)
  return found
}

/** Whether the format shows a hundred times the number: a percent sign in quotes or behind a backslash is text. */
export const isPercentFormat = (format: string): boolean => format.replace(/"[^"]*"?|\\./g, '').includes('%')

/** Sections are parted by semicolons outside quotes. */
function split(format: string): string[] {
  const sections = ['']
  let quoted = false
  for (let i = 0; i < format.length; i++) {
    const c = format[i] as string
    if (c === '\\') sections[sections.length - 1] += c + (format[++i] ?? '')
    else if (c === ';' && !quoted) sections.push('')
    else {
      if (c === '"') quoted = !quoted
      sections[sections.length - 1] += c
    }
  }
  return sections
}

function parse(section: string, negative: boolean): Section {
  let before = ''
  let after = ''
  let digits = ''
  let percent = false
  let simple = true
  const add = (text: string): void => {
    if (digits === '') before += text
    else after += text
  }
  const body = section.replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"').replace(/\[[^\]]*\]/g, '')
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string
    if (c === '"') {
      const end = body.indexOf('"', i + 1)
      add(body.slice(i + 1, end < 0 ? undefined : end))
      i = end < 0 ? body.length : end
    } else if (c === '\\') add(body[++i] ?? '')
    else if (c === '_') {
      i++
      add(' ')
    } else if (c === '*') i++
    else if (c === '%') {
      percent = true
      add('%')
    } else if (/[0#?.,]/.test(c)) {
      // Digits that come again after text, such as telephone numbers, are the library's to lay out.
      if (after.replace('%', '').trim() !== '' && c !== ',') simple = false
      digits += c
    } else if (/[eE/@yYmMdDhHsS]/.test(c)) simple = false
    else add(c)
  }
  const [whole = '', fraction = ''] = digits.replace(/,+$/, '').split('.')
  const trailing = /,+$/.exec(digits)?.[0].length ?? 0
  const hasDigits = /[0#?]/.test(digits)
  return {
    simple,
    before,
    after,
    places: (fraction.match(/[0#?]/g) ?? []).length,
    optional: (fraction.match(/#+$/)?.[0] ?? '').length,
    thousands: whole.includes(','),
    percent,
    width: (whole.match(/0/g) ?? []).length,
    scale: trailing === 0 ? '1' : `0.${'0'.repeat(trailing * 3 - 1)}1`,
    signless: negative,
    literal: hasDigits ? null : `${before}${after}`.trim(),
  }
}
