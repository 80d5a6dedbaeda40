/**
 * Red, amber, green by the shared rules of data/rag-rules.json, with the reason in words. The only import of mathjs,
 * which is loaded when `createRag` is called and not before: it costs half a second. Pure but for that.
 */
import type { EvalFunction, FactoryFunctionMap, MathNode } from 'mathjs'
import { z } from 'zod'
import { DataError } from '../errors.ts'
import type { Rag } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'
import { type Band, COMPARATORS, isPlain, limitText } from './bands.ts'

export interface RagInput {
  /** The published figure, a decimal. */
  readonly value: string
  readonly polarity: Polarity
  readonly green?: Band | null
  readonly amber?: Band | null
  readonly red?: Band | null
  readonly unit: Unit
  /** The figure as shown: "91.8%". */
  readonly valueText: string
  /** Whether a target or tolerance is published for the period of the figure. */
  readonly periodHasTarget: boolean
  readonly periodLabel: string
}

export interface RagResult {
  readonly rag: Rag
  /** One sentence without a full stop: the rule and the numbers that gave it. */
  readonly reason: string
}

const LIMIT_NAMES = ['value', 'limit', 'upper'] as const
const FACT_NAMES = [
  'informationOnly',
  'targetPublished',
  ...(['green', 'amber', 'red'] as const).flatMap((b) => [`${b}Printed`, `${b}InWords`, `${b}Holds`] as const),
  'amberRunsIntoRed',
] as const
type Facts = Record<(typeof FACT_NAMES)[number], boolean>

const sentence = z.string().min(1)
const comparatorRule = z.strictObject({ holds: sentence, words: sentence })
const ruleFile = z.strictObject({
  version: sentence,
  source: sentence,
  about: z.array(sentence),
  names: z.record(z.string(), sentence),
  placeholders: z.record(z.string(), sentence),
  notations: z.array(z.looseObject({ printed: z.string() })),
  comparators: z.strictObject(
    Object.fromEntries(COMPARATORS.map((c) => [c, comparatorRule])) as Record<
      Band['comparator'],
      typeof comparatorRule
    >,
  ),
  rules: z
    .array(
      z.strictObject({
        name: sentence,
        when: sentence,
        rag: z.enum(['green', 'amber', 'red', 'none']),
        reason: sentence,
        why: sentence,
      }),
    )
    .min(1),
})
type RuleFile = z.infer<typeof ruleFile>

/** What an expression may be made of; anything else (calls, properties, assignments, matrices, units) is refused. */
const OPERATORS = new Set(['and', 'or', 'not', 'smaller', 'smallerEq', 'larger', 'largerEq', 'unaryMinus'])

function forbiddenPart(node: MathNode, names: readonly string[]): string | null {
  let found: string | null = null
  node.traverse((part) => {
    const n = part as MathNode & { fn?: unknown; name?: string; value?: unknown }
    const allowed =
      n.type === 'ParenthesisNode' ||
      (n.type === 'OperatorNode' && OPERATORS.has(String(n.fn))) ||
      (n.type === 'SymbolNode' && names.includes(n.name ?? '')) ||
      (n.type === 'ConstantNode' && typeof n.value !== 'string')
    if (!allowed) found ??= n.toString()
  })
  return found
}

