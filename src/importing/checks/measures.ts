/** What a row says of itself against what the council's last report says of it: unit, polarity, reference, twice. */
import type { DraftFinding } from '../model.ts'
import { unlike } from '../words/unlike-units.ts'
import { type Check, findingAt } from './check.ts'

export const checkMeasures: Check = ({ reading, words, indicators }) => {
  const found: DraftFinding[] = []
  for (const m of reading.measures) {
    const { prior, refOf } = m.match
    const name = `${m.name}${m.ref ? ` (${m.ref})` : ''}`
    const tell = (severity: 'error' | 'warning' | 'note', code: string, text: string): void => {
      found.push(findingAt(m.at, severity, code, text))
    }
    if (refOf) {
      tell(
        'error',
        'ref-and-name',
        `the reference ${m.ref} is of "${refOf.name}" in the last report, and the name here is "${m.name}"; correct one, or confirm that the reference is a new measure's.`,
      )
    }
    if (prior?.ref && m.ref && !m.match.refOf && refText(prior.ref) !== refText(m.ref)) {
      tell(
        'warning',
        'ref-changed',
        `"${m.name}" had the reference ${prior.ref} in the last report and has ${m.ref} here.`,
      )
    }
    if (m.polarityPrinted !== '' && m.polarity === null) {
      tell(
        'warning',
        'polarity-unknown',
        `"${m.polarityPrinted}" does not say whether a high or a low figure is good for ${name}; write high, low or info.`,
      )
    }
    if (prior?.polarity && m.polarity && prior.polarity !== m.polarity) {
      tell(
        'error',
        'polarity-changed',
        `${name}: good was ${prior.polarity} in the last report and is ${m.polarity} here; correct it, or confirm it with the reason.`,
      )
    } else if (!prior && m.id !== null && m.polarity && m.polarity !== 'info') {
      const shared = indicators.get(m.id)?.polarity
      if (shared && shared !== 'info' && shared !== m.polarity) {
        tell(
          'warning',
          'polarity-unlike',
          `${name}: good is ${m.polarity} here, and ${shared} for this indicator elsewhere.`,
        )
      }
    }
    const printed = words.unit(m.unitPrinted)
    if (prior && printed && unlike(printed, prior.unit)) {
      tell(
        'error',
        'unit-changed',
        `${name}: the unit was ${unitName(prior.unit)} in the last report and is "${m.unitPrinted}" here; correct it, or confirm it with the reason.`,
      )
    } else if (prior && printed?.startsWith('per_') && prior.unit.startsWith('per_') && printed !== prior.unit) {
      tell(
        'warning',
        'unit-differs',
        `${name}: "${m.unitPrinted}" is printed, and figures so far are kept as ${unitName(prior.unit)}; they stay so.`,
      )
    }
  }
  return [...found, ...twice(reading.measures)]
}

const refText = (ref: string): string => ref.toLowerCase().replace(/[^a-z0-9]/g, '')
const UNIT_NAMES: Readonly<Record<string, string>> = {
  per_1000: 'per 1,000',
  per_10000: 'per 10,000',
  per_100000: 'per 100,000',
}
const unitName = (unit: string): string => UNIT_NAMES[unit] ?? unit

/** Rows of one sheet that are the same measure. */
function twice(measures: Parameters<Check>[0]['reading']['measures']): DraftFinding[] {
  const seen = new Map<string, (typeof measures)[number]>()
  return measures.flatMap((m) => {
    // A sentence is no row: it may have several numbers.
    if (m.number !== null) return []
    const key = `${m.at.sheet}|${m.id ?? m.row}|${m.sub}`
    const first = seen.get(key)
    if (!first) {
      seen.set(key, m)
      return []
    }
    return [
      findingAt(
        m.at,
        'error',
        'measure-twice',
        `"${m.name}" is the same measure as row ${first.at.row}; keep one, or say what the other is.`,
      ),
    ]
  })
}
