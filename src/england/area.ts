/** The areas that figures are published for across England: councils, regions and England itself, each with a key. */
import type { IsoDate } from '../model/period.ts'

export type AreaKind = 'council' | 'region' | 'country'

/** One of a council's statistical neighbours: councils with similar families, in order of likeness. */
export interface Neighbour {
  readonly area: string
  /** "very close", "close" …, as the Department for Education's file says. */
  readonly closeness: string
}

export interface Area {
  /** Lower case with hyphens: `barnsley`, `yorkshire-and-the-humber`, `england`. */
  readonly key: string
  /** The Department for Education's number of the area. */
  readonly code: number
  readonly name: string
  readonly nicknames: readonly string[]
  readonly kind: AreaKind
  /** The key of the region that it lies in; null for England, and for a region that lies in no other. */
  readonly within: string | null
  /** The last day of an abolished council; null for every other area. */
  readonly ended: IsoDate | null
  /** Keys of the councils that took over from an abolished one. */
  readonly followedBy: readonly string[]
  /** The nearest first; empty for regions and England. */
  readonly neighbours: readonly Neighbour[]
}

/** Whether an area is one of today's councils: those that a rank is among. */
export const isCouncilToday = (area: Area): boolean => area.kind === 'council' && area.ended === null

/** Lower case, words joined by hyphens, accents and full stops gone. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '-')

/** The regions that hold an area, the smallest first: Inner London, then London. */
export function regionsOf(area: Area, areas: ReadonlyMap<string, Area>): Area[] {
  const found: Area[] = []
  for (let key = area.within; key !== null; ) {
    const region = areas.get(key)
    if (!region || found.includes(region)) break
    found.push(region)
    key = region.within
  }
  return found
}
