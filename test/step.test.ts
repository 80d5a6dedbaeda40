/** What a button asks is an act and the measure that was told, whatever the measure is called. */
import { expect, test } from 'vitest'
import type { Step } from '../src/model/question.ts'
import { useRunning } from './running.ts'

const running = useRunning()

const STEPS: readonly (readonly [string, Step, readonly string[]])[] = [
  ['a trend', { act: 'series', overTime: true }, ['series']],
  ['a comparison', { act: 'benchmark', benchmarks: ['national', 'statistical_neighbours'] }, ['answer', 'comparison']],
  ['why', { act: 'commentary' }, ['commentary']],
  ['a source', { act: 'source' }, ['answer', 'comparison']],
]

test.each(STEPS)('%s is about the measure told, for every measure', { timeout: 60_000 }, async (_, step, kinds) => {
  const { scrutineer, catalogue } = running()
  let told = 0
  for (const document of catalogue.documents)
    for (const row of catalogue.rowsOf(document.key)) {
      const place = { council: row.council, now: '2024-07-30', thread: null }
      const text = `${row.ref ?? ''} ${row.name} ${row.sub}`.trim()
      const { topic } = await scrutineer.turn({ ...place, text }, null)
      if (topic.indicator === null) continue
      const { answer } = await scrutineer.turn({ ...place, text: '', step }, topic)
      const about = answer.indicator ?? answer.items[0]?.indicator
      if (kinds.includes(answer.kind)) expect(about?.id, `${row.council}: ${text}`).toBe(topic.indicator)
      // What is not published is said of the measure, never that the council publishes nothing of the kind.
      else expect([answer.kind, /^I hold no figure for|give no figure/.test(answer.text)]).toEqual(['no_data', false])
      told += 1
    }
  expect(told).toBeGreaterThan(200)
})
