import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DataError } from '../../src/errors.ts'
import type { BandKind } from '../../src/model/figure.ts'
import type { Polarity } from '../../src/model/indicator.ts'
import { directionOf, performanceOf } from '../../src/query/trend.ts'
import { standingOf } from '../../src/rules/benchmark.ts'
import { mean, percentOf, subtract, sum } from '../../src/rules/decimal.ts'
import { createRules, type RagInput, type SharedRules } from '../../src/rules/rag.ts'
import { RULE_FILE } from '../../src/rules/rule-file.ts'
import { type JudgementVector, RAG_FOLDER, readRag, VECTOR_FILE } from './vectors.ts'

const root = new URL('../../', import.meta.url)
const rules = readRag('rules.json') as z.infer<typeof RULE_FILE>
const vectors = VECTOR_FILE.parse(readRag('vectors.json'))

let shared: SharedRules
beforeAll(async () => {
  shared = await createRules(rules)
})

type Case = Omit<JudgementVector, 'name' | 'rule' | 'rag' | 'reason'>

function inputOf(c: Case): RagInput {
  const band = (kind: BandKind) => {
    const printed = c[kind]
    return printed ? shared.readBand(printed.printed, printed.given ?? null, c.polarity, kind) : null
  }
  const bands = { green: band('green'), amber: band('amber'), red: band('red') }
  const shown = { valueText: c.shown, periodLabel: c.period, periodHasTarget: c.targetPublished }
  return { value: c.value, unit: c.unit, polarity: c.polarity, ...bands, ...shown }
}

describe('the vectors', () => {
  it.each(vectors.judgements)('$name: $value is $rag', ({ rag, rule, reason, ...c }) => {
    expect(shared.judge(inputOf(c))).toMatchObject({ rag, rule, reason, version: rules.version })
  })

  it.each(vectors.bands)('"$printed" is $comparator $limit where $polarity is good', (v) => {
    const band = shared.readBand(v.printed, v.given ?? null, v.polarity, v.band)
    expect([band?.comparator ?? null, band?.value ?? null, band?.upper]).toEqual([v.comparator, v.limit, v.upper])
  })

  it.each(vectors.measures)('$measure of $inputs is $result', ({ measure, inputs, result }) => {
    expect(shared.measure(measure, inputs)).toBe(result)
  })

  it('has one for every rule, notation and measure', () => {
    expect(new Set(vectors.judgements.map((j) => j.rule))).toEqual(new Set(rules.rules.map((r) => r.name)))
    const figure = ['gap', 'tolerance']
    expect(new Set([...vectors.measures.map((m) => m.measure), ...figure])).toEqual(
      new Set([...Object.keys(rules.measures), ...Object.keys(rules.verdicts)]),
    )
  })

  it('is of the version of the rules', () => {
    expect(vectors.version).toBe(rules.version)
  })
})

describe('what the program works out at once is what the rules say', () => {
  const result = (measure: string, inputs: Parameters<SharedRules['measure']>[1]) => shared.measure(measure, inputs)
  const cents = fc.integer({ min: -99999, max: 99999 }).map((n) => (n / 100).toFixed(2))

  it('change, sum, mean and share', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(subtract(a, b)).toBe(result('change', { now: a, before: b }))
        expect(sum([a, b])).toBe(result('sum', { values: [a, b] }))
        expect(mean([a, b])).toBe(result('mean', { values: [a, b] }))
        expect(percentOf(a, b)).toBe(result('share', { part: a, whole: b }))
      }),
    )
  })

  it('direction, performance and standing', () => {
    fc.assert(
      fc.property(cents, cents, fc.constantFrom('high', 'low', 'info'), (a, b, polarity) => {
        const good = { highIsGood: polarity === 'high', lowIsGood: polarity === 'low' }
        expect(directionOf(b, a)).toBe(result('direction', { now: a, before: b }))
        expect(performanceOf(directionOf(b, a), polarity)).toBe(result('performance', { now: a, before: b, ...good }))
        expect(standingOf(a, b, polarity)).toBe(result('standing', { value: a, benchmark: b, ...good }))
      }),
    )
  })

  it.each([
    ['95%+', '87%+', '<87%', '61.8', '33.2', 8],
    ['<2.5%', '2.5%+', '3.5%+', '4.6', '2.1', 1],
    ['<121', undefined, '121+', '182.6', '61.6', 12.1],
    ['50-70%', undefined, undefined, '60', null, null],
  ])('target %s: the gap and the tolerance', (green, amber, red, value, gap, tolerance) => {
    const polarity = green.startsWith('<') ? 'low' : 'high'
    const band = (printed: string | undefined) => (printed ? { printed } : undefined)
    const c = { value, shown: value, unit: '%' as const, polarity: polarity as Polarity, targetPublished: true }
    const of = { ...c, period: '2023/24', green: band(green), amber: band(amber), red: band(red) } as Case
    const judged = shared.judge(inputOf(of))
    expect(judged.gap).toBe(gap)
    expect(judged.tolerance === null ? null : Number(judged.tolerance)).toBe(tolerance)
  })
})

