/** From an officer's file to what is published: the workbook of a report that is there, and a council nobody knows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { runAsk } from '../../src/surfaces/cli.ts'
import { runImport } from '../../src/surfaces/import.ts'
import { runReleases } from '../../src/surfaces/releases.ts'
import { runSummary } from '../../src/surfaces/summary.ts'
import { scorecardOf, scorecardWorkbook } from '../importing/scorecard-workbook.ts'

let folder: string
let config: Config
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imported-'))
  config = readConfig({ SCRUTINEER_DB: join(folder, 'db', 'figures.sqlite') })
})
afterAll(() => rmSync(folder, { recursive: true }))

async function printed(work: (out: (text: string) => void) => Promise<number>): Promise<string> {
  let text = ''
  await work((more) => {
    text += more
  })
  return text.trimEnd()
}
const imported = (...args: string[]) => printed((out) => runImport([...args, '--by', 'U0ANNA'], config, out))
const releases = (...args: string[]) =>
  printed((out) => runReleases(args, config, { out, now: Date.parse('2024-08-02T09:00:00Z'), slack: null }))
const draftIn = (text: string): string => /D-\d+/.exec(text)?.[0] ?? ''

test('the tables of a published report as a workbook change nothing', async () => {
  const file = join(folder, 'scorecard.xlsx')
  await writeFile(file, await scorecardWorkbook(scorecardOf(join('data', 'councils', 'rotherham', '2023-24-q4'))))
  const draft = draftIn(await imported('--council', 'rotherham', '--report', '2023-24-q4', '--partial', file))
  expect(await releases('preview', draft)).toContain('Nothing that anybody would be told changes.')
}, 60_000)

test('a council that nobody knows goes from its file to an answer', async () => {
  const file = join(folder, 'north.csv')
  await writeFile(
    file,
    `North Somerset Council: corporate scorecard Q1 2024/25
Ref,Indicator,Unit,Good is,Q4 2023/24,Q1 2024/25,Target 2024/25
NS1,Household waste recycled,%,High,58.1%,59.4%,60%
NS2,Fly-tips reported,number,Low,412,398,400
`,
  )
  const asked = await imported('--council', 'north-somerset', '--published', '2024-08-01', file)
  await expect(releases('publish', draftIn(asked), '--by', 'U0ANNA')).rejects.toThrow('Which indicator is')
  const looked = await releases('preview', draftIn(asked))
  expect(looked).toContain(
    "6 of the file's figures are not taken, since the measure, unit or period is not known: north E3, F3, G3, E4, F4, G4.",
  )
  expect(looked.split('\n').at(-1)).toBe(
    'It cannot go out yet: mend the file, or answer what is asked when you import it again: npm run import -- --council KEY --is CELL=ANSWER … FILE',
  )
  const draft = draftIn(
    await imported('--council', 'north-somerset', '--published', '2024-08-01', '--new-measures', file),
  )
  expect(await releases('preview', draft)).toContain('NS1 Household waste recycled, Q1 2024/25: 59.4%')
  expect(await releases('publish', draft, '--by', 'U0ANNA')).toContain('Published.')
  const answer = await printed((out) =>
    runAsk(['--council', 'north-somerset', '--now', '2024-08-02', 'fly tips'], config, out),
  )
  expect(answer).toContain('Fly-tips reported, North Somerset: 398 in Q1 2024/25, GREEN, target 400 or less')
  expect(answer).toContain('published 1 August 2024, north, cell F4.')
}, 60_000)

test('what a council wants is asked of its next draft, and no draft changes it', async () => {
  const file = join(folder, 'north.csv')
  const before = draftIn(await imported('--council', 'north-somerset', '--new-measures', file))
  await releases('settings', '--council', 'north-somerset', '--four-eyes', 'on', '--by', 'U0ANNA')
  await releases('preview', before)
  expect(await releases('publish', before, '--by', 'U0BEN')).toContain("somebody else's approval")
  await expect(releases('approve', before, '--by', 'U0ANNA')).rejects.toThrow('somebody else has to approve it')
  await expect(releases('approve', before, '--by', 'u0anna')).rejects.toThrow('somebody else has to approve it')
  await releases('approve', before, '--by', 'U0CLEO')
  await expect(
    releases('settings', '--council', 'north-somerset', '--four-eyes', 'off', '--by', 'U0ANNA'),
  ).rejects.toThrow('not switched off by one person')
  // Without a name, who imported it could approve it.
  await expect(
    printed((out) => runImport(['--council', 'north-somerset', '--new-measures', file], config, out)),
  ).rejects.toThrow('say with --by who imports the file')
}, 60_000)

test('a unit that somebody confirms is the one that is published', async () => {
  const quarter = (name: string, head: string, unit: string, value: string): Promise<string> => {
    const file = join(folder, `${name}.csv`)
    return writeFile(
      file,
      `Eastmere scorecard ${head}\nRef,Indicator,Unit,${head}\nK4,Complaints upheld,${unit},${value}\n`,
    ).then(() => file)
  }
  const about = ['--council', 'eastmere', '--new-measures'] as const
  const first = draftIn(await imported(...about, await quarter('first', 'Q1 2024/25', '"per 10,000"', '2.9')))
  await releases('preview', first)
  await releases('publish', first, '--by', 'U0ANNA')
  const second = draftIn(await imported(...about, await quarter('second', 'Q2 2024/25', 'Number', '29')))
  await releases('preview', second)
  await expect(releases('publish', second, '--by', 'U0ANNA')).rejects.toThrow('the unit was per 10,000')
  await releases('confirm', `${second}/F-1`, '--reason', 'It counts from now on', '--by', 'U0ANNA')
  expect(await releases('preview', second)).toContain('K4 Complaints upheld, Q2 2024/25: 29\n')
  expect(await releases('publish', second, '--by', 'U0ANNA')).toContain('Published.')
}, 60_000)

test('targets without a good side are told as that, and not as none', async () => {
  const file = join(folder, 'sideless.csv')
  await writeFile(
    file,
    'Suttonly scorecard Q1 2024/25\nRef,Indicator,Unit,Q1 2024/25,Target\nK1,Bins collected,%,91%,95%\nK2,Potholes filled,%,81%,85%\nK3,Trees planted,%,71%,75%\n',
  )
  const draft = draftIn(await imported('--council', 'suttonly', '--published', '2024-08-01', '--new-measures', file))
  await releases('preview', draft)
  expect(await releases('publish', draft, '--by', 'U0ANNA')).toContain('Published.')
  const ask = (question: string): Promise<string> =>
    printed((out) => runAsk(['--council', 'suttonly', '--now', '2024-08-02', question], config, out))
  expect(await ask('which measures are red')).toContain(
    'I cannot say which of the 3 measures are red: all of them have a target, but nobody says whether a high or a low figure is good.',
  )
  const summary = await printed((out) =>
    runSummary(['--council', 'suttonly', '--now', '2024-08-02', '--format', 'text'], config, {
      out: (content) => out(String(content)),
      log: () => undefined,
    }),
  )
  expect(summary).toContain('3 have a target, but nobody says whether a high or a low figure is good, so no colour.')
  expect(summary).not.toContain('have no target')
}, 60_000)

test('the months of a new measure that counts events are added up, and never stand for a longer time', async () => {
  const file = join(folder, 'events.csv')
  await writeFile(
    file,
    `Northmoor scorecard,,January 2025
Indicator,Unit,Oct-24,Nov-24,Dec-24,Jan-25
Litter picks received,Number,31,32,33,34
Allotments let,Number,201,202,203,204
Meals on wheels clients,Number,9,10,11,12
`,
  )
  const about = ['--council', 'northmoor', '--published', '2025-02-10', '--new-measures'] as const
  expect(await imported(...about, file)).toContain('A5: What does "Meals on wheels clients" count')
  const draft = draftIn(await imported(...about, '--is', 'A5=position', '--is', 'A4=position', file))
  await releases('preview', draft)
  expect(await releases('publish', draft, '--by', 'U0ANNA')).toContain('Published.')
  const ask = (question: string): Promise<string> =>
    printed((out) => runAsk(['--council', 'northmoor', '--now', '2025-02-11', question], config, out))
  expect(await ask('litter picks in Q3 2024/25')).toContain('96 (31 + 32 + 33 = 96) in Q3 2024/25')
  expect(await ask('meals on wheels clients in Q3 2024/25')).toContain('11 at the end of December 2024')
  expect(await ask('litter picks in 2023/24')).toContain('I hold nothing')
  expect(await ask('litter picks in 2024/25')).not.toMatch(/\b34 (?:in|at the end of) 2024\/25/)
}, 60_000)

test('a number that a new measure is named with is not answered for another', async () => {
  const file = join(folder, 'calls.csv')
  await writeFile(
    file,
    'Lakely scorecard Q1 2024/25\nIndicator,Unit,Q1 2024/25\nCalls answered within 30 seconds,%,80%\nInvoices paid within 30 days,%,96%\nHomes with 2 or more hazards,%,4%\n',
  )
  const about = ['--council', 'lakely', '--published', '2024-08-01', '--new-measures'] as const
  const draft = draftIn(await imported(...about, file))
  await releases('preview', draft)
  expect(await releases('publish', draft, '--by', 'U0ANNA')).toContain('Published.')
  const ask = (question: string): Promise<string> =>
    printed((out) => runAsk(['--council', 'lakely', '--now', '2024-08-02', question], config, out))
  expect(await ask('calls answered within 30 seconds')).toMatch(/^Calls answered within 30 seconds, Lakely: 80%/)
  for (const [question, words] of [
    ['calls answered in 15 seconds', '15 seconds'],
    ['calls answered in fifteen seconds', 'fifteen seconds'],
    ['invoices paid within 10 days', '10 days'],
    ['homes with 4 or more hazards', '4 or more hazards'],
  ] as const)
    expect(await ask(question)).toMatch(new RegExp(`^I hold (?:nothing on|no breakdown) "${words}" for this measure`))
  expect(await ask('what is the trend for calls answered in fifteen seconds')).not.toContain('80%')
}, 60_000)

test('a quarter’s own target leads over the year’s', async () => {
  const file = join(folder, 'homes.csv')
  await writeFile(
    file,
    'Wexley scorecard Q3 2024/25\nMeasure,Unit,Good is,Q3 YTD 2024/25,Target 2024/25,Q3 target\nHomes completed,Number,High,160,200,150\n',
  )
  const about = ['--council', 'wexley', '--published', '2025-01-30', '--new-measures'] as const
  const draft = draftIn(await imported(...about, file))
  await releases('preview', draft)
  expect(await releases('publish', draft, '--by', 'U0ANNA')).toContain('Published.')
  const answer = await printed((out) =>
    runAsk(['--council', 'wexley', '--now', '2025-02-01', '--json', 'homes completed'], config, out),
  )
  expect(JSON.parse(answer)).toMatchObject({ value: 160, rag: 'green', target: { value: 150 } })
}, 60_000)

test('a report that is published before its period ends needs a reason', async () => {
  const file = join(folder, 'early.csv')
  await writeFile(file, 'Weston scorecard Q2 2024/25\nRef,Indicator,Unit,Q2 2024/25\nK4,Complaints upheld,Number,29\n')
  const about = ['--council', 'weston', '--new-measures', file] as const
  const early = draftIn(await imported('--published', '2024-07-10', ...about))
  expect(await releases('preview', early)).toContain(
    'The report is of Q2 2024/25, which ends on 30 September 2024, after the day that it is published, 10 July 2024; correct the period or the day, or confirm it with the reason.',
  )
  await expect(releases('publish', early, '--by', 'U0ANNA')).rejects.toThrow('ends on 30 September 2024')
  await releases('confirm', `${early}/F-1`, '--reason', 'The quarter was closed early', '--by', 'U0ANNA')
  expect(await releases('publish', early, '--by', 'U0ANNA')).toContain('Published.')
  const late = draftIn(await imported('--published', '2024-09-30', '--report', 'late', ...about))
  expect(await releases('preview', late)).not.toContain('after the day that it is published')
}, 60_000)

test.each(['../../x', 'a/b', '..', 'Q1', ''])('"%s" is no key of a report', async (key) => {
  await expect(imported('--council', 'rotherham', '--report', key, join(folder, 'north.csv'))).rejects.toThrow(
    "a report's key has small letters, digits and hyphens",
  )
})
