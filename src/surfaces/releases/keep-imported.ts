/** Keeps what a file came to as a draft, so that it can be looked at and published. */

import { Catalogue } from '../../catalogue.ts'
import { nowMs, today } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { type Draft, isRefusal, type Refusal } from '../../importing/model.ts'
import { readLanguage } from '../../language/language-data.ts'
import { newDraft } from '../../publishing/draft.ts'
import { standing } from '../../publishing/findings.ts'
import { contentOf } from '../../publishing/from-import.ts'
import { openSqliteReleases } from '../../store/sqlite/releases.ts'

/** What a person says about a file; all of it may be left out. */
export interface SaidOfFile {
  readonly by: string | undefined
  readonly published: string | null
  readonly meeting: string | undefined
  readonly title: string | undefined
  readonly report: string | undefined
  readonly councilName: string | undefined
  readonly newMeasures: boolean
  readonly offered: boolean
  readonly partial: boolean
}

export interface KeptImport {
  /** "D-3". */
  readonly draft: string
  /** Whether nothing stands against publishing it. */
  readonly publishable: boolean
}

/** Null where nobody can say yet of which council or period the file is, or it could not be read. */
export async function keepImported(
  config: Config,
  result: Draft | Refusal,
  said: SaidOfFile,
): Promise<KeptImport | null> {
  if (isRefusal(result)) return null
  const releases = await openSqliteReleases(config.database)
  try {
    const view = releases.at({})
    const data = await view.catalogue()
    const found = contentOf(result, {
      council: data.councils.find((c) => c.key === result.council) ?? null,
      councilName: said.councilName ?? null,
      published: said.published ?? today(),
      meeting: said.meeting ?? '',
      title: said.title ?? null,
      report: said.report ?? null,
      documents: data.documents,
      indicators: new Map(data.indicators.map((i) => [i.id, i])),
      newMeasures: said.newMeasures,
      offered: said.offered,
    })
    if (!found) return null
    const { vocabulary } = await readLanguage(config.intentsDir, config.dataDir)
    const draft = await newDraft(
      {
        ...found,
        source: {
          name: result.file,
          sha256: result.sha256,
          layout: result.layout,
          layoutVersion: result.layoutVersion,
        },
        whole: !said.partial,
        by: said.by?.trim() || 'shell',
        at: nowMs(),
      },
      view,
      new Catalogue(data, vocabulary),
    )
    const id = await releases.keepDraft(draft)
    return { draft: `D-${id}`, publishable: standing({ ...draft, confirmations: [] }).length === 0 }
  } finally {
    await releases.close()
  }
}
