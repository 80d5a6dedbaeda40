/** What is asked next of a list or of measures that were named together, message after message. */
import { expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

async function talk(council: string, now: string, ...texts: readonly string[]): Promise<Answer> {
  let last: Answer | null = null
  for (const text of texts) last = await running().scrutineer.ask({ text, council, now, thread: texts.join('|') }, 0)
  return last as Answer
}
const refs = ({ items }: Answer): string[] => items.map((i) => i.indicator?.ref ?? '')

const FOUR = ['contacts, open CIN cases, CP plans, kids in care - march', 'same four for february'] as const

test('four that were named stay the four', async () => {
  const rose = await talk('rotherham', '2024-04-16', ...FOUR, 'which of the four rose from feb to march?')
  expect(refs(rose).toSorted()).toEqual(['A.1', 'A.8'])
})

test('one of them is left out, and a time before theirs is counted from theirs', async () => {
  const left = await talk('rotherham', '2024-04-16', ...FOUR, 'forget contacts, the other three at the end of 2022/23')
  expect(left.items.map((i) => i.value)).toEqual([1007, 397, 545])
  const before = await talk('rotherham', '2024-04-16', FOUR[0], 'same four the month before please')
  expect(before.items.map((i) => i.value)).toEqual([1588, 821, 278, 506])
})

test('what a condition is measured from is no time of the list', async () => {
  const thread = [
    'scorecard reds in social care, 2023/24 outturn',
    'take out any that improved on 22/23',
    'which of those is furthest from its target',
  ] as const
  const furthest = await talk('rotherham', '2024-07-30', ...thread)
  expect(furthest.indicator?.ref).toBe('A.17')
  expect((await talk('rotherham', '2024-07-30', ...thread, 'and what was that one in 2022/23')).value).toBe(69.4)
})

test('a question that was refused leaves what was told before it', async () => {
  const totals = await talk(
    'rotherham',
    '2024-09-10',
    'where do we stand on children in care, care leavers and open cin cases',
    'split all three by ward please',
    'ok just give me the 22/23 totals for the three then',
  )
  expect(totals.items.map((i) => i.value).toSorted()).toEqual([1007, 319, 545])
})

test.each([
  ['social care last year - which ones beat neither england nor the stat neighbours', ['B.11', 'B.12', 'B.6', 'B.9']],
  ['child protection, what ended up amber for 2023/24', ['A.10', 'A.11', 'B.4', 'B.7']],
  [
    'Top 3 social care percentages on the scorecard by how many points they deteriorated, 22/23 to 23/24',
    ['A.11', 'A.17', 'B.4'],
  ],
])('"%s"', async (text, wanted) => {
  expect(refs(await talk('rotherham', '2024-11-26', text)).toSorted()).toEqual(wanted)
})

const BELOW_REGION = 'Attainment 2022/23 - where are we below Yorkshire and Humber?'
const YOUTH = 'all the youth justice indicators next to england'
test.each([
  ['above what the list before was held against', [BELOW_REGION, 'and which are above it?'], ['ED.6']],
  ['worse than England, which stood beside them', [YOUTH, 'where are we worse than them'], ['B.19']],
])('%s', async (_, texts, wanted) => {
  expect(refs(await talk('rotherham', '2025-03-11', ...texts)).toSorted()).toEqual(wanted)
})

test('"above it" is held against nothing where nothing was told', async () => {
  const answer = await talk('rotherham', '2025-03-11', 'which attainment measures are above it')
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain('above it')
})

const AMBER = 'Which of the social care measures on the March 2024 scorecard finished the year 2023/24 on amber?'
test('what says which report is meant is no time of a condition, and "now" none of the next list', async () => {
  const amber = await talk('rotherham', '2024-07-30', AMBER)
  expect(amber.text).toContain('2023/24: 9 of the 25 Social Care measures with a target are amber.')
  // What cannot be among the ambers is looked for among all of them.
  expect(refs(await talk('rotherham', '2024-07-30', AMBER, 'now just the red ones')).toSorted()).toEqual([
    'A.16',
    'A.17',
    'A.18',
    'A.4',
    'B.12',
    'B.6',
  ])
})

test('"it" after a list of one is that one', async () => {
  const thread = [
    'What indicators come under child protection in the quarter one table?',
    'were any of those under target?',
  ]
  const { indicator, value } = await talk('rutland', '2021-09-30', ...thread, 'what was it at the 2020-21 outturn')
  expect([indicator?.name, value]).toEqual(['% CP reviews on time', 100])
})

test.each([
  ['rutland', 'which ones are hitting target in Q1 but are down on the 2020-21 outturn', ['CIN seen in timescale']],
])('a fall that is set against good news is bad: %s, "%s"', async (council, text, names) => {
  const answer = await talk(council, '2021-10-07', text)
  expect(answer.items.map((i) => i.telling?.name)).toEqual(names)
})

const DENTAL = ['dental checks'] as const
test.each([
  ['how long has it been red?', /^Red since at least January 2024/],
  ['when was it last green?', /^None of the 3 figures with a colour that I hold for it is green\./],
  ['is it good?', /^No: 61\.8%, against a target of 95% or more/],
])('"%s" is asked of what was told, whatever measure a word of it comes near', async (text, wanted) => {
  const answer = await talk('rotherham', '2024-07-30', ...DENTAL, text)
  expect(answer.indicator?.ref).toBe('A.17')
  expect(answer.text).toMatch(wanted)
})

test('"suspensions trend" is the series, and not what a suspension is', async () => {
  expect((await talk('rotherham', '2024-07-30', 'suspensions trend')).kind).toBe('series')
  expect((await talk('rotherham', '2024-07-30', 'what is a suspension')).kind).toBe('definition')
})

test('a list is kept to a theme, and nothing is kept of no list', async () => {
  const kept = await talk(
    'rotherham',
    '2024-07-30',
    'which social care measures closed 2023/24 on amber',
    'keep just the child protection ones',
  )
  expect(refs(kept).toSorted()).toEqual(['A.10', 'A.11', 'B.4', 'B.7'])
  const none = await talk(
    'rotherham',
    '2024-07-30',
    'which of the measures run by social care closed 2023/24 on amber',
    'keep just the child protection ones',
  )
  expect([none.kind, none.items]).toEqual(['no_data', []])
})

test('colours that were told are where a later move begins', async () => {
  const red = 'which social care measures were red in January 2024?'
  const left = await talk('rotherham', '2024-07-30', red, 'and which of those had come out of red by March')
  expect(refs(left)).toEqual(['A.14'])
})

test('a step each is asked of again', async () => {
  const better = await talk(
    'rotherham',
    '2024-08-12',
    'which social care measures got worse from January to February 2024 and again from February to March 2024?',
    'and the ones that improved both times?',
  )
  expect(refs(better).toSorted()).toEqual(['A.20', 'B.12', 'B.2', 'B.5', 'B.7'])
})

test('the nearest of those that missed', async () => {
  const nearest = await talk(
    'rotherham',
    '2024-07-30',
    'which social care measures missed their target in 2023/24',
    'and which of the misses was the closest to getting there?',
  )
  expect(refs(nearest)).toEqual(['A.13'])
})
