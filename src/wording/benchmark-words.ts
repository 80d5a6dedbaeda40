/** How a figure stands against others, in words; one sentence for each standing. */

import type { Benchmark } from '../model/answer.ts'
import type { Figure } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import { listText, valueText, withCommas } from './format.ts'
import { type Line, labelledLine } from './line.ts'

const STANDINGS: readonly (readonly [Benchmark['standing'], string])[] = [
  ['better', 'better than'],
  ['worse', 'worse than'],
  ['above', 'above'],
  ['below', 'below'],
  ['in line', 'in line with'],
]

/** More than these in one breath are hard to follow. */
const MOST_NOUNS = 3

export interface ShownBenchmark {
  readonly standing: Benchmark['standing']
  readonly vintage: string
  readonly kind: Benchmark['kind']
  readonly decimal: string
  /** "the England average (71.0 per 10,000)". */
  readonly noun: string
  /** The same beside a figure that has said the unit: "the England average (71.0)". */
  readonly inLine: string
}

export const standingText = (standing: Benchmark['standing']): string =>
  STANDINGS.find(([of]) => of === standing)?.[1] ?? standing

/** The heading of a column that does not spell out whom it is about. */
const headingOf = (figure: Figure): string | null =>
  figure.kind === 'region' ? (figure.location.match(/column ([A-Z]{2,5})\b/)?.[1] ?? null) : null

/** A column headed with letters that the report never spells out is taken for the regional average, and that is said. */
const headingText = (figure: Figure): string => {
  const heading = headingOf(figure)
  return heading ? `, headed "${heading}" and not spelt out` : ''
}

/** A benchmark beside a figure. @param standing how that stands to it */
export function shownBenchmark(figure: Figure, unit: Unit, standing: Benchmark['standing']): ShownBenchmark {
  const decimal = figure.value as string
  const kind = figure.kind as Benchmark['kind']
  const nounOf = (value: string): string => `the ${BENCHMARK_NAMES[kind]} (${value}${headingText(figure)})`
  const noun = nounOf(valueText(decimal, unit))
  const inLine = nounOf(`${withCommas(decimal)}${unit === '%' ? '%' : ''}`)
  return { kind, standing, vintage: figure.vintage, decimal, noun, inLine }
}

/** "Benchmarks (2022/23): better than the England average (71.0); worse than the best statistical neighbour (60.0)." */
export function benchmarkLines(benchmarks: readonly ShownBenchmark[]): Line[] {
  const vintages = [...new Set(benchmarks.map((b) => b.vintage))]
  return vintages.map((vintage) => {
    const of = benchmarks.filter((b) => b.vintage === vintage)
    const said = STANDINGS.flatMap(([standing, words]) => {
      const nouns = of.filter((b) => b.standing === standing).map((b) => b.inLine)
      const groups = Array.from({ length: Math.ceil(nouns.length / MOST_NOUNS) }, (_, i) =>
        nouns.slice(i * MOST_NOUNS, (i + 1) * MOST_NOUNS),
      )
      return groups.map((group, i) => `${i === 0 ? '' : 'also '}${words} ${listText(group)}`)
    })
    return labelledLine('benchmark', `Benchmarks (${vintage})`, `${said.join('; ')}.`)
  })
}
