/** `datapackage.json`: what is in the package, as Data Package version 2 with Table Schema has it. Pure. */
import { createHash } from 'node:crypto'
import { FIGURE_KINDS, FIGURE_STATUSES } from '../../model/figure.ts'
import { POLARITIES, UNITS } from '../../model/indicator.ts'

interface Field {
  readonly name: string
  readonly type: 'string' | 'number' | 'any'
  readonly description: string
  readonly constraints?: Readonly<Record<string, unknown>>
  readonly missingValues?: readonly { readonly value: string; readonly label: string }[]
}

const field = (name: string, description: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'string',
  description,
  ...more,
})
const among = (names: readonly string[]): Partial<Field> => ({ constraints: { enum: names } })
const REQUIRED: Partial<Field> = { constraints: { required: true } }

const ROW = [
  field('indicator', 'Id of the measure in indicators.json, shared by all councils.', REQUIRED),
  field('sub', 'Row within the measure, such as % or out of; empty for the measure itself.'),
]

const SCHEMAS: Readonly<
  Record<string, { readonly fields: readonly Field[]; readonly missingValues?: readonly unknown[] }>
> = {
  'figures.csv': {
    fields: [
      ...ROW,
      field('kind', 'A value, a band of the tolerance, or a benchmark.', among(FIGURE_KINDS)),
      field(
        'period',
        'Such as 2024-03, 2023/24 Q4, 2023/24, AY2023/24 T2, CY2023, R12 2024-03 or 2024-03-31; empty for a benchmark whose year is not printed.',
      ),
      field('as_printed', 'What the report prints.', REQUIRED),
      field('value', 'The number in it, a decimal.', {
        type: 'number',
        missingValues: [{ value: '', label: 'No number: see as_printed and status.' }],
      }),
      field('part', 'Where in the report it stands.', among(['table', 'text', 'correction'])),
      field('location', 'The place in the report, in words.', REQUIRED),
      field('note', 'What has to be known beside it.'),
      field('status', 'Empty: plainly published.', {
        constraints: { enum: FIGURE_STATUSES },
        missingValues: [{ value: '', label: 'published' }],
      }),
    ],
  },
  'measures.csv': {
    fields: [
      ...ROW,
      field('ref', "The council's own reference."),
      field('name', "The measure in the council's words.", REQUIRED),
      field('service', 'As printed.'),
      field('frequency', 'As printed.'),
      field('unit', 'What its figures count.', among(UNITS)),
      field('polarity', 'Whether high or low is good; info: neither.', among(POLARITIES)),
      field('note', 'What has to be known about it.'),
    ],
  },
  'commentary.csv': {
    fields: [
      field('indicators', 'Ids with ; between them; * for the whole report.', REQUIRED),
      field('period', 'As among the figures.'),
      field('location', 'The place in the report, in words.', REQUIRED),
      field('text', "Officers' words.", REQUIRED),
    ],
  },
  'glossary.csv': {
    fields: [
      field('term', 'As printed.', REQUIRED),
      field('abbreviations', 'With ; between them.'),
      field('definition', 'As printed.', REQUIRED),
    ],
  },
}

export interface Description {
  readonly title: string
  readonly version: string
  /** An identifier of <https://opendefinition.org/licenses/api/>. */
  readonly licence: string
}

const slug = (path: string): string =>
  path
    .toLowerCase()
    .replace(/\.[a-z]+$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')

function resource(path: string, content: string) {
  const name = path.split('/').at(-1) ?? ''
  const schema = path.startsWith('councils/') ? SCHEMAS[name] : undefined
  const bytes = Buffer.from(content)
  return {
    name: slug(path),
    path,
    ...(name.endsWith('.csv')
      ? { type: 'table', format: 'csv', mediatype: 'text/csv' }
      : { format: 'json', mediatype: 'application/json' }),
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    ...(schema ? { schema: { $schema: 'https://datapackage.org/profiles/2.0/tableschema.json', ...schema } } : {}),
  }
}

export const descriptor = ({ title, version, licence }: Description, files: ReadonlyMap<string, string>): string =>
  `${JSON.stringify(
    {
      $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
      name: 'published-performance',
      title,
      version,
      licenses: [{ name: licence }],
      resources: [...files].map(([path, content]) => resource(path, content)),
    },
    null,
    2,
  )}\n`
