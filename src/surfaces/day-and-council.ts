/** Reading the two settings that every surface takes: a day and a council. */
import type { Catalogue } from '../catalogue.ts'
import type { IsoDate } from '../model/period.ts'
import { isRealDay, parts } from '../periods/calendar.ts'

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
