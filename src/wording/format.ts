/** How numbers, colours and lists are written in a reply. */
import type { Rag } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'

/** 18371 as "18,371"; decimals stay as they are. */
export function withCommas(value: string): string {
  const [whole = '', decimals] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

/** A value with its unit: "91.8%", "1,525", "88.4 per 10,000", "387.2 days". */
export function valueText(value: string, unit: Unit): string {
  const number = withCommas(value)
  switch (unit) {
    case '%':
      return `${number}%`
    case 'per_1000':
      return `${number} per 1,000`
    case 'per_10000':
      return `${number} per 10,000`
    case 'per_100000':
      return `${number} per 100,000`
    case 'days':
      return `${number} ${number === '1' ? 'day' : 'days'}`
    case 'pounds':
      return number.startsWith('-') ? `-£${number.slice(1)}` : `£${number}`
    default:
      return number
  }
}

/** A difference with its unit, without sign: "3.2 percentage points", "136". */
export function differenceText(value: string, unit: Unit): string {
  const bare = value.replace(/^-/, '')
  return unit === '%' ? `${bare} percentage ${Number(bare) === 1 ? 'point' : 'points'}` : valueText(bare, unit)
}

/** A number beside one that has said its rate: "70.4" after "45.6 per 10,000"; other units are said again. */
export const besideText = (value: string, unit: Unit): string =>
  unit.startsWith('per_') ? withCommas(value) : valueText(value, unit)

/** A difference beside a figure that has said its rate, without sign. */
export const changeText = (value: string, unit: Unit): string =>
  unit.startsWith('per_') ? withCommas(value.replace(/^-/, '')) : differenceText(value, unit)

/** "more" or "fewer" of a number of things; of anything else "higher" or "lower". */
export function moreWord(isMore: boolean, unit: Unit): string {
  const [more, less] = unit === 'count' ? ['more', 'fewer'] : ['higher', 'lower']
  return isMore ? more : less
}

export const RAG_SYMBOLS: Readonly<Record<Rag, string>> = { red: '■', amber: '▲', green: '●', none: '–' }

export const ragWord = (rag: Rag): string => (rag === 'none' ? 'no RAG' : rag.toUpperCase())

/** "a, b and c". */
export function listText(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items[0] ?? ''
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`
}

/** The first letter large: "Red". */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** The first letter small: "red". */
export const small = (text: string): string =>
  text.startsWith('I ') ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`

/** A name or a sentence that goes on within another: "section 47 enquiries"; "NEET", "CIN seen in timescale" and "I hold" stay. */
export const smallName = (name: string): string => (/^[A-Z][a-z]/.test(name) ? small(name) : name)

/** First letter large, full stop at the end. */
export function sentence(text: string): string {
  const begun = capital(text.trim())
  return /[.!?…]"?$/.test(begun) ? begun : `${begun}.`
}

/** Nought-width joins and mark-up cannot come from our own data, but names are cut to what a card can hold. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).trimEnd()}…`
}
