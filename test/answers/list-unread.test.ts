/** Words of a list that nothing reads are not left out in silence, and the list without them can be had by a "yes". */
import { expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const talk = async (...texts: readonly string[]): Promise<Answer> => {
  let last: Answer | null = null
  for (const text of texts)
    last = await running().scrutineer.ask({ text, council: 'rotherham', now: '2024-07-30', thread: texts.join(' ') }, 0)
  return last as Answer
}
const refs = ({ items }: Answer): string[] => items.map((i) => i.indicator?.ref ?? '')

test.each([
  ["which social care measures were red in the mayor's opinion", 'mayor'],
  ['social care: the red ones that inspectors saw', 'inspectors'],
  ['which of those were red on both dates', 'both'],
  ['what went the wrong way step by step from January to March 2024 in social care', 'step'],
])('"%s" asks what "%s" is', async (text, word) => {
  const answer = await talk('which social care measures were red in January 2024', text)
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain(`"${word}`)
  expect(answer.text).not.toMatch(/\d%/)
})

test('what the list would be without it is said, and "yes" asks for it', async () => {
  const refused = await talk("which social care measures were red in the mayor's opinion")
  expect(refused.text).toContain('I would list: Social Care measures red · the latest I hold (2023/24) · Rotherham.')
  const list = await talk("which social care measures were red in the mayor's opinion", 'yes please')
  expect(list.kind).toBe('list')
  expect(refs(list)).toEqual(['B.6', 'B.12', 'A.4', 'A.16', 'A.17', 'A.18'])
})

test('"of these" after no list is asked back, and so is "which didn\'t"', async () => {
  for (const text of ['Of these, which are red?', "and which didn't?", 'Leave out the ambers.']) {
    const answer = await talk(text)
    expect(answer.kind).toBe('no_data')
    expect(answer.items).toEqual([])
  }
})

test('"and which didn\'t?" is of those that the list before left out', async () => {
  const improved = 'which of the health and dental measures of children in care improved in 2023/24'
  expect(refs(await talk(improved, 'and which didnt'))).toEqual(['A.17'])
})

test('a number that nothing bears out is asked about; one that is, is not', async () => {
  expect((await talk('which three social care percentages are furthest below target')).kind).toBe('list')
  expect((await talk('social care red in all three of January, February and March 2024')).kind).toBe('list')
  const lost = await talk('which social care measures were red in January 2024', 'next four please')
  expect(lost.kind).not.toBe('list')
})

test('a slip of a word that lists leave unread is one', async () => {
  expect((await talk('whcih social care measures were red at the end of 2023/24 plaese')).kind).toBe('list')
  expect((await talk('which social care measures were red for Khan')).kind).toBe('no_data')
})

test.each([
  'which measures fell by more than a whisker in 2023/24',
  'which measures fell by more than five per cent in 2023/24',
])('how far is asked about where nothing reads it: %s', async (text) => {
  const answer = await talk(text)
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toMatch(/"by more than (?:a whisker|5 per cent)"/)
})

test.each([
  ['which measures doubled since last year', 'doubled'],
  ['which measures just scraped their target', 'scraped'],
  ['which measures had their target changed', 'changed'],
  ['which measures got slightly better', 'slightly'],
  ['how many of our targets did we comfortably beat', 'comfortably'],
  ['which measures have no commentary', 'no commentary'],
  ['which measures are in the bottom quartile nationally', 'bottom quartile'],
  ['best and worst performing measures', 'best and worst'],
  ['top 3 and bottom 3 against target', 'top 3 and bottom'],
])('what chooses measures and is not read is no list of all of them: %s', async (text, said) => {
  const answer = await talk(text)
  expect(answer.kind, answer.text).toBe('no_data')
  expect(answer.text).toContain(`"${said}"`)
})
