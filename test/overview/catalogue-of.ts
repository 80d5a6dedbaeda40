/** A catalogue of a few reports that no council has published. */
import { Catalogue } from '../../src/catalogue.ts'
import type { Document, Figure, ReportDue } from '../../src/model/figure.ts'
import type { Indicator, Measure } from '../../src/model/indicator.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'

const VOCABULARY = { words: {}, filler: [], weak: [], qualifiers: [], populations: [], subs: {} }

export function periodOf(key: string) {
  const period = parsePeriodKey(key)
  if (!period) throw new Error(`No period "${key}".`)
  return period
}

export const report = (period: string, published: string): Document => ({
  ...{ key: `ashton/${period}`, council: 'ashton', title: `Report ${period}`, document: `Report ${period}` },
  ...{ published, meeting: '', period: periodOf(period) },
})

export const INDICATOR: Indicator = {
  ...{ id: 'visits', name: 'Visits in time', unit: '%', polarity: 'high', basis: 'share', year: 'reporting' },
  ...{ themes: [], say: [] },
}

export const measure = (document: string): Measure => ({
  ...{ council: 'ashton', document, indicator: 'visits', sub: '', ref: 'A.1', name: 'Visits', service: 'Care' },
  ...{ frequency: '', unit: '%', polarity: 'high', note: null, order: 0 },
})

export const figure = (document: Document, period: string, value: string, more: Partial<Figure> = {}): Figure => ({
  ...{ council: 'ashton', document: document.key, published: document.published, indicator: 'visits', sub: '' },
  ...{ kind: 'value', period: periodOf(period), value, asPrinted: `${value}%`, unit: '%', part: 'table' },
  ...{ location: 'row A.1', note: null, vintage: '', rag: 'none', ragReason: '', ...more },
})

export function catalogueOf(documents: readonly Document[], due: readonly ReportDue[] = []): Catalogue {
  const council = { key: 'ashton', name: 'Ashton', fullName: 'Ashton Council', nicknames: [] }
  return new Catalogue(
    {
      fingerprint: '',
      councils: [due.length > 0 ? { ...council, reportsDue: due } : council],
      indicators: [INDICATOR],
      documents,
      measures: documents.map((d) => measure(d.key)),
      glossary: [],
    },
    VOCABULARY,
  )
}
