import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Area } from '../../src/england/area.ts'
import { latestOf } from '../../src/england/area-figure.ts'
import { EnglandAsPublished } from '../../src/england/as-published.ts'
import { changesSince } from '../../src/england/changes.ts'
import { England } from '../../src/england/england.ts'
import type { EnglandMeasure } from '../../src/england/measure.ts'
import { endedText, pastUpdateText, standingText } from '../../src/england/words.ts'
import { readLait } from '../../src/importing/lait/read-release.ts'
import type { EnglandStore } from '../../src/store/england.ts'
import { openEnglandStore } from '../../src/store/sqlite/england/open.ts'
import { inFolder, writeSample } from '../importing/lait/sample-release.ts'

let store: EnglandStore
let england: England
let published: EnglandAsPublished
let eet: EnglandMeasure

beforeAll(async () => {
  store = await openEnglandStore(':memory:')
  const { release } = await inFolder(async (folder) => {
    await writeSample(folder)
    return readLait(folder, 'data')
  })
  expect(await England.open(store)).toBeNull()
  await store.save(release, 0)
  england = (await England.open(store)) as England
  published = new EnglandAsPublished(england)
  eet = england.measure('lait-careleavereet') as EnglandMeasure
})
afterAll(() => store.close())

const area = (key: string): Area => england.area(key) as Area
const nameOf = (key: string): string => england.area(key)?.name ?? key
const latest = async () =>
  (await england.latestPeriod(eet)) as NonNullable<Awaited<ReturnType<England['latestPeriod']>>>

describe("England's figures", () => {
  it('of an area are its years in order, with what prints none', async () => {
    expect((await england.figures(area('rotherham'), eet)).map((f) => [f.period.label, f.said])).toEqual([
      ['2024', '66'],
      ['2025', '71'],
    ])
    expect((await england.figures(area('leeds'), eet)).map((f) => f.value)).toEqual([null])
  })

  it('of all areas for one period are read once, however many places are told from them', async () => {
    let reads = 0
    const counted: EnglandStore = {
      ...store,
      ofMeasure: (measure, period) => {
        if (period !== undefined) reads++
        return store.ofMeasure(measure, period)
      },
    }
    const other = (await England.open(counted)) as England
    await other.ranking(eet, await latest())
    await other.neighbourhood(area('rotherham'), eet, await latest())
    await other.standing(area('rotherham'), eet, await latest())
    expect(reads).toBe(1)
  })

  it('rank the councils of today alone: an abolished one with the best figure is in none', async () => {
    const { ranked, without } = await england.ranking(eet, await latest())
    expect(ranked.map((r) => `${r.place} ${r.figure.area}`)).toEqual([
      '1 rotherham',
      '2 camden',
      '3 westmorland-and-furness',
      '4 barnsley',
      '4 cumberland',
      '6 kingston-upon-hull',
      '7 stockton',
    ])
    expect(without).toEqual(['leeds'])
    expect(await england.standing(area('cumbria'), eet, await latest())).toBeNull()
    expect(await england.standing(area('england'), eet, await latest())).toBeNull()
  })

  it('say a standing with its ties and quartile', async () => {
    const barnsley = await england.standing(area('barnsley'), eet, await latest())
    expect(barnsley && standingText(barnsley, nameOf)).toBe(
      'joint 4th best of 7 councils with a figure (with Cumberland); quartile B, the second quarter',
    )
    const rotherham = await england.standing(area('rotherham'), eet, await latest())
    expect(rotherham && standingText(rotherham, nameOf)).toBe(
      'best of 7 councils with a figure; quartile A, the best quarter',
    )
  })

  it('rank within a region, and a region within another counts to both', async () => {
    const keys = async (region: string) =>
      (await england.ranking(eet, await latest(), area(region))).ranked.map((r) => r.figure.area)
    expect(await keys('yorkshire-and-the-humber')).toEqual(['rotherham', 'barnsley', 'kingston-upon-hull'])
    expect(england.councilsIn(england.area('north-west')).map((a) => a.key)).toEqual([
      'cumberland',
      'westmorland-and-furness',
    ])
  })

  it('of an abolished council are its last ones, with who followed', async () => {
    const cumbria = area('cumbria')
    expect(latestOf(await england.figures(cumbria, eet))?.said).toBe('99')
    expect(endedText(cumbria, nameOf)).toBe(
      'Cumbria was abolished on 31 March 2023 and followed by Cumberland and Westmorland and Furness, so it is in no rank.',
    )
    expect((await published.figures(cumbria, eet))[0]?.note).toBe(
      `${endedText(cumbria, nameOf)} The figure is for a time after that.`,
    )
    expect(endedText(area('leeds'), nameOf)).toBeNull()
  })

  it('are said to be due for an update only when that day is past', () => {
    expect(pastUpdateText(eet, '2026-11-01')).toBeNull()
    expect(pastUpdateText(eet, '2026-11-02')).toBe(
      'The Department was to update this measure on 1 November 2026, so newer figures may be out.',
    )
  })
})

