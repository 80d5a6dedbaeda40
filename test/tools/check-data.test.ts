import { expect, test } from 'vitest'
import { runCheckData } from '../../src/tools/check-data.ts'
import { dataFolder, FIGURES, figures, REAL_DATA } from '../loading/data-folder.ts'

async function run(dataDir: string): Promise<{ status: number; text: string }> {
  let text = ''
  const status = await runCheckData(dataDir, { write: (part) => (text += part) })
  return { status, text }
}

test('prints notes by report, with counts, and status 0', async () => {
  const { status, text } = await run(REAL_DATA)
  expect(status).toBe(0)
  expect(text).toMatch(/^5 reports, 1,\d{3} figures: 0 errors, \d+ notes\.$/m)
  expect(text).toMatch(/\(rotherham\/2023-24-q4\) — 0 errors, \d+ notes\n {2}note {3}figures\.csv row/)
  expect(text).toMatch(/^By check\n( {2}[a-z-]+: \d+\n)+$/m)
})

test('prints errors first, and status 1', async () => {
  const rows = ['visits,,value,2024-03,918%,918,table,here,', 'visits,,value,2024-02,9x,9x,table,here,']
  const { status, text } = await run(await dataFolder(figures(...rows)))
  expect(status).toBe(1)
  const [summary, , report, first, second] = text.split('\n')
  expect(summary).toBe('1 report, 1 figure: 1 error, 1 note.')
  expect(report).toBe('Performance report 2023/24 (ashton/2023-24) — 1 error, 1 note')
  expect(first).toContain(`  error  ${FIGURES}, row 3, column "value": "9x" is not a number`)
  expect(second).toContain('  note   figures.csv row 2 [percentages]')
})

test('says so when all is well', async () => {
  expect((await run(await dataFolder())).text).toBe('1 report, 4 figures: 0 errors, 0 notes.\n')
})
