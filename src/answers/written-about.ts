/** What officers wrote of something that no measure is about: a report without its figure need not be silent on it. */
import type { Commentary } from '../model/figure.ts'
import type { Quote } from '../wording/commentary-words.ts'
import { sentencesOf } from '../wording/sentences.ts'
import type { Asking } from './asking.ts'

const wholeWords = (words: string): RegExp =>
  new RegExp(`\\b${words.split(' ').map(RegExp.escape).join('[\\s-]+')}\\b`, 'i')

/** The newest sentence that has all that was said, word for word: one with a part of it is about something else. */
export async function writtenAbout(asking: Asking, council: string, said: readonly string[]): Promise<Quote | null> {
  const patterns = said.map(wholeWords)
  const newestFirst = (a: Commentary, b: Commentary): number => (a.published < b.published ? 1 : -1)
  for (const { text, location, document } of (await asking.commentary(council)).toSorted(newestFirst)) {
    const words = sentencesOf(text).find((sentence) => patterns.every((pattern) => pattern.test(sentence)))
    if (words === undefined) continue
    const { document: title, published } = asking.catalogue.document(document)
    return { location, words, report: { title, published } }
  }
  return null
}
