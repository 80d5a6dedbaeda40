/** From something that was read to a draft that can be looked at and published. */
import type { Catalogue } from '../catalogue.ts'
import { rowKey } from '../loading/build-figures.ts'
import type { Figure } from '../model/figure.ts'
import type { DraftContent, NewDraft, NewFinding, PublicationKind, Source } from '../store/releases.ts'
import type { View } from '../store/store.ts'
import { numbered } from './findings.ts'
import { checkHistory } from './history/index.ts'
import { refuseOtherKeys } from './report-key.ts'

/** Of drafts that are made of a folder in the form of `data/`. */
export const DATA_LAYOUT = 'data'

export interface DraftInput {
  readonly content: DraftContent
  readonly findings: readonly NewFinding[]
  readonly source: Source
  /** Whether it states its report whole; else only its own cells change. */
  readonly whole: boolean
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/**
 * Checked against what the council has published.
 * @throws UsageError where its key is none that a report can have
 */
export async function newDraft(
  { content, findings, source, whole, by, at }: DraftInput,
  view: View,
  catalogue: Pick<Catalogue, 'rows' | 'indicators'>,
): Promise<NewDraft> {
  const council = content.council.key
  refuseOtherKeys(content.document.key)
  const held = (await view.catalogue()).documents.some((d) => d.key === content.document.key)
  const indicators = new Map([...catalogue.indicators, ...content.indicators].map((i) => [i.id, i]))
  const history = checkHistory(
    {
      content,
      whole,
      indicators,
      published: await view.figures({ council }),
      before: (row) => {
        const same = catalogue.rows(council, row.indicator).filter((m) => rowKey(m) === rowKey(row))
        // A report stated again is held against itself first.
        return same.find((m) => m.document === content.document.key) ?? same[0] ?? null
      },
    },
    findings,
  )
  return {
    whole,
    kind: kindOf(content.figures, whole, held),
    council,
    document: content.document.key,
    title: content.document.title,
    source,
    by,
    at,
    content,
    findings: numbered([...findings, ...history]),
  }
}

function kindOf(figures: readonly Figure[], whole: boolean, held: boolean): PublicationKind {
  if (!held) return 'report'
  if (whole) return 'revision'
  const bandsOnly = figures.length > 0 && figures.every((f) => ['red', 'amber', 'green'].includes(f.kind))
  return bandsOnly ? 'targets' : 'correction'
}
