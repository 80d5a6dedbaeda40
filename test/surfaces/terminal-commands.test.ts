import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Catalogue } from '../../src/catalogue.ts'
import type { Document } from '../../src/model/figure.ts'
import { reportingYear } from '../../src/periods/calendar.ts'
import { isCommand, runCommand, type Settings } from '../../src/surfaces/terminal/commands.ts'
import { MOST_LINES, openHistory } from '../../src/surfaces/terminal/history.ts'
import { withoutEchoed } from '../../src/surfaces/terminal/keys.ts'
import { defaultCouncil, welcomeText } from '../../src/surfaces/terminal/welcome.ts'

const report = (council: string, published: string): Document => ({
  key: `${council}/${published}`,
  council,
  title: 'Report',
  document: `Report of ${published}`,
  published,
  meeting: '',
  period: reportingYear(2023),
})

const catalogue = new Catalogue(
  {
    councils: [
      { key: 'north', name: 'North', fullName: 'North Borough Council', nicknames: ['nbc'] },
      { key: 'south', name: 'South-on-Sea', fullName: 'South Council', nicknames: ['south', 'south on sea'] },
    ],
    documents: [report('north', '2021-01-01'), report('south', '2024-07-30'), report('north', '2023-01-01')],
    indicators: [],
    measures: [],
    glossary: [],
    fingerprint: '',
  },
  { words: {}, filler: [], weak: [], qualifiers: [], populations: [], subs: {} },
)
const TODAY = '2024-08-01'
const settings: Settings = { council: 'north', chosen: true, now: null, explain: false }
const run = (line: string, from = settings) => runCommand(line, from, catalogue, TODAY)

test.each([
  ['/council south', 'south', 'Your council is now South-on-Sea. The conversation starts afresh.'],
  ['/council South on Sea', 'south', 'Your council is now South-on-Sea. The conversation starts afresh.'],
  ['/COUNCIL "NBC"', 'north', 'Your council is North.'],
  ['/council', 'north', 'Your council is North. Loaded: North and South-on-Sea. /council NAME sets it.'],
  ['/council east', 'north', 'No reports of a council "east" are loaded. Loaded: North and South-on-Sea.'],
])('%s', (line, council, say) => {
  const outcome = run(line)
  expect(outcome.settings.council).toBe(council)
  expect(outcome.say).toBe(say)
  expect(outcome.leave).toBe(false)
})

test.each([
  ['/now 2024-07-30', '2024-07-30', 'The day of asking is now 30 July 2024.'],
  ['/now 2024-02-30', '2024-01-01', '"2024-02-30" is no day; write it as /now 2024-07-30, or /now today.'],
  ['/now today', null, 'The day of asking is today, 1 August 2024.'],
  ['/now', '2024-01-01', 'The day of asking is 1 January 2024.'],
])('%s', (line, now, say) => {
  const outcome = run(line, { ...settings, now: '2024-01-01' })
  expect(outcome.settings.now).toBe(now)
  expect(outcome.say).toBe(say)
})

test('/explain goes on and off', () => {
  const on = run('/explain')
  expect(on.settings.explain).toBe(true)
  expect(run('/explain', on.settings).settings.explain).toBe(false)
})

test.each(['/quit', '/exit', 'Quit', 'exit'])('%s leaves', (line) => {
  expect(isCommand(line)).toBe(true)
  expect(run(line).leave).toBe(true)
})

test('an unknown command says where the others are; a question is none', () => {
  expect(run('/councils x').say).toBe('There is no command "/councils"; /help lists them.')
  expect(run('/help').say).toContain('/now YYYY-MM-DD')
  expect(isCommand('exit interviews in 2023/24')).toBe(false)
})

test('the default council is the one set, else the one with the newest report', () => {
  expect(defaultCouncil(catalogue, 'north')).toEqual({ council: 'north', chosen: false })
  expect(defaultCouncil(catalogue, null)).toEqual({ council: 'south', chosen: true })
})

test('the first screen says what is loaded, whose it is and how to leave', () => {
  const text = welcomeText(catalogue, { ...defaultCouncil(catalogue, null), now: '2024-07-30' })
  expect(text).toContain('- South-on-Sea: Report of 2024-07-30, published 30 July 2024\n- North: Report of 2023-01-01')
  expect(text).toContain('No council is set, so questions are about South-on-Sea, which has the newest report')
  expect(text).toContain('The day of asking is 30 July 2024.')
  expect(text).toContain('/quit or Ctrl-D leaves')
})

test('pasted control characters are not echoed, keys pass', () => {
  expect(withoutEchoed('a\u009b31mb\u001cc')).toBe('a31mbc')
  expect(withoutEchoed('\u001b[A\r\u0003é')).toBe('\u001b[A\r\u0003é')
})

test('history is kept between runs, newest first, for its author only', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'scrutineer-history-')), 'state', 'deep', 'history')
  const first = await openHistory(file)
  expect(first.lines).toEqual([])
  for (const line of ['one', '  ', 'two\u001b[31m']) first.add(line)
  await first.written()
  expect((await openHistory(file)).lines).toEqual(['two', 'one'])
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('history is cut to its newest lines', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'scrutineer-history-')), 'history')
  await writeFile(file, Array.from({ length: MOST_LINES + 100 }, (_, i) => `line ${i}\n`).join(''))
  const history = await openHistory(file)
  await history.written()
  expect(history.lines).toHaveLength(MOST_LINES)
  expect(history.lines[0]).toBe(`line ${MOST_LINES + 99}`)
  expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(MOST_LINES)
})

test.each(['file-in-the-way', 'folder'])('history that cannot be written is no error: %s', async (kind) => {
  const folder = await mkdtemp(join(tmpdir(), 'scrutineer-history-'))
  await writeFile(join(folder, 'file-in-the-way'), '')
  const history = await openHistory(kind === 'folder' ? folder : join(folder, kind, 'history'))
  history.add('one')
  await expect(history.written()).resolves.toBeUndefined()
  expect(history.lines).toEqual([])
})
