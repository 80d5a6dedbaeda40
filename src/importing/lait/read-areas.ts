/** Areas: the code list and the list of neighbours, with our own file of keys, succession and regions within regions. */
import { z } from 'zod'
import { type Area, type AreaKind, type Neighbour, slug } from '../../england/area.ts'
import { DataError } from '../../errors.ts'
import type { LaitFile } from './files.ts'
import { finding, type LaitFinding } from './finding.ts'
import { type Cell, columnsOf, readSheet } from './sheet.ts'

const key = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a key is lower case with hyphens')

/** `data/england/areas.json`: what no file of the Department says. */
export const AREA_RULES = z.strictObject({
  about: z.string(),
  /** The name of the whole country in the code list. */
  country: z.string(),
  /** Printed names that are not the key's or not what people call the area. */
  named: z.array(z.strictObject({ printed: z.string(), key, name: z.string() })),
  /** What else people call an area, by key. */
  nicknames: z.record(key, z.array(z.string().min(1)).min(1)),
  /** Abolished councils by key: the last day, and who took over. */
  ended: z.record(key, z.strictObject({ on: z.iso.date(), followedBy: z.array(key).min(1) })),
  /** Regions that lie in another. */
  within: z.record(key, key),
})
export type AreaRules = z.output<typeof AREA_RULES>

export interface ReadAreas {
  readonly areas: readonly Area[]
  /** "May 2025", from the file's name. */
  readonly neighboursOf: string | null
  readonly findings: readonly LaitFinding[]
}

interface Listed {
  readonly code: number
  readonly printed: string
  readonly region: string
}

/** The same for every spelling of a region: "London (Inner)" and "Inner London", "The Humber" and "the Humber". */
const regionWords = (printed: string): string => slug(printed).split('-').toSorted().join(' ')

/** @throws DataError where a workbook cannot be read or has another layout */
export async function readAreas(codeList: LaitFile, neighbours: LaitFile, rules: AreaRules): Promise<ReadAreas> {
  const findings: LaitFinding[] = []
  const listed = await readCodeList(codeList, findings)
  const likes = await readNeighbours(neighbours)
  const names = new Map(rules.named.map((n) => [n.printed, n]))
  const keyOf = ({ printed }: Listed): string => names.get(printed)?.key ?? slug(printed)
  const kindOf = ({ printed, region }: Listed): AreaKind =>
    region !== 'NA' ? 'council' : printed === rules.country ? 'country' : 'region'
  const regions = new Map(listed.filter((l) => kindOf(l) === 'region').map((l) => [regionWords(l.printed), keyOf(l)]))
  const keys = new Map(listed.map((l) => [l.code, keyOf(l)]))
  const areas = listed.map((entry): Area => {
    const kind = kindOf(entry)
    const own = keyOf(entry)
    const within = kind === 'council' ? regions.get(regionWords(entry.region)) : rules.within[own]
    if (kind === 'council' && within === undefined) {
      const said = `${codeList.name}: ${entry.printed} is in the region "${entry.region}", which the list does not have; it is kept without a region.`
      findings.push(finding('note', 'region-unknown', codeList.name, said))
    }
    const like = likes.rows.get(entry.code)
    const end = rules.ended[own]
    if (kind === 'council') findings.push(...checkCouncil(entry, like, end !== undefined, neighbours.name))
    return {
      key: own,
      code: entry.code,
      name: names.get(entry.printed)?.name ?? entry.printed,
      nicknames: rules.nicknames[own] ?? [],
      kind,
      within: within ?? null,
      ended: end?.on ?? null,
      followedBy: end?.followedBy ?? [],
      neighbours: (like?.neighbours ?? []).flatMap(({ code, closeness }): Neighbour[] => {
        const area = keys.get(code)
        return area === undefined ? [] : [{ area, closeness }]
      }),
    }
  })
  for (const [code, like] of likes.rows) {
    if (keys.has(code)) continue
    const said = `${neighbours.name} has ${like.printed} (${code}), which ${codeList.name} does not have; it is left out.`
    findings.push(finding('note', 'area-in-one-file', neighbours.name, said))
  }
  refuseDoubles(codeList.name, areas)
  return { areas, neighboursOf: monthOf(neighbours.name), findings }
}

