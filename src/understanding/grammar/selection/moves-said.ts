/** Which move is said of which of several measures: "X went up while Y and Z both came down". Pure. */
import type { Choice } from '../../frame.ts'
import type { View } from '../../view.ts'
import { testsOf } from './model.ts'
import { signsOf } from './signs.ts'

/** The question that each move is, asked by itself. */
const ASKED = {
  up: 'is it going up',
  down: 'is it going down',
  better: 'is it getting better',
  worse: 'is it getting worse',
} as const

interface Move {
  readonly from: number
  readonly asked: string
}

function movesIn(view: View): readonly Move[] {
  return signsOf(view).flatMap((sign): Move[] => {
    if (sign.sign !== 'test') return []
    const [test] = testsOf(sign.test)
    const is = test.type === 'direction' || test.type === 'performance' ? test.is : 'same'
    return is === 'same' ? [] : [{ from: sign.from, asked: ASKED[is] }]
  })
}

/** Where the first word stands that is said of one of the measures and of none of the others; null where none is. */
function placeOf({ reading }: View, side: Choice, sides: readonly Choice[]): number | null {
  const isOwn = (word: string): boolean =>
    side.matched.includes(word) && sides.every((s) => s === side || !s.matched.includes(word))
  const places = reading.terms.filter((t) => isOwn(t.word)).map((t) => t.start)
  return places.length === 0 ? null : Math.min(...places)
}

/**
 * By indicator, the question that is asked of each: the move that is said next after it, else the last one before it. Empty where
 * fewer than `least` different moves are said.
 */
export function movesSaid(view: View, sides: readonly Choice[], least: number): ReadonlyMap<string, string> {
  const moves = movesIn(view)
  const places = sides.map((side) => placeOf(view, side, sides))
  if (new Set(moves.map((m) => m.asked)).size < least || places.includes(null)) return new Map()
  return new Map(
    sides.map((side, i) => {
      const at = places[i] as number
      const said = moves.find((m) => m.from > at) ?? moves.findLast((m) => m.from < at)
      return [side.indicator, (said as Move).asked]
    }),
  )
}
