/** Figures of areas for tests. */
import type { AreaFigure, PresentFigure } from '../../src/england/area-figure.ts'
import { type LabelledPeriod, readYearLabel } from '../../src/england/year-label.ts'

export const year = (label: string): LabelledPeriod => {
  const period = readYearLabel(label, 'Financial Year', 'day')
  if (!period) throw new Error(`No year "${label}".`)
  return period
}

const OF_2025 = year('2025')

/** A figure of 2025 unless another year is given; null prints "-". */
export const of = (area: string, value: string | null, period = OF_2025): AreaFigure => ({
  area,
  period,
  value,
  said: value,
})

export const present = (area: string, value: string, period = OF_2025, said = value): PresentFigure => ({
  area,
  period,
  value,
  said,
})
