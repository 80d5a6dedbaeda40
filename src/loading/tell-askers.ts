/** Carries what the checks found, and what a report says against its own figures, to whoever asks for them. */
import type { Figure, Remark } from '../model/figure.ts'
import { compare } from '../rules/decimal.ts'
import type { PublishedData } from '../store/store.ts'
import { cautionOn } from './cautions.ts'
import type { Finding } from './finding.ts'

/**
 * Checks whose notes an asker should see. Left out: disagreements and units, which answers tell by themselves, jumps
 * and months that are not printed, which cast doubt on no figure, and rate-and-count, which outturn-position tells.
 */
export const TOLD: ReadonlySet<string> = new Set([
  'bands',
  'benchmarks',
  'dated-positions',
  'outturn-position',
  'outturn-share',
  'rounding',
  'shares',
])

const key = (document: string, indicator: string, sub: string, period: string): string =>
  [document, indicator, sub, period].join('|')

/** What was found, as it stands beside its figure. */
export const remarkOf = ({
  message,
  own,
  doubt,
  tells,
}: Pick<Finding, 'message' | 'own' | 'doubt' | 'tells'>): Remark => ({
  kind: 'found',
  text: message,
  own: own ?? message,
  doubt: doubt ?? null,
  tells: tells ?? [],
})

/** That a limit is in two bands matters to a figure that is at it, and to no other. */
const matters = ({ sharedLimit }: Finding, { value }: Figure): boolean =>
  sharedLimit === undefined || (value !== null && compare(value, sharedLimit) === 0)

/** The data with what was found out about each value. */
export function tellAskers(data: PublishedData, findings: readonly Finding[]): PublishedData {
  const found = new Map<string, Finding[]>()
  for (const f of findings) {
    if (f.level !== 'note' || !TOLD.has(f.check) || !f.document || !f.indicator || !f.period) continue
    const k = key(f.document, f.indicator, f.sub ?? '', f.period)
    found.set(k, [...(found.get(k) ?? []), f])
  }
  const cautioned = cautionOn(data.commentary)
  const told = (figure: Figure): Figure => {
    if (figure.kind !== 'value') return figure
    const own = found.get(key(figure.document, figure.indicator, figure.sub, figure.period.label)) ?? []
    const remarks = [...cautioned(figure), ...own.filter((f) => matters(f, figure)).map(remarkOf)]
    return remarks.length > 0 ? { ...figure, remarks } : figure
  }
  return { ...data, figures: data.figures.map(told) }
}
