/** What was asked once about a council's files is kept among what is published, so that it is asked once. */
import { type Answer, entriesOf } from '../../importing/answers.ts'
import { type DraftContext, type OpenedFile, readingOfFile } from '../../importing/draft.ts'
import { type Answered, type Mapping as Known, type MappingEntry, mappingOf } from '../../importing/matching/mapping.ts'
import type { Mapping, Releases } from '../../store/releases.ts'

/** A part of a measure follows its id: "ehcp-20-weeks:number". No id has a colon. */
const entryOf = ({ council, layout, name, meaning }: Mapping): MappingEntry => {
  const [means = '', ...sub] = meaning.split(':')
  return { council, what: layout as Answered, words: name, means, sub: sub.join(':') }
}

export const remembered = async (releases: Pick<Releases, 'remembered'>): Promise<Known> =>
  mappingOf((await releases.remembered()).map(entryOf))

/**
 * Keeps answers to the questions of one file.
 * @param at milliseconds
 * @throws UsageError where one of them answers nothing: none is kept then
 */
export async function rememberAnswers(
  releases: Pick<Releases, 'remember'>,
  file: OpenedFile,
  answers: readonly Answer[],
  context: DraftContext & { readonly council: string },
  { by, at }: { readonly by: string; readonly at: number },
): Promise<void> {
  const reading = readingOfFile(file.name, file.read, context)
  const ids = new Set(context.published.indicators.map((i) => i.id))
  const entries = answers.flatMap((answer) => entriesOf(answer, reading, context.council, ids))
  for (const { council, what, words, means, sub } of entries)
    await releases.remember({
      council,
      layout: what,
      name: words,
      meaning: sub === '' ? means : `${means}:${sub}`,
      by,
      at,
    })
}
