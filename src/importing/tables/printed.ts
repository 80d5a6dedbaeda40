/** One printed cell as a figure, or as what stands for none. Never a guess: what cannot be read stays words. */
import type { Cell } from '../formats/sheet.ts'
import type { Status } from '../model.ts'
import type { LayoutWords } from '../words/layout-words.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { straight, tidy } from '../words/plain.ts'

export interface Printed {
  readonly status: Status
  /** A decimal without comma and marks; null for words. */
  readonly value: string | null
  readonly asPrinted: string
  /** The sign of the unit in the cell itself. */
  readonly percent: boolean
  /** The unit that is printed with the number, such as "weeks" or "£"; empty where none is, or a percentage. */
  readonly counted: string
  readonly marks: readonly string[]
  readonly note: string | null
  /** What the cell itself says of its period. */
  readonly parts: readonly Part[]
  /** Whether the number can be read in two ways: "1.647" where commas part decimals. */
  readonly twoWays: readonly [string, string] | null
  /** Whether there are digits among words that could not be read. */
  readonly unread: boolean
  /** What the cell shows of an amount that is written out in full: "£4.5m". */
  readonly shortened: string | null
}

const NUMBER =
  /^([-+£]|£-|-£)?\s?(\d{1,3}(?:[, ]\d{3})+|\d+)?(\.\d+)?\s?(%|per ?cent|pp|days?|weeks?|hours?|\/ ?10,?000|per 10,?000|per 10k|per 100k|per 100,?000)?$/i
const COMMA_NUMBER = /^([-+])?\s?(\d{1,3}(?:[. ]\d{3})+|\d+)(,\d+)?\s?(%)?$/

/** Longer texts are notes, whatever numbers are in them. */
const LONGEST = 120

/** Which way a figure has gone, printed beside it. */
const ARROWS = /^[↑↓→↔↗↘▲▼►◄⬆⬇⇧⇩➔]+|[↑↓→↔↗↘▲▼►◄⬆⬇⇧⇩➔]+\uFE0F?$/gu
/** "85% (17 of 20)": the figure, and what it is of. */
const OUT_OF = /^(\S+) (\(\d[\d,]* ?(?:\/|of|out of) ?\d[\d,]*\))$/

export function readPrinted(cell: Cell, words: LayoutWords, decimalComma = false): Printed {
  const asPrinted = tidy(cell.shown)
  const notes = cell.marks === '' ? [] : [cell.marks]
  const base = {
    asPrinted,
    percent: false,
    counted: '',
    note: null,
    parts: [],
    twoWays: null,
    unread: false,
    shortened: null,
  }
  const none = (status: Status, unread = false): Printed => ({ ...base, status, value: null, marks: notes, unread })
  if (cell.kind === 'error' || cell.kind === 'no-value') return { ...none('not_available'), asPrinted: asPrinted || '' }
  // An accounting format shows a dash for nought; what is shown is no figure.
  if (cell.kind === 'number' && !/\d/.test(asPrinted)) return none('not_available')
  // A date is no figure, whatever numbers it is written with.
  if (cell.kind === 'date') return none('words')
  const word = words.status(asPrinted)
  if (word) return none(word)
  if (asPrinted.length > LONGEST) return none('words')
  let text = straight(asPrinted)
  let status: Status = 'published'
  let note: string | null = null
  const marks = [...notes]
  for (let found = words.mark(text); found; found = words.mark(text)) {
    text = found.rest
    marks.unshift(found.printed.trim())
    if (found.mark.status !== 'published') status = found.mark.status
    note = note ?? found.mark.note
  }
  // "n/a†" and "<6*" stand for what they do without their marks.
  const unmarked = marks.length > notes.length ? words.status(text) : null
  if (unmarked) return { ...none(unmarked), note, marks }
  text = text.replace(ARROWS, '').trim()
  const shares = OUT_OF.exec(text)
  // "(21/22)" is a year.
  if (shares && periodParts(shares[2] as string).parts.length === 0) {
    text = shares[1] as string
    marks.push(shares[2] as string)
  }
  const inFull = amountInFull(text)
  const amount = inFull === null ? null : number(inFull, false)
  if (inFull !== null && amount)
    return { ...base, ...amount, status, note, marks, asPrinted: inFull, shortened: asPrinted }
  const plain = number(text, decimalComma)
  if (plain) return { ...base, ...plain, status: plain.twoWays ? 'words' : status, note, marks }
  const { parts } = periodParts(text)
  if (parts.length > 0) {
    const rest = text.replace(/\(?[^\d%()]*\d{2,4} ?[/-] ?\d{2,4}\)?$/, '').trim()
    for (const candidate of [rest, text.split(/\s+/)[0] ?? '']) {
      const value = candidate === text ? null : number(candidate, decimalComma)
      if (value) return { ...base, ...value, status, note, marks, parts: onlyPeriods(text.slice(candidate.length)) }
    }
  }
  return { ...none('words', /\d/.test(text) && text.length < 20), note, marks }
}

