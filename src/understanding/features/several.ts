/** What speaks for asking back, for several measures and for several questions, as named numbers. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import type { Choices } from '../choices.ts'
import type { Sides } from '../sides.ts'
import type { View } from '../view.ts'
import { bucket } from './bucket.ts'
import { fitsUnit } from './units.ts'

/** What speaks for asking back. */
export function clarifyFeatures(catalogue: Catalogue, { list }: Choices, view: View): Map<string, number> {
  const words = list.filter((c) => c.origin === 'words')
  const [a, b, c] = words
  const out = new Map<string, number>([['bias', 1]])
  if (!a || !b) return out.set('one', 1)
  const ratio = b.score / a.score
  out.set(`ratio:${bucket(ratio, [0.7, 0.8, 0.88, 0.94, 0.97, 0.995])}`, 1)
  if (c) out.set(`third:${bucket(c.score / a.score, [0.8, 0.9, 0.97])}`, 1)
  out.set(`alike:${Math.min(4, words.filter((w) => w.score >= a.score * 0.9).length)}`, 1)
  out.set(`exact:${words.filter((w) => w.exact).length}`, 1)
  out.set(`telling:${Math.min(view.telling.length, 4)}`, 1)
  out.set(`top:${bucket(a.score, [0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])}`, 1)
  out.set(`cover-gap:${bucket(a.coverage - b.coverage, [0.01, 0.05, 0.1, 0.25])}`, 1)
  if (view.reading.periods.length > 0) out.set('period', 1)
  if (view.followUp) out.set('leans', 1)
  const { number, percent } = view.reading.cues
  const fits = words.map((c) => fitsUnit(catalogue, c, view))
  if (percent || number) {
    out.set(fits[0] ? 'unit:top-fits' : 'unit:top-does-not', 1)
    out.set(`unit:fit-${Math.min(fits.filter(Boolean).length, 3)}`, 1)
  }
  return out
}

/** What speaks for several measures being meant, each by its own words. */
export function sidesFeatures({ choices, by }: Sides, { list }: Choices, view: View): Map<string, number> {
  const top = list.find((c) => c.origin === 'words')
  const out = new Map<string, number>([['bias', 1]])
  out.set(`by:${by}`, 1)
  out.set(`sides:${Math.min(choices.length, 4)}`, 1)
  const least = Math.min(...choices.map((c) => c.score))
  out.set('least', least)
  out.set('least-short', Math.max(0, 0.8 - least) * 3)
  if (top) {
    out.set('one-covers', top.coverage)
    if (top.exact) out.set('one-exact', 1)
    out.set('one-score', top.score)
    if (choices.some((c) => c.indicator === top.indicator)) out.set('one-is-side', 1)
  }
  if (choices.every((c) => c.exact)) out.set('all-exact', 1)
  if (view.reading.benchmarks.length > 0) out.set('benchmark', 1)
  return out
}

/** What speaks for a message being several questions. */
export function partsFeatures(
  parts: readonly string[],
  view: View,
  /** What each names by itself. */
  named: readonly (string | null)[],
): Map<string, number> {
  const out = new Map<string, number>([['bias', 1]])
  const found = named.filter((n) => n !== null)
  out.set(`named:${Math.min(found.length, 3)}-of-${Math.min(parts.length, 4)}`, 1)
  out.set(`measures:${Math.min(new Set(found).size, 3)}`, 1)
  out.set(`parts:${Math.min(parts.length, 4)}`, 1)
  const begins = parts.filter((p) =>
    /^(?:and |also |so )*(?:what|whats|how|why|is|are|was|were|did|does|do|which|where|who|when|has|have|can|could|tell|give|show|any)\b/.test(
      p,
    ),
  ).length
  out.set(`begin:${Math.min(begins, 3)}-of-${Math.min(parts.length, 4)}`, 1)
  const shortest = Math.min(...parts.map((p) => p.split(' ').length))
  out.set(`shortest:${bucket(shortest, [2, 3, 5, 8])}`, 1)
  if (/[?].*[?]/.test(view.text)) out.set('asks-twice', 1)
  return out
}
