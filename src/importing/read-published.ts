/** What is published, from the store and the data folder, for the reading of files. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Reading, readJson } from '../loading/read-file.ts'
import { NO_RELATIONS, RELATIONS } from '../loading/relations.ts'
import { RULES_FILE } from '../loading/rule-set.ts'
import { createRules } from '../rules/rag.ts'
import type { View } from '../store/store.ts'
import type { Published } from './published.ts'

const NAMES = z.object({ names: z.array(z.string()) })

export async function readPublished(view: Pick<View, 'catalogue' | 'figures'>, dataDir: string): Promise<Published> {
  const reading: Reading = { dataDir, findings: [] }
  const [catalogue, figures, relations, names, rules] = await Promise.all([
    view.catalogue(),
    view.figures({}),
    readJson(reading, 'relations.json', RELATIONS, true),
    readJson(reading, 'english-councils.json', NAMES, true),
    readFile(join(dataDir, RULES_FILE), 'utf8').then((text) => createRules(JSON.parse(text), RULES_FILE)),
  ])
  return {
    councils: catalogue.councils,
    councilNames: names?.names ?? [],
    indicators: catalogue.indicators,
    documents: catalogue.documents,
    measures: catalogue.measures,
    figures,
    relations: relations ?? NO_RELATIONS,
    rules,
  }
}
