/** Conditions that no figure can meet at once, and the opposite of one. Pure. */
import { type Condition, type OneTest, type Test, testsOf } from './model.ts'

const OPPOSITE = { better: 'worse', worse: 'better', up: 'down', down: 'up', above: 'below', below: 'above' } as const
const isTurnable = (is: string): is is keyof typeof OPPOSITE => Object.hasOwn(OPPOSITE, is)

/** What holds where a test does not, as people say it: "better" of "worse"; null where that is several things. */
export function oppositeOf(test: Test): OneTest | null {
  switch (test.type) {
    case 'performance':
    case 'direction':
    case 'recoloured':
    case 'benchmark':
      return isTurnable(test.is) ? ({ ...test, is: OPPOSITE[test.is] } as OneTest) : null
    case 'target':
      if (test.is === 'met' || test.is === 'bettered') return { ...test, is: 'missed' }
      return test.is === 'missed' ? { ...test, is: 'met' } : null
    case 'became': {
      const [to, ...more] = test.colours
      return test.from !== null && to !== undefined && more.length === 0
        ? { ...test, colours: [test.from], from: to }
        : null
    }
    default:
      return null
  }
}

/** A test and its opposite, each to be told with its number: "which met its target, and which did not"; null where it has none, or both already. */
export function bothSidesOf(test: Test): Test | null {
  if (test.type === 'either') return null
  const opposite = oppositeOf(test)
  return opposite && { type: 'either', tests: [test, opposite] }
}

/** How it stands to a target, and not whether there is one. */
const RESULTS: ReadonlySet<string> = new Set(['met', 'bettered', 'exact', 'missed'])

/** Whether two tests of one time exclude each other. */
export function areContrary(a: Test, b: Test): boolean {
  if (a.type === 'performance' && b.type === 'performance') return a.is !== b.is
  if (a.type === 'direction' && b.type === 'direction') return a.is !== b.is
  if (a.type === 'recoloured' && b.type === 'recoloured') return isTurnable(a.is) && OPPOSITE[a.is] === b.is
  if (a.type === 'target' && b.type === 'target') {
    if (!RESULTS.has(a.is) || !RESULTS.has(b.is) || a.is === b.is) return false
    // What was bettered or just met was met.
    return [a.is, b.is].includes('missed') || ![a.is, b.is].includes('met')
  }
  if (a.type === 'benchmark' && b.type === 'benchmark')
    return a.kind === b.kind && isTurnable(a.is) && OPPOSITE[a.is] === b.is
  return a.type === 'colour' && b.type === 'colour' && !a.colours.some((c) => b.colours.includes(c))
}

/** "Green last month and not now", where both are one time: the same said and denied. Times in whatever form they have. */
export const deniesItself = (
  conditions: readonly (Pick<Condition, 'test' | 'not'> & { readonly at: unknown; readonly since: unknown })[],
): boolean => {
  const keys = conditions.map(({ test, at, since }) => JSON.stringify([test, at, since]))
  return conditions.some((a, i) => conditions.some((b, j) => a.not && !b.not && keys[i] === keys[j]))
}

/** "Green in March but amber for the year", where both come to one time: no measure has two colours at once. Times in whatever form they have. */
export function hasTwoColours(
  conditions: readonly (Pick<Condition, 'test' | 'not'> & { readonly at: unknown })[],
): boolean {
  const colours = conditions.filter((c) => c.test.type === 'colour' && !c.not)
  const isOneTime = (a: { readonly at: unknown }, b: { readonly at: unknown }): boolean =>
    JSON.stringify(a.at) === JSON.stringify(b.at)
  return colours.some((a) => colours.some((b) => a !== b && isOneTime(a, b) && areContrary(a.test, b.test)))
}

const isTimeless = ({ at, since }: Condition): boolean => at === null && since === null

/** Whether two conditions exclude each other, of one time or of none that parts them. */
const excludes = (a: Condition, b: Condition): boolean =>
  !a.not &&
  !b.not &&
  a.test.type !== 'colour' &&
  testsOf(a.test).every((test) => areContrary(test, b.test)) &&
  (isTimeless(a) || isTimeless(b) || (a.at === b.at && a.since === b.since))

/**
 * What a list tells apart, each with its number: "better" and "worse" where both are asked for, "red, amber and green".
 * Only the test itself where it is of one thing.
 */
export function testsApart(test: Test): readonly OneTest[] {
  return test.type === 'colour' ? test.colours.map((colour) => ({ ...test, colours: [colour] })) : testsOf(test)
}

/** "Which improved and which deteriorated": what excludes each other is asked for side by side, and both of it is told. */
export function united(conditions: readonly Condition[]): Condition[] {
  const out: Condition[] = []
  for (const c of conditions) {
    const at = out.findIndex((o) => excludes(o, c))
    const other = out[at]
    if (!other) out.push(c)
    else {
      const timed = isTimeless(other) ? c : other
      out[at] = { ...timed, test: { type: 'either', tests: [...testsOf(other.test), ...testsOf(c.test)] } }
    }
  }
  return out
}