interface Printed {
  kind: string
  as_printed: string
  value: string
}

/** Every target and tolerance in the councils' files. */
function printedBands(): Printed[] {
  const councils = new URL('data/councils/', root)
  return readdirSync(councils, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('figures.csv'))
    .flatMap((file) => parse(readFileSync(new URL(file, councils)), { columns: true, bom: true }) as Printed[])
    .filter((row) => ['red', 'amber', 'green', 'target'].includes(row.kind))
}

/** "93.7%+" and "84%+" are one notation. */
const notation = (text: string): string => text.replace(/\d+(?:\.\d+)?/g, '9')

describe('notations', () => {
  const printed = printedBands()

  it('reads every target and tolerance of the councils, with the number the officer gives', () => {
    expect(printed.length).toBeGreaterThan(150)
    const unread = printed.filter(({ as_printed, value, kind }) => {
      const band = shared.readBand(
        as_printed,
        value === '' ? null : value,
        'high',
        kind === 'target' ? 'green' : (kind as BandKind),
      )
      if (value === '') return as_printed !== '-' && band?.comparator !== 'words'
      return !band || band.comparator === 'words' || Number(band.value) !== Number(value)
    })
    expect(unread).toEqual([])
  })

  it('has each of them among the vectors', () => {
    const known = new Set(
      [
        ...vectors.judgements.flatMap((c) => [c.green?.printed, c.amber?.printed, c.red?.printed]),
        ...vectors.bands.map((b) => b.printed),
      ].map((text) => notation(text ?? '')),
    )
    expect([...new Set(printed.map((p) => notation(p.as_printed)))].filter((n) => !known.has(n))).toEqual([])
  })

  it('reads every example as the notation that it stands beside', () => {
    for (const { name, example, where } of rules.reading.notations) {
      const given = where === undefined || where.startsWith('not') ? null : '78'
      expect([name, shared.readBand(example, given, 'high')?.comparator ?? 'nothing']).not.toContain(undefined)
    }
  })
})

