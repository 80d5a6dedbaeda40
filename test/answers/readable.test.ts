/** Every reply about every measure can be read aloud: short, in plain sentences, and saying nothing twice. */
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { type Line, linesOf, tellingOf } from '../../src/wording/line.ts'
import { useRunning } from '../running.ts'

const NOW = '2024-07-30'
const MOST_WORDS = 25
const MOST_CHARACTERS = 700
const ROBOT =
  /for information only|shared catalogue|at or before it|this is (?:better|worse)|latest published position|Nothing is published|publishes nothing|not the same kind of period|(?<![\d.])1 (?:percentage )?points\b|(?<![\d.])1 days\b/

/** Sentences of our own: without quotations, names in brackets, sources and notes, which are others' words. */
function sentencesOf(lines: readonly Line[]): string[] {
  return lines
    .filter(({ role }) => !['note', 'source', 'quote', 'point'].includes(role))
    .flatMap(({ text }) => text.replace(/"[^"]*"/g, 'quotation').split(/(?<=[.!?;:])\s+/))
}

const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter((w) => /[a-z0-9]/i.test(w)).length

/** What is wrong with a reply, as sentences. */
function faults(answer: Answer, question: string): string[] {
  const lines = tellingOf(answer)?.lines ?? []
  const found: string[] = []
  if (lines.length === 0) found.push('has no lines')
  for (const sentence of sentencesOf(lines))
    if (wordsIn(sentence) > MOST_WORDS) found.push(`${wordsIn(sentence)} words: ${sentence}`)
  const robot = answer.text.match(ROBOT)
  if (robot) found.push(`says "${robot[0]}"`)
  const said = lines.map(({ text }) => text)
  if (new Set(said).size < said.length) found.push('says a line twice')
  const own = lines.filter(({ role }) => role !== 'source' && role !== 'note' && role !== 'quote')
  const length = own.reduce((sum, { text }) => sum + text.length + 1, 0)
  if (answer.kind === 'answer' && length > MOST_CHARACTERS) found.push(`${length} characters`)
  return found.map((fault) => `"${question}": ${fault}`)
}

describe('every measure', { timeout: 300_000 }, () => {
  const running = useRunning()
  test.each([
    ['without a period', (name: string) => name],
    ['in a month', (name: string) => `${name} in March 2024`],
    ['last quarter', (name: string) => `${name} last quarter`],
    ['over the years', (name: string) => `trend for ${name} over the years`],
    ['against its target', (name: string) => `are we hitting the target on ${name}`],
  ])('%s', async (_, asked) => {
    const { scrutineer, catalogue } = running()
    const found: string[] = []
    let told = 0
    for (const document of catalogue.documents)
      for (const row of catalogue.rowsOf(document.key)) {
        const text = asked(`${row.ref ?? ''} ${row.name} ${row.sub}`.trim())
        const answer = await scrutineer.ask({ text, council: row.council, now: NOW, thread: null }, 0)
        if (answer.kind !== 'answer' && answer.kind !== 'series') continue
        // What is worked out of several figures is told by others.
        if (!answer.telling || !tellingOf(answer)) continue
        told += 1
        found.push(...faults(answer, text))
      }
    expect(told).toBeGreaterThan(20)
    expect(found).toEqual([])
  })
})

describe('whatever is asked about a measure', { timeout: 300_000 }, () => {
  const running = useRunning()
  const NOWS: Readonly<Record<string, string>> = { rutland: '2021-10-01', stockton: '2019-12-12' }
  /** What gives way where there is no room; notes, verdict and first line never do, nor what was asked. */
  const GIVES_WAY: ReadonlySet<string> = new Set(['rule', 'beside', 'quote', 'trend'])

  test.each([
    'are we on target for it?',
    'is it getting better?',
    'how does it compare with England and neighbours?',
    'how much did it change?',
    'which month was best?',
    'is it reliable?',
  ])('"%s" is answered in what a phone shows before its source', async (text) => {
    const { scrutineer, catalogue } = running()
    const tooLong: string[] = []
    let told = 0
    for (const document of catalogue.documents)
      for (const row of catalogue.rowsOf(document.key)) {
        const place = { council: row.council, now: NOWS[row.council] ?? NOW, thread: null }
        const { topic } = await scrutineer.turn(
          { ...place, text: `${row.ref ?? ''} ${row.name} ${row.sub}`.trim() },
          null,
        )
        if (topic.indicator === null) continue
        const { answer } = await scrutineer.turn({ ...place, text }, topic)
        const own = linesOf(answer).filter(({ role }) => role !== 'source')
        const length = own.reduce((sum, line) => sum + line.text.length + 1, 0)
        const most = answer.kind === 'answer' || answer.kind === 'no_data' ? MOST_CHARACTERS : 1500
        if (answer.kind === 'answer' || answer.kind === 'no_data' || answer.kind === 'comparison') told += 1
        else continue
        const isCut = answer.kind !== 'comparison' && !own.some(({ role }) => GIVES_WAY.has(role))
        if (length > most && !isCut) tooLong.push(`${row.council} ${row.name}: ${length}`)
      }
    expect(told).toBeGreaterThan(100)
    expect(tooLong).toEqual([])
  })
})

describe('every list', () => {
  const running = useRunning()
  const MOST_OF_A_LIST = 1500
  test.each([
    'what is red?',
    'which measures are off target',
    'what got worse since last year',
    'what got better',
    'which measures have no target',
    'which measures are below 90%',
    'which counts went up',
    'which percentages are furthest off target',
    'which rates are above the England average',
    'which measures changed most',
    'biggest improvements',
    'which percentages are highest',
    'is anything red?',
  ])('%s', async (text) => {
    const { scrutineer, catalogue } = running()
    for (const { key } of catalogue.councils) {
      const answer = await scrutineer.ask({ text, council: key, now: NOW, thread: null }, 0)
      expect(answer.kind, `${key}: ${text}`).toMatch(/^(?:list|no_data)$/)
      const own = answer.text.replace(/^Source: .*$/m, '')
      expect(own.length, answer.text).toBeLessThanOrEqual(MOST_OF_A_LIST)
      expect(own).not.toMatch(ROBOT)
      expect(own).not.toMatch(
        /\bare an? |\bmeasures are (?:most|furthest|highest)|\b1 (?:measures|percentages)\b|[<>]\d/,
      )
      const head = tellingOf(answer)?.lines.find(({ role }) => role === 'head')?.text ?? ''
      expect(wordsIn(head), head).toBeLessThanOrEqual(40)
    }
  })

  test('is whole when all of it is asked for', async () => {
    const { scrutineer } = running()
    const ask = (text: string) => scrutineer.ask({ text, council: 'rotherham', now: NOW, thread: 'whole' }, 0)
    const first = await ask('what got worse since last year')
    const all = await ask('show all of them')
    expect(first.text).toMatch(/And \d+ more: "show all of them"/)
    expect(all.items.length).toBe(first.items.length)
    expect(all.text.match(/^\d+\. /gm)).toHaveLength(first.items.length)
  })
})
