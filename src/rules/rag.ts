/** Red, amber, green by the shared rules of data/rag/rules.json, with the reason in words. It evaluates; the meaning is in the file. */
import { DataError } from '../errors.ts'
import { BAND_KINDS, type Judgement, type Rag } from '../model/figure.ts'
import type { Polarity, Unit } from '../model/indicator.ts'
import { type Band, bandReader, limitText, type ReadBand } from './bands.ts'
import { type Compile, createCompiler, type Expression, type Scope } from './closed-math.ts'
import { type Measure, measuresOf } from './measures.ts'
import { COMPARATORS, type Comparator, RULE_FILE, type RuleFile } from './rule-file.ts'

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

export interface RagResult extends Judgement {
  readonly rag: Rag
  /** One sentence without a full stop: the rule and the numbers that gave it. */
  readonly reason: string
}

/** The shared rules, ready to be run. */
export interface SharedRules {
  readonly version: string
  readonly readBand: ReadBand
  readonly judge: (input: RagInput) => RagResult
  readonly measure: Measure
  readonly limitText: (value: string, unit: Unit) => string
}

const BAND_FACTS = [
  'Printed',
  'InWords',
  'Bare',
  'Holds',
  'Numbered',
  'Range',
  'Limit',
  'OpenAbove',
  'OpenBelow',
] as const
const GIVEN_NAMES = [
  'value',
  'highIsGood',
  'lowIsGood',
  'targetPublished',
  ...BAND_KINDS.flatMap((band) => BAND_FACTS.map((fact) => `${band}${fact}`)),
]
const LIMIT_NAMES = ['value', 'limit', 'upper']
const PLACEHOLDERS = ['value', 'period', 'bands', 'target', 'words']
const BAND_PLACEHOLDERS = ['limit', 'upper', 'words']

const unusable = (file: string, problems: readonly string[]): DataError =>
  new DataError(`${file} cannot be used, correct it and start again: ${problems.join('; ')}.`)

