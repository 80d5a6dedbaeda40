import { beforeAll, describe, expect, it } from 'vitest'
import { readRules } from '../../src/loading/read-rules.ts'
import type { Rules } from '../../src/loading/rule-set.ts'
import type { Figure } from '../../src/model/figure.ts'
import { type Plan, planOf, type Standing } from '../../src/publishing/plan.ts'
import type { HeldFigure, HeldReport } from '../../src/store/releases.ts'
import { asDraft, INDICATORS, JULY, type Written, written } from './drafts.ts'

let rules: Rules
beforeAll(async () => {
  rules = await readRules('data')
}, 60_000)

const NOTHING: Standing = {
  held: null,
  earlier: [],
  indicators: new Map(INDICATORS.map((i) => [i.id, i])),
  councilKnown: false,
}
const plan = (of: Written, standing = NOTHING, more: Parameters<typeof written>[1] = {}, on = of.published): Plan =>
  planOf(asDraft(written(of, more)), standing, rules, { publishedOn: on, disclosure: null })

/** What a plan states, as if it had been published by release 7. */
function held({ change, measures }: Plan): HeldReport {
  return {
    document: change.documentEntry as HeldReport['document'],
    measures,
    figures: change.figures.map(
      (stated, id): HeldFigure => ({
        ...stated,
        bands: stated.bands === 'own' ? 7 : stated.bands,
        id,
        position: id,
        release: 7,
        saidFrom: change.release.publishedOn,
      }),
    ),
    commentary: [],
    glossary: [],
  }
}
const march = (figures: readonly Figure[]): Figure | undefined =>
  figures.find((f) => f.indicator === 'visits' && f.period.label === 'March 2024')

describe('a new report', () => {
  it('states every figure with its RAG, the rules and the release of its bands', () => {
    const { change } = plan(JULY)
    const [february, marchStated] = change.figures
    expect(february?.figure.rag).toBe('green')
    expect(marchStated).toMatchObject({ figure: { value: '17.3', rag: 'green' }, rules: rules.hash, bands: 'own' })
    expect(change.closes).toEqual([])
  })

  it('judges a figure of an earlier year by the bands that were printed for it', () => {
    const before = held(plan(JULY))
    const october: Written = {
      report: '2024-25-q1',
      published: '2024-10-29',
      period: '2024/25 Q1',
      cells: ['visits 2024-03 17.1%', 'visits 2024-06 99%', 'visits/green 2024/25 50%+'],
    }
    const { change } = plan(october, { ...NOTHING, earlier: before.figures.filter((f) => f.figure.kind === 'green') })
    expect(change.figures.map((f) => [f.figure.asPrinted, f.figure.rag, f.bands])).toEqual([
      ['17.1%', 'red', 7],
      ['99%', 'green', 'own'],
      ['50%+', 'none', null],
    ])
  })
})

describe('the same report again', () => {
  const again = (cells: readonly string[], more = {}) =>
    plan({ ...JULY, cells }, { ...NOTHING, held: held(plan(JULY)) }, { kind: 'revision', ...more }, '2024-10-29')

  it('changes nothing where nothing changed', () => {
    const { change } = again(JULY.cells)
    expect([change.closes, change.figures]).toEqual([[], []])
  })

  it('says at a revised figure from what it was revised and when', () => {
    const { change } = again(JULY.cells.with(1, 'visits 2024-03 17.1%'))
    expect(change.closes.map((c) => c.figure.asPrinted)).toEqual(['17.3%'])
    expect(change.figures.map((f) => f.figure)).toMatchObject([
      { asPrinted: '17.1%', rag: 'red', note: 'Revised from 17.3% to 17.1% on 29 October 2024.' },
    ])
  })

  it('closes what it no longer has, and keeps that in a draft of some cells only', () => {
    expect(again(JULY.cells.slice(0, 3)).change.closes.map((c) => c.figure.asPrinted)).toEqual(['40'])
    expect(again(['moves 2024-03 41'], { whole: false }).change.closes.map((c) => c.figure.asPrinted)).toEqual(['40'])
    expect(again(['moves 2024-03 41'], { whole: false }).figures).toHaveLength(4)
  })

  it('keeps the RAG of what did not change when the rules have changed', () => {
    const red: Rules['shared']['judge'] = (input) => ({
      ...rules.shared.judge(input),
      rag: 'red',
      rule: 'all',
      reason: 'all is red now',
    })
    const strict: Rules = { ...rules, hash: 'other', shared: { ...rules.shared, judge: red } }
    const standing = { ...NOTHING, held: held(plan(JULY)) }
    const draft = asDraft(written({ ...JULY, cells: JULY.cells.with(3, 'moves 2024-03 41') }))
    const { change, figures } = planOf(draft, standing, strict, { publishedOn: '2024-10-29', disclosure: null })
    expect(march(figures)?.rag).toBe('green')
    expect(march(figures)?.judgement?.rule).toBe('target met, no tolerance')
    expect(change.figures.map((f) => [f.figure.asPrinted, f.rules])).toEqual([['41', 'other']])
  })

  it('judges anew what has another target', () => {
    const { figures } = again(JULY.cells.with(2, 'visits/green 2023/24 50%+'))
    expect(march(figures)?.rag).toBe('red')
  })
})

it('tells what was confirmed beside the figure that it is about', () => {
  const finding = {
    id: 'F-1',
    severity: 'error',
    code: 'scale',
    sheet: null,
    cell: null,
    text: 'It is low.',
    about: { indicator: 'visits', sub: '', period: 'March 2024' },
    confirmable: true,
  } as const
  const draft = asDraft(written(JULY, { findings: [finding] }), {
    confirmations: [{ finding: 'F-1', reason: 'A strike in March.', by: 'U0ANNA', at: 0 }],
  })
  const { figures } = planOf(draft, NOTHING, rules, { publishedOn: JULY.published, disclosure: null })
  expect(march(figures)?.note).toBe('Looked at and confirmed by the council before publication: A strike in March.')
  expect(figures.filter((f) => f.note !== null)).toHaveLength(1)
})
