/** Answers to the questions of files that are no tables of measures: each has an effect, or is refused in a sentence. */
import { expect, test } from 'vitest'
import { draftOf } from '../../src/importing/draft.ts'
import { type Draft, isRefusal, publishable } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'
import { mappingSaid } from './drafted.ts'

async function answered(text: string, ...said: string[]): Promise<Draft> {
  const known = await draftContext('rutland')
  const bytes = Buffer.from(text)
  const ids = known.published.indicators.map((i) => i.id)
  const mapping = await mappingSaid({ name: 'data.csv', bytes }, known, said, ids)
  const result = await draftOf('data.csv', bytes, { ...known, mapping })
  if (isRefusal(result)) throw new Error(result.refused.text)
  return result
}
const units = (d: Draft): string[] => d.measures.map((m) => `${m.name}: ${m.unit}`)
const asksOf = (d: Draft, about: string): (string | null)[] =>
  d.asks.filter((a) => a.about === about).map(({ cell }) => cell)

const AREA = '202425,Financial year,Local authority,England,Rutland'
const STATISTICS = `time_period,time_identifier,geographic_level,country_name,la_name,category,plans
${AREA},Initial,7
${AREA},Final,8
`
const TIDY = 'Measure,Period,Value\nBin rounds,2024-03,12\nBin rounds,2024-04,13\n'

test('one answer about a head is of every measure under it', async () => {
  expect(asksOf(await answered(STATISTICS), 'unit')).toEqual(['G1', 'G1'])
  const found = await answered(STATISTICS, 'G1=count')
  expect(units(found)).toEqual(['Initial: plans: count', 'Final: plans: count'])
  expect(asksOf(found, 'unit')).toEqual([])
  expect((await answered(STATISTICS, 'G1=words')).figures.map((f) => [f.value, f.status])).toEqual([
    [null, 'words'],
    [null, 'words'],
  ])
  expect((await answered(STATISTICS, 'G1=ignore')).measures).toEqual([])
})

test('one of several measures under a head is named by a figure of it', async () => {
  expect(units(await answered(STATISTICS, 'G1=count', 'G3=days'))).toEqual([
    'Initial: plans: count',
    'Final: plans: days',
  ])
  const found = await answered(STATISTICS, 'G2=contacts', 'G3=re-referrals')
  expect(found.measures.map((m) => m.id)).toEqual(['contacts', 're-referrals'])
  await expect(answered(STATISTICS, 'G1=contacts')).rejects.toThrow(
    'G1 is the head of 2 measures; name each by the cell of one of its figures: G2 for "Initial: plans", G3 for "Final: plans".',
  )
})

test('a file of one figure a row takes the unit that is said', async () => {
  expect(asksOf(await answered(TIDY), 'unit')).toEqual(['A2'])
  const found = await answered(TIDY, 'A2=days')
  expect(found.layout).toBe('tidy')
  expect([...units(found), ...found.figures.map((f) => f.unit)]).toEqual(['Bin rounds: days', 'days', 'days'])
})

const SENTENCES = [
  'Report of the service Q2 2019/20',
  'There were 560 children in our care at the end of September 2019, and 7 more elsewhere.',
  'Initial assessments were finished in time for 99% of children in need.',
  'In the year 2018/19 the team mended 640 lamps.',
]
  .map((line) => `"${line}"`)
  .join('\n')

test('numbers in sentences are offered one by one, and stand in nobody’s way', async () => {
  const found = await answered(SENTENCES)
  expect(found.layout).toBe('narrative')
  expect(asksOf(found, 'figure')).toEqual(['A2#1', 'A2#2', 'A3', 'A4'])
  expect(found.asks.map((a) => a.text)).toContain(
    'Is 640 in "In the year 2018/19 the team mended 640 lamps." a figure of 2018/19 to publish, and of which indicator?',
  )
  expect(found.commentary.map((c) => c.at.cell)).toEqual(['A2', 'A3', 'A4'])
  expect(publishable(found)).toBe(true)
})

test('a number in a sentence that is given its indicator is a figure of it', async () => {
  const found = await answered(SENTENCES, 'A2#1=cic-number', 'A2#2=ignore', 'A4=new:Lamps mended', 'A4=flow')
  expect(found.figures.map((f) => `${f.id} ${f.period} ${f.value} ${f.offered}`)).toEqual([
    'cic-number 2019-09 560 false',
    'null 2019/20 Q2 99 true',
    'lamps-mended 2018/19 640 false',
  ])
  expect(found.commentary.map((c) => c.ids)).toEqual([['cic-number'], [], ['lamps-mended']])
  expect(found.indicators).toMatchObject([{ id: 'lamps-mended', name: 'Lamps mended', basis: 'flow' }])
})

test('an answer about a number in a sentence says which, and what', async () => {
  await expect(answered(SENTENCES, 'A2=cic-number')).rejects.toThrow(
    'A2 has 2 numbers; name each by its place in the cell: A2#1, A2#2.',
  )
  await expect(answered(SENTENCES, 'A4=new')).rejects.toThrow('needs a name')
  await expect(answered(SENTENCES, 'A4=lamps')).rejects.toThrow('"lamps" is no indicator')
})
