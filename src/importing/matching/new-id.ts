/** Ids for measures that no indicator is there for. No two measures get the same one, nor one that is somebody's already. */
import { partOf, type RawRow } from '../tables/rows.ts'
import { nameKey, plain } from '../words/plain.ts'

const LENGTH = 80
/** Of a longer name, what is kept of its end: long names differ in their last words. */
const END = 32

const slug = (text: string): string =>
  nameKey(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The id of a name, and of what tells it from others of its name: their words. */
export function newId(name: string, ...more: readonly string[]): string {
  const words = [slug(name) || 'measure', ...more.map(slug)].filter((part) => part !== '').join('-')
  if (words.length <= LENGTH) return words
  const start = words.slice(0, LENGTH - END - 1).replace(/-[^-]*$/, '')
  return `${start}-${words.slice(-END).replace(/^[^-]*-/, '')}`
}

export interface NewMeasure {
  readonly id: string
  readonly sub: string
  /** The indicator's name: the section is in it where the name alone is another measure's too. */
  readonly name: string
}

interface Place {
  readonly table: number
  readonly section: string
  readonly ref: string
  readonly unit: string
  readonly as: NewMeasure
}

/** The measure that another table has under the same name: what one of them does not say is as the other says it. */
function elsewhere(place: Omit<Place, 'as'>, there: readonly Place[]): NewMeasure | null {
  const fits = there.filter(
    (o) =>
      o.table !== place.table &&
      (['section', 'ref', 'unit'] as const).every((of) => o[of] === place[of] || o[of] === '' || place[of] === ''),
  )
  return new Set(fits.map((o) => o.as)).size === 1 ? (fits[0] as Place).as : null
}

export class NewIds {
  private readonly known: { has(id: string): boolean }
  /** By the words of a row with its section. */
  private readonly given = new Map<string, NewMeasure>()
  /** By name and part: the rows that have an id, with what else may tell them apart. */
  private readonly places = new Map<string, Place[]>()
  /** Which name and section has an id. */
  private readonly families = new Map<string, string>()
  private readonly taken = new Set<string>()
  private inSections: ReadonlySet<string> = new Set()
  private table = 0

  /** @param known ids that are there already */
  constructor(known: { has(id: string): boolean }) {
    this.known = known
  }

  /** Rows that are read together: a name that stands in several of their sections is several measures. */
  startTable(rows: readonly RawRow[]): void {
    this.table++
    const sections = Map.groupBy(rows, (row) => nameKey(row.name))
    this.inSections = new Set(
      [...sections].filter(([, of]) => new Set(of.map((row) => plain(partOf(row)))).size > 1).map(([name]) => name),
    )
  }

  of(row: RawRow): NewMeasure {
    const place = {
      table: this.table,
      section: nameKey(partOf(row)),
      ref: nameKey(row.ref),
      unit: nameKey(row.unitPrinted),
    }
    const words = `${nameKey(row.name)}|${nameKey(row.sub)}`
    const whole = [words, place.ref, place.unit, place.section].join('|')
    const there = this.places.get(words) ?? []
    const same = this.given.get(whole) ?? elsewhere(place, there)
    const as = same ?? this.made(row)
    this.given.set(whole, as)
    this.places.set(words, [...there, { ...place, as }])
    return as
  }

  private made(row: RawRow): NewMeasure {
    const family = `${nameKey(row.name)}|${nameKey(partOf(row))}`
    for (const parts of waysToName(row, this.inSections.has(nameKey(row.name)))) {
      const id = newId(...parts)
      if (this.known.has(id) || (this.families.get(id) ?? family) !== family) continue
      for (const sub of new Set([row.sub, [row.sub, row.unitPrinted].filter((t) => t !== '').join(', ')])) {
        const key = `${id}|${plain(sub)}`
        if (this.taken.has(key)) continue
        this.taken.add(key)
        this.families.set(id, family)
        const [name, ...more] = parts
        return { id, sub, name: more.length === 0 ? name : `${name} (${more.join(', ')})` }
      }
    }
    throw new Error(`No id for "${row.name}".`)
  }
}

/** From the name alone to what tells it from others of its name; in the end they are numbered. */
function* waysToName(row: RawRow, inSections: boolean): Generator<readonly [string, ...string[]]> {
  const { name, ref } = row
  const section = partOf(row)
  if (!inSections || section === '') yield [name]
  if (section !== '') yield [name, section]
  if (ref !== '') yield [name, ref]
  for (let n = 2; ; n++) yield [name, String(n)]
}
