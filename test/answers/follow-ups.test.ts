/** What is said of a list, or of two measures side by side, after they were told (contract, meaning 15). */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { useRunning } from '../running.ts'

const running = useRunning()

const talk = async (...said: readonly string[]): Promise<Answer[]> => {
  const out: Answer[] = []
  for (const text of said)
    out.push(
      await running().scrutineer.ask(
        { text, council: 'rotherham', now: '2024-07-30', thread: said.join() },
        out.length,
      ),
    )
  return out
}
const firstLine = ({ text }: Answer): string => text.split('\n')[0] as string

describe('a list that was told', () => {
  test('is there for each that is pointed at, and for what else is asked of it', async () => {
    const [red, second, third, amber] = await talk("what's red?", 'the second one', 'the third one', 'and amber')
    expect(red?.items.slice(1, 3).map((i) => i.value)).toEqual([182.6, 69.3])
    expect(second?.value).toBe(182.6)
    expect(third?.value).toBe(69.3)
    expect(amber?.text).toContain('9 of the 43 measures with a target are amber.')
  })

  test('has no other measure for an answer where one of it is pointed at', async () => {
    const [, gap] = await talk("what's red?", 'how far did the first one miss its target')
    expect(firstLine(gap as Answer)).toBe('2.1 percentage points above the target of under 2.5% (4.6 − 2.5 = 2.1).')
  })
})

describe('two measures side by side', () => {
  test('which is worse is one of them', async () => {
    const [, worse] = await talk('compare health and dental assessments', 'which is worse')
    expect(worse?.kind).toBe('comparison')
    expect(firstLine(worse as Answer)).toMatch(/^Worse: .*dental assessment, 61\.8% against 83\.7%/)
    const [, better] = await talk('compare primary and secondary transition reviews', 'which was better')
    expect(firstLine(better as Answer)).toMatch(/^Better: Primary .*, 95\.8% against 79\.1%/)
  })

  test('of counts without a good side neither is worse', async () => {
    const [, higher, worse] = await talk(
      'compare children in care and care leavers',
      'which is higher',
      'which is worse',
    )
    expect(firstLine(higher as Answer)).toBe('Higher: Children in care, 502 against 348, 154 more (502 − 348 = 154).')
    expect(firstLine(worse as Answer)).not.toMatch(/worse/i)
  })

  test('"compare them" is of the two that were told in turn', async () => {
    const [, , both] = await talk('dental checks', 'what about health', 'compare them')
    expect(both?.kind).toBe('comparison')
    expect(both?.items.map((i) => i.value)).toEqual([61.8, 83.7])
  })
})

describe('"the same quarter last year" in a conversation', () => {
  test.each([
    ['contacts in Q4 2023/24', 'and the same quarter last year', 'Q4 2022/23'],
    ['dental checks in January 2024', 'same month last year?', 'January 2023'],
    ['persistent absence in Term 1', 'and the same term last year', 'Term 1 2022/23'],
  ])('"%s": a year before the one told', async (first, then, label) => {
    const [, answer] = await talk(first, then)
    expect((answer?.requestedPeriod ?? answer?.period)?.label).toBe(label)
  })
})
