/** Rows that become indicators of their own: what their figures are of, and what is asked and told about that. */
import { addsUp, type Basis, type Unit } from '../model/indicator.ts'
import type { Checked } from './checks/check.ts'
import { basisOf, type FoundBasis } from './matching/basis-of.ts'
import type { Ask, DraftFinding, NewIndicator } from './model.ts'
import type { ReadMeasure } from './source.ts'

export interface NewMeasure {
  readonly measure: ReadMeasure & { readonly id: string; readonly unit: Unit }
  readonly found: FoundBasis
  /** Whether its figures run on the academic year. */
  readonly isAcademic: boolean
}

export function newMeasuresOf({ reading, indicators, values, words }: Checked): NewMeasure[] {
  const academic = new Set(reading.figures.filter((f) => f.period.startsWith('AY')).map((f) => f.measure))
  return reading.measures.flatMap((m): NewMeasure[] => {
    const { id, unit } = m
    if (id === null || unit === null || indicators.has(id)) return []
    const own = (values.get(m.order) ?? []).filter((f) => f.value !== null)
    return [{ measure: { ...m, id, unit }, found: basisOf(m, own, words), isAcademic: academic.has(m.order) }]
  })
}

export const newIndicators = (fresh: readonly NewMeasure[]): NewIndicator[] =>
  [...Map.groupBy(fresh, ({ measure }) => measure.id)].map(([id, rows]) => {
    const { measure, isAcademic } = rows[0] as NewMeasure
    return {
      id,
      name: measure.match.newName ?? measure.name,
      unit: measure.unit,
      polarity: measure.polarity ?? 'info',
      basis: basisOfRows(rows),
      year: isAcademic ? 'academic' : 'reporting',
      themes: measure.service.trim() === '' ? [] : [measure.service.trim().toLowerCase()],
    }
  })

/** Of parts that are not of the same, a position: nothing is added up then that must not be. */
function basisOfRows(rows: readonly NewMeasure[]): Basis {
  const counts = rows.filter(({ measure }) => addsUp(measure.unit))
  const bases = new Set((counts.length > 0 ? counts : rows).map(({ found }) => found.basis))
  return bases.size === 1 ? ([...bases][0] as Basis) : 'position'
}

/** Asked where it decides what is added up: of numbers whose words do not say it. */
export function basisAsks(fresh: readonly NewMeasure[], { values }: Pick<Checked, 'values'>): Ask[] {
  const asked = new Set<string>()
  return fresh.flatMap(({ measure, found }): Ask[] => {
    const hasNumbers = (values.get(measure.order) ?? []).some((f) => f.value !== null && !f.offered)
    // The same row on another sheet has the same answer.
    if (!found.isOpen || !hasNumbers || (measure.row !== '' && asked.has(measure.row))) return []
    asked.add(measure.row)
    return [
      {
        about: 'basis',
        sheet: measure.at.sheet,
        cell: measure.number?.cell ?? measure.at.cell,
        text: `What does "${measure.name}"${measure.sub === '' ? '' : ` (${measure.sub})`} count: what happened in each period, so that months add up (flow), or how many there were on its last day (position)?`,
        suggestions: [found.basis, ...(['flow', 'position', 'share'] as const).filter((b) => b !== found.basis)],
      },
    ]
  })
}

/** One finding for all, so that whoever publishes them can look: after that they stay as they are. */
export function basesByWords(fresh: readonly NewMeasure[]): DraftFinding[] {
  const by = (basis: Basis): string =>
    fresh
      .filter(({ found }) => found.byWords && found.basis === basis)
      .map(({ measure }) => `${measure.name} (${measure.at.cell})`)
      .join('; ')
  const [flows, positions] = [by('flow'), by('position')]
  if (flows === '' && positions === '') return []
  const told = [
    ...(flows === '' ? [] : [`taken as counts of what happened in each period, so that months add up: ${flows}`]),
    ...(positions === '' ? [] : [`taken as how many there were on the last day of each period: ${positions}`]),
  ]
  const text = `By the names of new measures, ${told.join('; ')}. Where one is the other, import the file again and answer so of its cell (CELL=position or CELL=flow).`
  return [{ severity: 'warning', code: 'basis', sheet: null, cell: null, row: null, column: null, text }]
}
