/** "More", "go on", "the rest" after a part of what officers wrote: all of it, word for word. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { linesOf } from '../../src/wording/line.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const CUT = 'what went wrong with assessment timeliness in autumn 2015?'

let talks = 0

async function talk(...said: readonly string[]): Promise<Answer> {
  let last: Answer | null = null
  talks += 1
  for (const text of said)
    last = await running().scrutineer.ask(
      { text, council: 'rotherham', now: '2024-07-30', thread: `go-on-${talks}` },
      Date.parse('2024-07-30'),
    )
  return last as Answer
}
const isCut = (answer: Answer): boolean => linesOf(answer).some(({ role }) => role === 'more')
const quotesOf = (answer: Answer): string[] => linesOf(answer).flatMap((l) => (l.quotation ? [l.quotation.words] : []))

describe('after a part of the words', () => {
  test.each([
    'more',
    'More please',
    'go on',
    'the rest',
    'and the rest of it?',
    'show me the rest',
    'carry on',
    'in full',
    'what else did they say?',
    'all of it',
  ])('"%s" asks for all of them', async (text) => {
    expect(isCut(await talk(CUT))).toBe(true)
    const whole = await talk(CUT, text)
    expect(whole.kind).toBe('commentary')
    expect(isCut(whole)).toBe(false)
    expect(quotesOf(whole)).toEqual(quotesOf(await talk(CUT, 'why, in full')))
    expect(quotesOf(whole).join()).not.toContain('[…]')
  })

  test('of words about no measure nothing is promised that cannot be asked for', async () => {
    const part = await talk("What was Ofsted's judgement at the last full inspection of your children's services?")
    expect(part.kind).toBe('commentary')
    expect(part.text).toContain('Some of their words are left out.\n')
  })

  test('another question is answered as it is', async () => {
    expect((await talk(CUT, 'and in March 2024?')).kind).toBe('answer')
    expect((await talk('CP visits', 'more')).kind).toBe('answer')
  })
})