describe('the rules file', () => {
  it('is described by its schema', () => {
    const { $defs, title, ...schema } = readRag('schema.json') as Record<string, unknown>
    expect(title).toMatch(/RAG rules/)
    expect(schema).toEqual(z.toJSONSchema(RULE_FILE, { io: 'input' }))
    const { $schema: _, ...own } = z.toJSONSchema(VECTOR_FILE, { io: 'input' })
    expect($defs).toEqual({ vectors: own })
  })

  it('lies alone with its schema and vectors', () => {
    expect(readdirSync(RAG_FOLDER).toSorted()).toEqual(['rules.json', 'schema.json', 'vectors.json'])
  })

  const withRule = (when: string) => ({ ...rules, rules: [{ ...rules.rules[0], when }] })
  const withTest = (holds: string) => ({
    ...rules,
    comparators: { ...rules.comparators, '>=': { ...rules.comparators['>='], holds } },
  })

  it.each([
    'import({a: 1})',
    'evaluate("1 > 0")',
    'parse("1")',
    'createUnit("x")',
    'simplify("1")',
    'derivative("x", "x")',
    'resolve(greenHolds)',
    'cos(1) > 0',
    'greenHolds.constructor',
    'greenHolds["constructor"]',
    'f(x) = 1',
    'greenHolds = true',
    'greenHolds; true',
    '[greenHolds]',
    '{a: 1}',
    '"text"',
    'greenHolds ? true : false',
    'somethingElse',
    'and',
    '2 km > 1',
    '',
    'greenHolds and',
  ])('refuses %s', async (expression) => {
    await expect(createRules(withRule(expression))).rejects.toThrow(DataError)
    await expect(createRules(withTest(expression))).rejects.toThrow(/^data\/rag\/rules\.json cannot be used/)
  })

  it('keeps the numbers of a band out of the rules', async () => {
    await expect(createRules(withRule('value > 3'))).rejects.toThrow('"value" may not be used')
  })

  it('tells every problem at once', async () => {
    const broken = { ...withTest('cos(value) > 0'), rules: [{ ...rules.rules[0], when: 'who', reason: '{nothing}' }] }
    await expect(createRules(broken, 'my-rules.json')).rejects.toThrow(
      /^my-rules\.json .*comparators\.>=\.holds: "cos\(value\)".*\{nothing\} is not known.*"who" may not be used/,
    )
    await expect(createRules({ ...rules, rules: [{ ...rules.rules[0], rag: 'blue', extra: 1 }] })).rejects.toThrow(
      /rag: .*extra/,
    )
    await expect(createRules(null)).rejects.toThrow(DataError)
  })

  it('compares far beyond the digits of a float', async () => {
    const c: Case = {
      ...(vectors.judgements[0] as Case),
      green: { printed: '0.3000000000000000000001+' },
      value: '0.3',
    }
    expect(shared.judge(inputOf(c)).rag).toBe('red')
  })
})

describe('whatever the bands', () => {
  const RANK = { red: 0, amber: 1, green: 2, none: -1 } as const
  const tenths = (n: number): string => (n / 10).toFixed(1)
  const number = fc.integer({ min: -500, max: 1500 })

  /** The ways in which councils print a high measure's bands, from the lowest limit up. */
  const highBands = fc.tuple(number, number).map(([a, b]) => {
    const [low, high] = [tenths(Math.min(a, b)), tenths(Math.max(a, b))]
    return [
      { green: `${high}%+`, amber: `${low}%+`, red: `<${low}%` },
      { green: `${high}%>`, amber: `${low}%+` },
      { green: `${high}%`, amber: `${low}-${high}%`, red: `<${low}%` },
      { green: `${high}%+`, red: `<${high}%` },
      { green: `${high}%` },
      { green: `Above stat neigh (${high}%)` },
    ]
  })
  const lowBands = fc.tuple(number, number).map(([a, b]) => {
    const [low, high] = [tenths(Math.min(a, b)), tenths(Math.max(a, b))]
    return [
      { green: `<${low}%`, amber: `${low}%+`, red: `${high}%+` },
      { green: `<${low}%`, red: `${low}%+` },
      { green: `${low}%`, amber: `${high}%`, red: `>${high}%` },
      { green: `less than ${high}%` },
      { green: `${low}%` },
    ]
  })
  const judge = (value: number, polarity: Polarity, bands: Partial<Record<BandKind, string>>): number => {
    const text = tenths(value)
    const printed = Object.fromEntries(Object.entries(bands).map(([kind, said]) => [kind, { printed: said }]))
    const c = { value: text, shown: `${text}%`, unit: '%' as const, polarity, targetPublished: true, period: '2023/24' }
    return RANK[shared.judge(inputOf({ ...c, ...printed })).rag]
  }

  it('a higher value is never a worse colour where high is good', () => {
    fc.assert(
      fc.property(highBands, number, fc.nat(800), (sets, value, more) => {
        for (const bands of sets)
          expect(judge(value + more, 'high', bands)).toBeGreaterThanOrEqual(judge(value, 'high', bands))
      }),
    )
  })

  it('a lower value is never a worse colour where low is good', () => {
    fc.assert(
      fc.property(lowBands, number, fc.nat(800), (sets, value, less) => {
        for (const bands of sets)
          expect(judge(value - less, 'low', bands)).toBeGreaterThanOrEqual(judge(value, 'low', bands))
      }),
    )
  })

  it('always gives a colour and a sentence for printed numbers', () => {
    fc.assert(
      fc.property(highBands, number, (sets, value) => {
        for (const bands of sets) expect(judge(value, 'high', bands)).not.toBe(RANK.none)
      }),
    )
  })
})
