/** What a message does with the list before it: turns it round, holds it against something else, leaves its measures. Pure. */
import type { BenchmarkKind } from '../model/figure.ts'
import type { PeriodRequest } from '../periods/resolve.ts'
import { areContrary, oppositeOf } from '../understanding/grammar/selection/contrary.ts'
import { type HeldAgainst, isMove, testsOf } from '../understanding/grammar/selection/model.ts'
import type { TimedCondition, TimedSelection } from './selection.ts'

/** What "it" is after a list: the benchmark or the target that its measures were held against. */
export function heldAgainst({ conditions, order }: TimedSelection): HeldAgainst | null {
  if (order?.by === 'benchmark' || order?.by === 'target') return { by: order.by, kind: order.kind }
  for (const test of conditions.flatMap((c) => testsOf(c.test))) {
    if (test.type === 'benchmark') return { by: 'benchmark', kind: test.kind }
    if (test.type === 'target' || test.type === 'colour') return { by: 'target', kind: null }
  }
  return null
}

const keyOf = (request: PeriodRequest): string => JSON.stringify(request)

/** Of what kind a measure is, which no turning changes. */
const OF_KIND = new Set(['unit', 'polarity', 'information', 'target value'])

/**
 * "And the other way round?": what held at one of two times holds at the other; of a change, or of one time, the opposite.
 * Null where that could be several things ("green").
 */
export function reversed({ conditions, order, join }: TimedSelection, request: PeriodRequest): TimedSelection | null {
  const dated = conditions.map((c) => ({ ...c, at: c.at ?? request }))
  const plain = dated.filter((c) => !OF_KIND.has(c.test.type) && !isMove(c.test))
  const times = [...new Set(plain.map((c) => keyOf(c.at)))]
  if (times.length === 2) {
    const [one, other] = times.map((key) => plain.find((c) => keyOf(c.at) === key)?.at) as [
      PeriodRequest,
      PeriodRequest,
    ]
    const swapped = dated.map((c, i) =>
      plain.includes(c) ? { ...c, at: keyOf(c.at) === times[0] ? other : one } : (conditions[i] as TimedCondition),
    )
    return { conditions: swapped, order, join }
  }
  const turned = conditions.map((c) => {
    if (OF_KIND.has(c.test.type)) return c
    const test = oppositeOf(c.test)
    return test && { ...c, test }
  })
  if (conditions.length === 0 || turned.some((c) => c === null)) return null
  return { conditions: turned as TimedCondition[], order, join }
}

/** "The same against our neighbours instead": what was held against one benchmark is held against another; null where it was against none, or against several. */
export function against({ conditions, order, join }: TimedSelection, kind: BenchmarkKind): TimedSelection | null {
  const held = conditions.flatMap((c) => (c.test.type === 'benchmark' ? [c.test.kind] : []))
  const kinds = new Set(order?.by === 'benchmark' ? [...held, order.kind] : held)
  if (kinds.size !== 1) return null
  return {
    conditions: conditions.map((c) => (c.test.type === 'benchmark' ? { ...c, test: { ...c.test, kind } } : c)),
    order: order?.by === 'benchmark' ? { ...order, kind } : order,
    join,
  }
}

/**
 * Whether nothing of the list before can be in the new one: "what share of them are green" after the ambers is asked of what both are of.
 * @param request the time of the list before, which its conditions leave out
 */
export function excludes(before: TimedSelection, now: readonly TimedCondition[], request: PeriodRequest): boolean {
  const timesOf = ({ at, since }: TimedCondition): string => JSON.stringify([at ?? request, since])
  return now.some((c) =>
    before.conditions.some((b) => !b.not && !c.not && timesOf(b) === timesOf(c) && areContrary(b.test, c.test)),
  )
}

const DID_NOT =
  /^(?:and |so |but |ok |then |now )*(?:which|what|the ones|those|ones|any|whichever)(?: (?:ones|of them|of those|that|which|measures))* (?:are|is|was|were|did|do|does|have|has|had)(?:n'?t| not)\W*$/

/** "And which didn't?", "the ones that weren't": those that the list before leaves out. */
export const asksForThoseLeft = (text: string): boolean => DID_NOT.test(text)
