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
  named('Age19_NoNSEN', '%19 year olds qualified to Level 2 - Non SEN', '19 year olds qualified to Level 2 - Non SEN'),
  named(
    'Age19_SENwoS',
    '%19 year olds qualified to Level 2 - with SEN Support',
    '19 year olds qualified to Level 2 - with SEN Support',
  ),
  named('LAC_SGO_FFC_Rel%', 'Special Guardianship Order - former foster carer - Relative/Friend'),
  named('LAC_SGO_FFC_Oth%', 'Special Guardianship Order - former foster carer - Other'),
  named(
    'KS1P_all',
    'Phonics Decoding - All pupils',
    'Pupils achieving expected level in Phonics decoding - all pupils',
    {
      Polarity: 'High',
    },
  ),
  named('KS1P_EHCP', 'Phonics Decoding - EHCPs', 'Pupils achieving expected level in Phonics decoding - EHCPs', {
    Polarity: 'High',
  }),
  named('APSE_Best_3ALevels', 'APS per entry, best 3 A levels', 'Average point score per entry - Best 3 A Levels', {
    y_axis_name: 'Score',
    Polarity: 'High',
  }),
  named(
    'Ever6_FSM_Prim',
    'Primary Free School Meals 6',
    'Primary pupils who have been eligible for free school meals at any point in the last 6 years',
  ),
  named('PriFSM', 'Primary Free School Meals', 'Primary pupils eligible for free school meals'),
  named('FSP_NEW_COMMS', 'Foundation Stage - Communication & Language'),
  named('FSP_NEW_LIT', 'Foundation Stage - Literacy'),
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
  Age19_NoNSEN: '15',
  Age19_SENwoS: '16',
  'LAC_SGO_FFC_Rel%': '17',
  'LAC_SGO_FFC_Oth%': '18',
  KS1P_all: '85',
  KS1P_EHCP: '25',
  APSE_Best_3ALevels: '45',
  Ever6_FSM_Prim: '27',
  PriFSM: '28',
  FSP_NEW_COMMS: '75',
  FSP_NEW_LIT: '65',
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
    ['19 year olds with SEN support qualified to level 2', 16],
    ['19 year olds with no SEN qualified to level 2', 15],
    ['phonics for children with EHCPs', 25],
    ['phonics, all pupils', 85],
    ['average points per entry for the best three A levels', 45],
    ['primary pupils eligible for free school meals at any point in the last 6 years', 27],
    ['primary pupils eligible for free school meals', 28],
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
  '19 year olds with SEN qualified to level 2',
  'special guardianship orders to a former foster carer, %',
])('asks where none does: %s', async (question) => {
  expect(await ask(question, 'barnsley')).toMatchObject({ kind: 'clarify' })
})

it('names a word by which only another measure is called', async () => {
  const { kind, text } = await ask('phonics for children with SEN support', 'barnsley')
  expect(kind).not.toBe('answer')
  expect(text).toMatch(/support|SEN/i)
})

it('tells two that differ in a word where both words are said', async () => {
  const { items } = await ask('communication and language in the foundation stage, and in literacy', 'barnsley')
  expect(items.map((i) => i.value).toSorted()).toEqual([65, 75])
})

it('holds a council against its region with a sum, its own figure first', async () => {
  const told = await ask('is phonics in Barnsley better than in Yorkshire and the Humber?', 'barnsley')
  expect(told).toMatchObject({ kind: 'answer', council: 'barnsley', value: 85, computed: '85 − 84 = 1' })
  expect(told.benchmarks).toMatchObject([{ kind: 'region', value: 84, standing: 'better' }])
  expect(told.text).toMatch(/^Yes: 85% is above/)
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
