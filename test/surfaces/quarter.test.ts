/**
 * An officer's quarter in the shell: the next scorecard with eight mistakes, found, mended, confirmed, approved by
 * somebody else, asked about, and taken back. What was typed and printed is kept in `quarter.txt` for people to read.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { runAsk } from '../../src/surfaces/cli.ts'
import { runImport } from '../../src/surfaces/import.ts'
import { runReleases } from '../../src/surfaces/releases.ts'
import { MISTAKES, nextQuarter } from '../importing/next-quarter.ts'

const NOW = Date.parse('2024-11-05T10:00:00Z')
const QUESTION = 'CP visits last quarter against target'
const TOLD = 'The system was down in May.'

let folder: string
let config: Config
const typed: string[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quarter-'))
  config = readConfig({ SCRUTINEER_DB: join(folder, 'db', 'figures.sqlite') })
  await writeFile(join(folder, 'first.xlsx'), await nextQuarter(true))
  const leftOut = MISTAKES.find((m) => m.code === 'month-left-out')
  const mended = await nextQuarter(false, {
    // One month really has no figure.
    cell: (at) => (at.ref === leftOut?.ref && at.head === leftOut.head ? '' : undefined),
  })
  await writeFile(join(folder, 'mended.xlsx'), mended)
})
afterAll(() => rmSync(folder, { recursive: true }))

const PROGRAMS = {
  import: (args: readonly string[], out: (text: string) => void) => runImport(args, config, out),
  releases: (args: readonly string[], out: (text: string) => void) =>
    runReleases(args, config, { out, now: NOW, slack: null }),
  ask: (args: readonly string[], out: (text: string) => void) =>
    runAsk(['--council', 'rotherham', '--now', '2024-11-05', ...args], config, out),
}
/** What a command prints, or the sentence that it ends with. */
async function run(program: keyof typeof PROGRAMS, ...args: string[]): Promise<string> {
  let text = ''
  await PROGRAMS[program](args, (more) => {
    text += more
  }).catch((error: Error) => {
    text += error.message
  })
  const words = args.map((a) => (/[^\w./-]/.test(a) ? `"${a}"` : a)).join(' ')
  // An answer's first line and a preview's beginning tell enough; the rest is other tests' business.
  const lines = text.trimEnd().split('\n')
  const most = program === 'ask' ? 1 : 24
  const shown = lines.length > most ? [...lines.slice(0, most), '…'] : lines
  const seen = `$ npm run --silent ${program} -- ${words}\n${shown.join('\n')}\n`
  typed.push(
    seen
      .replaceAll(`${folder}/`, '')
      .replace(/\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d/g, '· · ·')
      .replace(/\b[0-9a-f]{16}\b/g, '················'),
  )
  return text.trimEnd()
}
const draftIn = (text: string): string => /Kept as (D-\d+)/.exec(text)?.[1] ?? ''

test('a quarter is loaded, stopped, mended, approved by somebody else, answered from, and taken back', async () => {
  const file = (name: string) => join(folder, name)
  const loading = ['--council', 'rotherham', '--published', '2024-10-29', '--by', 'U0ANNA']
  await run('releases', 'settings', '--council', 'rotherham', '--four-eyes', 'on', '--by', 'U0HEAD')
  const before = await run('ask', QUESTION)
  expect(before).not.toContain('June 2024:')

  const first = await run('import', ...loading, file('first.xlsx'))
  for (const { code } of MISTAKES) expect(first, code).toContain(`[${code}]`)
  const wrong = draftIn(first)
  await run('releases', 'preview', wrong)
  expect(await run('releases', 'publish', wrong, '--by', 'U0ANNA')).toMatch(/has \d+ errors that nobody has mended/)
  await run('releases', 'discard', wrong, '--by', 'U0ANNA')

  const draft = draftIn(await run('import', ...loading, file('mended.xlsx')))
  const preview = await run('releases', 'preview', draft)
  expect(preview).toMatch(/D-2\/F-1 error \(Activity, H26\)/)
  expect(await run('releases', 'publish', draft, '--by', 'U0ANNA')).toContain('has 1 error that nobody has mended')
  await run('releases', 'confirm', `${draft}/F-1`, '--reason', TOLD, '--by', 'U0ANNA')
  expect(await run('releases', 'publish', draft, '--by', 'U0ANNA')).toContain("waits for somebody else's approval")
  expect(await run('ask', QUESTION)).toBe(before)
  expect(await run('releases', 'approve', draft, '--by', 'U0ANNA')).toContain('somebody else has to approve it')
  const published = await run('releases', 'approve', draft, '--by', 'U0BEN')
  expect(published).toContain('by U0ANNA, approved by U0BEN')

  const after = await run('ask', QUESTION)
  expect(after).toMatch(/Rotherham: 9\d\.\d% at the end of June 2024, (?:AMBER|GREEN), target 95% or more/)
  expect(after).toContain('published 29 October 2024')
  expect(await run('ask', '--said-by', '2024-07-31', 'CP visits')).toMatch(
    /91\.8% at 31 March 2024.*\n(?:.*\n)*Source: .*published 30 July 2024/,
  )
  expect(await run('ask', '--said-by', '2024-07-31', 'CP visits in June 2024')).toContain(
    'I hold nothing for June 2024',
  )

  const seq = /^ +(\d+) /m.exec(published)?.[1] ?? ''
  expect(await run('releases', 'undo', seq, '--by', 'U0BEN')).toContain(
    `What is published is exactly what it was before publication ${seq}`,
  )
  expect(await run('ask', QUESTION)).toBe(before)
  expect(await run('releases', '--verify')).toBe('Everything on record is as it was written.')
  await expect(`${typed.join('\n')}`).toMatchFileSnapshot('quarter.txt')
}, 120_000)
