/** "Why?" of every measure can be read on a phone, and still has the council's own reason, word for word. */
import { expect, test } from 'vitest'
import type { Answer } from '../../src/model/answer.ts'
import { givesReason } from '../../src/wording/excerpt.ts'
import { linesOf } from '../../src/wording/line.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const MOST = 1500
const NOWS: Readonly<Record<string, string>> = { rutland: '2021-10-01', stockton: '2019-12-12' }

const quotesOf = (answer: Answer): string[] => linesOf(answer).flatMap((l) => (l.quotation ? [l.quotation.words] : []))
const lengthOf = (answer: Answer): number =>
  linesOf(answer).reduce((sum, { role, text }) => (role === 'source' ? sum : sum + text.length + 1), 0)

test('every measure', { timeout: 300_000 }, async () => {
  const { scrutineer, catalogue } = running()
  let cut = 0
  const measures = new Map(
    catalogue.documents.flatMap((d) => catalogue.rowsOf(d.key)).map((m) => [`${m.council} ${m.indicator}`, m]),
  )
  for (const [key, row] of measures) {
    const asked = (text: string) => ({
      text,
      council: row.council,
      now: NOWS[row.council] ?? '2024-07-30',
      thread: null,
    })
    const short = await scrutineer.ask(asked(`why is ${row.name}`), 0)
    if (short.kind !== 'commentary') continue
    expect(lengthOf(short), `${key}: ${short.text}`).toBeLessThanOrEqual(MOST)
    if (!linesOf(short).some(({ role }) => role === 'more')) continue
    cut += 1
    const whole = await scrutineer.ask(asked(`why is ${row.name}, in full`), 0)
    const words = quotesOf(whole)
    expect(lengthOf(whole), key).toBeGreaterThan(MOST)
    for (const part of quotesOf(short).flatMap((w) => w.split(/ ?\[…\] ?/)))
      expect(
        words.some((w) => w.includes(part.trim())),
        `${key}: ${part}`,
      ).toBe(true)
    if (words.some(givesReason)) expect(quotesOf(short).some(givesReason), key).toBe(true)
  }
  expect(cut).toBeGreaterThanOrEqual(10)
})
