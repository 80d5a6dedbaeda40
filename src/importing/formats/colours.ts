/** A fill as RGB, and whether people would call it red, amber or green. Evidence only: it never makes a figure. */
import type { Rag } from '../../model/figure.ts'

/** Of the legacy palette: the colours that people rate with. */
const INDEXED: Readonly<Record<number, string>> = {
  2: 'FF0000',
  3: '00FF00',
  5: 'FFFF00',
  10: 'FF0000',
  11: '00FF00',
  13: 'FFFF00',
  17: '008000',
  42: 'CCFFCC',
  43: 'FFFF99',
  45: 'FF99CC',
  50: '339966',
  51: 'FFCC00',
  52: 'FF9900',
  53: 'FF6600',
  57: '339966',
}

export const indexedColour = (index: number): string | null => INDEXED[index] ?? null

/** By hue, where the colour is strong enough to mean something; null for white, greys, blues and very pale fills. */
export function ragOfFill(rgb: string | null): Exclude<Rag, 'none'> | null {
  if (rgb === null) return null
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16) / 255)
  const max = Math.max(r, g, b)
  const spread = max - Math.min(r, g, b)
  if (spread < 0.15 || max < 0.3) return null
  const turn = max === r ? ((g - b) / spread + 6) % 6 : max === g ? (b - r) / spread + 2 : (r - g) / spread + 4
  const hue = turn * 60
  if (hue < 20 || hue >= 340) return 'red'
  if (hue < 68) return 'amber'
  return hue < 165 ? 'green' : null
}
