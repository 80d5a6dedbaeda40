/** Carries what the checks found, and what a report says against its own figures, to whoever asks for them. */
import type { Figure, Remark } from '../model/figure.ts'
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

/** The data with what was found out about each value. */
export function tellAskers(data: PublishedData, findings: readonly Finding[]): PublishedData {
  const found = new Map<string, Remark[]>()
  for (const f of findings) {
    if (f.level !== 'note' || !TOLD.has(f.check) || !f.document || !f.indicator || !f.period) continue
    const k = key(f.document, f.indicator, f.sub ?? '', f.period)
    const remark: Remark = { kind: 'found', text: f.message, doubt: f.doubt ?? null, tells: f.tells ?? [] }
    found.set(k, [...(found.get(k) ?? []), remark])
  }
  const cautioned = cautionOn(data.commentary)
  const told = (figure: Figure): Figure => {
    if (figure.kind !== 'value') return figure
    const own = found.get(key(figure.document, figure.indicator, figure.sub, figure.period.label)) ?? []
    const remarks = [...cautioned(figure), ...own]
    return remarks.length > 0 ? { ...figure, remarks } : figure
  }
  return { ...data, figures: data.figures.map(told) }
}
