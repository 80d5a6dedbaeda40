import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { readLait } from '../../src/importing/lait/read-release.ts'
import type { EnglandStore, StoredFigure } from '../../src/store/england.ts'
import { openEnglandStore } from '../../src/store/sqlite/england/open.ts'
import { DICTIONARY, inFolder, ROWS, type Sample, writeSample } from '../importing/lait/sample-release.ts'

const release = async (sample?: Sample) =>
  inFolder(async (folder) => {
    await writeSample(folder, sample)
    return (await readLait(folder, 'data')).release
  })

async function opened<T>(use: (store: EnglandStore) => Promise<T>): Promise<T> {
  const store = await openEnglandStore(':memory:')
  try {
    return await use(store)
  } finally {
    await store.close()
  }
}

/** All figures in force by area and label, as they stand. */
async function everything(store: EnglandStore): Promise<Record<string, number | null>> {
  const catalogue = await store.catalogue()
  const areas = new Map(catalogue?.areas.map((a) => [a.code, a.key]))
  const periods = new Map(catalogue?.periods.map((p) => [p.row, p.period.label]))
  const all: Record<string, number | null> = {}
  for (const { row, measure } of catalogue?.measures ?? []) {
    const name = (f: StoredFigure) => `${measure.short} ${areas.get(f.area)} ${periods.get(f.period)}`
    const figures = await store.ofMeasure(row)
    for (const f of figures) all[name(f)] = f.value
    // Whatever was imported or withdrawn before: the places are those of the numbers in force.
    const numbers = figures.filter((f) => f.value !== null).map(({ area, period }) => ({ area, period }))
    expect(await store.placesOf(row)).toEqual(numbers)
  }
  return all
}

describe("England's figures in the store", () => {
  it('are empty before an import', () =>
    opened(async (store) => {
      expect(await store.release()).toBeNull()
      expect(await store.catalogue()).toBeNull()
    }))

  it('are what was read', () =>
    opened(async (store) => {
      const saved = await store.save(await release(), 5)
      expect(saved).toMatchObject({ added: 16, changed: 0, withdrawn: 0, unchanged: 0 })
      expect(saved.release).toEqual(await store.release())
      expect(saved.release).toMatchObject({ number: 1, neighboursOf: 'May 2025', importedAt: 5 })
      expect(await everything(store)).toMatchObject({
        'CareLeaverEET barnsley 2025': 57,
        'CareLeaverEET leeds 2025': null,
        'LAC_Unauth rotherham 2025 (prov)': -0.07,
      })
      const eet = (await store.catalogue())?.measures[0]?.row ?? 0
      expect(await store.text(eet)).toMatchObject({ description: 'What it is.', owner: 'DfE' })
      expect((await store.ofArea([eet], 372)).map((f) => f.value)).toEqual([71, 66])
    }))

  it('imported again change nothing', () =>
    opened(async (store) => {
      await store.save(await release(), 5)
      expect(await store.save(await release(), 6)).toEqual({
        release: null,
        added: 0,
        changed: 0,
        withdrawn: 0,
        unchanged: 16,
        stayed: 0,
        stayedOf: [],
      })
      expect(await store.release()).toMatchObject({ number: 1, importedAt: 5 })
    }))

  it('of a newer release are the changed rows only; what was withdrawn is gone, and comes back', () =>
    opened(async (store) => {
      await store.save(await release(), 5)
      const before = await everything(store)
      const rows = ROWS.flatMap((row) => {
        if (row.area === 'Camden') return []
        return row.area === 'Leeds' ? [{ ...row, value: '61' }] : [row]
      })
      const newer = await release({
        rows: [...rows, { short: 'CPP_rate', year: '2025', area: 'Leeds', value: '40.1' }],
      })
      expect(await store.save(newer, 6)).toMatchObject({ added: 1, changed: 1, withdrawn: 1, unchanged: 14 })
      const { 'CareLeaverEET camden 2025': _gone, ...rest } = before
      expect(await everything(store)).toEqual({
        ...rest,
        'CareLeaverEET leeds 2025': 61,
        'CPP_rate leeds 2025': 40.1,
      })
      expect(await store.save(await release(), 7)).toMatchObject({ added: 1, changed: 1, withdrawn: 1 })
      expect(await everything(store)).toEqual(before)
      expect(await store.release()).toMatchObject({ number: 3 })
    }))

  it('of another version are as good as not there, and are imported anew', async () =>
    inFolder(async (folder) => {
      const file = join(folder, 'figures.sqlite')
      const store = await openEnglandStore(file)
      await store.save(await release(), 5)
      const other = new Database(file)
      other.exec('update lait_version set version = 0')
      other.close()
      expect(await store.catalogue()).toBeNull()
      expect(await store.save(await release(), 6)).toMatchObject({ added: 16, release: { number: 1 } })
      await store.close()
    }))

  it('that could not be read are not taken to be gone', () =>
    opened(async (store) => {
      await store.save(await release(), 5)
      const broken = ROWS.map((row) => (row.short === 'CPP_rate' ? { ...row, value: 'c' } : row))
      // Twenty more rows keep the one that cannot be read below the limit.
      const more = Array.from({ length: 20 }, (_, i) => ({
        short: 'CPP_rate',
        year: `${1950 + i}`,
        area: 'Leeds',
        value: '1',
      }))
      expect(await store.save(await release({ rows: [...broken, ...more] }), 6)).toMatchObject({ withdrawn: 0 })
      expect((await everything(store))['CPP_rate rotherham 2025']).toBe(9.37)
    }))

  it('of a council under a number that no list has stay, and others are withdrawn and counted', () =>
    opened(async (store) => {
      const many = Array.from({ length: 20 }, (_, i) => ({
        short: 'CPP_rate',
        year: `${1950 + i}`,
        area: 'Leeds',
        value: '1',
      }))
      await store.save(await release({ rows: [...ROWS, ...many] }), 5)
      const rows = ROWS.flatMap((row) => {
        if (row.short === 'CareLeaverEET' && row.year === '2024') return []
        return row.area === 'Camden' ? [{ ...row, area: 'Camden, renumbered' }] : [row]
      })
      const saved = await store.save(await release({ rows: [...rows, ...many] }), 6)
      expect(saved).toMatchObject({ withdrawn: 1, stayed: 1, stayedOf: ['Camden'] })
      const left = await everything(store)
      expect(left['CareLeaverEET camden 2025']).toBe(70)
      expect(left['CareLeaverEET rotherham 2024']).toBeUndefined()
    }))

  it('of a measure that the dictionary no longer has are out of the catalogue', () =>
    opened(async (store) => {
      await store.save(await release(), 5)
      const sample = {
        rows: ROWS.filter((r) => r.short !== 'CPP_rate'),
        dictionary: DICTIONARY.filter((_, i) => i !== 1),
      }
      expect(await store.save(await release(sample), 6)).toMatchObject({ withdrawn: 1 })
      expect((await store.catalogue())?.measures.map((m) => m.measure.short)).toEqual(['CareLeaverEET', 'LAC_Unauth'])
    }))
})