const onlyPeriods = (text: string): readonly Part[] => periodParts(text).parts

const SHORTENED = /^(-?)£ ?(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))? ?(k|thousand|m|mn|mill?|million|bn|billion)\.?$/i
const NOUGHTS: Readonly<Record<string, number>> = { k: 3, t: 3, m: 6, b: 9 }

/** What was printed of an amount that is taken in full; nothing where it was printed so. */
export const shortenedNote = ({ shortened }: Pick<Printed, 'shortened'>): string[] =>
  shortened === null ? [] : [`Printed as "${shortened}".`]

/** "£4.5m" as "£4,500,000": the point is moved, no digit changes. Null for what is no such amount. */
function amountInFull(text: string): string | null {
  const [found, before = '', after = '', whole = '', decimals = '', scale = ''] = SHORTENED.exec(text) ?? []
  if (found === undefined) return null
  const places = NOUGHTS[(scale[0] as string).toLowerCase()] as number
  const digits = `${whole.replaceAll(',', '')}${decimals.padEnd(places, '0')}`
  const point = digits.length - Math.max(0, decimals.length - places)
  const pounds = withoutPadding(digits.slice(0, point)).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${before || after}£${pounds}${point < digits.length ? `.${digits.slice(point)}` : ''}`
}

/** Whether a text is such an amount. */
export const isShortened = (text: string): boolean => SHORTENED.test(straight(text))

type Read = Pick<Printed, 'value' | 'percent' | 'twoWays'> & Partial<Pick<Printed, 'counted'>>

function number(text: string, decimalComma: boolean): Read | null {
  if (decimalComma) return commaNumber(text)
  const bracketed = /^\((\d[\d,.]*)\)$/.exec(text)
  const found = (bracketed ? `-${bracketed[1]}` : text).match(NUMBER)
  if (!found || (found[2] === undefined && found[3] === undefined)) return null
  const sign = found[1]?.includes('-') ? '-' : ''
  const whole = withoutPadding(found[2]?.replaceAll(/[, ]/g, '') ?? '0')
  const percent = /^(?:%|per ?cent)$/i.test(found[4] ?? '')
  return {
    value: `${sign}${whole}${found[3] ?? ''}`,
    percent,
    counted: found[1]?.includes('£') ? '£' : percent ? '' : (found[4] ?? '').toLowerCase(),
    twoWays: null,
  }
}

/** 007 is 7, however it is shown. */
const withoutPadding = (whole: string): string => whole.replace(/^0+(?=\d)/, '')

function commaNumber(text: string): Read | null {
  const point = /^([-+])?(\d{1,3})\.(\d{3})(%)?$/.exec(text)
  if (point) {
    const sign = point[1] === '-' ? '-' : ''
    return {
      value: null,
      percent: point[4] === '%',
      twoWays: [`${sign}${point[2]}${point[3]}`, `${sign}${point[2]}.${point[3]}`],
    }
  }
  const decimal = /^([-+])?(\d+)\.(\d+)\s?(%)?$/.exec(text)
  if (decimal) {
    return {
      value: `${decimal[1] === '-' ? '-' : ''}${withoutPadding(decimal[2] as string)}.${decimal[3]}`,
      percent: decimal[4] === '%',
      twoWays: null,
    }
  }
  const found = text.match(COMMA_NUMBER)
  if (!found) return null
  const whole = withoutPadding((found[2] as string).replace(/[. ]/g, ''))
  const decimals = found[3] === undefined ? '' : `.${found[3].slice(1)}`
  return { value: `${found[1] === '-' ? '-' : ''}${whole}${decimals}`, percent: found[4] === '%', twoWays: null }
}
