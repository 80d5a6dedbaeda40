/** Checks of what is read from files at the start, by hand: to load zod alone takes as long as to answer a question. Pure. */

export const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'

/** Whether each of the names has a text. */
export const hasTexts = <K extends string>(value: unknown, names: readonly K[]): value is Record<K, string> =>
  isTable(value) && names.every((name) => isText(value[name]))

/** Whether it has a list of texts for whatever names it has. */
export const isTextLists = (value: unknown): value is Record<string, string[]> =>
  isTable(value) && Object.values(value).every((list) => Array.isArray(list) && list.every(isText))