/** A mathjs that knows comparisons and logic on exact decimals and nothing else. */
async function closedMath() {
  const m = await import('mathjs')
  const parts = [
    m.parseDependencies,
    m.smallerDependencies,
    m.smallerEqDependencies,
    m.largerDependencies,
    m.largerEqDependencies,
    m.andDependencies,
    m.orDependencies,
    m.notDependencies,
    m.unaryMinusDependencies,
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

type Compile = (where: string, expression: string, names: readonly string[]) => EvalFunction | null

/** Compiles expressions and keeps every problem, so that all are told at once. */
function compiler(parse: (expression: string) => MathNode, problems: string[]): Compile {
  return (where, expression, names) => {
    try {
      const node = parse(expression)
      const forbidden = forbiddenPart(node, names)
      if (forbidden === null) return node.compile()
      problems.push(`${where}: "${forbidden}" may not be used; use and, or, not, comparisons and ${names.join(', ')}`)
    } catch (error) {
      problems.push(`${where}: "${expression}" cannot be read (${(error as Error).message})`)
    }
    return null
  }
}

const PLACEHOLDERS = ['value', 'period', 'bands', 'target', 'words']
const BAND_PLACEHOLDERS = ['limit', 'upper', 'words']

function checkTemplate(where: string, template: string, known: readonly string[], problems: string[]): void {
  for (const [whole, name] of template.matchAll(/\{(.*?)\}/g)) {
    if (!known.includes(name as string)) problems.push(`${where}: ${whole} is not known; use {${known.join('}, {')}}`)
  }
}

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

function readRules(rules: unknown, file: string): RuleFile {
  const parsed = ruleFile.safeParse(rules)
  if (parsed.success) return parsed.data
  throw unusable(
    file,
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`),
  )
}

const unusable = (file: string, problems: readonly string[]): DataError =>
  new DataError(`${file} cannot be used, correct it and start again: ${problems.join('; ')}.`)

/**
 * The RAG rules, ready to judge figures.
 * @param rules the content of data/rag-rules.json, unchecked
 * @param file its name, for the message
 * @throws DataError that lists everything that is wrong with the rules
 * Source: contract, meaning 6.
 */
export async function createRag(rules: unknown, file = 'data/rag-rules.json'): Promise<(input: RagInput) => RagResult> {
  const { comparators, rules: ordered } = readRules(rules, file)
  const { parse, decimal } = await closedMath()
  const problems: string[] = []
  const compile = compiler(parse, problems)
  const holds = Object.fromEntries(
    COMPARATORS.map((c) => {
      checkTemplate(`comparators.${c}.words`, comparators[c].words, BAND_PLACEHOLDERS, problems)
      return [c, compile(`comparators.${c}.holds`, comparators[c].holds, LIMIT_NAMES)]
    }),
  ) as Record<Band['comparator'], EvalFunction>
  const steps = ordered.map((rule, i) => {
    checkTemplate(`rules.${i}.reason ("${rule.name}")`, rule.reason, PLACEHOLDERS, problems)
    return { rule, when: compile(`rules.${i}.when ("${rule.name}")`, rule.when, FACT_NAMES) as EvalFunction }
  })
  if (problems.length > 0) throw unusable(file, problems)

  const inside = (band: Band | null | undefined, value: string): boolean =>
    !!band &&
    holds[band.comparator].evaluate({
      value: decimal(value),
      limit: decimal(band.value ?? '0'),
      upper: decimal(band.upper ?? '0'),
    }) === true
  const inWords = (band: Band, unit: Unit): string =>
    fill(comparators[band.comparator].words, {
      limit: limitText(band.value ?? '', unit),
      upper: limitText(band.upper ?? '', unit),
      words: band.text,
    })

  return (input) => {
    const facts = factsOf(input, inside)
    const step = steps.find(({ when }) => when.evaluate({ ...facts }) === true)
    if (!step) throw unusable(file, [`no rule fits ${JSON.stringify(facts)}; the last rule must hold always`])
    const said = {
      value: input.valueText,
      period: input.periodLabel,
      bands: bandsText(input, inWords),
      target: input.green ? targetText(input.green, input, inWords) : '',
      words: input.green?.text ?? '',
    }
    return { rag: step.rule.rag, reason: fill(step.rule.reason, said) }
  }
}

function factsOf(input: RagInput, inside: (band: Band | null | undefined, value: string) => boolean): Facts {
  const { green, amber, red, value } = input
  const words = (band: Band | null | undefined) => band?.comparator === 'words'
  return {
    informationOnly: input.polarity === 'info',
    targetPublished: input.periodHasTarget,
    greenPrinted: !!green,
    greenInWords: words(green),
    greenHolds: inside(green, value),
    amberPrinted: !!amber,
    amberInWords: words(amber),
    amberHolds: inside(amber, value),
    redPrinted: !!red,
    redInWords: words(red),
    redHolds: inside(red, value),
    amberRunsIntoRed: openSide(amber) !== null && openSide(amber) === openSide(red),
  }
}

/** The side on which a band has no end. */
function openSide(band: Band | null | undefined): 'up' | 'down' | null {
  if (band?.comparator === '>' || band?.comparator === '>=') return 'up'
  return band?.comparator === '<' || band?.comparator === '<=' ? 'down' : null
}

type InWords = (band: Band, unit: Unit) => string

/** Every band in words. A red that begins where amber ends tells nothing new. */
function bandsText({ green, amber, red, unit }: RagInput, inWords: InWords): string {
  const told = { green, amber, red: amber?.value && amber.value === red?.value ? null : red }
  return Object.entries(told)
    .flatMap(([name, band]) => (band ? [`${inWords(band, unit)} is ${name}`] : []))
    .join(', ')
}

function targetText(green: Band, { polarity, unit }: RagInput, inWords: InWords): string {
  return isPlain(green) && polarity === 'high' ? limitText(green.value ?? '', unit) : inWords(green, unit)
}
