/** Published data made up for the stores' tests: every field filled somewhere, every null used somewhere. */
import { type BandKind, FIGURE_KINDS, type Figure } from '../../src/model/figure.ts'
import { UNITS } from '../../src/model/indicator.ts'
import { PERIOD_KINDS, type Period } from '../../src/model/period.ts'
import type { PublishedData } from '../../src/store/store.ts'

const march: Period = { label: 'March 2024', start: '2024-03-01', end: '2024-03-31', kind: 'month' }
const year: Period = { label: '2023/24', start: '2023-04-01', end: '2024-03-31', kind: 'year' }

/** The `i`th of many figures: councils and measures take turns, each kind, unit and period kind comes up. */
export function sampleFigure(i: number): Figure {
  const council = i % 3 === 0 ? 'northtown' : 'southshire'
  const kind = FIGURE_KINDS[i % FIGURE_KINDS.length] as Figure['kind']
  const words = i % 11 === 5
  return {
    council,
    document: `${council}-2023-24`,
    published: '2024-07-30',
    indicator: `measure-${i % 7}`,
    sub: i % 2 === 0 ? '' : 'children',
    kind,
    period: { ...march, kind: PERIOD_KINDS[i % PERIOD_KINDS.length] as Period['kind'] },
    value: words ? null : `${i}.10`,
    asPrinted: words ? 'Lower than "last" year; & so on' : `${i}.10%`,
    unit: UNITS[i % UNITS.length] as Figure['unit'],
    part: (['table', 'text', 'correction'] as const)[i % 3] as Figure['part'],
    location: `table 3.1, row ${i}`,
    note: i % 4 === 0 ? null : 'Two paragraphs disagree – 93.2% and 91.3%.',
    vintage: kind === 'national' ? '2022/23' : '',
    rag: (['red', 'amber', 'green', 'none'] as const)[i % 4] as BandKind | 'none',
    ragReason: i % 4 === 3 ? '' : '95% or more is green, 87% or more is amber; 91.8% is amber',
    ...(i % 5 === 0
      ? {
          judgement: {
            version: '2.0.0',
            rule: 'green',
            target: '95',
            targetText: '95% or more',
            gap: null,
            tolerance: '8.0',
          },
        }
      : {}),
  }
}

export function sampleData(fingerprint: string, figures = 400): PublishedData {
  return {
    fingerprint,
    councils: [
      { key: 'northtown', name: 'Northtown', fullName: 'Northtown Council', nicknames: ['ntc', 'the north'] },
      { key: 'southshire', name: 'Southshire', fullName: 'Southshire County Council', nicknames: [] },
    ],
    indicators: [
      {
        id: 'measure-0',
        name: 'Visits on time',
        unit: '%',
        polarity: 'high',
        basis: 'share',
        year: 'reporting',
        themes: ['visits'],
        say: ['visits'],
        notAlike: 'One counts working days.',
      },
      {
        id: 'measure-1',
        name: 'Contacts',
        unit: 'count',
        polarity: 'info',
        basis: 'flow',
        year: 'academic',
        themes: [],
        say: [],
      },
    ],
    documents: [
      {
        key: 'northtown-2023-24',
        council: 'northtown',
        title: 'Scorecard',
        document: 'Scorecard, "final"',
        published: '2024-07-30',
        meeting: 'Improving Lives',
        period: year,
      },
    ],
    measures: [
      {
        council: 'northtown',
        document: 'northtown-2023-24',
        indicator: 'measure-0',
        sub: 'children',
        ref: 'A.10',
        name: '% of visits',
        service: 'Social Care',
        frequency: 'monthly',
        unit: '%',
        polarity: 'high',
        note: 'Defined anew.',
        order: 0,
      },
      {
        council: 'northtown',
        document: 'northtown-2023-24',
        indicator: 'measure-1',
        sub: '',
        ref: null,
        name: 'contacts',
        service: '',
        frequency: '',
        unit: 'count',
        polarity: null,
        note: null,
        order: 1,
      },
    ],
    // Report after report, as they are read.
    figures: Array.from({ length: figures }, (_, i) => sampleFigure(i)).toSorted((a, b) =>
      a.document < b.document ? -1 : a.document > b.document ? 1 : 0,
    ),
    commentary: [
      {
        council: 'northtown',
        document: 'northtown-2023-24',
        published: '2024-07-30',
        indicators: ['measure-1', 'measure-0'],
        period: march,
        location: 'paragraph 2.1',
        text: 'Officers’ words, with “quotes”.\nAnd a second line.',
      },
      {
        council: 'northtown',
        document: 'northtown-2023-24',
        published: '2024-07-30',
        indicators: ['*'],
        period: year,
        location: 'paragraph 1',
        text: 'About the whole report.',
      },
      {
        council: 'southshire',
        document: 'southshire-2023-24',
        published: '2024-06-01',
        indicators: ['measure-1'],
        period: year,
        location: 'paragraph 3',
        text: 'Contacts rose.',
      },
    ],
    glossary: [
      {
        council: 'northtown',
        document: 'northtown-2023-24',
        term: 'Child protection plan',
        abbreviations: ['CPP'],
        definition: 'A plan.',
        location: 'A–Z',
      },
    ],
  }
}

/** `data` whose list of figures does `strike` when the `at`th is read: a load that breaks in the middle. */
export function strikingAt(data: PublishedData, at: number, strike: () => never): PublishedData {
  const figures = [...data.figures]
  Object.defineProperty(figures, at, { get: strike, enumerable: true })
  return { ...data, figures }
}
