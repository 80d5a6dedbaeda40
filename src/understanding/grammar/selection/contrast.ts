/** "On target but down on last year": a fall that is set against good news is bad, whichever side of a measure is good. Pure. */
import type { Condition, Test } from './model.ts'
import type { Sign } from './sign-rules.ts'

const BUT = /\b(?:but|yet|though|although|while|whereas|nonetheless|nevertheless|even so|all the same|despite|still)\b/
const NONETHELESS = /\b(?:nonetheless|nevertheless|even so|all the same|despite (?:that|this))\b/

const GOOD: ReadonlySet<string> = new Set(['target met', 'target bettered', 'performance better', 'benchmark better'])
const BAD: ReadonlySet<string> = new Set(['target missed', 'performance worse', 'benchmark worse'])
const BAD_COLOURS: ReadonlySet<string> = new Set(['red', 'amber', 'red,amber'])

/** Whether it is good to meet a test or bad; null where it is neither. */
function isGood(test: Test): boolean | null {
  if (test.type === 'colour') {
    const said = test.colours.join()
    return said === 'green' ? true : BAD_COLOURS.has(said) ? false : null
  }
  const said = 'is' in test ? `${test.type} ${test.is}` : ''
  return GOOD.has(said) ? true : BAD.has(said) ? false : null
}

/** The conditions with "up" and "down" read as better or worse where they are set against what is said before them. */
export function againstNews(conditions: readonly Condition[], signs: readonly Sign[], text: string): Condition[] {
  return conditions.map((condition, at) => {
    const { test } = condition
    const i = signs.findIndex((s) => s.sign === 'test' && s.test === test)
    const sign = signs[i]
    if (test.type !== 'direction' || test.is === 'same' || !sign) return condition
    const turn = text.slice(signs[i - 1]?.to ?? 0, sign.from)
    const before = conditions[at - 1]
    const good = before ? isGood(before.test) : null
    // Beside nothing else, what "nonetheless" is set against was told before, and speaks for itself.
    const isBad = before ? good !== before.not : test.is === 'down'
    const isContrast = before ? good !== null && BUT.test(turn) : NONETHELESS.test(turn)
    if (!isContrast || isBad !== (test.is === 'down')) return condition
    return { ...condition, test: { type: 'performance', is: isBad ? 'worse' : 'better' } }
  })
}
