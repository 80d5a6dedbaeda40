/** Everything that is published, for other tools: files as texts, by path. Pure. */

import { rowKey } from '../../loading/build-figures.ts'
import type { Figure } from '../../model/figure.ts'
import { leads } from '../../query/find-figure.ts'
import type { PublishedData } from '../../store/store.ts'
import { type Description, descriptor } from './descriptor.ts'
import { dfeFiles } from './dfe.ts'
import { councilFile, indicatorsFile, reportFiles } from './reports.ts'

export interface Package {
  readonly files: ReadonlyMap<string, string>
  /** Figures that the department's form has no period for. */
  readonly notInDfe: number
}

export function packageOf(data: PublishedData, about: Description): Package {
  const dfe = dfeFiles(data, leading(data.figures))
  const files = new Map([
    indicatorsFile(data),
    ...data.councils.map(councilFile),
    ...data.documents.toSorted((a, b) => (a.key < b.key ? -1 : 1)).flatMap((d) => [...reportFiles(data, d)]),
    ['dfe/data.csv', dfe.data] as const,
    ['dfe/data.meta.csv', dfe.meta] as const,
  ])
  return { files: new Map([['datapackage.json', descriptor(about, files)], ...files]), notInDfe: dfe.left }
}

/** The figure of each row and period that answers go by. */
function leading(figures: readonly Figure[]): Figure[] {
  const rows = Map.groupBy(
    figures.filter((f) => f.kind === 'value'),
    (f) => `${f.council}|${rowKey(f)}|${f.unit}`,
  )
  return [...rows.values()].flatMap((row) => {
    const numbers = leads(row).map(({ figure }) => figure)
    const told = new Set(numbers.map((f) => `${f.period.start}|${f.period.end}`))
    return [...numbers, ...row.filter((f) => f.value === null && !told.has(`${f.period.start}|${f.period.end}`))]
  })
}
