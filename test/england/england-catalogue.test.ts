import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Scrutineer } from '../../src/ask.ts'
import { EnglandCatalogue, withEnglandFigures } from '../../src/england/england-catalogue.ts'
import { saidFor } from '../../src/england/scorecard-benchmark.ts'
import { type OpenEngland, openEngland } from '../../src/england-setup.ts'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { actsOf, loadIntents } from '../../src/intents.ts'
import { readLanguage } from '../../src/language/language-data.ts'
import { Reader } from '../../src/language/reader.ts'
import { openStore } from '../../src/setup.ts'
import type { Store } from '../../src/store/store.ts'
import { readLearnt } from '../../src/understanding/learnt.ts'
import { SpokenNames } from '../../src/understanding/spoken-names.ts'
import { Understanding } from '../../src/understanding/understand.ts'
import { inFolder, writeSample } from '../importing/lait/sample-release.ts'
import { CONFIG } from '../running.ts'

let catalogue: EnglandCatalogue
let scrutineer: Scrutineer
let close: () => Promise<void>

beforeAll(async () => {
  let opened: OpenEngland | null = null
  let store: Store | null = null
  await inFolder(async (folder) => {
    // The open files outlive their folder.
    const config = { ...CONFIG, database: join(folder, 'figures.sqlite') }
    await writeSample(folder)
    await runLaitImport([folder], config, () => undefined)
    opened = await openEngland(config)
    store = await openStore(config)
  })
  if (!opened || !store) throw new Error('Nothing was imported.')
  const { england, published, benchmarks, say, store: figures } = opened as OpenEngland
  const own = store as Store
  close = async () => {
    await figures.close()
    await own.close()
  }
  const data = await own.catalogue()
  const [{ vocabulary, language }, intents, learnt] = await Promise.all([
    readLanguage(CONFIG.intentsDir, CONFIG.dataDir),
    loadIntents(CONFIG.intentsDir),
    readLearnt(CONFIG.intentsDir, CONFIG.dataDir),
  ])
  catalogue = new EnglandCatalogue(data, vocabulary, {
    england,
    published,
    benchmarks,
    saidTopics: [],
    said: saidFor(say, benchmarks, data.indicators),
  })
  const reader = new Reader(catalogue, language, (word) => learnt.english.isTalk(word))
  const understanding = new Understanding(
    {
      catalogue,
      reader,
      lexicon: learnt.lexicon,
      english: learnt.english,
      spokenNames: new SpokenNames(catalogue, learnt.spokenNames),
      nameWords: learnt.nameWords,
    },
    actsOf(intents),
    learnt.model,
  )
  scrutineer = new Scrutineer({ catalogue, reader, store: withEnglandFigures(own, published), intents, understanding })
}, 60_000)
afterAll(() => close())

const ask = (text: string, council: string | null = null) =>
  scrutineer.ask({ text, council, now: '2026-05-01', thread: null }, 0)

describe("a catalogue with England behind the councils' own reports", () => {
  it("keeps a council's own reports as its newest, and has the release for every other area", () => {
    expect(catalogue.latestDocument('rotherham')?.key).not.toMatch(/^lait-/)
    expect(catalogue.latestDocument('leeds')?.key).toBe('lait-1-leeds')
    expect(catalogue.document('lait-1-rotherham').council).toBe('rotherham')
  })

  it("makes a row when it is asked for, and prefers the council's own", () => {
    expect(catalogue.rows('leeds', 'lait-cpp-rate')).toHaveLength(1)
    expect(catalogue.holds('england', 'lait-cpp-rate')).toBe(true)
    expect(catalogue.holds('leeds', 'cpp-rate')).toBe(false)
    expect(catalogue.rows('rotherham', 'cpp-rate')[0]?.document).not.toMatch(/^lait-/)
    expect(catalogue.rowsOf('lait-1-leeds').map((r) => r.order)).toEqual([0, 1, 2])
  })

  it('answers for a council that has no scorecard, with England and its neighbours', async () => {
    const answer = await ask('care leavers in EET in Barnsley')
    expect(answer).toMatchObject({ kind: 'answer', council: 'barnsley', value: 57, unit: '%' })
    expect(answer.source?.document).toContain('Open Government Licence v3.0')
    expect(answer.benchmarks.map((b) => [b.kind, b.value])).toEqual([
      ['national', 54],
      ['statistical_neighbours', 60.5],
      ['best_statistical_neighbour', 71],
      ['region', 56],
    ])
  })

  it("answers for the whole country, and in a council's own channel", async () => {
    expect(await ask('care leavers in EET in England')).toMatchObject({ council: 'england', value: 54 })
    expect(await ask('care leavers in EET', 'kingston-upon-hull')).toMatchObject({ value: 54 })
  })

  it('leaves a council with a scorecard its own figure', async () => {
    const answer = await ask('care leavers in EET', 'rotherham')
    expect(answer.indicator?.id).toBe('care-leavers-eet')
    expect(catalogue.holds('rotherham', 'lait-careleavereet')).toBe(false)
    expect(catalogue.holds('rotherham', 'lait-lac-unauth')).toBe(true)
  })
})
