/** What is asked of the two measures that a conversation told last. Pure. */
import { hasType } from './lexicon.ts'
import type { View } from './view.ts'

/** What the words name; else both are told again. */
const OF_TWO: readonly (readonly [act: string, types: readonly string[]])[] = [
  ['total', ['total']],
  ['share', ['share']],
  ['comparison', ['gap', 'difference', 'compare', 'trend', 'benchmark']],
]

/** Those of the joint acts that are asked of the two: all where the words name none. Against a benchmark each is held by itself. */
export function actsOfTwo({ hits, reading }: View, joint: readonly string[]): readonly string[] {
  if (reading.benchmarks.length > 0) return joint.filter((act) => act === 'benchmark')
  const found = OF_TWO.find(([, types]) => hasType(hits, ...types))
  return found ? joint.filter((act) => act === found[0]) : joint
}
