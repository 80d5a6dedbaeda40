import { nameKey } from '../words/plain.ts'

const LENGTH = 60

/** The id of a measure that no indicator is there for: its name's words. */
export const newId = (name: string): string =>
  nameKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LENGTH)
    .replace(/^-|-$/g, '')
