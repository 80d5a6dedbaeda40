import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type Running, start } from '../../src/setup.ts'
import { TerminalConversation } from '../../src/surfaces/terminal/conversation.ts'
import { exampleQuestions } from '../../src/surfaces/terminal/examples.ts'
import { plain } from '../../src/surfaces/terminal/plain.ts'
import { renderAnswer } from '../../src/surfaces/terminal/render.ts'
import type { Screen } from '../../src/surfaces/terminal/screen.ts'
import { widthOf } from '../../src/surfaces/terminal/wrap.ts'

const ROOT = new URL('../..', import.meta.url)
const SCREEN: Screen = { width: 80, colour: true, utf8: true }

let database: string
let running: Running
beforeAll(async () => {
  database = join(await mkdtemp(join(tmpdir(), 'scrutineer-terminal-')), 'scrutineer.sqlite')
  running = await start(readConfig({ SCRUTINEER_DB: database }))
}, 60_000)
afterAll(async () => {
  await running?.store.close()
})

function npmStart(input: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  return new Promise<{ status: number | null; out: string; err: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ['src/start.mjs', 'start', ...args], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        LANG: 'C.UTF-8',
        SCRUTINEER_DB: database,
        SCRUTINEER_UNANSWERED_DAYS: '0',
        ...env,
      },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
    child.stdin.end(input)
  })
}

describe('piped lines', { timeout: 30_000 }, () => {
  test('are answered as one conversation, without prompts, and end it', async () => {
    const { status, out, err } = await npmStart('CP visits in March 2024\nand last year?\n', ['--now', '2023-07-30'])
    expect(status).toBe(0)
    const [first, second] = out.split(/(?<=\n)(?=Child[^\n]*(?:\n[^\n]+)?95\.1%)/)
    expect(first?.replace(/\n/g, ' ')).toContain(': 91.8% at the end of March 2024, ▲ AMBER, target 95% or more.')
    expect(second?.replace(/\n/g, ' ')).toContain(': 95.1% at 31 March 2023 (the end of 2022/23)')
    expect(second).toMatch(/\nUnderstood as: [^>]*2022\/23[^>]*\n$/)
    expect(out).not.toContain('> ')
    expect(out).not.toContain('\u001b')
    expect(err).toMatch(/^No council is set, so questions are about /)
  })

  test('may be commands', async () => {
    const { status, out, err } = await npmStart('/council oakham\n/now 2021-08-01\nre-referrals\n/quit\nignored\n', [
      '--council',
      'stockton',
    ])
    expect(status).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/^Your council is now Rutland\./)
    expect(out).toContain('\nThe day of asking is now 1 August 2021.\n')
    expect(out).toMatch(/: 0% in Q1 2021\/22, ● GREEN, target/)
    expect(out).not.toContain('ignored')
  })

  test('hold no sequence that they came with', async () => {
    const { out, err } = await npmStart('/council \u001b[31mx\u009b2J\nthe \u001b]0;t\u0007 weather\n/\u001b[2Jnope\n')
    expect(out + err).not.toMatch(/(?!\n)\p{Cc}/u)
    expect(out).toContain('No reports of a council "x" are loaded.')
  })

  test('of nothing are nothing', async () => {
    expect(await npmStart('\n \n', ['--council', 'rutland'])).toEqual({ status: 0, out: '', err: '' })
  })

  test('in ASCII where the locale has no UTF-8', async () => {
    const { out } = await npmStart('CP visits in March 2024\nwhat is red\n', [], { LANG: 'C' })
    expect(out).toMatch(/^[\n -~]*$/)
    expect(out).toContain('^ AMBER')
  })

  test.each([
    [['--council', 'nowhere'], 'No reports of a council "nowhere" are loaded; the councils are '],
    [['--now', 'tomorrow'], '--now is "tomorrow", which is no day; write it as 2024-07-30.'],
    [['--loud'], 'Unknown option \'--loud\'. Run "npm start -- --help" for the options.'],
  ])('with %o are refused in one sentence', async (args, said) => {
    const { status, out, err } = await npmStart('contacts\n', args)
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(said)
    expect(err.trimEnd()).not.toContain('\n')
  })
})

describe('on the published figures', () => {
  const QUESTIONS = [
    'CP visits in March 2024',
    'contacts in Q4 2023/24',
    'how have contacts changed over the years',
    'contacts by month',
    'what is red',
    'summary of 2023/24',
    'gap to target on CP visits',
    'how many more contacts than last year',
    'why is CP visits down',
    'up to date plans',
    'what does NEET mean',
    'attendance',
    'progress 8',
    'compare Rotherham and Rutland on CP visits',
  ]

  test.each(QUESTIONS)('"%s" is shown whole, with its numbers as they are, at 80 columns', async (text) => {
    const answer = await running.scrutineer.ask({ text, council: 'rotherham', now: '2024-07-30', thread: null }, 0)
    const shown = plain(renderAnswer(answer, SCREEN))
    for (const line of shown.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80)
    const flat = (of: string) =>
      of
        .replace(/[■▲●] /g, '')
        .replace(/\s+/g, ' ')
        .trim()
    for (const line of answer.text.split('\n')) expect(flat(shown)).toContain(flat(line))
    const told = new Set(answer.text.match(/\d[\d,.]*\d|\d/g))
    const all = `${shown} `.replace(/Understood as:[\s\S]*$/, '').match(/\d[\d,.]*\d|\d/g) ?? []
    const periods = new Set([answer, ...answer.items].flatMap((a) => a.period?.label.match(/\d[\d,.]*\d|\d/g) ?? []))
    expect(all.filter((n) => !told.has(n) && !periods.has(n))).toEqual([])
  })

  test('the example questions have answers for every council', async () => {
    for (const { key } of running.catalogue.councils) {
      const examples = exampleQuestions(running.catalogue, key)
      expect(examples).toHaveLength(3)
      for (const text of examples) {
        const answer = await running.scrutineer.ask({ text, council: key, now: '2024-07-30', thread: null }, 0)
        expect(`${key}: ${text}: ${answer.kind}`).toMatch(/: (?:answer|comparison|list)$/)
      }
    }
  })

  test('a change of council does not carry the measure of the one before', async () => {
    const config = readConfig({ SCRUTINEER_DB: database, SCRUTINEER_UNANSWERED_DAYS: '0' })
    const settings = { council: 'rotherham', chosen: false, now: '2024-07-30', explain: false }
    const conversation = new TerminalConversation(running, config, settings)
    await conversation.reply('CP visits in March 2024', SCREEN)
    await conversation.reply('/council rutland', SCREEN)
    const { text } = await conversation.reply('and last year?', SCREEN)
    expect(text).not.toContain('Child protection plans (CPP) with visits')
    expect(text).not.toMatch(/Understood as:|\d%/)
  })

  test('/explain shows how a question is read before its answer', async () => {
    const config = readConfig({ SCRUTINEER_DB: database, SCRUTINEER_UNANSWERED_DAYS: '0' })
    const settings = { council: 'rotherham', chosen: false, now: '2024-07-30', explain: false }
    const conversation = new TerminalConversation(running, config, settings)
    await conversation.reply('/explain', SCREEN)
    const { text } = await conversation.reply('CP visits in March 2024', SCREEN)
    expect(text).toMatch(/^read +cp visits in march 2024\n/)
    expect(plain(text).replace(/\n/g, ' ')).toContain(': 91.8% at the end of March 2024, ▲ AMBER')
  })
})
