/** A workbook that is imported and published on a disk that is full, or becomes so at any moment of it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import type { Releases } from '../../src/store/releases.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { runImport } from '../../src/surfaces/import.ts'
import { runReleases } from '../../src/surfaces/releases.ts'
import { workbook } from '../importing/table.ts'
import { loadedDatabase } from '../loaded.ts'
import { NO_DISK, SmallDisk } from '../small-disk.ts'

const COUNCIL = 'northbrook'
const MEASURES = 400
const FULL = /^The database .* cannot grow: the disk is full, so make room and try again\.$/

let disk: SmallDisk
let config: Config
/** A program that has the figures open all the while, as the bot has. */
let bot: Releases

async function printed(work: (out: (text: string) => void) => Promise<number>): Promise<string> {
  let text = ''
  await work((more) => {
    text += more
  })
  return text.trimEnd()
}
const imported = (file: string) =>
  printed((out) => runImport(['--council', COUNCIL, '--new-measures', '--by', 'U0ANNA', file], config, out))
const releases = (...args: string[]) =>
  printed((out) => runReleases(args, config, { out, now: Date.parse('2024-08-02T09:00:00Z'), slack: null }))
/** How it ended: what was said, or why not. */
const tried = (work: Promise<string>): Promise<string> => work.catch((error: Error) => error.message)
/** What somebody who asks now is told from. */
async function view(): Promise<{ readonly figures: number; readonly publications: number; readonly drafts: number }> {
  expect(await bot.verify()).toEqual([])
  const figures = await bot.at({}).figures({ council: COUNCIL })
  return {
    figures: figures.length,
    publications: (await bot.publications()).length,
    drafts: (await bot.drafts()).length,
  }
}
/** Does `work` with ever more room until it succeeds; what was said where there was too little. */
async function withEverMoreRoom(work: () => Promise<string>, after: () => Promise<void>): Promise<string[]> {
  const refused: string[] = []
  for (let room = 0; ; room += 32 * 1024) {
    disk.leave(room)
    const said = await tried(work())
    if (!FULL.test(said)) return [...refused, said]
    refused.push(said)
    await after()
  }
}

describe.skipIf(NO_DISK !== null)('on a disk that is full', () => {
  beforeEach(async () => {
    disk = new SmallDisk(64)
    config = readConfig({ SCRUTINEER_DB: loadedDatabase(disk.folder) })
    bot = await openSqliteReleases(config.database)
  })
  afterEach(async () => {
    await bot.close()
    disk.close()
  })

  it('a command says so, also where it is the first to open the figures', async () => {
    await bot.close()
    disk.fill()
    expect(await tried(releases())).toMatch(FULL)
    disk.clear()
    bot = await openSqliteReleases(config.database)
  })

  it('a workbook is published whole or not at all, whatever room there is, and again when there is enough', async () => {
    const file = join(disk.folder, 'quarter.xlsx')
    const rows = Array.from({ length: MEASURES }, (_, i) => [
      `NB${i}`,
      `Streets swept in ward ${i}`,
      '%',
      'High',
      `${i % 100}.5%`,
    ])
    await writeFile(
      file,
      await workbook({
        name: 'Scorecard',
        rows: [
          ['Northbrook Council: corporate scorecard Q1 2024/25'],
          ['Ref', 'Indicator', 'Unit', 'Good is', 'Q1 2024/25'],
          ...rows,
        ],
      } as never),
    )
    const before = await view()
    expect(before.figures).toBe(0)
    const drafts = await withEverMoreRoom(
      () => imported(file),
      async () => expect(await view()).toEqual(before),
    )
    const draft = /D-\d+/.exec(drafts.at(-1) ?? '')?.[0] ?? ''
    expect(draft).toBe('D-1')
    disk.clear()
    await releases('preview', draft)
    const drafted = await view()
    expect(drafted).toEqual({ ...before, drafts: 1 })
    const published = await withEverMoreRoom(
      () => releases('publish', draft, '--by', 'U0ANNA'),
      async () => expect(await view()).toEqual(drafted),
    )
    expect(published.length).toBeGreaterThan(2)
    expect(published.at(-1)).toContain('Published.')
    expect(await view()).toEqual({ figures: MEASURES, publications: before.publications + 1, drafts: 0 })
  })
})
