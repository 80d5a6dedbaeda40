/** Measures that are like-named: a word of the question that tells them apart decides, and where none does, it is asked. */
import { describe, expect, it } from 'vitest'
import { dictionaryRow, type SampleRow } from '../importing/lait/sample-release.ts'
import { useRelease } from './with-release.ts'

const named = (short: string, name: string, title = name, more: Record<string, string> = {}): string[] =>
  dictionaryRow({ Measure_short: short, Measure: name, Chart_title: title, y_axis_name: '% of them', ...more })

const dictionary = [
  named(
    'CPPlans2yrsActive',
    'Child Protection Plans lasting 2 years or more as at 31 March',
    'Children subject to Child Protection Plans lasting 2 years or more (%)',
    { Topic: 'Child Protection', Polarity: 'Low', Year_Type: 'Annual' },
  ),
  named('CPPlans2yrs', 'Child Protection Plans lasting 2 years or more which cease during the year', undefined, {
    Topic: 'Child Protection',
    Polarity: 'Low',
  }),
  named('EngBac9-5', '% achieving the English Baccalaureate (inc 9-5 pass in English and maths)'),
  named('EngBac9-4', '% achieving the English Baccalaureate (inc 9-4 pass in English and maths)'),
  named('EngMaths9-5', '% achieving 9-5 pass in English and Maths'),
  named('EngMaths9-4', '% achieving 9-4 pass in English and Maths'),
  named('ExcessYr6', 'Children in year 6 who are overweight or obese', undefined, { Polarity: 'Low' }),
  named('ExcessRec', 'Children in reception year who are overweight or obese', undefined, { Polarity: 'Low' }),
  named('SEN_EHC_Excpt_20wks', 'New EHC plans issued within 20 weeks - excluding exceptions'),
  named(
    'SEN_EHC_All_20wks',
    'New EHC plans issued within 20 weeks - including exceptions (all)',
    'All new EHC plans issued within 20 weeks',
  ),
  named('Sept_Guarantee', 'September Guarantee Offers', 'Offers of education or training made to 16 and 17 year olds'),
  named('Multiplication_Total', 'Pupils scoring full marks in the multiplication tables check'),
  named('TotFixedEx', 'Total Suspensions', 'Total number of suspensions', { Polarity: 'Low' }),
  named(
    'Total_ Pup_FixedEx',
    'Total Pupils with one or more suspensions',
    'Total school pupils with one or more suspensions',
    {
      Polarity: 'Low',
    },
  ),
]

const VALUES: Readonly<Record<string, string>> = {
  CPPlans2yrsActive: '11',
  CPPlans2yrs: '12',
  'EngBac9-5': '21',
  'EngBac9-4': '22',
  'EngMaths9-5': '31',
  'EngMaths9-4': '32',
  ExcessYr6: '41',
  ExcessRec: '42',
  SEN_EHC_Excpt_20wks: '51',
  SEN_EHC_All_20wks: '52',
  Sept_Guarantee: '61',
  Multiplication_Total: '71',
  TotFixedEx: '81',
  'Total_ Pup_FixedEx': '82',
}
const rows = Object.entries(VALUES).flatMap(([short, value]): SampleRow[] => [
  { short, year: '2025', area: 'Barnsley', value },
  { short, year: '2025', area: 'Leeds', value: String(Number(value) - 5) },
  { short, year: '2025', area: 'Yorkshire and the Humber', value: String(Number(value) - 1) },
  { short, year: '2025', area: 'North West', value: String(Number(value) - 2) },
])

const { ask } = useRelease({ dictionary, rows })

describe('a word of the question decides', () => {
  it.each([
    ['of the child protection plans that ended in the year, what percentage had lasted two years or more?', 12],
    ['closed CP plans lasting 2 years or more, %', 12],
    ['% of CP plans lasting 2 years or more as at 31 March 2025', 11],
    ['% of current CP plans lasting 2 years or more', 11],
    ['% achieving the english baccalaureate inc grade 4 or above in english and maths', 22],
    ['grade 5+ in english and maths', 31],
    ['% with a 9-4 pass in english and maths', 32],
    ['year 6 overweight/obese %', 41],
    ['reception overweight/obese %', 42],
    ['new EHC plans issued within 20 weeks, excluding exceptions', 51],
    ['new EHC plans issued within 20 weeks including exceptions', 52],
    ['% of pupils getting full marks in the multiplication tables check', 71],
    ['pupils with one or more suspensions', 82],
  ])('%s', async (question, value) => {
    expect(await ask(question, 'barnsley')).toMatchObject({ kind: 'answer', value })
  })

  it('is the printed name, letter by letter', async () => {
    expect(await ask('All new EHC plans issued within 20 weeks', 'barnsley')).toMatchObject({ value: 52 })
  })
})

it.each([
  'CP plans lasting 2 years or more %',
  '% of new EHC plans issued within 20 weeks',
  '% achieving the english baccalaureate',
  'overweight or obese children %',
])('asks where none does: %s', async (question) => {
  expect(await ask(question, 'barnsley')).toMatchObject({ kind: 'clarify' })
})

it('takes a month of a name for no time', async () => {
  const { text, value } = await ask('our national ranking on the September Guarantee', 'barnsley')
  expect(value).toBe(61)
  expect(text).toMatch(/^In England, Barnsley is best of 2 /)
})

it('sets a council beside the region whose average is named, whichever it is', async () => {
  const points = async (question: string) => (await ask(question, 'barnsley')).items.map((i) => [i.council, i.value])
  expect(await points('september guarantee offers: us vs the North West average')).toEqual([
    ['barnsley', 61],
    ['north-west', 59],
  ])
  expect(await points('september guarantee offers, us against Yorkshire & Humber')).toEqual([
    ['barnsley', 61],
    ['yorkshire-and-the-humber', 60],
  ])
})

it('declines a forecast, and no figure of a time that was', async () => {
  expect((await ask('what will september guarantee offers be in 2030? give me a forecast', 'barnsley')).kind).toBe(
    'out_of_scope',
  )
  expect((await ask('will september guarantee offers be higher in 2028', 'barnsley')).kind).toBe('out_of_scope')
  expect(await ask('what were september guarantee offers in 2025', 'barnsley')).toMatchObject({ value: 61 })
})
