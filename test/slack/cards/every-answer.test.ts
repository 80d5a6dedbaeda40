/** Every measure of every report and every question of the question files, as cards that Slack takes. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/model/answer.ts'
import { type Message, renderCard, withoutNative } from '../../../src/surfaces/slack/cards/card.ts'
import { readQuestions, runQuestions } from '../../../src/tools/eval.ts'
import { CONFIG, useRunning } from '../../running.ts'
import { problemsOf } from './block-limits.ts'
import { numbersIn, seen } from './seen.ts'

const TOKEN = 't'.repeat(120)
const NOW = '2024-07-30'

/** Numbers of the plain text that no block shows. A table that says it is cut may lack some. */
function lost(answer: Answer, message: Message): number[] {
  const shown = seen(message)
  if (/The table shows \d+ of \d+\./.test(shown)) return []
  const there = numbersIn(shown)
  // A measure's place in a list is counted, and so is what the table shows beyond the text.
  const text = answer.kind === 'list' ? answer.text.replace(/^\d+\. |^And \d+ more: .*$/gm, '') : answer.text
  return [...numbersIn(text)].filter((n) => !there.has(n))
}

/** What is wrong with the card of an answer, as sentences. */
function faults(answer: Answer, question: string): string[] {
  const message = renderCard(answer, { question, shareable: true, token: TOKEN })
  const plainer = withoutNative(message)
  const found = [...problemsOf(message), ...problemsOf(plainer).map((problem) => `without native: ${problem}`)]
  if (message.text.trim() === '') found.push('the text is empty')
  if (plainer.blocks.some((b) => b.type === 'data_table' || b.type === 'data_visualization')) found.push('native left')
  if (answer.value !== null && !numbersIn(seen(message)).has(Math.abs(answer.value)))
    found.push(`${answer.value} is not shown`)
  const missing = lost(answer, message)
  if (missing.length > 0) found.push(`not in the blocks: ${missing.join(', ')}`)
  const there = numbersIn(seen(plainer))
  const cut = / more rows do not fit here\./.test(seen(plainer))
  const gone = [...numbersIn(seen(message))].filter((n) => !there.has(n))
  if (gone.length > 0 && !cut) found.push(`lost without native blocks: ${gone.join(', ')}`)
  return found.map((fault) => `"${question}" (${answer.kind}): ${fault}`)
}

describe('every measure', { timeout: 300_000 }, () => {
  const running = useRunning()
  const ASKED: readonly (readonly [string, (name: string) => string])[] = [
    ['without a period', (name) => name],
    ['in a month', (name) => `${name} in March 2024`],
    ['last quarter', (name) => `${name} last quarter`],
    ['by month', (name) => `${name} by month`],
    ['over the years', (name) => `trend for ${name} over the years`],
    ['compared', (name) => `compare ${name} in 2022/23 and 2023/24`],
  ]

  test.each(ASKED)('%s', async (_, asked) => {
    const { scrutineer, catalogue } = running()
    const found: string[] = []
    const kinds = new Set<string>()
    for (const document of catalogue.documents)
      for (const row of catalogue.rowsOf(document.key)) {
        const text = asked(`${row.ref ?? ''} ${row.name} ${row.sub}`.trim())
        const answer = await scrutineer.ask({ text, council: row.council, now: NOW, thread: null }, 0)
        kinds.add(answer.kind)
        found.push(...faults(answer, text))
      }
    expect(kinds.size).toBeGreaterThan(0)
    expect(found).toEqual([])
  })
})

describe('the question files', { timeout: 300_000 }, () => {
  const folder = join('test', 'golden')
  test.each(readdirSync(folder).filter((name) => name.endsWith('.jsonl')))('%s', async (file) => {
    const verdicts = await runQuestions(await readQuestions(join(folder, file)), CONFIG)
    expect(verdicts.length).toBeGreaterThan(0)
    expect(verdicts.flatMap(({ question, answer }) => faults(answer, question.q))).toEqual([])
  })
})
