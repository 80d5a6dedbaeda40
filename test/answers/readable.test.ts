/** Every reply about every measure can be read aloud: short, in plain sentences, and saying nothing twice. */
import { describe, expect, test } from 'vitest'
import { type Answer, buildAnswer } from '../../src/model/answer.ts'
import { type Line, linesOf, noteLine, tellingOfLines } from '../../src/wording/line.ts'
import { useRunning } from '../running.ts'

const NOW = '2024-07-30'
const MOST_WORDS = 25
const MOST_CHARACTERS = 700
const MOST_OF_SEVERAL = 1500
const ROBOT =
  /for information only|shared catalogue|at or before it|this is (?:better|worse)|latest published position|Nothing is published|publishes nothing|not the same kind of period|(?<![\d.])1 (?:percentage )?points\b|(?<![\d.])1 days\b/

/** Sentences of our own: without quotations, names in brackets, sources and notes, which are others' words. */
function sentencesOf(lines: readonly Line[]): string[] {
  return lines
    .filter(({ role }) => !['note', 'source', 'quote', 'point'].includes(role))
    .flatMap(({ text }) => text.replace(/"[^"]*"/g, 'quotation').split(/(?<=[.!?;:])\s+/))
}

const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter((w) => /[a-z0-9]/i.test(w)).length

/** A reply that tells several rows or times of a measure may be as long as a list. */
const mostOf = (answer: Answer): number => {
  const { kind } = answer
  const isOfRows = kind === 'no_data' && linesOf(answer).filter(({ role }) => role === 'head').length > 1
  return isOfRows || kind === 'comparison' || kind === 'series' ? MOST_OF_SEVERAL : MOST_CHARACTERS
}

/** Sentences that a reply has more than once, but those of others. */
function saidTwice(lines: readonly Line[]): string[] {
  const all = lines
    .filter(({ role }) => role !== 'source' && role !== 'quote')
    .flatMap(({ text }) => text.split(/(?<=[.!?])\s+/))
  return all.filter((sentence, i) => all.indexOf(sentence) !== i)
}

/** What is wrong with a reply, as sentences. */
function faults(answer: Answer, question: string): string[] {
  const lines = linesOf(answer)
  const found: string[] = []
  if (lines.length === 0) found.push('has no lines')
  for (const sentence of sentencesOf(lines))
    if (wordsIn(sentence) > MOST_WORDS) found.push(`${wordsIn(sentence)} words: ${sentence}`)
  const robot = answer.text.match(ROBOT)
  if (robot) found.push(`says "${robot[0]}"`)
  for (const sentence of saidTwice(lines)) found.push(`says twice: ${sentence}`)
  const length = lines.reduce((sum, { role, text }) => (role === 'source' ? sum : sum + text.length + 1), 0)
  if (length > mostOf(answer)) found.push(`${length} characters`)
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
        told += 1
        found.push(...faults(answer, text))
      }
    expect(told).toBeGreaterThan(20)
    expect(found).toEqual([])
  })
})

describe('whatever is asked about a measure', { timeout: 600_000 }, () => {
  const running = useRunning()
  const NOWS: Readonly<Record<string, string>> = { rutland: '2021-10-01', stockton: '2019-12-12' }
  /** Kinds that tell one measure. */
  const OF_ONE: ReadonlySet<string> = new Set(['answer', 'no_data', 'comparison', 'series'])

  test.each([
    'are we on target for it?',
    'is it getting better?',
    'is it better than last year?',
    'how does it compare with England and neighbours?',
    'how much above the England average is it?',
    'how much did it change?',
    'how many more than last year?',
    'compare March 2024 and February 2024',
    'compare 2022/23 and 2023/24',
    'which month was best?',
    'has it ever been green?',
    'is it reliable?',
    'what is the target?',
    'how far from target is it?',
    'what is the average of the last three months?',
    'what share of it is secondary?',
    'how many are not?',
    'trend over the years',
    'last quarter',
    'and last year?',
    'compare with Rutland',
  ])('"%s" is answered briefly, plainly and once', async (text) => {
    const { scrutineer, catalogue } = running()
    const found: string[] = []
    let told = 0
    for (const document of catalogue.documents)
      for (const row of catalogue.rowsOf(document.key)) {
        const place = { council: row.council, now: NOWS[row.council] ?? NOW, thread: null }
        const first = { ...place, text: `${row.ref ?? ''} ${row.name} ${row.sub}`.trim() }
        const { topic } = await scrutineer.turn(first, null)
        if (topic.indicator === null) continue
        const { answer } = await scrutineer.turn({ ...place, text }, topic)
        if (!OF_ONE.has(answer.kind)) continue
        told += 1
        found.push(...faults(answer, `${row.council} ${row.name} ${row.sub}`))
      }
    expect(told).toBeGreaterThan(200)
    expect(found).toEqual([])
  })
})

describe('what is wrong with a reply is seen', () => {
  const replyOf = (...lines: readonly Line[]): Answer => buildAnswer({ kind: 'answer', telling: tellingOfLines(lines) })
  const head = (text: string): Line => ({ role: 'head', text })

  test.each<[string, Answer, RegExp]>([
    ['more than a phone shows', replyOf(head('Visits: 91.8%.'), noteLine(`${'a'.repeat(700)}.`)), /characters/],
    ['a long sentence', replyOf(head(`${'visits '.repeat(26)}.`)), /26 words/],
    ['a line said twice', replyOf(head('Visits: 91.8%.'), head('Visits: 91.8%.')), /twice/],
    ['a sentence said twice', replyOf(head('I hold no target. Visits: 91.8%.'), head('I hold no target.')), /twice/],
    ['a computer', replyOf(head('It is for information only.')), /information only/],
    ['one of several', replyOf(head('Down 1 percentage points.')), /1 percentage points/],
    ['nothing', buildAnswer({ kind: 'answer', telling: tellingOfLines([]) }), /no lines/],
  ])('%s', (_, answer, fault) => {
    expect(faults(answer, 'asked').join()).toMatch(fault)
  })

  test('and nothing in one that is right', () => {
    expect(faults(replyOf(head('Visits: 91.8% in March 2024, AMBER.')), 'asked')).toEqual([])
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
      const head = linesOf(answer).find(({ role }) => role === 'head')?.text ?? ''
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
