/** The checks of published data on a draft: bands, sums, shares, rates and counts, benchmarks, printed periods. */
import { runChecks } from '../../loading/checks/index.ts'
import type { Finding } from '../../loading/finding.ts'
import type { LoadedData, LoadedFigure } from '../../loading/loaded.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import type { Severity } from '../model.ts'
import type { ReadFigure, Reading } from '../source.ts'
import { type Check, type Checked, findingAt } from './check.ts'

/** Checks that draft checks replace, or that look at what a draft does not have. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'percentages',
  'disagreements',
  'duplicates',
  'units',
  'jumps',
  'report-titles',
  'printed-periods',
])

/** What makes an answer wrong, or a colour: it stands against publication. */
const ERRORS = /wrong way round|cannot be read/

export const checkLoaded: Check = (checked) => {
  const loaded = asLoaded(checked)
  if (!loaded) return []
  return runChecks(loaded).flatMap((finding) => {
    if (LEFT_OUT.has(finding.check)) return []
    const figure = finding.row === null ? undefined : checked.reading.figures[finding.row]
    return figure
      ? [
          findingAt(
            figure,
            severityOf(finding),
            `check-${finding.check}`,
            withName(finding.message.replace(/^[^:]*row \d+, column "[^"]*": /, ''), figure, checked.indicators),
          ),
        ]
      : []
  })
}

/** A measure that is new has no name among the indicators yet; its id is for nobody to read. */
const withName = (text: string, { id, name }: ReadFigure, indicators: Checked['indicators']): string =>
  id === null || indicators.has(id) ? text : text.replaceAll(id, name)

function severityOf({ level, message, check }: Finding): Severity {
  if (level === 'error' || ERRORS.test(message)) return 'error'
  return check === 'bands' || check === 'shares' || check === 'sums' ? 'warning' : 'note'
}

/** The draft as data that has been loaded; each figure's place is its number in the draft. */
export function asLoaded({ reading, published, indicators }: Checked): LoadedData | null {
  if (!reading.report) return null
  const document = {
    key: 'draft',
    council: 'draft',
    title: reading.title ?? '',
    document: reading.title ?? '',
    published: reading.report.period.end,
    meeting: '',
    period: reading.report.period,
  }
  return {
    indicators,
    documents: [{ document, file: 'draft' }],
    measures: reading.measures.flatMap((m) => {
      if (m.id === null || m.unit === null) return []
      const { id, sub, ref, name, service, frequency, unit, note, order } = m
      const polarity = m.polarity ?? m.match.prior?.polarity ?? null
      const measure = {
        council: 'draft',
        document: 'draft',
        indicator: id,
        sub,
        ref,
        name,
        service,
        frequency,
        unit,
        polarity,
        note,
        order,
      }
      return [{ measure, at: { file: m.at.sheet, row: m.at.row } }]
    }),
    figures: reading.figures.flatMap((f, i) => {
      const figure = loadedFigure(f, i, reading)
      return figure ? [figure] : []
    }),
    relations: published.relations,
    rules: published.rules,
  }
}

function loadedFigure(f: ReadFigure, index: number, { report }: Reading): LoadedFigure | null {
  if (f.id === null || f.unit === null || !report || f.offered) return null
  if (f.value === null && f.status !== 'words') return null
  const period = f.period === '' ? report.period : parsePeriodKey(f.period)
  if (!period) return null
  return {
    printedKind: f.kind,
    at: { file: f.sheet, row: index },
    figure: {
      council: 'draft',
      document: 'draft',
      published: report.period.end,
      indicator: f.id,
      sub: f.sub,
      kind: f.kind,
      period,
      value: f.value,
      asPrinted: f.asPrinted,
      unit: f.unit,
      part: 'table',
      location: `${f.cell} of ${f.sheet}`,
      note: null,
      vintage:
        f.kind === 'value' || f.kind === 'red' || f.kind === 'amber' || f.kind === 'green'
          ? ''
          : f.period || 'latest published',
      rag: 'none',
      ragReason: '',
    },
  }
}
