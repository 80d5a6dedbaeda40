/** Gap, change, mean, share, quartile and verdicts, as data/rag/rules.json defines them. */
import type { Compile, Expression, Scope } from './closed-math.ts'
import { maxPlaces } from './decimal.ts'
import type { RuleFile } from './rule-file.ts'

/**
 * The result of a named measure (a decimal) or verdict (a word), or null where its rule gives none.
 * @throws Error for a name that the rules do not have
 */
export type Measure = (name: string, inputs: Scope) => string | null

type Places = RuleFile['measures'][string]['places']

/** Decimals of the inputs count as printed. */
function placesOf(places: Places, inputs: Scope): number {
  if ('fixed' in places) return places.fixed
  return places.asPrinted + maxPlaces(Object.values(inputs).flatMap((v) => (typeof v === 'boolean' ? [] : v)))
}

interface Case {
  readonly when: Expression
  readonly result: (inputs: Scope, all: Scope) => string
}

/** @param figureNames what a measure without inputs of its own works on: a figure and its bands */
export function measuresOf(rules: RuleFile, compile: Compile, figureNames: readonly string[]): Measure {
  const { constants } = rules
  const known = new Map<string, readonly Case[]>()
  for (const [name, { inputs, cases, places }] of Object.entries(rules.measures)) {
    const names = [...(inputs ?? figureNames), ...Object.keys(constants)]
    const compiled = cases.map((c, i): Case => {
      const number = compile(`measures.${name}.cases.${i}.expression`, c.expression, names)
      return {
        when: compile(`measures.${name}.cases.${i}.when`, c.when, names),
        result: (own, all) => number.number(all, placesOf(places, own)),
      }
    })
    known.set(name, compiled)
  }
  for (const [name, { inputs, cases }] of Object.entries(rules.verdicts)) {
    const names = [...inputs, ...Object.keys(constants)]
    const compiled = cases.map(
      (c, i): Case => ({ when: compile(`verdicts.${name}.cases.${i}.when`, c.when, names), result: () => c.is }),
    )
    known.set(name, compiled)
  }
  return (name, inputs) => {
    const cases = known.get(name)
    if (!cases) throw new Error(`The rules have no measure "${name}".`)
    const all = { ...constants, ...inputs }
    return cases.find(({ when }) => when.holds(all))?.result(inputs, all) ?? null
  }
}
