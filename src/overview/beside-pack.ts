/** The pack's section on England and the neighbours: printed benchmarks and the Department's, each with its year, and one chart. */
import type { BenchmarkKind } from '../model/figure.ts'
import type { Standings } from '../model/standings.ts'
import { dayLabel } from '../periods/calendar.ts'
import { listText } from '../wording/format.ts'
import type { MatterBeside } from './beside-england.ts'
import type { PackBlock, PackTable } from './pack.ts'
import { leadText, named, numberText } from './words.ts'

const KINDS: readonly BenchmarkKind[] = ['national', 'statistical_neighbours', 'region']
const COLUMNS = [
  ...['Measure, and whose figures', 'Council', 'England', "Neighbours' average", 'Region', 'Quartile'],
  'Rank in England',
]
const NONE = 'none'
const NOT_PRINTED = 'not printed'

/** As printed in the report, each with the year that it is for. */
function printedRow({ of }: MatterBeside): string[] {
  const cells = KINDS.map((kind) => {
    const figure = of.benchmarks.find((b) => b.kind === kind)?.figure
    return figure?.value ? `${numberText(figure.value, figure.unit)} (${figure.vintage})` : NOT_PRINTED
  })
  const name = `${named(of)}: the report, ${of.lead.found.period.label}`
  return [name, leadText(of), ...cells, NOT_PRINTED, NOT_PRINTED]
}

/** The Department's, all of one year. */
function departmentRow({ of, beside, rank }: MatterBeside): string[] {
  const { own, benchmarks, standing, year } = beside
  const cells = KINDS.map((kind) => {
    const figure = benchmarks.find((b) => b.kind === kind)
    return figure?.value ? numberText(figure.value, figure.unit) : NONE
  })
  const council = own?.value ? numberText(own.value, own.unit) : NONE
  return [
    `${named(of)}: the Department, ${year.period.label}`,
    council,
    ...cells,
    standing?.quartile ?? NONE,
    rank ?? NONE,
  ]
}

function neighbourFigure({ of }: MatterBeside, { title, rows }: Standings): PackBlock {
  const table: PackTable = {
    caption: title,
    columns: ['Council or average', 'Place', 'Figure'],
    rows: rows.map(({ name, place, shown }) => [name, place ?? 'average', shown]),
  }
  const description = `${rows.map(({ name, place, shown }) => `${name} ${place ?? 'average'} ${shown}`).join(', ')}.`
  const bars = rows.map(({ name, value, shown, whose }) => ({ label: name, value, whose, text: shown }))
  const chart = { kind: 'bars' as const, title: `${of.name}: the council and its neighbours`, description, rows: bars }
  return { kind: 'figure', chart, table }
}

/** One document, and the place of each measure in it. */
function sourcesText(beside: readonly MatterBeside[]): string {
  const places = beside.map(({ source }) => `${source.location} (published ${dayLabel(source.published)})`)
  return `Source: ${beside[0]?.source.document}; ${listText([...new Set(places)])}.`
}

/** Nothing where no measure has anything beside it. */
export function besideBlocks(beside: readonly MatterBeside[]): PackBlock[] {
  if (beside.length === 0) return []
  const caption =
    'The measures that matter most, as the report prints them and as the Department for Education has them'
  const rows = beside.flatMap((b) => [printedRow(b), departmentRow(b)])
  const differences = beside.flatMap(({ of, beside: { pair } }) =>
    pair.difference ? [`${named(of)}: ${pair.difference}`] : [],
  )
  const averages =
    "The neighbours' average of the Department's figures is worked out here, as the mean of the neighbours with a figure. Quartile A is the best quarter."
  const drawn = beside.find((b) => b.neighbours !== null)
  return [
    { kind: 'table', table: { caption, columns: COLUMNS, rows } },
    { kind: 'list', items: [...differences, averages, sourcesText(beside)] },
    ...(drawn?.neighbours ? [neighbourFigure(drawn, drawn.neighbours)] : []),
  ]
}
