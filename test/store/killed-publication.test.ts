/** Publishing is one transaction: whatever kills the process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRules } from '../../src/loading/read-rules.ts'
import { publishDraft } from '../../src/publishing/publication.ts'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { COUNCIL, JULY, type Written, written } from '../publishing/drafts.ts'

let folder: string
let file: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'killed-publication-'))
  file = join(folder, 'figures.sqlite')
  await (await openSqliteStore(file)).close()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a process that is killed while it publishes', () => {
  const script = fileURLToPath(new URL('./killed-publication.ts', import.meta.url))
  const many: Written = { ...JULY, report: 'many', cells: [] }

  it('leaves the view before or the view after, at whatever moment', async () => {
    const first = await openSqliteReleases(file)
    const kept = await first.draft(await first.keepDraft(written({ ...many, cells: ['visits 2024-03 1%'] })))
    if (!kept) throw new Error('The draft is gone.')
    await first.amendDraft(kept.id, { previewed: await first.lastAbout(kept.document) }, null)
    const previewed = (await first.draft(kept.id)) ?? kept
    const on = { publishedOn: null, today: '2024-10-29' }
    await publishDraft({ releases: first, rules: await readRules('data') }, previewed, on, { by: 'U0ANNA', at: 1 })
    await first.close()
    const seen = new Set<number>()
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] })
      let published = 0
      child.stdout.on('data', () => {
        published += 1
      })
      // In every second round while its second publication is under way.
      while (published <= round % 2) await once(child.stdout, 'data')
      await pause(round * 17)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const again = await openSqliteReleases(file)
      const all = await again.publications()
      const figures = await again.at({}).figures({ council: COUNCIL.key })
      // Every publication of the child states all its figures with one number.
      expect(new Set(figures.map((f) => f.asPrinted)).size).toBe(1)
      expect(figures.length === 1 || figures.length === 3000).toBe(true)
      expect(all.map((p) => p.seq)).toEqual(all.map((_, i) => i + 1))
      expect(await again.verify()).toEqual([])
      seen.add(all.length)
      await again.close()
    }
    expect(seen.size).toBeGreaterThan(1)
  }, 60_000)
})
