import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { DataError } from '../../src/errors.ts'
import type { BandKind } from '../../src/model/figure.ts'
import type { Polarity, Unit } from '../../src/model/indicator.ts'
import { type Band, parseBand } from '../../src/rules/bands.ts'
import { createRag, type RagInput, type RagResult } from '../../src/rules/rag.ts'
import cases from '../cases/rag.json' with { type: 'json' }

const root = new URL('../../', import.meta.url)
const rules = JSON.parse(readFileSync(new URL('data/rag-rules.json', root), 'utf8'))

/** As in test/cases/rag.json: bands as printed, with the data file's number in `numbers` where the text has words. */
interface Case {
  name: string
  value: string
  valueText: string
  unit: string
  polarity: string
  green?: string
  amber?: string
  red?: string
  numbers?: Partial<Record<BandKind, string>>
  periodHasTarget?: boolean
  periodLabel?: string
  rag: string
  reason: string
}

function inputOf(c: Case): RagInput {
  const polarity = c.polarity as Polarity
  const band = (kind: BandKind): Band | null => {
    const printed = c[kind]
    return printed === undefined ? null : parseBand(printed, c.numbers?.[kind] ?? null, polarity, kind)
  }
  return {
    value: c.value,
    valueText: c.valueText,
    unit: c.unit as Unit,
    polarity,
    green: band('green'),
    amber: band('amber'),
    red: band('red'),
    periodHasTarget: c.periodHasTarget ?? true,
    periodLabel: c.periodLabel ?? '2023/24',
  }
}

let rag: (input: RagInput) => RagResult
beforeAll(async () => {
  rag = await createRag(rules)
})

describe('a figure against its published bands', () => {
  it.each(cases as Case[])('$name: $value is $rag', (c) => {
    expect(rag(inputOf(c))).toEqual({ rag: c.rag, reason: c.reason })
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
      const band = parseBand(
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

  it('has each of them in the table above', () => {
    const known = new Set((cases as Case[]).flatMap((c) => [c.green, c.amber, c.red]).map((t) => notation(t ?? '')))
    expect([...new Set(printed.map((p) => notation(p.as_printed)))].filter((n) => !known.has(n))).toEqual([])
  })

  it('reads them as data/rag-rules.json tells', () => {
    for (const { printed: text, polarity, comparator, value, upper } of rules.notations) {
      const band = parseBand(text, null, polarity)
      expect({ text, comparator: band?.comparator ?? null, value: band?.value ?? null, upper: band?.upper }).toEqual({
        text,
        comparator,
        value,
        upper,
      })
    }
  })

  it.each([
    ['>= 95%', '>='],
    ['≤5', '<='],
    ['>85%', '>'],
    ['22%<', '<='],
    ['95% or more', '>='],
    ['5 or fewer', '<='],
    ['at least 90%', '>='],
    ['no more than 3', '<='],
    ['50% to 70%', 'between'],
    ['50–70%', 'between'],
    ['Above average (2022)', 'words'],
    ['between 3 and 5, if funded', 'words'],
    ['2 in 3', 'words'],
  ])('reads %s as %s', (text, comparator) => {
    expect(parseBand(text, null, 'high')?.comparator).toBe(comparator)
  })

  it('takes a number amid words only where the data file has it too', () => {
    expect(parseBand('Above England 2022', null, 'high')?.comparator).toBe('words')
    expect(parseBand('Top quartile, 78%', '78', 'high')).toMatchObject({ comparator: '>=', value: '78' })
    expect(parseBand('Top quartile of 150', '78', 'high')?.comparator).toBe('words')
  })

  it.each(['-', '–', '', ' ', 'n/a'])('reads "%s" as nothing', (text) => {
    expect(parseBand(text, null, 'high')).toBeNull()
  })

  it('reads a bare red number as where red begins', () => {
    expect(parseBand('84%', null, 'high', 'red')?.comparator).toBe('<')
    expect(parseBand('16%', null, 'low', 'red')?.comparator).toBe('>')
  })
})

describe('the rules file', () => {
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
    await expect(createRag(withRule(expression))).rejects.toThrow(DataError)
    await expect(createRag(withTest(expression))).rejects.toThrow(/^data\/rag-rules\.json cannot be used/)
  })

  it('keeps the numbers of a band out of the rules', async () => {
    await expect(createRag(withRule('value > 3'))).rejects.toThrow('"value" may not be used')
  })

  it('tells every problem at once', async () => {
    const broken = { ...withTest('cos(value) > 0'), rules: [{ ...rules.rules[0], when: 'who', reason: '{nothing}' }] }
    await expect(createRag(broken, 'my-rules.json')).rejects.toThrow(
      /^my-rules\.json .*comparators\.>=\.holds: "cos\(value\)".*\{nothing\} is not known.*"who" may not be used/,
    )
    await expect(createRag({ ...rules, rules: [{ ...rules.rules[0], rag: 'blue', extra: 1 }] })).rejects.toThrow(
      /rag: .*extra/,
    )
    await expect(createRag(null)).rejects.toThrow(DataError)
  })

  it('compares far beyond the digits of a float', async () => {
    const c: Case = { ...(cases[0] as Case), green: '0.3000000000000000000001+', value: '0.3' }
    expect(rag(inputOf(c)).rag).toBe('red')
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
    const c = { name: '', value: text, valueText: `${text}%`, unit: '%', polarity, rag: '', reason: '', ...bands }
    return RANK[rag(inputOf(c)).rag]
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
