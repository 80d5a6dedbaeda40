/** Carries what the checks found, and what a report says against its own figures, to whoever asks for them. */
import type { Figure } from '../model/figure.ts'
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

const joined = (...notes: (string | null)[]): string => [...new Set(notes.filter((n) => n !== null))].join(' ')

/** The data with each told note added to its figure's own. */
export function tellAskers(data: PublishedData, findings: readonly Finding[]): PublishedData {
  const notes = new Map<string, string[]>()
  for (const f of findings) {
    if (f.level !== 'note' || !TOLD.has(f.check) || !f.document || !f.indicator || !f.period) continue
    const k = key(f.document, f.indicator, f.sub ?? '', f.period)
    notes.set(k, [...(notes.get(k) ?? []), f.message])
  }
  const cautioned = cautionOn(data.commentary)
  const told = (figure: Figure): Figure => {
    const found =
      figure.kind === 'value'
        ? notes.get(key(figure.document, figure.indicator, figure.sub, figure.period.label))
        : undefined
    const caution = cautioned(figure)
    return found || caution ? { ...figure, note: joined(caution, figure.note, ...(found ?? [])) } : figure
  }
  return { ...data, figures: data.figures.map(told) }
}