describe('in the shapes of the catalogue', () => {
  it('a figure prints its label, and "-" says what it may mean', async () => {
    expect((await published.figures(area('rotherham'), eet)).at(-1)).toMatchObject({
      council: 'rotherham',
      document: 'lait-1-rotherham',
      published: '2025-11-01',
      indicator: 'lait-careleavereet',
      period: { label: '2024/25', kind: 'year' },
      value: '71',
      asPrinted: '71%',
      location: 'measure CareLeaverEET, labelled 2025',
    })
    expect((await published.figures(area('leeds'), eet))[0]).toMatchObject({
      value: null,
      asPrinted: '-',
      note: 'The Department prints "-": not available, suppressed or not applicable.',
    })
  })

  it('benchmarks are England, the neighbours, the best of them and the region, each with its year', async () => {
    const figures = await published.benchmarks(area('rotherham'), eet, await latest())
    expect(figures.map((f) => [f.kind, f.value, f.vintage])).toEqual([
      ['national', '54', '2024/25'],
      ['statistical_neighbours', '58.2', '2024/25'],
      ['best_statistical_neighbour', '70', '2024/25'],
      ['region', '56', '2024/25'],
    ])
    // (57 + 54 + 57 + 62 + 70 + 49) ÷ 6 = 349 ÷ 6.
    expect(figures[1]?.note).toContain(
      'of 6 of the 7 statistical neighbours (the list of May 2025); no figure for Leeds',
    )
    expect(figures[2]?.note).toBe('The best neighbour is Camden.')
  })

  it('benchmarks leave out what is doubted, and a note says why it is', async () => {
    const doubted = { ...eet, doubts: [{ area: 'england', label: '2025', lowest: '49', highest: '99' }] }
    const figures = await published.benchmarks(area('rotherham'), doubted, await latest())
    expect(figures.map((f) => f.kind)).not.toContain('national')
    expect((await published.figures(area('england'), doubted))[0]?.note).toBe(
      'It is likely to be wrong: it lies outside the figures of the councils in it, 49% to 99%.',
    )
  })

  it("benchmarks of a count are neighbours only: England's total is no average", async () => {
    const count = { ...eet, unit: 'count', basis: 'position' } as const
    const kinds = (await published.benchmarks(area('rotherham'), count, await latest())).map((f) => f.kind)
    expect(kinds).toEqual(['statistical_neighbours', 'best_statistical_neighbour'])
  })

  it('measures are indicators, made once for all areas', async () => {
    const indicator = published.indicators(new Map([['CareLeaverEET', ['care leavers in eet']]]))[0]
    expect(indicator).toMatchObject({
      name: 'Care Leavers 19-21 year olds in Education, Employment or Training',
      unit: '%',
      polarity: 'high',
      year: 'reporting',
      themes: ['children looked after'],
    })
    expect(indicator?.say).toContain('care leavers in eet')
    expect([...(await england.held(area('leeds')))]).toEqual([])
    expect([...(await england.held(area('rotherham')))].length).toBe(3)
  })

  it('a row and a document are made for each area', () => {
    expect(published.row(area('leeds'), eet, 0)).toMatchObject({
      council: 'leeds',
      indicator: eet.id,
      document: 'lait-1-leeds',
    })
    expect(published.document(area('leeds'))).toMatchObject({
      council: 'leeds',
      document: 'Department for Education, Local Authority Interactive Tool (LAIT), Open Government Licence v3.0',
      published: '2026-04-01',
      period: { start: '2023-04-01', end: '2025-07-31' },
    })
  })

  it('what is published of a council is every year and the benchmarks of the newest', async () => {
    const figures = await published.figuresOf('rotherham', ['lait-careleavereet', 'elsewhere'])
    expect(figures.map((f) => `${f.kind} ${f.value} ${f.vintage}`.trim())).toEqual([
      'value 66',
      'value 71',
      'national 54 2024/25',
      'statistical_neighbours 58.2 2024/25',
      'best_statistical_neighbour 70 2024/25',
      'region 56 2024/25',
    ])
    expect(await published.figuresOf('nowhere', ['lait-careleavereet'])).toEqual([])
    expect(england.topics()).toEqual(['children looked after', 'child protection', 'all pupil absence & exclusions'])
  })

  it('a year is what the file labels so', async () => {
    expect(await england.saidYear(eet, '2024')).toMatchObject({ asLabelled: true, period: { label: '2024' } })
    expect(await england.saidYear(eet, '2019')).toBeNull()
  })

  it('changes since a year are apart by whether they are better', async () => {
    const changes = await changesSince(england, area('rotherham'), england.measures(), '2024')
    expect(changes.better.map((c) => [c.measure.short, c.change.difference])).toEqual([
      ['LAC_Unauth', '-3.40'],
      ['CareLeaverEET', '5'],
    ])
    expect(changes.missing.map((m) => m.short)).toEqual(['CPP_rate'])
    expect([changes.worse, changes.same, changes.neither]).toEqual([[], [], []])
  })
})
