/**
 * The questions of test/questions/england.jsonl against the Department's own files: their facts were worked out from the
 * files without this program. The files are not part of the project; SCRUTINEER_LAIT names their folder.
 */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Area } from '../../src/england/area.ts'
import { England } from '../../src/england/england.ts'
import type { EnglandMeasure } from '../../src/england/measure.ts'
import type { LabelledPeriod } from '../../src/england/year-label.ts'
import { readLait } from '../../src/importing/lait/read-release.ts'
import { readEnglandSay, readScorecardBenchmarks } from '../../src/loading/england-files.ts'
import type { EnglandStore } from '../../src/store/england.ts'
import { openEnglandStore } from '../../src/store/sqlite/england/open.ts'

interface Facts {
  readonly measure: string
  readonly label: string
  readonly area?: string
  readonly areas?: Readonly<Record<string, string>>
  readonly region?: string
  readonly said?: string | null
  readonly doubted?: boolean
  readonly place?: number
  readonly of?: number
  readonly tied?: readonly string[]
  readonly quartile?: string | null
  readonly average?: string
  readonly neighbours?: number
  readonly best?: readonly string[]
  readonly worst?: readonly string[]
  readonly first?: Readonly<Record<string, number>>
}

interface Line {
  readonly id: string
  readonly q: string
  readonly expect: { readonly periodEnd?: string }
  readonly facts?: Facts
}

const LINES = readFileSync('test/questions/england.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line)
const FOLDER = process.env.SCRUTINEER_LAIT

describe.skipIf(FOLDER === undefined)("the Department's own files", () => {
  let store: EnglandStore
  let england: England

  beforeAll(async () => {
    store = await openEnglandStore(':memory:')
    await store.save((await readLait(FOLDER as string, 'data')).release, 0)
    england = (await England.open(store)) as England
  }, 60_000)
  afterAll(() => store?.close())

  const measureOf = (short: string): EnglandMeasure =>
    england.measures().find((m) => m.short === short) as EnglandMeasure
  const area = (key: string | undefined): Area => england.area(key ?? '') as Area
  const keys = (ranked: readonly { figure: { area: string } }[]): string[] =>
    ranked.map((r) => r.figure.area).toSorted()

  /** The facts of a question, as this program finds them. */
  async function found(facts: Facts, period: LabelledPeriod): Promise<Facts> {
    const measure = measureOf(facts.measure)
    const { measure: short, label } = facts
    const said = async (key: string) =>
      (await england.figures(area(key), measure)).find((f) => f.period === period)?.said ?? null
    const region = facts.region === undefined ? null : regionNamed(facts.region)
    const base = { measure: short, label, ...(facts.region === undefined ? {} : { region: facts.region }) }
    if (facts.areas) {
      const all = await Promise.all(Object.keys(facts.areas).map(async (key) => [key, await said(key)]))
      return { ...base, areas: Object.fromEntries(all) }
    }
    if (facts.first) {
      const { ranked } = await england.ranking(measure, period, wholeOf(region, facts.first))
      const first = ranked.filter((r) => r.place <= Math.max(...Object.values(facts.first ?? {})))
      return { ...base, first: Object.fromEntries(first.map((r) => [r.figure.area, r.place])) }
    }
    const own = { ...base, area: facts.area as string }
    if (facts.place !== undefined) {
      const standing = await england.standing(area(facts.area), measure, period, region)
      return {
        ...own,
        place: standing?.ranked.place ?? 0,
        of: standing?.of ?? 0,
        tied: (standing?.ranked.tiedWith ?? []).toSorted(),
        quartile: standing?.quartile ?? null,
      }
    }
    if (facts.average !== undefined) {
      const { average, first, last } = await england.neighbourhood(area(facts.area), measure, period)
      return {
        ...own,
        average: average?.said ?? '',
        neighbours: average?.of.length ?? 0,
        best: keys(first),
        worst: keys(last),
      }
    }
    const doubted = measure.doubts.some((d) => d.area === facts.area && d.label === label)
    return { ...own, said: await said(facts.area as string), ...(doubted ? { doubted } : {}) }
  }

  const regionNamed = (printed: string): Area | null =>
    [...england.areas()].find((a) => a.kind === 'region' && a.name.toLowerCase() === printed.toLowerCase()) ?? null
  /** Of a region within another, the one that holds all the councils that are named. */
  const wholeOf = (region: Area | null, named: Readonly<Record<string, number>>): Area | null => {
    const all = region ? [region, ...england.regions(region)] : []
    return all.find((r) => Object.keys(named).every((key) => england.regions(area(key)).includes(r))) ?? null
  }

  it.each(LINES.filter((l) => l.facts).map((l) => [`${l.id} ${l.q}`, l] as const))('%s', async (_, line) => {
    const facts = line.facts as Facts
    const period = (await england.periods(measureOf(facts.measure))).find((p) => p.label === facts.label)
    expect(period).toBeDefined()
    expect(await found(facts, period as LabelledPeriod)).toEqual(facts)
    if (line.expect.periodEnd !== undefined) expect(period?.period.end).toBe(line.expect.periodEnd)
  })

  it('has every measure that our own files name', async () => {
    const shorts = new Set(england.measures().map((m) => m.short))
    const named = [
      ...(await readScorecardBenchmarks('data')).map((b) => b.measure),
      ...(await readEnglandSay('data')).measures.keys(),
    ]
    expect(named.filter((short) => !shorts.has(short))).toEqual([])
  })

  it('has 170 areas, 153 councils of today among them, and 434 measures with a name and an id of their own', () => {
    expect([...england.areas()].length).toBe(170)
    expect(england.councilsIn(null).length).toBe(153)
    expect(new Set(england.measures().map((m) => m.id)).size).toBe(434)
    expect(new Set(england.measures().map((m) => m.name)).size).toBe(434)
    for (const council of england.councilsIn(null)) {
      expect(england.regions(council).length).toBeGreaterThan(0)
      expect(council.neighbours.length).toBe(10)
    }
  })
})
