/** Two figures for the same thing and period that are not the same number, within a report or between reports. */
import { dayLabel } from '../../periods/calendar.ts'
import { divide, places, sameWhenRounded } from '../../rules/decimal.ts'
import { rowKey } from '../build-figures.ts'
import type { Finding } from '../finding.ts'
import type { LoadedData } from '../loaded.ts'
import { byLead, type Check, type Exact, exact, nameOf, noteOn, periodKey, quote, shown } from './leads.ts'

const BENCHMARK_WORDS: Readonly<Record<string, string>> = {
  green: 'target',
  statistical_neighbours: 'statistical neighbours average',
  best_statistical_neighbour: 'best statistical neighbour',
  top_quartile: 'top quartile threshold',
  national: 'national average',
  region: 'regional average',
}

export const checkDisagreements: Check = (loaded) => {
  const same = Map.groupBy(exact(loaded.figures), ({ figure: f }) =>
    [f.council, rowKey(f), f.kind, periodKey(f), f.vintage].join('|'),
  )
  return [...same.values()].flatMap((figures) => {
    const [lead, ...others] = figures.toSorted(byLead)
    if (!lead) return []
    const told = new Set<string>()
    return others.flatMap((other) => {
      if (told.has(other.value)) return []
      told.add(other.value)
      if (!sameWhenRounded(lead.value, other.value)) return [disagree(loaded, lead, other)]
      return roundsDifferently(loaded, lead, other)
    })
  })
}

const subject = (loaded: LoadedData, { figure }: Exact): string => {
  const kind = BENCHMARK_WORDS[figure.kind] ?? (figure.kind === 'value' ? '' : figure.kind)
  return [nameOf(loaded, figure), kind, figure.period.label].filter((part) => part !== '').join(', ')
}

function disagree(loaded: LoadedData, lead: Exact, other: Exact): Finding {
  const start = `${subject(loaded, lead)}:`
  if (lead.figure.document !== other.figure.document) {
    const message = `${start} ${quote(lead)} in the report of ${dayLabel(lead.figure.published)}, but ${quote(other)} in that of ${dayLabel(other.figure.published)}.`
    return noteOn('disagreements', lead, message, other)
  }
  const message =
    lead.figure.part === 'correction'
      ? `${start} ${quote(other)} is corrected to ${quote(lead)}.`
      : `${start} ${quote(lead)}, but ${quote(other)}.`
  return noteOn('disagreements', other, message, lead)
}

/** 4.95 printed as 4.9: near enough to be the same number, yet rounding gives 5.0. */
function roundsDifferently(loaded: LoadedData, a: Exact, b: Exact): Finding[] {
  const [fine, coarse] = places(a.value) > places(b.value) ? [a, b] : [b, a]
  const rounded = divide(fine.value, '1', places(coarse.value))
  if (rounded === coarse.value) return []
  const own = `${quote(fine)} would be rounded to ${shown(loaded, rounded, coarse.figure.unit)}, but ${quote(coarse)} is printed.`
  return [{ ...noteOn('rounding', coarse, `${subject(loaded, a)}: ${own}`, fine), own }]
}
