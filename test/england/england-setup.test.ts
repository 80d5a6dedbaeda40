import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openEngland } from '../../src/england-setup.ts'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { inFolder, ROWS, writeSample } from '../importing/lait/sample-release.ts'

describe('an import from the shell', () => {
  const within = (use: (config: ReturnType<typeof readConfig>, folder: string) => Promise<void>) =>
    inFolder((folder) => use({ ...readConfig({}), database: join(folder, 'deep', 'figures.sqlite') }, folder))

  it('says what it did, and what was imported can be asked', () =>
    within(async (config, folder) => {
      await writeSample(folder)
      expect(await openEngland(config)).toBeNull()
      const said: string[] = []
      expect(await runLaitImport([folder], config, (text) => void said.push(text))).toBe(0)
      const told = said.join('')
      expect(told).toContain('Read 16 rows: 16 kept, of which 1 print no figure; 0 left out.')
      expect(told).toContain('Saved as release 1: 16 new, 0 changed, 0 withdrawn, 0 unchanged rows.')
      expect(told).toContain('Open Government Licence v3.0')
      const opened = await openEngland(config)
      expect(opened?.england.release.number).toBe(1)
      expect(opened?.england.measureNamed('CPP_rate')?.id).toBe('lait-cpp-rate')
      const pair = opened?.benchmarks.find((b) => b.measure === 'CareLeaverEET')
      const area = opened?.england.area('rotherham')
      if (!opened || !pair || !area) throw new Error('Nothing is there.')
      const march = { label: 'March 2025', start: '2025-03-01', end: '2025-03-31', kind: 'month' } as const
      expect(await opened.published.beside(area, pair, march)).toMatchObject({
        year: { label: '2025' },
        own: { value: '71' },
        standing: { of: 7, ranked: { place: 1 } },
      })
      const before = { ...march, end: '2020-03-31' }
      expect(await opened.published.beside(area, pair, before)).toBeNull()
      await opened.store.close()
    }))

  it('leaves the councils in the same file alone, and they leave it alone', () =>
    within(async (config, folder) => {
      await writeSample(folder)
      await runLaitImport([folder], config, () => undefined)
      const store = await openSqliteStore(config.database)
      const nothing = { councils: [], indicators: [], documents: [], measures: [], figures: [] }
      await store.replaceAll({ ...nothing, fingerprint: 'x', commentary: [], glossary: [] })
      await store.close()
      const opened = await openEngland(config)
      expect(opened?.england.release.number).toBe(1)
      await opened?.store.close()
    }))

  it('is one JSON object where a program asks', () =>
    within(async (config, folder) => {
      await writeSample(folder, { rows: ROWS })
      const said: string[] = []
      await runLaitImport(['--json', folder], config, (text) => void said.push(text))
      expect(JSON.parse(said.join(''))).toMatchObject({
        rows: 16,
        kept: 16,
        measures: 3,
        areas: 12,
        release: 1,
        added: 16,
      })
    }))

  it.each([[[]], [['a', 'b']], [['--all']]])('needs one folder: %j', async (args) => {
    await expect(runLaitImport(args, readConfig({}), () => undefined)).rejects.toThrow(
      /^Use: npm run import -- lait DIR/,
    )
  })

  it('that fails leaves what was there', () =>
    within(async (config, folder) => {
      await writeSample(folder)
      await runLaitImport([folder], config, () => undefined)
      await writeSample(folder, { rows: ROWS.map((row) => ({ ...row, value: 'c' })) })
      await expect(runLaitImport([folder], config, () => undefined)).rejects.toThrow(/cannot be read, so nothing was/)
      const opened = await openEngland(config)
      expect(opened?.england.release.number).toBe(1)
      await opened?.store.close()
    }))
})
