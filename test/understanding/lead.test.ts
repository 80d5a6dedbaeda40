/** Where what is asked begins, after what says who asks and why. */
import { describe, expect, test } from 'vitest'
import { English } from '../../src/understanding/english.ts'
import { leadOf } from '../../src/understanding/lead.ts'
import { useRunning } from '../running.ts'

describe('what leads up to a question', () => {
  test.each([
    ['i foster two teenagers. what share had their teeth checked?', 'what share had their teeth checked?'],
    ["care leavers' charity: what percentage lived somewhere suitable", 'what percentage lived somewhere suitable'],
    ['as chair of a forum i would like to know how many held a plan', 'how many held a plan'],
    ['minute 14 refers. please state the number of contacts.', 'please state the number of contacts.'],
    ['cllr hughes asked whether the rate had fallen', 'the rate had fallen'],
    ['how many care leavers are there', 'how many care leavers are there'],
    ['as a retired officer i have seen it all, what was the rate', 'what was the rate'],
    ['my twins start in september - how many got a place', 'how many got a place'],
    ['being new to this, could somebody explain how many there are', 'how many there are'],
    ['primary attendance so far: did it hit target', 'primary attendance so far: did it hit target'],
    ['how many pupils with special needs for 2023/24', 'how many pupils with special needs for 2023/24'],
    ['how many parents asked about training', 'how many parents asked about training'],
    [
      'children under 5 (i.e. aged 0-4), how many are in care?',
      'children under 5 (i.e. aged 0-4), how many are in care?',
    ],
    [
      'how are the 22 year olds faring: what percentage were in work?',
      'how are the 22 year olds faring: what percentage were in work?',
    ],
  ])('%s', (text, asked) => {
    expect(text.slice(leadOf(text)).trim()).toBe(asked)
  })

  test('is fast on long texts of one kind', () => {
    for (const text of ['a'.repeat(4000), '. '.repeat(2000), 'asked whether '.repeat(280), ': what '.repeat(600)])
      expect(leadOf(text)).toBeLessThanOrEqual(text.length)
  })
})

describe('words', () => {
  const english = new English(
    [],
    '',
    {
      grammar: '',
      parts: '',
      talk: 'enquired noted',
      stands: 'noted',
      restricts: 'twins',
      either: 'living',
    },
    { chooses: '', told: '', left: '' },
  )
  test.each([
    ['enquired', 'talk'],
    ['twins', 'restricts'],
    ['living', 'either'],
    ['theyd', 'talk'],
    ['zanzibar', 'unlisted'],
  ])('"%s" is %s', (word, kind) => {
    expect(english.kindOf(word)).toBe(kind)
  })
})

describe('a reply', () => {
  const running = useRunning()
  const ask = (text: string) =>
    running().scrutineer.ask({ text, council: 'rotherham', now: '2024-09-02', thread: text }, 0)

  test.each([
    'I foster two teenagers and write for a charity. What percentage of care leavers were in suitable accommodation at the end of March 2024?',
    'Councillor Waller sought an indication of the percentage of care leavers in suitable accommodation at the end of March 2024',
  ])('restricts nothing by who asks: %s', async (text) => {
    const answer = await ask(text)
    expect(answer.kind, answer.text).toBe('answer')
    expect(answer.value).toBe(96.3)
  })

  test('names what restricts the question itself', async () => {
    const answer = await ask(
      'What percentage of care leavers who are twins were in suitable accommodation at the end of March 2024?',
    )
    expect(answer.kind, answer.text).toBe('no_data')
    expect(answer.text).toContain('"twins"')
  })
})
