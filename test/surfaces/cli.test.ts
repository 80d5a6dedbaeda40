import { describe, expect, test } from 'vitest'
import { runMain } from './run-main.ts'

/** One line that ends as a sentence does. */
const ONE_SENTENCE = /^[A-Z-][^\n]*\.\n$/

describe('what cannot be used', { timeout: 60_000 }, () => {
  test.each([
    ['an unknown option', ['ask', '--coucil', 'rotherham', 'CP visits'], '--coucil'],
    ['an option without its value', ['ask', '--now'], '--now'],
    ['a missing file', ['ask', '--batch', 'no-such-file.jsonl'], 'no-such-file.jsonl'],
    ['a folder for a file', ['ask', '--batch', 'src'], '"src"'],
    ['a day in words', ['ask', '--now', 'tomorrow', 'CP visits'], 'tomorrow'],
    ['a day that is not', ['ask', '--now', '2023-02-29', 'CP visits'], '2023-02-29'],
    ['a day in British order', ['ask', '--now', '30/07/2024', 'CP visits'], '30/07/2024'],
    ['an unknown council', ['ask', '--council', 'atlantis', 'CP visits'], 'atlantis'],
    ['no question', ['ask'], 'question'],
    ['a question and a file', ['ask', '--batch', 'package.json', 'CP visits'], '--batch'],
    ['an unknown council for the terminal', ['start', '--council', 'atlantis'], 'atlantis'],
    ['an unknown option of the terminal', ['start', '--loud'], '--loud'],
    ['an unknown option of eval', ['eval', '--loud'], '--loud'],
    ['a missing question file', ['eval', 'no-such-file.jsonl'], 'no-such-file.jsonl'],
    ['an unknown option of summary', ['summary', '--loud'], '--loud'],
    ['an unknown council for summary', ['summary', '--council', 'atlantis'], 'atlantis'],
    ['a summary of no period', ['summary', '--council', 'rutland', '--period', 'soon'], '"soon"'],
    ['a summary of an unknown theme', ['summary', '--council', 'rutland', '--theme', 'tax'], '"tax"'],
    ['a summary in an unknown form', ['summary', '--council', 'rutland', '--format', 'odt'], '"odt"'],
    ['a file for a text', ['summary', '--council', 'rutland', '--out', 'x.txt'], '--out'],
    [
      'a pack where nothing can be written',
      ['summary', '--council', 'rutland', '--format', 'html', '--out', 'none/x'],
      'none/x',
    ],
    ['an unknown council for export', ['export', '--council', 'atlantis'], 'atlantis'],
  ])('%s is one sentence on standard error', async (_, args, named) => {
    const { status, out, err } = await runMain(args)
    expect(err).toMatch(ONE_SENTENCE)
    expect(err).toContain(named)
    expect(out).toBe('')
    expect(status).toBeGreaterThan(0)
  })

  test('a setting', async () => {
    const { status, out, err } = await runMain(['ask', 'CP visits'], '', { SCRUTINEER_UNANSWERED_DAYS: 'many' })
    expect(err).toMatch(/^SCRUTINEER_UNANSWERED_DAYS is "many"[^\n]*\.\n$/)
    expect([status, out]).toEqual([1, ''])
  })

  test('an unknown command is told with the commands there are', async () => {
    const { status, out, err } = await runMain(['akk'])
    expect(err).toMatch(/^There is no command "akk"\.\nUsage:\n/)
    expect([status, out]).toEqual([2, ''])
  })
})

describe('one question', { timeout: 60_000 }, () => {
  const ask = (...args: string[]) => runMain(['ask', '--council', 'rotherham', '--now', '2024-07-30', ...args])

  test('is answered in text, with how it was understood', async () => {
    const { status, out, err } = await ask('CP visits in March 2024')
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('91.8%')
    expect(out).toMatch(/\nUnderstood as: .*March 2024.*\n$/)
  })

  test('is answered in JSON, in one line', async () => {
    const { status, out, err } = await ask('--json', 'CP', 'visits', 'in', 'March', '2024')
    expect([status, err]).toEqual([0, ''])
    expect(out.endsWith('}\n') && out.indexOf('\n') === out.length - 1).toBe(true)
    expect(JSON.parse(out)).toMatchObject({ kind: 'answer', value: 91.8, rag: 'amber', period: { end: '2024-03-31' } })
  })

  test('of another council wins over the option', async () => {
    const { out } = await ask('--json', '% of re-referrals in Rutland, Q1 2021/22')
    expect(JSON.parse(out)).toMatchObject({ council: 'rutland', value: 0 })
  })

  test('is explained', async () => {
    const { status, out } = await ask('--explain', 'CP visits in March 2024')
    expect(status).toBe(0)
    expect(out).toContain('figure')
  })

  test('may be about the options', async () => {
    const { status, out, err } = await runMain(['ask', '--help'])
    expect([status, err]).toEqual([0, ''])
    expect(out).toContain('--batch FILE')
  })
})

describe('a summary', { timeout: 60_000 }, () => {
  test('tells its options', async () => {
    const { status, out } = await runMain(['summary', '--help'])
    expect(status).toBe(0)
    for (const option of ['--council', '--period', '--theme', '--format', '--out', 'docx'])
      expect(out).toContain(option)
  })

  test('is a pack on the screen where that is asked for', async () => {
    const { out } = await runMain(['summary', '--council', 'rutland', '--format', 'html', '--out', '-'])
    expect(out).toMatch(/^<!doctype html>[\s\S]*<h1>Rutland: performance for Q1 2021\/22<\/h1>[\s\S]*<\/html>\n$/)
  })

  const summary = (...args: string[]) =>
    runMain(['summary', '--council', 'rotherham', '--period', 'Q4 2023/24', ...args])

  test('is printed with its message first', async () => {
    const { status, out, err } = await summary()
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(/^Rotherham: Q4 2023\/24, to 31 March 2024\n/)
  })

  test('is an answer of the contract in JSON, in one line', async () => {
    const { out } = await summary('--format', 'json')
    expect(out.indexOf('\n')).toBe(out.length - 1)
    expect(JSON.parse(out)).toMatchObject({ kind: 'summary', council: 'rotherham', counts: { red: 9 } })
  })
})
