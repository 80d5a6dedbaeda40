/** Drafts of small workbooks of a council that nobody knows, for tests of how tables are laid out. */
import { type DraftContext, draftOf } from '../../src/importing/draft.ts'
import { mappingOf } from '../../src/importing/matching/mapping.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { type SheetSpec, workbook } from './table.ts'

export const COUNCIL = 'northbrook'

export async function drafted(...sheets: readonly SheetSpec[]): Promise<Draft> {
  return draftedWith({}, ...sheets)
}

/** @param columns what was answered of columns, by their heads in small letters */
export async function draftedWith(
  columns: Readonly<Record<string, string>>,
  ...sheets: readonly SheetSpec[]
): Promise<Draft> {
  const said = Object.entries(columns).map(
    ([words, means]) => ({ council: COUNCIL, what: 'column', words, means, sub: '' }) as const,
  )
  const context: DraftContext = { ...(await draftContext(COUNCIL)), newMeasures: true, mapping: mappingOf(said) }
  const result = await draftOf('file.xlsx', await workbook(...sheets), context)
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}

export const cellsOf = (d: Draft): string[] =>
  d.figures.map((f) => `${f.cell} ${f.kind} ${f.period} ${f.value ?? `(${f.status})`}`)
export const namesIn = (d: Draft): string[] => d.measures.map((m) => m.name + (m.sub === '' ? '' : ` (${m.sub})`))
export const asksOf = (d: Draft): string[] => d.asks.map((a) => `${a.about} ${a.cell}`)
export const toldOf = (d: Draft): string[] =>
  d.findings.filter((f) => f.severity !== 'note').map((f) => `${f.severity} ${f.code} ${f.cell}`)
