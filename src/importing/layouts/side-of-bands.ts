/** Which side is good, by bands that print it: "95%+" is green, "<75%" is red. Null where they print none, or both. */
import type { BandKind } from '../../model/figure.ts'
import type { Polarity } from '../../model/indicator.ts'
import type { ReadBand } from '../../rules/bands.ts'
import type { ReadFigure } from '../source.ts'

export function sideOfBands(figures: readonly ReadFigure[], readBand: ReadBand): Polarity | null {
  const sides = figures.flatMap((f) => {
    if (f.kind !== 'green' && f.kind !== 'red') return []
    const band = readBand(f.asPrinted, f.value, 'info', f.kind satisfies BandKind)
    if (!band || band.bare || !/^[<>]/.test(band.comparator)) return []
    return [band.comparator.startsWith('>') === (f.kind === 'green') ? ('high' as const) : ('low' as const)]
  })
  return new Set(sides).size === 1 ? (sides[0] ?? null) : null
}