/** What is said of a council that only one of the files has, or whose end only one of them knows. */
function checkCouncil(entry: Listed, like: Likeness | undefined, ended: boolean, file: string): LaitFinding[] {
  if (!like) {
    const said = `${file} does not have ${entry.printed} (${entry.code}), so it has no statistical neighbours.`
    return [finding('note', 'area-in-one-file', file, said)]
  }
  if (like.old === ended) return []
  const said = like.old
    ? `${file} lists ${entry.printed} among the old councils, but data/england/areas.json does not say when it ended and who followed it; it is ranked until that is added.`
    : `data/england/areas.json says that ${entry.printed} has ended, but ${file} lists it among today's councils; correct one of them.`
  return [finding('note', 'council-end', file, said)]
}

function refuseDoubles(file: string, areas: readonly Area[]): void {
  const seen = new Set<string>()
  for (const { key: own, name } of areas) {
    if (seen.has(own))
      throw new DataError(`${file}: two areas come to the key "${own}" (${name}); name one in areas.json.`)
    seen.add(own)
  }
}

async function readCodeList(file: LaitFile, findings: LaitFinding[]): Promise<Listed[]> {
  const [head = [], ...body] = await readSheet(file)
  const columns = columnsOf(file.name, head, ['LA Number', 'LA Name', 'Region'])
  const at = (row: readonly Cell[], column: string): Cell => row[columns.get(column) as number] ?? null
  return body.flatMap((row, i): Listed[] => {
    const [code, printed, region] = [at(row, 'LA Number'), at(row, 'LA Name'), at(row, 'Region')]
    if (typeof code === 'number' && Number.isInteger(code) && code > 0 && code < 65_536 && typeof printed === 'string')
      return [{ code, printed, region: String(region ?? 'NA') }]
    if (row.some((cell) => cell !== null)) {
      const said = `${file.name}, row ${i + 2}: there is no area's number and name in it; the row is left out.`
      findings.push(finding('warning', 'area-row', file.name, said, { row: i + 2 }))
    }
    return []
  })
}

interface Likeness {
  readonly printed: string
  readonly neighbours: readonly { readonly code: number; readonly closeness: string }[]
  /** Below "Old SNs:", so no council of today. */
  readonly old: boolean
}

/** The neighbours of each council by code. The head row is the one that begins with "LA num". */
async function readNeighbours(file: LaitFile): Promise<{ rows: Map<number, Likeness> }> {
  const rows = await readSheet(file)
  const start = rows.findIndex((row) => row[0] === 'LA num')
  const head = rows[start] ?? []
  const columns = columnsOf(file.name, head, ['LA num', 'LA Name', 'SN1', 'SN10'])
  const places = head.flatMap((cell, i) => (typeof cell === 'string' && /^SN\d+$/.test(cell) ? [i] : []))
  const found = new Map<number, Likeness>()
  let old = false
  for (const row of rows.slice(start + 1)) {
    const name = row[columns.get('LA Name') as number]
    if (typeof name === 'string' && /^old\b/i.test(name)) old = true
    const code = row[columns.get('LA num') as number]
    if (typeof code !== 'number') continue
    const neighbours = places.flatMap((i) => {
      const like = row[i]
      return typeof like === 'number' ? [{ code: like, closeness: String(row[i + 1] ?? '').toLowerCase() }] : []
    })
    found.set(code, { printed: String(name), neighbours, old })
  }
  return { rows: found }
}

/** "sn_may_2025.xlsx" as "May 2025"; null where the name tells no month. */
function monthOf(name: string): string | null {
  const match = name.match(/_([a-z]+)_(20\d\d)/i)
  return match?.[1] ? `${match[1].charAt(0).toUpperCase()}${match[1].slice(1).toLowerCase()} ${match[2]}` : null
}
