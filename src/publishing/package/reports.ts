/** What is published in the form of `data/`, so that reading it again gives the same. Pure: files as texts, by path. */
import { stringify } from 'csv-stringify/sync'
import type { Council, Document, Figure } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import type { Period } from '../../model/period.ts'
import { dayLabel } from '../../periods/calendar.ts'
import { keyOfPeriod } from '../../periods/codec.ts'
import type { PublishedData } from '../../store/store.ts'

export const MEASURE_COLUMNS = [
  'indicator',
  'sub',
  'ref',
  'name',
  'service',
  'frequency',
  'unit',
  'polarity',
  'note',
] as const
export const FIGURE_COLUMNS = [
  'indicator',
  'sub',
  'kind',
  'period',
  'as_printed',
  'value',
  'part',
  'location',
  'note',
  'status',
] as const
export const COMMENTARY_COLUMNS = ['indicators', 'period', 'location', 'text'] as const
export const GLOSSARY_COLUMNS = ['term', 'abbreviations', 'definition'] as const

type Row<Columns extends readonly string[]> = Readonly<Record<Columns[number], string>>

const csv = <C extends readonly string[]>(columns: C, rows: readonly Row<C>[]): string =>
  stringify([...rows], { header: true, columns: [...columns] })

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`

const keyOf = (period: Period): string => keyOfPeriod(period) ?? `${period.start}..${period.end}`

/** Where a report's files stand in the package. */
export const reportFolder = ({ key }: Pick<Document, 'key'>): string => `councils/${key}`

export function reportFiles(data: PublishedData, document: Document): Map<string, string> {
  const own = <T extends { readonly document: string }>(list: readonly T[]): T[] =>
    list.filter((item) => item.document === document.key)
  const folder = reportFolder(document)
  const glossary = own(data.glossary)
  const { title, document: name, published, meeting, period } = document
  return new Map([
    [`${folder}/report.json`, json({ title, document: name, published, meeting, period: keyOf(period) })],
    [
      `${folder}/measures.csv`,
      csv(
        MEASURE_COLUMNS,
        own(data.measures)
          .toSorted((a, b) => a.order - b.order)
          .map(measureRow),
      ),
    ],
    [
      `${folder}/figures.csv`,
      csv(
        FIGURE_COLUMNS,
        own(data.figures).map((f) => figureRow(f, document)),
      ),
    ],
    [
      `${folder}/commentary.csv`,
      csv(
        COMMENTARY_COLUMNS,
        own(data.commentary).map((c) => ({
          indicators: c.indicators.join(';'),
          period: keyOf(c.period),
          location: c.location,
          text: c.text,
        })),
      ),
    ],
    ...(glossary.length === 0
      ? []
      : [
          [
            `${folder}/glossary.csv`,
            csv(
              GLOSSARY_COLUMNS,
              glossary.map((g) => ({
                term: g.term,
                abbreviations: g.abbreviations.join('; '),
                definition: g.definition,
              })),
            ),
          ] as const,
        ]),
  ])
}

const measureRow = (m: Measure): Row<typeof MEASURE_COLUMNS> => ({
  indicator: m.indicator,
  sub: m.sub,
  ref: m.ref ?? '',
  name: m.name,
  service: m.service,
  frequency: m.frequency,
  unit: m.unit,
  polarity: m.polarity ?? '',
  note: m.note ?? '',
})

function figureRow(f: Figure, { published }: Document): Row<typeof FIGURE_COLUMNS> {
  // The words that stand for "no year is printed".
  const undated = f.vintage === `latest published at ${dayLabel(published)}`
  return {
    indicator: f.indicator,
    sub: f.sub,
    kind: f.kind,
    period: undated ? '' : keyOf(f.period),
    as_printed: f.asPrinted,
    value: f.value ?? '',
    part: f.part,
    location: f.location,
    note: f.note ?? '',
    status: f.status ?? '',
  }
}

export const councilFile = ({ key, name, fullName, nicknames, reportsDue, publishing }: Council): [string, string] => [
  `councils/${key}/council.json`,
  json({
    name,
    fullName,
    nicknames,
    ...(reportsDue ? { reports_due: reportsDue.map(({ period, due }) => ({ period: keyOf(period), due })) } : {}),
    ...(publishing ? { publishing: { four_eyes: publishing.fourEyes, disclosure: publishing.disclosure } } : {}),
  }),
]

/** The indicators that these reports have, in the catalogue's order. */
export function indicatorsFile(data: PublishedData): [string, string] {
  const used = new Set(data.measures.map((m) => m.indicator))
  return ['indicators.json', json(data.indicators.filter((i) => used.has(i.id)))]
}
