/** Reading the two settings that every surface takes: a day and a council. */
import { distance } from 'fastest-levenshtein'
import type { Catalogue } from '../catalogue.ts'
import type { IsoDate } from '../model/period.ts'
import { isRealDay, parts } from '../periods/calendar.ts'
import { listText } from '../wording/format.ts'

/** The day `text` names, or null when there is no such day. */
export function realDay(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const p = parts(text)
  return isRealDay(p.year, p.month, p.day) ? text : null
}

/** The key of the council that `name` names, or null. */
export function councilKey(catalogue: Catalogue, name: string): string | null {
  const wanted = name.trim().toLowerCase()
  const found = catalogue.councils.find((c) =>
    [c.key, c.name, c.fullName, ...c.nicknames].some((n) => n.toLowerCase() === wanted),
  )
  return found?.key ?? null
}

/** A slip for every so many letters of a name. */
const LETTERS_A_SLIP = 4
const MOST_NEAR = 3

/** "do you mean Barnsley?" of a name that no council has, where it is near to one; "" where it is near to none. */
export function nearText(catalogue: Catalogue, name: string): string {
  const wanted = name.trim().toLowerCase()
  const slips = Math.floor(wanted.length / LETTERS_A_SLIP)
  const near = catalogue.councils
    .map((c) => ({
      name: c.name,
      apart: Math.min(...[c.key, c.name, c.fullName, ...c.nicknames].map((n) => distance(n.toLowerCase(), wanted))),
    }))
    .filter(({ apart }) => apart <= slips)
    .toSorted((a, b) => a.apart - b.apart)
  const nearest = near.filter(({ apart }) => apart === near[0]?.apart).slice(0, MOST_NEAR)
  return nearest.length === 0
    ? ''
    : `do you mean ${listText(
        nearest.map((n) => n.name),
        'or',
      )}?`
}
