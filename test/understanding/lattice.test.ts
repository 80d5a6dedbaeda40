/** How typed lines are read: by the reasons for which they are read otherwise, and what must stay as typed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../src/language/normalise.ts'
import type { Reason } from '../../src/understanding/lattice/hypotheses.ts'
import CASES from '../cases/spelling.json' with { type: 'json' }
import { useRunning } from '../running.ts'

const running = useRunning()
const read = (typed: string) => running().reader.readLine(normalise(typed))

describe.each(Object.entries(CASES.read))('%s', (reason, cases) => {
  test.each(Object.entries(cases))('"%s" is "%s"', (typed, meant) => {
    const line = read(typed)
    expect(line.text).toBe(meant)
    expect(line.tokens.map((t) => t.reason)).toContain(reason as Reason)
  })
})

describe('as typed', () => {
  test.each([...CASES.stay, ...CASES.people])('stays "%s"', (typed) => {
    expect(read(typed).text).toBe(typed)
  })

  test.each(CASES.refuse)('"%s" is read neither as a council nor as what refuses', (typed) => {
    expect(read(typed).text).toBe(typed)
  })
})

describe('whatever is typed', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aeioustnrcplhd'), minLength: 1, maxLength: 30 })
  const mixed = fc.oneof(
    letters,
    fc.string({ unit: fc.constantFrom(...'abz0129'), maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      'cp',
      'visits',
      'twenty',
      'c',
      '2',
      'приве́т',
      '児童',
      'straße',
      "children's",
      '__proto__',
      'constructor',
    ),
  )
  const line = fc.array(mixed, { maxLength: 40 }).map((parts) => parts.join(' '))

  test('each token is told once, in order, and what stands between them stays', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(line, (typed) => {
        const text = normalise(typed)
        const { text: out, tokens } = read(typed)
        let at = 0
        let rebuilt = ''
        for (const token of tokens) {
          expect(token.from).toBeGreaterThanOrEqual(at)
          expect(text.slice(token.from, token.to)).toBe(token.typed)
          rebuilt += text.slice(at, token.from) + token.read
          at = token.to
        }
        expect(rebuilt + text.slice(at)).toBe(out)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    'a',
    'ab',
    'c i n ',
    'twenty ',
    '1a',
    'cpvisits',
    'qzx ',
    'é',
    '児',
    're ',
  ])('a long run of %j is read', (unit) => {
    const text = unit.repeat(4000 / unit.length)
    expect(read(text).text.length).toBeGreaterThan(0)
  })
})
