/** Which council a file is of, by what is printed in it. Asked where nothing says so. */
import { councilKeyOf } from './council-key.ts'
import type { Ask } from './model.ts'
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
