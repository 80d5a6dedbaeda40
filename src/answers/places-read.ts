/** What a reply says of a place that is none of a council or region as it stands: how it was read, or which one is meant. */
import type { Catalogue } from '../catalogue.ts'
import type { UnclearPlace } from '../language/places.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import { listText } from '../wording/format.ts'
import { tellingOfTexts, withNotesBeforeSource } from '../wording/line.ts'

type NameOf = (word: string) => string

/** The answer, with how each name was read said before its source. */
export function withPlacesRead(answer: Answer, places: readonly UnclearPlace[], nameOf: NameOf): Answer {
  const notes = places.map(({ typed, meant }) => `I read "${typed}" as ${nameOf(meant ?? typed)}.`)
  return withNotesBeforeSource(answer, notes)
}

/** The place whose name a word of the text is a part of, the longest name first; null where it is part of none. */
export function nameWithin({ councils }: Catalogue, text: string, word: string): string | null {
  const named = councils.flatMap(({ name, fullName, nicknames }) =>
    [name, fullName, ...nicknames].map((said) => ({ name, said: said.toLowerCase() })),
  )
  const found = named.filter(({ said }) => said.split(/[^a-z]+/).includes(word) && text.includes(said))
  return found.toSorted((a, b) => b.said.length - a.said.length)[0]?.name ?? null
}

/** Asks which place is meant. @param asIf the answer if the place were the one that a word names */
export async function placeAsked(
  { why, typed, candidates }: UnclearPlace,
  nameOf: NameOf,
  asIf: (word: string) => Promise<Answer>,
): Promise<Answer> {
  const found = await Promise.all(candidates.map(async (word) => ({ name: nameOf(word), answer: await asIf(word) })))
  const items = found.map(({ name, answer: { council, indicator, unit } }) =>
    buildAnswer({
      kind: 'clarify',
      council,
      indicator,
      unit,
      telling: tellingOfTexts([indicator ? `${name}: ${indicator.name}` : name]),
    }),
  )
  const names = listText(
    found.map((f) => f.name),
    'or',
  )
  const lines = items.map((item, i) => `${i + 1}. ${item.text}`)
  const how = items.length === 1 ? 'Reply "yes", or ask with its name.' : 'Reply with the number or the name.'
  const lead = {
    misspelt: `I know no council or region called "${typed}". Do you mean ${names}?`,
    several: `"${typed}" is several councils. Which one do you mean?`,
    town: `"${typed}" has no figures of its own: it lies in ${names}. Do you mean that?`,
  }
  return buildAnswer({ kind: 'clarify', items, telling: tellingOfTexts([lead[why], ...lines, how]) })
}
