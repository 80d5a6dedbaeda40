/** Answers to the questions of files that are no tables of measures: each has an effect, or is refused in a sentence. */
import { expect, test } from 'vitest'
import { answerIn, entriesOf } from '../../src/importing/answers.ts'
import { draftOf, openFile, readingOfFile } from '../../src/importing/draft.ts'
import { mappingOf } from '../../src/importing/matching/mapping.ts'
import { type Draft, isRefusal } from '../../src/importing/model.ts'
import { draftContext } from './context.ts'

async function answered(text: string, ...said: string[]): Promise<Draft> {
  const known = await draftContext('rutland')
  const opened = await openFile('data.csv', Buffer.from(text))
  if ('refused' in opened) throw new Error(opened.refused.text)
  const reading = readingOfFile('data.csv', opened.read, known)
  const ids = new Set(known.published.indicators.map((i) => i.id))
  const mapping = mappingOf(said.flatMap((s) => entriesOf(answerIn(s), reading, 'rutland', ids)))
  const result = await draftOf('data.csv', Buffer.from(text), { ...known, mapping })
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

test('a figure in a sentence takes no answer', async () => {
  const report = [
    'There were 560 children in our care at the end of September 2019.',
    'Initial assessments were finished in time for 99% of children in need.',
  ]
  const text = `Report of the service\n${report.map((line) => `"${line}"`).join('\n')}\n`
  expect((await answered(text)).layout).toBe('narrative')
  await expect(answered(text, 'A2=contacts')).rejects.toThrow(
    'a figure in a sentence is given no indicator and no unit',
  )
})
