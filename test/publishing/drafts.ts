/** An invented council's reports, as drafts. */
import type { Council, Figure, FigureKind } from '../../src/model/figure.ts'
import type { Indicator, Measure } from '../../src/model/indicator.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'
import { numbered } from '../../src/publishing/findings.ts'
import type { Draft, DraftContent, NewDraft } from '../../src/store/releases.ts'

export const COUNCIL: Council = { key: 'ashton', name: 'Ashton', fullName: 'Ashton Council', nicknames: [] }

const share = { unit: '%', polarity: 'high', basis: 'share', year: 'reporting', themes: [], say: [] } as const
export const INDICATORS: readonly Indicator[] = [
  { ...share, id: 'visits', name: 'Visits on time' },
  { ...share, id: 'moves', name: 'Children who moved', unit: 'count', polarity: 'info', basis: 'flow' },
]

const period = (key: string) => {
  const found = parsePeriodKey(key)
  if (!found) throw new Error(`No period "${key}".`)
  return found
}

/** "visits 2024-03 91.8%": indicator, period, what is printed; "visits/green 2023/24 95%+" for a band. */
export function cell(text: string, report: string, published: string): Figure {
  const [, name = '', sub = '', kind = 'value', key = '', printed = ''] =
    text.match(/^([a-z-]+)(?:\.([^/ ]+))?(?:\/(\w+))? ((?:AY|CY|R12 )?\S+(?: Q\d)?) (.+)$/) ?? []
  const value = printed.match(/\d[\d.]*/)?.[0] ?? null
  return {
    council: COUNCIL.key,
    document: `${COUNCIL.key}/${report}`,
    published,
    indicator: name,
    sub,
    kind: kind as FigureKind,
    period: period(key),
    value,
    asPrinted: printed,
    unit: printed.includes('%') ? '%' : 'count',
    part: 'table',
    location: `row ${name}, column ${key}`,
    note: null,
    vintage: '',
    rag: 'none',
    ragReason: '',
  }
}

export interface Written {
  readonly report: string
  readonly published: string
  readonly period: string
  readonly cells: readonly string[]
}

export const JULY: Written = {
  report: '2023-24-q4',
  published: '2024-07-30',
  period: '2023/24 Q4',
  cells: ['visits 2024-02 95.7%', 'visits 2024-03 17.3%', 'visits/green 2023/24 17.2%+', 'moves 2024-03 40'],
}

export function content({ report, published, period: key, cells }: Written): DraftContent {
  const figures = cells.map((text) => cell(text, report, published))
  const rows = new Map(figures.map((f) => [`${f.indicator}|${f.sub}`, f]))
  return {
    council: COUNCIL,
    document: {
      key: `${COUNCIL.key}/${report}`,
      council: COUNCIL.key,
      title: `Scorecard ${key}`,
      document: `Scorecard ${key}`,
      published,
      meeting: `Committee, ${published}`,
      period: period(key),
    },
    indicators: INDICATORS.filter((i) => figures.some((f) => f.indicator === i.id)),
    measures: [...rows.values()].map(
      (f, order): Measure => ({
        council: COUNCIL.key,
        document: f.document,
        indicator: f.indicator,
        sub: f.sub,
        ref: null,
        name: f.indicator,
        service: '',
        frequency: '',
        unit: f.unit,
        polarity: f.indicator === 'visits' ? 'high' : 'info',
        note: null,
        order,
      }),
    ),
    figures,
    commentary: [],
    glossary: [],
  }
}

export function written(of: Written, more: Partial<NewDraft> = {}): NewDraft {
  const own = content(of)
  return {
    whole: true,
    kind: 'report',
    council: COUNCIL.key,
    document: own.document.key,
    title: own.document.title,
    source: { name: 'scorecard.xlsx', sha256: 'ab', layout: 'test', layoutVersion: '1' },
    by: 'U0ANNA',
    at: 0,
    content: own,
    findings: numbered([]),
    ...more,
  }
}

export const asDraft = (draft: NewDraft, more: Partial<Draft> = {}): Draft => ({
  ...draft,
  id: 1,
  submitted: null,
  confirmations: [],
  previewed: 0,
  ...more,
})
