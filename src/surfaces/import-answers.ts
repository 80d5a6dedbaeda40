/** Answers to the questions of a file, as they are typed in the shell: kept, so that they are asked once. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { today } from '../clock.ts'
import { UsageError } from '../errors.ts'
import { answerOf } from '../importing/answers.ts'
import { type DraftContext, readingOfFile } from '../importing/draft.ts'
import { mappingOf, readMapping, remember } from '../importing/matching/mapping.ts'

/**
 * @param said each as `Sheet!A5=answer`
 * @param mapping the file that answers are kept in
 */
export async function rememberAnswers(
  said: readonly string[],
  files: readonly string[],
  context: DraftContext,
  mapping: string,
): Promise<void> {
  const [path] = files
  const { council } = context
  if (council === null || path === undefined || files.length !== 1) {
    throw new UsageError('An answer with --is goes with one file and with --council KEY, for which it is remembered.')
  }
  const known = mappingOf(await readMapping(mapping))
  const read = async () => readingOfFile(basename(path), await readFile(path), { ...context, mapping: known })
  const reading = await read().catch((cause: Error) => {
    throw new UsageError(`${basename(path)}: ${cause.message}`, { cause })
  })
  const ids = new Set(context.published.indicators.map((i) => i.id))
  await remember(
    mapping,
    said.map((text) => answerOf(text, reading, council, ids, today())),
  )
}
