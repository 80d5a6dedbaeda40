/** Days were counted on a calendar, not by the program. */
import { expect, onTestFinished, test } from 'vitest'
import { Asking } from '../../src/answers/asking.ts'
import { buildSummary } from '../../src/overview/build-summary.ts'
import { currencyText, nextDue } from '../../src/overview/due.ts'
import { sectionsOf } from '../../src/overview/sections.ts'
import { start } from '../../src/setup.ts'
import { dataFolder } from '../loading/data-folder.ts'
import { CONFIG } from '../running.ts'
import { catalogueOf, periodOf, report } from './catalogue-of.ts'
import { published } from './summarise.ts'

const YEAR = report('2023/24', '2024-07-30')
const DUE = [
  { period: periodOf('2024/25 Q2'), due: '2025-01-28' },
  { period: periodOf('2024/25 Q1'), due: '2024-10-29' },
]

test.each([
  ['2024-10-29', false, 'The report for Q1 2024/25 is due on 29 October 2024.'],
  ['2024-10-30', true, 'The report for Q1 2024/25 was due on 29 October 2024 and is not published yet.'],
])('a day that the council gives, on %s', (today, late, text) => {
  const due = nextDue(catalogueOf([YEAR], DUE), 'ashton', today)
  expect(due).toMatchObject({ due: '2024-10-29', how: 'published', late, text })
  expect(due?.period.label).toBe('Q1 2024/25')
})

test('a day for a report that is loaded is over', () => {
  const due = nextDue(catalogueOf([YEAR, report('2024/25 Q1', '2024-10-29')], DUE), 'ashton', '2024-11-01')
  expect(due?.text).toBe('The report for Q2 2024/25 is due on 28 January 2025.')
})

test('with no day given, the arithmetic of last time, which is never late', () => {
  const text =
    'No date is published for the next report. The last one came 121 days after 31 March 2024; as long after 30 June 2024 would be 29 October 2024.'
  const catalogue = catalogueOf([YEAR])
  expect(nextDue(catalogue, 'ashton', '2024-10-29')).toMatchObject({ due: '2024-10-29', how: 'lag', late: false, text })
  expect(nextDue(catalogue, 'ashton', '2025-02-01')).toMatchObject({
    late: false,
    text: text.replace('would be', 'would have been'),
  })
})

test.each([
  ['2023/24 Q4', 'Q1 2024/25'],
  ['2021/22 Q1', 'Q2 2021/22'],
  ['2019-04-01..2019-09-30', 'October 2019 to March 2020'],
  ['2019-10-01..2020-03-31', 'April to September 2020'],
  ['2023-12', 'January 2024'],
  ['2020/21 YTD 2020-12-31', 'Q4 2020/21'],
])('after a report for %s comes one for %s', (last, next) => {
  expect(nextDue(catalogueOf([report(last, '2024-09-01')]), 'ashton', '2024-09-02')?.period.label).toBe(next)
})

test('the newest report is the one about the latest time, whenever it was published', () => {
  const late = report('2022/23', '2024-12-01')
  expect(nextDue(catalogueOf([late, YEAR]), 'ashton', '2024-12-02')?.period.label).toBe('Q1 2024/25')
})

test('nothing is said where no report is loaded, or none follows', () => {
  expect(nextDue(catalogueOf([]), 'ashton', '2024-12-02')).toBeNull()
  expect(currencyText(catalogueOf([]), 'ashton', '2024-12-02')).toBeNull()
  expect(nextDue(catalogueOf([report('2023-01-01..2023-08-15', '2024-01-01')]), 'ashton', '2024-12-02')).toBeNull()
})

test('a report is old once the quarter after it ended more than 60 days ago', () => {
  const catalogue = catalogueOf([report('2023/24 Q4', '2024-07-30')])
  // 30 June and 60 days are 29 August.
  expect(currencyText(catalogue, 'ashton', '2024-08-29')).toBeNull()
  expect(currencyText(catalogue, 'ashton', '2024-08-30')).toBe(
    'The latest report is for Q4 2023/24, published 30 July 2024; nothing newer is loaded.',
  )
})

test('the days go from council.json through the store to the catalogue', { timeout: 60_000 }, async () => {
  const folder = await dataFolder({
    'councils/ashton/council.json': JSON.stringify({
      ...{ name: 'Ashton', fullName: 'Ashton Council', nicknames: [] },
      reports_due: [{ period: '2024/25 Q1', due: '2024-10-29' }],
    }),
    'english-councils.json': JSON.stringify({ names: [] }),
  })
  const running = await start({ ...CONFIG, dataDir: folder })
  onTestFinished(() => running.store.close())
  const asking = new Asking(running.catalogue, running.store, '2024-11-05')
  const summary = await buildSummary(asking, { council: 'ashton', period: periodOf('2023/24'), themes: [] })
  if (summary.kind === 'nothing') throw new Error('Nothing is published.')
  const text = 'The report for Q1 2024/25 was due on 29 October 2024 and is not published yet.'
  expect(summary.due).toMatchObject({ how: 'published', late: true, text })
  const { details } = sectionsOf(running.catalogue, summary)
  const missing = details.find((s) => s.title === 'What is not in it')
  expect([missing?.about ?? '', ...(missing?.lines ?? []).map((l) => l.text)].join(' ')).toContain(text)
})

test('of an earlier report it says that a later one is loaded', async () => {
  const running = await start(CONFIG)
  onTestFinished(() => running.store.close())
  const summary = await published(running, 'rotherham', '2020/21 Q3')
  expect(summary.due).toBeNull()
  expect(summary.currency).toBe('A later report is loaded, for 2023/24, published 30 July 2024.')
})
