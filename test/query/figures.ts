/** Figures made by hand, for tests of what is looked up and worked out among them. */
import type { Figure } from '../../src/model/figure.ts'
import type { Basis, Indicator } from '../../src/model/indicator.ts'
import type { Period } from '../../src/model/period.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'

export function period(key: string): Period {
  const found = parsePeriodKey(key)
  if (!found) throw new Error(`No period "${key}".`)
  return found
}

/** One published value for the period that `key` names. */
export const figure = (key: string, value: string, more: Partial<Figure> = {}): Figure => ({
  council: 'northtown',
  document: 'scorecard-2024',
  published: '2024-07-30',
  indicator: 'visits',
  sub: '',
  kind: 'value',
  period: period(key),
  value,
  asPrinted: value,
  unit: 'count',
  part: 'table',
  location: `column ${key}`,
  note: null,
  vintage: '',
  rag: 'none',
  ragReason: '',
  ...more,
})

export const indicator = (basis: Basis, more: Partial<Indicator> = {}): Indicator => ({
  id: 'visits',
  name: 'Visits',
  unit: basis === 'flow' ? 'count' : '%',
  polarity: 'high',
  basis,
  year: 'reporting',
  themes: [],
  say: [],
  ...more,
})
