/** The acts that need all of England's figures, asked of a small release as the program itself asks. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { loadIntents } from '../../src/intents.ts'
import { type Running, start } from '../../src/setup.ts'
import { inFolder, writeSample } from '../importing/lait/sample-release.ts'
import { CONFIG } from '../running.ts'

let running: Running

beforeAll(async () => {
  // The open files outlive their folder.
  await inFolder(async (folder) => {
    const config = { ...CONFIG, database: join(folder, 'figures.sqlite') }
    await writeSample(folder)
    await runLaitImport([folder], config, () => undefined)
    running = await start(config)
  })
}, 60_000)
afterAll(() => running.store.close())

const now = '2026-05-01'
const ask = (text: string, council: string | null = null) =>
  running.scrutineer.ask({ text, council, now, thread: null }, 0)

const intents = (await loadIntents(CONFIG.intentsDir)).filter((i) => i.england)
const examples = intents.flatMap((i) => i.examples.map((e) => ({ act: i.name, ...e })))
const nearMisses = intents.flatMap((i) =>
  i.nearMisses.map((n) => ({ from: i.name, council: i.examples[0]?.council ?? null, ...n })),
)

test.each(examples)('$act: "$q"', async ({ act, q, council = null, expect: wanted }) => {
  expect(running.scrutineer.explain({ text: q, council, now, thread: null }).intent).toBe(act)
  expect(await ask(q, council)).toMatchObject(wanted ?? {})
})

test.each(nearMisses)('"$q" looks like $from and is $intent', ({ q, council, intent }) => {
  expect(running.scrutineer.explain({ text: q, council, now, thread: null }).intent).toBe(intent)
})
