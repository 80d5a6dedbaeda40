/** What hangs on the name of a measure makes it another one; talk in the same place does not. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readQuestions, runQuestions } from '../../src/tools/eval.ts'
import { restricted } from '../../src/training/augment.ts'
import { seeded } from '../../src/training/noise.ts'
import { CONFIG, useRunning } from '../running.ts'

const running = useRunning()
const NOW = '2024-07-30'
const ask = (text: string) =>
  running().scrutineer.ask({ text, council: 'rotherham', now: NOW, thread: null }, Date.parse(NOW))

describe('a word that hangs on a measure', () => {
  test.each([
    ['how many contested adoptions were there in 2023/24?', 'contested'],
    ['how many lunchtime suspensions in 2023/24, secondary?', 'lunchtime'],
    ['EHC plans issued within 20 weeks through a solicitor in 2023', 'solicitor'],
    ['children in care who changed their name, at 31 March 2024', 'name'],
    [
      'how many children were deregistered from special schools to be electively home educated in July 2023?',
      'special',
    ],
    ['children on a child protection plan under the age of five', 'five'],
    ['care leavers in suitable accommodation during half term', 'half'],
    ['is the percentage of home educated children going up', 'no percentage'],
  ])('%s', async (question, named) => {
    const { kind, text } = await ask(question)
    expect(kind).toBe('no_data')
    expect(text).toContain(named)
  })

  test.each([
    'number of open child in need cases for my group newsletter',
    'how many adoptions were recorded in 2023/24?',
    'care leavers in suitable accommodation, as published in the latest scorecard',
    'school attendance of the children we look after, as the chair asked',
  ])('leaves it as it is: %s', async (question) => {
    expect((await ask(question)).kind).toBe('answer')
  })
})

/** None of them stands where the model has learnt restrictions from. */
const RESTRICTIONS = [
  'on bank holidays',
  'of Irish descent',
  'referred by dentists',
  'through a solicitor',
  'who changed their name',
  'with hearing aids',
  'after a road accident',
  'over the age of seventeen',
  'at boarding schools',
  'who own a bike',
  'on the Eastwood estate',
  'in reception class',
]
/** Percent of those that were told; some say again what a measure counts, or are read with words beside them. */
const TOLD_AT_MOST = 18

test('a restriction put into questions that are answered is hardly ever told as if nothing were said', {
  timeout: 120_000,
}, async () => {
  const chance = seeded(3)
  let of = 0
  let told = 0
  const files = readdirSync(join('test', 'golden'))
    .filter((f) => f.endsWith('.jsonl'))
    .toSorted()
  for (const file of files.filter((_, i) => i % 8 === 0)) {
    const questions = (await readQuestions(join('test', 'golden', file))).filter(
      ({ q, thread, expect: e }) => !thread && e.kind === 'answer' && q.split(' ').length <= 14 && !/[?.]./.test(q),
    )
    const right = (await runQuestions(questions, CONFIG)).filter((v) => v.misses.length === 0)
    const made = right.map(({ question }) => ({
      ...question,
      q: restricted(question.q, RESTRICTIONS[Math.floor(chance() * RESTRICTIONS.length)] as string),
    }))
    const answers = await runQuestions(made, CONFIG)
    of += answers.length
    told += answers.filter(({ answer }) => ['answer', 'series', 'comparison'].includes(answer.kind)).length
  }
  expect(of).toBeGreaterThan(100)
  expect((100 * told) / of).toBeLessThanOrEqual(TOLD_AT_MOST)
})