function readRules(rules: unknown, file: string): RuleFile {
  const parsed = RULE_FILE.safeParse(rules)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`)
  throw unusable(file, problems)
}

function checkTemplate(where: string, template: string, known: readonly string[], problems: string[]): void {
  for (const [whole, name] of template.matchAll(/\{(.*?)\}/g))
    if (!known.includes(name as string)) problems.push(`${where}: ${whole} is not known; use {${known.join('}, {')}}`)
}

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** What the rules say of a band, whatever the figure. */
function factsOfBand(name: string, band: Band | null | undefined, rules: RuleFile): Scope {
  const words = band?.comparator === 'words'
  const open = band && rules.comparators[band.comparator]
  return {
    [`${name}Printed`]: !!band,
    [`${name}InWords`]: words,
    [`${name}Bare`]: band?.bare ?? false,
    [`${name}Numbered`]: !!band && !words,
    [`${name}Range`]: band?.comparator === 'between',
    [`${name}Limit`]: band?.value ?? '0',
    [`${name}OpenAbove`]: open?.openAbove ?? false,
    [`${name}OpenBelow`]: open?.openBelow ?? false,
  }
}

/**
 * The shared rules.
 * @param content the content of data/rag/rules.json, unchecked
 * @param file its name, for the message
 * @throws DataError that lists everything that is wrong with the rules
 * Source: contract, meaning 6.
 */
export async function createRules(content: unknown, file = 'data/rag/rules.json'): Promise<SharedRules> {
  const rules = readRules(content, file)
  const problems: string[] = []
  const compile = await createCompiler(problems)
  const readBand = bandReader(rules, compile, problems)
  const judge = judgeOf(rules, compile, problems, file)
  const names = [...GIVEN_NAMES, ...rules.facts.map((f) => f.name)]
  const measure = measuresOf(rules, compile, names)
  if (problems.length > 0) throw unusable(file, problems)
  const limit = (value: string, unit: Unit): string => limitText(value, unit, rules.wording.units)
  return {
    version: rules.version,
    readBand,
    measure,
    limitText: limit,
    judge: (input) => {
      const { facts, ...judged } = judge(input)
      const gap = input.green?.value ? measure('gap', facts) : null
      if (gap === null) return { ...judged, version: rules.version, target: null, gap, tolerance: null }
      const target = input.green?.value ?? null
      return { ...judged, version: rules.version, target, gap, tolerance: measure('tolerance', facts) }
    },
  }
}

interface Judged extends Pick<RagResult, 'rag' | 'reason' | 'rule' | 'brief' | 'targetText'> {
  readonly facts: Scope
}

function judgeOf(rules: RuleFile, compile: Compile, problems: string[], file: string): (input: RagInput) => Judged {
  const holds = Object.fromEntries(
    COMPARATORS.map((c) => {
      checkTemplate(`comparators.${c}.words`, rules.comparators[c].words, BAND_PLACEHOLDERS, problems)
      return [c, compile(`comparators.${c}.holds`, rules.comparators[c].holds, LIMIT_NAMES)]
    }),
  ) as Record<Comparator, Expression>
  const names = [...GIVEN_NAMES]
  const facts = rules.facts.map(({ name, is }) => {
    const fact = { name, is: compile(`facts ("${name}")`, is, names) }
    names.push(name)
    return fact
  })
  const bands = rules.wording.bands.map((b, i) => ({ ...b, when: compile(`wording.bands.${i}.when`, b.when, names) }))
  const target = rules.wording.target.map((t, i) => ({
    ...t,
    when: compile(`wording.target.${i}.when`, t.when, names),
  }))
  const facted = names.filter((name) => name !== 'value' && !name.endsWith('Limit'))
  const steps = rules.rules.map((rule, i) => {
    checkTemplate(`rules.${i}.reason ("${rule.name}")`, rule.reason, PLACEHOLDERS, problems)
    checkTemplate(`rules.${i}.brief ("${rule.name}")`, rule.brief ?? '', PLACEHOLDERS, problems)
    return { rule, when: compile(`rules.${i}.when ("${rule.name}")`, rule.when, facted) }
  })

  const inside = (band: Band | null | undefined, value: string): boolean =>
    !!band && holds[band.comparator].holds({ value, limit: band.value ?? '0', upper: band.upper ?? '0' })

  const scopeOf = (input: RagInput): Scope => {
    const { value, polarity, periodHasTarget } = input
    const given: Scope = {
      value,
      highIsGood: polarity === 'high',
      lowIsGood: polarity === 'low',
      targetPublished: periodHasTarget,
    }
    const all = Object.assign(
      given,
      ...BAND_KINDS.map((name) => ({
        ...factsOfBand(name, input[name], rules),
        [`${name}Holds`]: inside(input[name], value),
      })),
    ) as Record<string, Scope[string]>
    for (const { name, is } of facts) all[name] = is.holds(all)
    return all
  }

  const partsOf = (band: Band, unit: Unit): Record<string, string> => {
    const limit = (value: string): string => limitText(value, unit, rules.wording.units)
    const parts = { limit: limit(band.value ?? ''), upper: limit(band.upper ?? ''), words: band.text }
    return { ...parts, band: fill(rules.comparators[band.comparator].words, parts) }
  }

  return (input) => {
    const scope = scopeOf(input)
    const step = steps.find(({ when }) => when.holds(scope))
    if (!step) throw unusable(file, [`no rule fits ${JSON.stringify(scope)}; the last rule must hold always`])
    const said = (name: 'green' | 'amber' | 'red', words: string): string => {
      const band = input[name]
      return band ? fill(words, partsOf(band, input.unit)) : ''
    }
    const values = {
      value: input.valueText,
      period: input.periodLabel,
      bands: bands.flatMap((b) => (b.when.holds(scope) ? [said(b.band, b.words)] : [])).join(', '),
      target: said('green', target.find((t) => t.when.holds(scope))?.words ?? ''),
      words: input.green?.text ?? '',
    }
    const targetText = input.green && input.green.comparator !== 'words' ? said('green', '{band}') : null
    return {
      rag: step.rule.rag,
      rule: step.rule.name,
      reason: fill(step.rule.reason, values),
      ...(step.rule.brief === undefined ? {} : { brief: fill(step.rule.brief, values) }),
      targetText,
      facts: scope,
    }
  }
}
