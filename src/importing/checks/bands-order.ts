/** Bands that are swapped or repeated, also where each alone could be read: red better than green, amber outside both. */
import { compare } from '../../rules/decimal.ts'
import type { DraftFinding } from '../model.ts'
import type { ReadFigure } from '../source.ts'
import { type Check, findingAt, titleOf } from './check.ts'

export const checkBandsOrder: Check = ({ reading, indicators, published }) => {
  const rows = Map.groupBy(
    reading.figures.filter((f) => f.value !== null && f.kind !== 'value'),
    (f) => f.measure,
  )
  return reading.measures.flatMap((m): DraftFinding[] => {
    const polarity =
      m.polarity ?? m.match.prior?.polarity ?? (m.id === null ? null : indicators.get(m.id)?.polarity) ?? 'info'
    if (polarity === 'info') return []
    const bands = rows.get(m.order) ?? []
    const of = (kind: string): ReadFigure | undefined => bands.find((f) => f.kind === kind)
    const [red, amber, green] = [of('red'), of('amber'), of('green')]
    const better = (a: ReadFigure, b: ReadFigure): boolean => {
      const order = compare(a.value as string, b.value as string)
      return polarity === 'high' ? order > 0 : order < 0
    }
    const wrong = (a: ReadFigure, b: ReadFigure): DraftFinding[] => [
      findingAt(
        a,
        'error',
        'bands-swapped',
        `${titleOf(a)} is ${a.asPrinted} and ${b.kind} is ${b.asPrinted}, the wrong way round where ${polarity} is good.`,
      ),
    ]
    if (green && amber && better(amber, green)) return wrong(amber, green)
    if (red && green && better(red, green)) return wrong(red, green)
    if (red && amber && better(red, amber)) return wrong(red, amber)
    if (green) {
      const read = published.rules.readBand(green.asPrinted, green.value, polarity, 'green')
      const points = read?.comparator.startsWith('>') ? 'high' : read?.comparator.startsWith('<') ? 'low' : null
      if (points && points !== polarity) {
        return [
          findingAt(
            green,
            'error',
            'bands-direction',
            `${titleOf(green)} is ${green.asPrinted}, the wrong way round where ${polarity} is good.`,
          ),
        ]
      }
    }
    return []
  })
}
