/** Drafts of small workbooks of a council that nobody knows, for tests of how tables are laid out. */
import { answerIn, entriesOf } from '../../src/importing/answers.ts'
import { type DraftContext, draftOf, openFile, readingOfFile } from '../../src/importing/draft.ts'
import { type Mapping, mappingOf } from '../../src/importing/matching/mapping.ts'
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

/**
 * What answers such as "A2=new" say of the cells of a file.
 * @param ids of the indicators that an answer may name
 */
export async function mappingSaid(
  file: { readonly name: string; readonly bytes: Uint8Array },
  known: DraftContext,
  said: readonly string[],
  ids: readonly string[] = [],
): Promise<Mapping> {
  const opened = await openFile(file.name, file.bytes)
  if ('refused' in opened) throw new Error(opened.refused.text)
  const reading = readingOfFile(file.name, opened.read, known)
  return mappingOf(said.flatMap((text) => entriesOf(answerIn(text), reading, known.council ?? '', new Set(ids))))
}

export const cellsOf = (d: Draft): string[] =>
  d.figures.map((f) => `${f.cell} ${f.kind} ${f.period} ${f.value ?? `(${f.status})`}`)
export const namesIn = (d: Draft): string[] => d.measures.map((m) => m.name + (m.sub === '' ? '' : ` (${m.sub})`))
export const asksOf = (d: Draft): string[] => d.asks.map((a) => `${a.about} ${a.cell}`)
export const toldOf = (d: Draft): string[] =>
  d.findings.filter((f) => f.severity !== 'note').map((f) => `${f.severity} ${f.code} ${f.cell}`)
