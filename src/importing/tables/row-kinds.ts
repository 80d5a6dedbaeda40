/**
 * What the words of a row say that its figures are, where they name no measure of its own: "Actual", "Target" and "Last year"
 * below or beside a measure's name, or the years of one measure that the title names.
 */
import type { FigureKind } from '../../model/figure.ts'
import type { LayoutWords, Role } from '../words/layout-words.ts'
import { type Part, periodParts } from '../words/period-words.ts'
import { plain } from '../words/plain.ts'

export interface KindSaid {
  readonly role: Extract<Role, 'figure' | 'value' | 'rag' | 'ignore' | 'tolerance' | 'commentary'>
  /** Of figures. */
  readonly kind: FigureKind
  /** The year that the row says, for heads that do not say one. */
  readonly parts: readonly Part[]
  /** By how many years its figures are before what the heads say. */
  readonly yearsBack: number
}

/** Null for the name of a measure, or of a part of one. */
export function kindSaid(text: string, words: LayoutWords, own: readonly string[]): KindSaid | null {
  if (text === '' || words.unit(text) !== null) return null
  const value = { role: 'value', kind: 'value', parts: [], yearsBack: 0 } as const
  if (words.isYearBefore(text)) return { ...value, yearsBack: 1 }
  const { parts, rest } = periodParts(text)
  const years = parts.filter(isYear)
  // "17-18" is as likely an age.
  if (years.length > 0 && !/(?:19|20)\d\d|\d\d\/\d\d/.test(text)) return null
  const isOutturn = years.length > 0 && parts.some(({ kind }) => kind === 'outturn')
  const said = rest === '' ? null : (words.wholeHead(text) ?? words.wholeHead(rest))
  // "RAG Q2" has the colours of a quarter.
  if (said?.role === 'rag') return { ...value, role: 'rag' }
  if (years.length !== parts.length - (isOutturn ? 1 : 0)) return null
  if (rest === '' && years.length > 0) return { ...value, parts: isOutturn ? parts : years }
  if (said?.role === 'value' || own.includes(plain(rest))) return { ...value, parts: years }
  if (said?.role === 'figure' && said.kind) return { role: 'figure', kind: said.kind, parts: years, yearsBack: 0 }
  const role = BESIDE.find((r) => r === said?.role)
  return role ? { ...value, role } : null
}

/** What stands beside figures, and is none. */
const BESIDE = ['rag', 'ignore', 'tolerance', 'commentary'] as const

/** Whether its cells are figures, targets and benchmarks among them. */
export const isOfFigures = ({ role }: KindSaid): boolean => role === 'figure' || role === 'value'

const isYear = ({ kind }: Part): boolean => kind === 'year' || kind === 'bare-year'

/** What a head says of its period, with the year of the row in the place of its own. */
export function withYearOfRow(parts: readonly Part[], years: readonly Part[]): readonly Part[] {
  if (years.length === 0) return parts
  // The outturn of a year is of all of it, under whatever head it stands.
  if (years.some(({ kind }) => kind === 'outturn')) return years
  const without = parts.flatMap((part): Part[] =>
    isYear(part) ? [] : 'year' in part ? [{ ...part, year: null } as Part] : [part],
  )
  return [...years, ...without]
}
