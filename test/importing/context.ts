/** What is published under `data/`, for tests that read files. */
import type { DraftContext } from '../../src/importing/draft.ts'
import { readPublished } from '../../src/importing/read-published.ts'
import { readLayoutWords } from '../../src/importing/words/layout-words.ts'
import { readData } from '../../src/loading/read-data.ts'
import { createMemoryStore } from '../../src/store/memory.ts'

const published = readData('data').then(({ data }) => readPublished(createMemoryStore(data), 'data'))

export async function draftContext(council: string | null): Promise<DraftContext> {
  const [known, words] = await Promise.all([published, readLayoutWords('data')])
  return { published: known, words, council }
}
