/**
 * Expressions of the shared rules, on exact decimals. The only import of mathjs, which is loaded when it is first
 * needed and not before: it costs half a second.
 */
import type { BigNumber, EvalFunction, FactoryFunctionMap, MathNode } from 'mathjs'

/** What an expression is given: decimals as printed, lists of them, and facts. */
export type Scope = Readonly<Record<string, string | readonly string[] | boolean>>

export interface Expression {
  /** Whether it holds; anything but true does not. */
  readonly holds: (scope: Scope) => boolean
  /** The number that comes of it, rounded half up. */
  readonly number: (scope: Scope, places: number) => string
}

/** Compiles one expression that knows `names`, or says in `problems` why it may not be used. */
export type Compile = (where: string, expression: string, names: readonly string[]) => Expression

/** What an expression may be made of; anything else (properties, assignments, matrices, units, strings) is refused. */
const OPERATORS = new Set(
  'and or not equal unequal smaller smallerEq larger largerEq unaryMinus add subtract multiply divide'.split(' '),
)
const FUNCTIONS = new Set(['abs', 'sum', 'mean', 'quantileSeq'])

interface Part {
  readonly type: string
  readonly fn?: unknown
  readonly name?: string
  readonly value?: unknown
  readonly args?: readonly MathNode[]
}

/** mathjs binds "not" more tightly than a comparison, other languages less: brackets make them agree. */
const isLoose = ({ args }: Part): boolean => !/^(?:Symbol|Parenthesis)Node$/.test(args?.[0]?.type ?? '')

function forbiddenPart(node: MathNode, names: readonly string[]): string | null {
  let found: string | null = null
  node.traverse((part, path) => {
    const n = part as unknown as Part
    const allowed =
      n.type === 'ParenthesisNode' ||
      (n.type === 'OperatorNode' && OPERATORS.has(String(n.fn)) && !(n.fn === 'not' && isLoose(n))) ||
      (n.type === 'FunctionNode' && FUNCTIONS.has(String(n.fn))) ||
      (n.type === 'SymbolNode' && (path === 'fn' ? FUNCTIONS : new Set(names)).has(n.name ?? '')) ||
      (n.type === 'ConstantNode' && typeof n.value !== 'string')
    if (!allowed) found ??= part.toString()
  })
  return found
}

interface ClosedMath {
  readonly parse: (expression: string) => MathNode
  readonly decimal: (value: string) => BigNumber
}

/** A mathjs that knows comparisons, logic and sums on exact decimals and nothing else. */
async function createClosedMath(): Promise<ClosedMath> {
  const m = await import('mathjs')
  const parts = [
    m.parseDependencies,
    m.equalDependencies,
    m.unequalDependencies,
    m.smallerDependencies,
    m.smallerEqDependencies,
    m.largerDependencies,
    m.largerEqDependencies,
    m.andDependencies,
    m.orDependencies,
    m.notDependencies,
    m.unaryMinusDependencies,
    m.addDependencies,
    m.subtractDependencies,
    m.multiplyDependencies,
    m.divideDependencies,
    m.absDependencies,
    m.sumDependencies,
    m.meanDependencies,
    m.quantileSeqDependencies,
  ]
  const math = m.create(
    Object.assign({}, ...parts) as FactoryFunctionMap,
    // mathjs calls nearly equal numbers equal: the tolerance is far below any published digit.
    { number: 'BigNumber', precision: 64, relTol: 1e-60, absTol: 0 },
  )
  const { parse, bignumber } = math
  const refused = (name: string) => () => {
    throw new Error(`"${name}" is not available in a rule`)
  }
  const closed = ['import', 'createUnit', 'evaluate', 'parse', 'simplify', 'derivative', 'resolve']
  math.import(Object.fromEntries(closed.map((name) => [name, refused(name)])), { override: true })
  return { parse, decimal: (value: string) => bignumber(value) }
}

let made: Promise<ClosedMath> | null = null

/** The one mathjs of this process: making it takes half a second, and nothing can be put into it, so that all rules share it. */
function closedMath(): Promise<ClosedMath> {
  made ??= createClosedMath()
  return made
}

const NEVER: Expression = { holds: () => false, number: () => '' }

/** A compiler that keeps every problem, so that all are told at once. */
export async function createCompiler(problems: string[]): Promise<Compile> {
  const { parse, decimal } = await closedMath()
  const mathOf = (value: Scope[string]): unknown =>
    typeof value === 'string' ? decimal(value) : typeof value === 'boolean' ? value : value.map(decimal)
  const run = (code: EvalFunction, scope: Scope): unknown =>
    code.evaluate(Object.fromEntries(Object.entries(scope).map(([name, value]) => [name, mathOf(value)])))
  return (where, expression, names) => {
    try {
      const node = parse(expression)
      const forbidden = forbiddenPart(node, names)
      if (forbidden === null) {
        const code = node.compile()
        return {
          holds: (scope) => run(code, scope) === true,
          number: (scope, places) => (run(code, scope) as BigNumber).toFixed(places),
        }
      }
      problems.push(
        `${where}: "${forbidden}" may not be used; use and, or, not (with brackets), comparisons, arithmetic and ${names.join(', ')}`,
      )
    } catch (error) {
      problems.push(`${where}: "${expression}" cannot be read (${(error as Error).message})`)
    }
    return NEVER
  }
}
