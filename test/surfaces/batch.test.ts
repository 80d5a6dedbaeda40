import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { runBatch } from '../../src/surfaces/batch.ts'
import { useRunning } from '../running.ts'
import { runMain } from './run-main.ts'

type Line = Answer & { id: unknown }
const running = useRunning()

const question = (id: unknown, q: string, more: object = {}) =>
  JSON.stringify({ id, q, council: 'rotherham', now: '2024-07-30', ...more })

async function batch(...lines: string[]): Promise<{ answers: Line[]; oks: boolean[] }> {
  const [answers, oks]: [Line[], boolean[]] = [[], []]
  for await (const { line, ok } of runBatch(lines, { ...running(), council: null, now: () => '2024-07-30' })) {
    expect(line).not.toContain('\n')
    answers.push(JSON.parse(line))
    oks.push(ok)
  }
  return { answers, oks }
}

describe('lines', () => {
  test('are answered in order, each with its id as given', async () => {
    const ids = ['b', 7, 'a', 'b', null]
    const { answers } = await batch(...ids.map((id) => question(id, 'CP visits in March 2024')))
    expect(answers.map((a) => a.id)).toEqual(ids)
    expect(answers.every((a) => a.kind === 'answer' && a.value === 91.8)).toBe(true)
  })

  test('have every field of an answer', async () => {
    const [answer] = (await batch(question('1', 'CP visits in March 2024'))).answers
    expect(Object.keys(answer as Line)).toEqual(
      expect.arrayContaining([
        ...['id', 'kind', 'council', 'indicator', 'period', 'requestedPeriod', 'value', 'unit', 'computed', 'target'],
        ...['rag', 'ragReason', 'trend', 'benchmarks', 'items', 'notes', 'source', 'text'],
      ]),
    )
  })

  test('have their own day and council, by any of its names', async () => {
    const { answers } = await batch(
      question('1', 'assessments within 45 days last year', { now: '2024-03-31' }),
      question('2', 'assessments within 45 days last year', { now: '2024-04-20' }),
      question('3', '% of re-referrals Q1 2021-22', { council: 'Rutland' }),
    )
    expect(answers.map((a) => [a.council, a.period?.label])).toEqual([
      ['rotherham', '2022/23'],
      ['rotherham', '2023/24'],
      ['rutland', 'Q1 2021/22'],
    ])
  })

  test('that are blank, or begin with a byte order mark, do no harm', async () => {
    const { answers, oks } = await batch(`\ufeff${question('1', 'help')}`, '', '   ', question('2', 'help'))
    expect(answers.map((a) => a.id)).toEqual(['1', '2'])
    expect(oks).toEqual([true, true])
  })
})

describe('a malformed line', () => {
  test.each([
    ['no JSON', 'nonsense', null],
    ['half an object', '{"id":"x","q":', null],
    ['a list', '[1]', null],
    ['a text', '"CP visits"', null],
    ['null', 'null', null],
    ['no question', '{"id":"x"}', 'x'],
    ['a question that is no text', '{"id":"x","q":5}', 'x'],
    ['an id that is no name', '{"id":true,"q":"contacts"}', true],
    ['a thread that is no name', '{"id":"x","q":"contacts","thread":{}}', 'x'],
    ['a council that is no text', '{"id":"x","q":"contacts","council":5}', 'x'],
    ['a day that is no text', '{"id":"x","q":"contacts","now":20240730}', 'x'],
    ['no such day', '{"id":"x","q":"contacts","now":"2023-02-29"}', 'x'],
    ['a day in words', '{"id":9,"q":"contacts","now":"tomorrow"}', 9],
    ['no such council', '{"id":"x","q":"contacts","council":"atlantis"}', 'x'],
  ])('%s is an error with its id, and the rest still run', async (_, line, id) => {
    const { answers, oks } = await batch(question('before', 'help'), line, question('after', 'help'))
    expect(answers.map((a) => a.id)).toEqual(['before', id, 'after'])
    expect(answers.map((a) => a.kind)).toEqual(['help', 'error', 'help'])
    expect(answers[1]?.text).toMatch(/^Line 2: [^\n]+\.$/)
    expect(oks).toEqual([true, false, true])
  })
})

describe('a thread', () => {
  test('is one conversation; others do not join in', async () => {
    const { answers } = await batch(
      question('1', 'CP visits in 2023/24', { thread: 'a' }),
      question('2', 'contacts in March 2024', { thread: 'b' }),
      question('3', 'and the year before?', { thread: 'a' }),
      question('4', 'and the month before?', { thread: 'b' }),
    )
    expect(answers.map((a) => [a.indicator?.id, a.period?.label])).toEqual([
      ['cp-visits', '2023/24'],
      ['contacts', 'March 2024'],
      ['cp-visits', '2022/23'],
      ['contacts', 'February 2024'],
    ])
  })

  test('is kept through a malformed line of its own', async () => {
    const { answers } = await batch(
      question('1', 'CP visits in 2023/24', { thread: 't' }),
      '{"id":"2","thread":"t"}',
      question('3', 'and the year before?', { thread: 't' }),
    )
    expect(answers[2]?.period?.label).toBe('2022/23')
  })

  test('is not needed: lines without one do not lean on each other', async () => {
    const { answers } = await batch(question('1', 'CP visits in 2023/24'), question('2', 'and the year before?'))
    expect(answers[1]?.indicator).toBeNull()
  })
})

describe('from the shell', { timeout: 60_000 }, () => {
  const good = question('1', 'CP visits in March 2024')
  const parsed = (out: string): Line[] =>
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))

  test('the exit status is 0 where every line was well formed, answered or not', async () => {
    const { status, out, err } = await runMain(
      ['ask', '--batch', '-'],
      `${good}\n${question('2', 'CP visits in Leeds')}\n`,
    )
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(parsed(out).map((a) => [a.id, a.kind])).toEqual([
      ['1', 'answer'],
      ['2', 'no_data'],
    ])
  })

  test('the exit status is 1 where one was not, and the rest are answered', async () => {
    const { status, out, err } = await runMain(['ask', '--batch', '-'], `${good}\r\nnonsense\r\n${good}`)
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(parsed(out).map((a) => a.kind)).toEqual(['answer', 'error', 'answer'])
  })

  test('nothing in is nothing out', async () => {
    expect(await runMain(['ask', '--batch', '-'])).toEqual({ status: 0, out: '', err: '' })
  })

  test('a file is read like standard input, with the day and council of the options', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'scrutineer-batch-')), 'questions.jsonl')
    await writeFile(file, '{"id":"1","q":"assessments within 45 days last year"}\n')
    const { status, out } = await runMain(['ask', '--batch', file, '--council', 'rotherham', '--now', '2024-04-20'])
    expect(status).toBe(0)
    expect(parsed(out)[0]).toMatchObject({ id: '1', council: 'rotherham', value: 88.2 })
  })
})
