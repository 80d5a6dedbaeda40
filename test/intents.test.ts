/** Every intent's own examples and near misses, and that the intents fit together. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadIntents } from '../src/intents.ts'
import { ANSWER_KINDS } from '../src/model/answer.ts'
import { CONFIG, useRunning } from './running.ts'
import { filesUnder } from './source-files.ts'

const NOW = '2024-07-30'
const intents = await loadIntents(CONFIG.intentsDir)
const running = useRunning()

// Those about all of England are asked in test/england/acts.test.ts, where its figures are imported.
const asked = intents.filter((i) => !i.england)
const examples = asked.flatMap((i) => i.examples.map((e) => ({ intent: i.name, ...e })))
// A near miss is asked as the intent's first example is, so that both have a council.
const nearMisses = asked.flatMap((i) =>
  i.nearMisses.map((n) => ({ from: i.name, council: i.examples.find((e) => e.council)?.council ?? null, ...n })),
)

test.each(examples)('$intent: "$q"', async ({ q, council = null, now = NOW, expect: wanted }) => {
  const answer = await running().scrutineer.ask({ text: q, council, now, thread: null }, Date.parse(now))
  expect(answer.text).not.toBe('')
  expect(answer).toMatchObject(wanted ?? {})
})

test.each(examples)('"$q" is routed to $intent', ({ intent, q, council = null, now = NOW }) => {
  // A message of punctuation is answered with help before it is routed.
  if (!/[a-z0-9]/i.test(q)) return
  expect(running().scrutineer.explain({ text: q, council, now, thread: null }).intent).toBe(intent)
})

test.each(nearMisses)('"$q" looks like $from and is $intent', ({ q, council, intent }) => {
  expect(running().scrutineer.explain({ text: q, council, now: NOW, thread: null }).intent).toBe(intent)
})

test.each(intents)('$name says what it is for and has examples', ({ name, purpose, examples, nearMisses }) => {
  expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
  expect(purpose).toMatch(/^[A-Z].{10,}\.$/)
  expect(examples.length).toBeGreaterThan(0)
  expect(examples.every((e) => e.expect && Object.keys(e.expect).length > 0)).toBe(true)
  const names = intents.map((i) => i.name)
  expect(names).toEqual(expect.arrayContaining(nearMisses.map((n) => n.intent)))
})

test('names are unique', () => {
  expect(new Set(intents.map((i) => i.name)).size).toBe(intents.length)
})

test.each(ANSWER_KINDS)('something answers with the kind "%s"', (kind) => {
  const sources = [...filesUnder('src'), ...filesUnder('intents')].filter((f) => !f.startsWith(join('src', 'model')))
  const produces = new RegExp(`kind: (?:[^,\\n]*\\? *)?(?:'\\w+' : )?'${kind}'`)
  expect(sources.some((file) => produces.test(readFileSync(file, 'utf8')))).toBe(true)
})
