/** Which council a file is of, by what is printed in it. Asked where nothing says so. */
import { councilKeyOf } from './council-key.ts'
import type { Ask, DraftFinding } from './model.ts'
import type { Published } from './published.ts'
import { nameKey, plain } from './words/plain.ts'

export interface CouncilFound {
  readonly council: string | null
  readonly ask: Ask | null
}

/**
 * @param named what the officer said; taken as it is
 * @param titles texts above the tables, names of sheets and of the file
 * @param names of measures, for the suggestions
 */
export function councilOf(
  published: Published,
  named: string | null,
  titles: readonly string[],
  names: readonly string[],
): CouncilFound {
  if (named !== null) return { council: named, ask: null }
  const text = ` ${titles.map(plain).join(' | ')} `
  const says = (name: string): boolean => name.length > 3 && text.includes(` ${plain(name)} `)
  const loaded = published.councils.filter((c) => [c.name, c.fullName, ...c.nicknames].some(says))
  if (loaded.length === 1) return { council: loaded[0]?.key ?? null, ask: null }
  const found = published.councilNames.filter(says)
  // "North Somerset" also says "Somerset"; the longer name is meant.
  const other = found.filter((name) => !found.some((o) => o !== name && ` ${plain(o)} `.includes(` ${plain(name)} `)))
  if (loaded.length === 0 && other.length === 1) return { council: councilKeyOf(other[0] as string), ask: null }
  const likely = byNames(published, names)
  const suggestions = [...new Set([...loaded.map((c) => c.key), ...other.map(councilKeyOf), ...likely])]
  return {
    council: null,
    ask: {
      about: 'council',
      sheet: null,
      cell: null,
      text: 'Which council is this file of?',
      suggestions: suggestions.length > 0 ? suggestions.slice(0, 8) : published.councils.map((c) => c.key),
    },
  }
}

/** "Rutland County Council", whether or not anybody has heard of it. */
const FULL_NAME =
  /(\p{Lu}[\p{L}'’-]+(?: (?:(?:and|upon|on|of|the) )*\p{Lu}[\p{L}'’-]+)*) (?:(?:Metropolitan|London|Royal) )*(?:Borough|District|City|County) Council\b/gu

/** A file that names another council than the one that it is said to be of, and not that one. */
export function otherCouncil(published: Published, council: string | null, titles: readonly string[]): DraftFinding[] {
  if (council === null) return []
  const own = namesOf(published, council)
  for (const title of titles) {
    const text = ` ${plain(title)} `
    if (own.some((name) => text.includes(` ${name} `))) return []
  }
  const known = [...published.councils.flatMap((c) => [c.name, c.fullName]), ...published.councilNames]
  for (const title of titles) {
    const text = ` ${plain(title)} `
    const listed = known
      .filter((name) => name.length > 3 && text.includes(` ${plain(name)} `))
      .toSorted((a, b) => b.length - a.length)[0]
    const other = listed ?? [...title.matchAll(FULL_NAME)].map(([, name]) => name)[0]
    if (other === undefined) continue
    const said = `"${title}" is of ${other}, and the file is to be ${nameOf(published, council)}'s; send that council's own file, or confirm with the reason why it is right.`
    return [{ severity: 'error', code: 'other-council', sheet: null, cell: null, row: null, column: null, text: said }]
  }
  return []
}

const nameOf = (published: Published, council: string): string =>
  published.councils.find((c) => c.key === council)?.name ??
  published.councilNames.find((name) => councilKeyOf(name) === council) ??
  council

/** What a council is called, made alike, the longest first. */
export function namesOf({ councils, councilNames }: Published, council: string): string[] {
  const known = councils.filter((c) => c.key === council).flatMap((c) => [c.fullName, c.name, ...c.nicknames])
  const names = [...known, ...councilNames.filter((name) => councilKeyOf(name) === council), council]
  return [...new Set(names.map(plain))].toSorted((a, b) => b.length - a.length)
}

/** Councils whose own names of measures the file has, most first. */
function byNames(published: Published, names: readonly string[]): string[] {
  const said = new Set(names.map(nameKey))
  const counts = published.councils.map((c) => {
    const own = new Set(published.measures.filter((m) => m.council === c.key).map((m) => nameKey(m.name)))
    return [c.key, [...own].filter((n) => said.has(n)).length] as const
  })
  return counts
    .filter(([, n]) => n > 0)
    .toSorted((a, b) => b[1] - a[1])
    .map(([key]) => key)
}
