/** Whether there is something to say: never a summary of the same figures as if they were new. */
import type { Document } from '../model/figure.ts'
import type { Summary } from '../overview/model.ts'
import { contentOf, revisedSince, type Told, toldOf } from '../overview/told.ts'
import type { Progress } from './progress.ts'

export interface Gate {
  readonly told: Told
  /** Names what a reader would see. */
  readonly content: string
  readonly isNew: boolean
  /** The figures that changed in a report which the channel was told of before. */
  readonly revised: readonly string[]
  /** Keys of the reports that are loaded. */
  readonly documents: readonly string[]
  /** Reports that came besides, since the last time. */
  readonly besides: readonly Document[]
}

/** @param documents every report of the council that is loaded */
export function gateOf(progress: Progress, summary: Summary, documents: readonly Document[]): Gate {
  const told = toldOf(summary)
  const content = contentOf(told)
  const last = progress.pending.at(-1)?.told ?? progress.told
  const known = progress.documents
  return {
    told,
    content,
    isNew: last === null || contentOf(last) !== content,
    revised: last === null ? [] : revisedSince(last, summary),
    documents: documents.map((d) => d.key),
    besides: known === null ? [] : documents.filter((d) => d.key !== summary.document.key && !known.includes(d.key)),
  }
}
