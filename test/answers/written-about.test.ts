/** What no measure is about may still be in officers' words; who says that nothing is held must have looked there. */
import { expect, test } from 'vitest'
import { useRunning } from '../running.ts'

const running = useRunning()
const ask = (text: string, council: string, now = '2024-07-30') =>
  running().scrutineer.ask({ text, council, now, thread: null }, 0)

test.each([
  ['underspend', 'rutland', '2021-10-01', 'paragraph 7.1', 'forecasted underspend at quarter 1'],
  ['residential care', 'rotherham', '2024-07-30', 'paragraph 3.11.1', 'too many children placed in residential care'],
])('%s (%s) is answered in the words of the report', async (text, council, now, place, words) => {
  const answer = await ask(text, council, now)
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain(`give no figure on "${text}". Officers wrote:`)
  expect(answer.text).toContain(place)
  expect(answer.text).toContain(words)
  expect(answer.telling?.lines.some(({ role }) => role === 'quote')).toBe(true)
})

test.each([
  'camhs waiting times',
  'how many children are on the waiting list for mental health support',
])('a sentence with a part of %s is about something else, and not quoted', async (text) => {
  const answer = await ask(text, 'rotherham')
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain('give no figure on')
  expect(answer.text).not.toContain('Officers wrote')
})

test.each([
  ['audits', '25% in 2015/16'],
  ['mental health', '40 at the end of Q3 2020/21'],
])('a measure whose own name says %s is not told under "nothing on" it', async (text, figure) => {
  const answer = await ask(text, 'rotherham')
  expect(answer.text).not.toContain('I hold nothing on')
  expect(answer.text).toMatch(new RegExp(`^The nearest I hold to "${text}" is this measure`))
  expect(answer.text).toContain(figure)
})

test('how many more to a target of a percentage has its distance', async () => {
  const answer = await ask('how many more dental checks to hit target', 'rotherham')
  expect(answer.kind).toBe('no_data')
  expect(answer.text).toContain('33.2 percentage points below the target of 95% or more (95 − 61.8 = 33.2).')
})

test('a rate is offered beside counts of two councils only where both have one', async () => {
  const offer = 'Ask for the rate per 10,000 children.'
  expect((await ask('compare Rotherham and Rutland on children in care', 'rotherham')).text).toContain(offer)
  expect((await ask('compare Rotherham and Rutland on contacts', 'rotherham')).text).not.toContain(offer)
})

test('a question about a member of staff is not answered as if it were about a child alone', async () => {
  const answer = await ask("who is the director of children's services", 'rotherham')
  expect(answer.kind).toBe('out_of_scope')
  expect(answer.text).toContain('a member of staff')
})
