/** The template: filled in, it is read back without a question; and what is asked once is remembered. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openXlsx, saveXlsx } from 'hucre'
import { describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { draftOf } from '../../src/importing/draft.ts'
import { isRefusal, publishable } from '../../src/importing/model.ts'
import { templateWorkbook } from '../../src/importing/template.ts'
import type { Period } from '../../src/model/period.ts'
import { parsePeriodKey } from '../../src/periods/codec.ts'
import { runImport } from '../../src/surfaces/import.ts'
import { runTemplate } from '../../src/surfaces/template.ts'
import { draftContext } from './context.ts'
import { workbook } from './table.ts'

// Each reads all that is published first.
vi.setConfig({ testTimeout: 60_000 })

describe('the template', () => {
  test('has the council’s measures, and what is filled in comes back', async () => {
    const context = await draftContext('rutland')
    const bytes = await templateWorkbook({
      published: context.published,
      council: 'rutland',
      period: parsePeriodKey('2021/22 Q2') as Period,
    })
    const book = await openXlsx(bytes)
    const [sheet] = book.sheets
    if (!sheet) throw new Error('no sheet')
    const heads = (sheet.rows[4] ?? []).map(String)
    const row = sheet.rows.findIndex((r) => r[1] === 'Number of contacts received')
    const values = sheet.rows[row]
    if (!values) throw new Error('no row')
    values[heads.indexOf('Q2 2021/22')] = 401
    expect(sheet.dataValidations?.map((v) => v.type)).toEqual(['list', 'list', 'list', 'list'])
    const draft = await draftOf('template.xlsx', await saveXlsx(book), { ...context, council: null })
    if (isRefusal(draft)) throw new Error(draft.refused.text)
    expect(draft).toMatchObject({ council: 'rutland', reportPeriod: '2021/22 Q2', asks: [] })
    expect(draft.figures.find((f) => f.period === '2021/22 Q2')).toMatchObject({
      id: 'contacts',
      value: '401',
      unit: 'count',
    })
    expect(publishable(draft)).toBe(true)
  })
})

describe('a question', () => {
  test('is answered once, and a new measure comes in without a change of files', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'import-'))
    const file = join(folder, 'kpis.xlsx')
    await writeFile(
      file,
      await workbook({
        name: 'KPIs',
        rows: [
          ['Q1 2024/25'],
          ['Ref', 'KPI', 'Unit', 'Q1 2024/25', 'Mystery'],
          ['K1', 'Child protection visits made in time', '%', '91.8%', 5],
          ['K2', 'Library visits', 'Count', 4000, 6],
        ],
      }),
    )
    const config = readConfig({ SCRUTINEER_DB: join(folder, 'figures.sqlite') })
    const read = async (...args: string[]) => {
      let text = ''
      await runImport(['--json', '--council', 'north-somerset', ...args, file], config, (more) => {
        text += more
      })
      return JSON.parse(text)
    }
    const first = await read()
    expect(first.asks.map((a: { about: string; cell: string }) => `${a.about} ${a.cell}`)).toEqual([
      'column E2',
      'indicator B3',
      'indicator B4',
    ])
    await read('--is', 'KPIs!B3=cp-visits', '--is', 'B4=new', '--is', 'E2=ignore')
    const again = await read()
    expect(again.asks).toEqual([])
    expect(again.figures.map((f: { id: string; value: string }) => [f.id, f.value])).toEqual([
      ['cp-visits', '91.8'],
      ['library-visits', '4000'],
    ])
    await expect(read('--is', 'B9=cp-visits')).rejects.toThrow('B9 is neither')
    await expect(read('--is', 'B3=nonsense')).rejects.toThrow('no indicator')
  })
})

test('a template of a council that nothing is published of says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'template-'))
  const config = readConfig({ SCRUTINEER_DB: join(folder, 'figures.sqlite') })
  const written = async (council: string): Promise<string> => {
    let text = ''
    const out = join(folder, `${council}.xlsx`)
    await runTemplate(['--council', council, '--period', 'Q1 2024/25', '--out', out], config, (more) => {
      text += more
    })
    return text
  }
  expect(await written('nosuch')).toContain(
    'Nothing is published of "nosuch" yet, so no measures stand in it; published are r',
  )
  expect(await written('rutland')).not.toContain('Nothing is published')
})
