/** What may be added up, and what a sum would say falsely (contract, meanings 5 and 8). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const ask = (text: string, council = 'rotherham', now = '2024-11-05'): Promise<Answer> =>
  running().scrutineer.ask({ text, council, now, thread: text }, 0)

describe('a total', () => {
  test.each<[string, number, string]>([
    ['Total contacts, Q4 2023/24 (Jan, Feb, March added up)', 4720, '1,525 + 1,588 + 1,607'],
    [
      'total number of pupils expelled from secondary schools over the autumn and spring terms 2023/24 combined',
      73,
      '45 + 28',
    ],
    ['total suspensions primary and secondary in term 2', 1603, '97 + 1,506'],
  ])('counts nothing twice: %s', async (text, value, sum) => {
    const answer = await ask(text)
    expect(answer.value, answer.text).toBe(value)
    expect(answer.text).toContain(sum)
  })

  test('is of families, or of the children in them', async () => {
    const answer = await ask('sum of early help step downs in 2022/23 and 2023/24')
    expect(answer.text).toContain('687 in all: 367 + 320')
    expect(answer.text).toContain('1,464 in all: 802 + 662')
    expect(answer.text).not.toContain('1,169')
  })

  test.each([
    [
      'total number of children on child protection plans, January, February and March 2024 added up',
      'would count the same children more than once',
    ],
    ['what is the sum of contacts in January 2024 and Q4 2023/24', 'Those times overlap'],
  ])('is not made where it would be false: %s', async (text, why) => {
    const answer = await ask(text)
    expect(answer.kind, answer.text).toBe('no_data')
    expect(answer.text).toContain(why)
  })
})

test.each<[string, string, number]>([
  ['how many contacts had we received by the end of March 2024', 'rotherham', 18371],
  ['adoptions finalised in the year to date at December 2020', 'rotherham', 26],
  ['How many boys had been referred to the education inclusion partnership by the end of June 2021?', 'rutland', 62],
])('a count up to a day is of all the time before it: %s', async (text, council, value) => {
  const answer = await ask(text, council)
  expect(answer.value, answer.text).toBe(value)
})

test.each<[string, string, string, number]>([
  ['LAC reviews on time, % - Q1 & Q2 2019/20', 'stockton', '2020-01-27', 97.8],
  ['Children in care per 10,000, March 2024 outturn', 'rotherham', '2024-11-05', 88.4],
  [
    'what % got one of their 3 choices of secondary school on offer day 1st March 2024?',
    'rotherham',
    '2024-08-12',
    97.4,
  ],
  ['adoptions finalised in Q3 2020/21 alone, not the year to date', 'rotherham', '2024-10-15', 14],
])('the figure of the time that is meant: %s', async (text, council, now, value) => {
  const answer = await ask(text, council, now)
  expect(answer.value, answer.text).toBe(value)
})

test.each<[string, number]>([
  ['how many contacts in February 2024 and in the year to date', 1588],
  ['contacts: March 2024 and year to date', 1607],
  ['how many adoptions finalised in Q3 2020/21 and in the year to date', 14],
  ['FOI request: 2022/23 contacts', 18784],
])('two times that are asked for side by side are not made one: %s', async (text, value) => {
  const answer = await ask(text)
  expect(answer.value ?? answer.items[0]?.value, answer.text).toBe(value)
})

test('counts of a month and a quarter are not held against each other', async () => {
  const answer = await ask('compare contacts in January 2024 and Q4 2023/24')
  expect(answer.text).toContain('times of different lengths')
  expect(answer.text).not.toContain('more in')
})

test.each<[string, string]>([
  ['how much had contacts gone up by March 2024 from January 2024', '82 more than the 1,525 in January 2024'],
  ['how much have contacts gone up since January 2024', '82 more than the 1,525 in January 2024'],
  ['how many more contacts from January 2024 to March 2024', '82 more than the 1,525 in January 2024'],
])('a month is never compared with a year: %s', async (text, said) => {
  expect((await ask(text)).text).toContain(said)
})

test.each<[string, string]>([
  ['by how much did contacts go up from 2014/15 to 2015/16', '1,648 more than the 10,517 in 2014/15'],
  ['change in children in care 2015/16 to 2022/23', '113 more than the 432 in 2015/16'],
])('a change from one year to another ends with the second: %s', async (text, said) => {
  expect((await ask(text)).text).toContain(said)
})

test.each<[string, string]>([
  ['Rank the schools by permanent exclusions', 'schools'],
  ['permanent exclusions by school', 'by school'],
  ['total families on a CP plan at the end of March 2024', 'families'],
])('a row of what no report counts apart is not made: %s', async (text, said) => {
  const answer = await ask(text)
  expect(answer.kind, answer.text).toBe('no_data')
  expect(answer.text).toContain(`"${said}"`)
})

test('whom a measure counts anyway restricts nothing', async () => {
  const answer = await ask('SATs 2023 - share of 11 yr olds reaching the expected level in reading, writing and maths')
  expect(answer.value, answer.text).toBe(55)
})

test.each([
  ['how many more children in care than CP plans in March 2024', '241 more (502 − 261 = 241)'],
  ['how many fewer kids on CP plans than in care', '241 fewer (261 − 502 = −241)'],
])('one measure is held against another, and not against itself: %s', async (text, said) => {
  expect((await ask(text)).text).toContain(said)
})

test('the total of those who are there on a day is told of each day, and their sum of none', async () => {
  const each = await ask('total children with an ehcp, January, February and March 2024')
  expect(each.items.map((i) => i.value)).toEqual([3320, 3339, 3360])
  const two = await ask('total number of children in care in February and March 2024')
  expect(two.items.map((i) => i.value)).toEqual([506, 502])
  expect((await ask('in total how many tribunal cases were open in January, February and March 2024')).kind).toBe(
    'no_data',
  )
})

test('between two times, each row is held against itself', async () => {
  const { text } = await ask('did suspensions come down between the autumn and spring terms, primary and secondary')
  expect(text).toMatch(/^Primary: 52 fewer than the 149 in Term 1 2023\/24/)
})

test('how far below a target is told, and not how many there are', async () => {
  const { text } = await ask(
    'Dental checks for our children in care were well short at the end of March 2024. How many percentage points below the target were we?',
  )
  expect(text).toMatch(/^33\.2 percentage points below the target of 95% or more/)
})

test.each([
  'permanent exclusions up to the end of term 2 in 2023/24, primary and secondary separately',
  'year to date permanent exclusions at the end of term 2, primary and secondary',
])('up to the end of a term is the year so far: %s', async (text) => {
  expect((await ask(text)).items.map((i) => i.value)).toEqual([11, 73])
})

test('of months that are named one by one, the best is one of them', async () => {
  const { text, value } = await ask('which was the best month for CP visits, january, february or march 2024')
  expect(value).toBe(95.7)
  expect(text).toContain('Best in February 2024: 95.7%, the highest of the 3 figures')
})

test('the last months of what is no sum of them are told one by one', async () => {
  const { items } = await ask('re-referrals last three months', 'rotherham', '2024-07-30')
  expect(items.map((i) => i.value)).toEqual([10.8, 11.7, 7.4])
})

test('which quarter is not answered with a year', async () => {
  const { kind, text } = await ask('which quarter had the fewest contacts')
  expect(kind).toBe('no_data')
  expect(text).toContain('I hold no figure by quarter for this measure.')
})

test.each([
  'contacts excluding February 2024',
  'CP visits by month except January 2024',
])('no figure is told for a time without a part of it: %s', async (text) => {
  const { kind, text: reply } = await ask(text)
  expect(kind).toBe('no_data')
  expect(reply).toMatch(/^I hold nothing on "(?:excluding february 2024|except january 2024)" for this measure/)
})

test.each([
  'are we better than Rutland on re-referrals',
  "who's better on re-referrals us or Rutland",
  'is Rutland better than us on re-referrals',
])('us and another council are both told: %s', async (text) => {
  expect((await ask(text)).items.map((i) => [i.council, i.value])).toEqual([
    ['rotherham', 17.3],
    ['rutland', 0],
  ])
})
