/** The department's form of what is published, read again: each figure comes back to its measure and period. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { readData } from '../../src/loading/read-data.ts'
import { keyOfPeriod } from '../../src/periods/codec.ts'
import { dfeFiles, timeOf } from '../../src/publishing/package/dfe.ts'
import { draftContext } from './context.ts'

async function read(text: string, council: string): Promise<Draft> {
  const result = await draftOf('data.csv', Buffer.from(text), await draftContext(council))
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}

test.each(['rutland', 'rotherham'])('our own export of %s', async (council) => {
  const { data } = await readData('data')
  const own = data.figures.filter((f) => f.council === council && f.kind === 'value' && f.part === 'table' && f.value)
  const newest = new Map(own.map((f) => [`${f.indicator}|${f.sub}|${f.unit}|${keyOfPeriod(f.period)}`, f]))
  const leads = [...newest.values()]
  const back = await read(dfeFiles(data, leads).data, council)
  const lines = back.figures.map((f) => `${f.id}|${f.sub}|${f.unit}|${f.period} ${f.value}`)
  const dated = [...newest].filter(([, f]) => timeOf(f.period) !== null)
  expect(dated.length).toBeGreaterThan(50)
  expect(lines.toSorted()).toEqual(dated.map(([key, f]) => `${key} ${f.value}`).toSorted())
  expect(back.unused).toEqual([])
})

const HEAD = 'time_period,time_identifier,geographic_level,country_name,la_name,category,number,rate\n'

test.each([
  ['2024', 'March', '2024-03'],
  ['202425', 'Financial year Q1', '2024/25 Q1'],
  ['202425', 'Academic year', 'AY2024/25'],
  ['202425', 'Spring term', 'AY2024/25 T2'],
  ['2024', 'Calendar year', 'CY2024'],
])('%s, %s', async (period, identifier, key) => {
  const found = await read(`${HEAD}${period},${identifier},Local authority,England,Rutland,Plans,7,8\n`, 'rutland')
  expect(found.figures.map((f) => f.period)).toEqual([key, key])
})

test('a time that nobody knows, and a file without the council, are told', async () => {
  const week = await read(`${HEAD}2024,Week 12,Local authority,England,Rutland,Plans,7,8\n`, 'rutland')
  expect(week.unused).toEqual([{ sheet: 'data', reason: 'the time "Week 12" is not known', cells: ['G2', 'H2'] }])
  const kent = await read(`${HEAD}2024,March,Local authority,England,Kent,Plans,7,8\n`, 'rutland')
  expect(kent.findings.find((f) => f.code === 'no-own-rows')?.text).toContain('its areas are Kent.')
})
