/** What is published, from the store and the data folder, for the reading of files. */

import { z } from 'zod'
import { type Reading, readJson } from '../loading/read-file.ts'
import { readRules } from '../loading/read-rules.ts'
import type { Rules } from '../loading/rule-set.ts'
import type { View } from '../store/store.ts'
import type { Published } from './published.ts'

const NAMES = z.object({ names: z.array(z.string()) })

/**
 * @param council whose figures are wanted; null where nobody can say yet, and it may be anybody's
 * @param judging the rules that hold; null: those of the data folder
 */
export async function readPublished(
  view: Pick<View, 'catalogue' | 'figures'>,
  dataDir: string,
  council: string | null = null,
  judging: Rules | null = null,
): Promise<Published> {
  const reading: Reading = { dataDir, findings: [] }
  const [catalogue, figures, names, rules] = await Promise.all([
    view.catalogue(),
    view.figures(council === null ? {} : { council }),
    readJson(reading, 'english-councils.json', NAMES, true),
    judging ?? readRules(dataDir),
  ])
  return {
    councils: catalogue.councils,
    councilNames: names?.names ?? [],
    indicators: catalogue.indicators,
    documents: catalogue.documents,
    measures: catalogue.measures,
    figures,
    relations: rules.relations,
    rules: rules.shared,
  }
}
