import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, buildAnswer } from '../../src/model/answer.ts'
import type { Period } from '../../src/model/period.ts'
import { monthPeriod, quarterPeriod, reportingYear } from '../../src/periods/calendar.ts'
import { plain, toAscii } from '../../src/surfaces/terminal/plain.ts'
import { renderAnswer } from '../../src/surfaces/terminal/render.ts'
import { isUtf8, type Screen, screenOf } from '../../src/surfaces/terminal/screen.ts'
import { sparkline, trendLine, trendPoints } from '../../src/surfaces/terminal/trend-line.ts'
import { widthOf, wrap, wrapAll } from '../../src/surfaces/terminal/wrap.ts'
import { type Line, noteLine, tellingOfTexts } from '../../src/wording/line.ts'

const screen: Screen = { width: 80, colour: false, utf8: true }
const ESC = '\u001b'
const MARCH = monthPeriod({ year: 2024, month: 3 })

const point = (period: Period, value: number, shown = `${value}`): Answer =>
  buildAnswer({
    kind: 'answer',
    council: 'somewhere',
    indicator: { id: 'seen', ref: null, name: 'Seen', sub: '' },
    period,
    value,
    unit: 'count',
    telling: tellingOfTexts([`${period.label}: ${shown}.`]),
  })

const LINES: readonly Line[] = [
  { role: 'head', text: 'Children seen in time, Somewhere: 91.8% in March 2024, AMBER, target 95% or more.' },
  { role: 'rule', text: '95% or more is green, 87% or more is amber.' },
  noteLine('The cohort is small.'),
  { role: 'source', text: 'Source: A report, published 30 July 2024, row A.10.' },
]

const SEEN = buildAnswer({
  kind: 'answer',
  council: 'somewhere',
  indicator: { id: 'seen', ref: 'A.10', name: '% seen in time', sub: '' },
  period: MARCH,
  value: 91.8,
  unit: '%',
  target: { text: '95%+', value: 95 },
  rag: 'amber',
  notes: ['The cohort is small.'],
  understood: '% seen in time · March 2024 · Somewhere',
  telling: {
    decimal: '91.8',
    shown: '91.8%',
    council: 'Somewhere',
    name: 'Children seen in time',
    notes: [{ kind: 'small-cohort', text: 'The cohort is small.' }],
    lines: LINES,
  },
})

describe('wrapping', () => {
  test('breaks between words and hangs below a list mark', () => {
    expect(wrap('- one two three four', 12)).toEqual(['- one two', '  three four'])
    expect(wrap('10. one two three', 12)).toEqual(['10. one two', '    three'])
    expect(wrap('read        one two three', 20)).toEqual(['read        one two', '          three'])
  })

  test('leaves a word that is too long whole', () => {
    expect(wrap('see https://example.org/a/long/address now', 12)).toEqual([
      'see',
      'https://example.org/a/long/address',
      'now',
    ])
  })

  test('keeps empty lines', () => {
    expect(wrapAll('one\n\ntwo', 80)).toEqual(['one', '', 'two'])
  })

  test('counts columns, not code units', () => {
    expect(widthOf('e\u0301')).toBe(1)
    expect(widthOf('漢字')).toBe(4)
  })

  test('keeps every word, in lines that fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z0-9,.%]{1,14}$/)),
        fc.integer({ min: 20, max: 80 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width)
          // A first word such as "0." is a list mark, and later lines hang below what follows it.
          expect(
            lines
              .map((line) => line.trim())
              .join(' ')
              .trim(),
          ).toBe(words.join(' '))
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})

describe('what may reach the terminal', () => {
  test.each([
    ['colours', `a${ESC}[31mb${ESC}[0m`, 'ab'],
    ['titles', `a${ESC}]0;title\u0007b`, 'ab'],
    ['a bare escape', `a${ESC}b`, 'ab'],
    ['8-bit sequences', 'a\u009b31mb', 'ab'],
    ['a bell and a backspace', 'a\u0007\u0008b', 'ab'],
    ['bidirectional overrides', '\u202e8.19\u202c', '8.19'],
    ['a carriage return that overwrites', 'red\rgreen', 'red\ngreen'],
    ['unusual spaces', 'a\u00a0b\tc', 'a b c'],
  ])('no %s', (_, from, to) => {
    expect(plain(from)).toBe(to)
  })

  test('no control character, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plain(text)).not.toMatch(/(?!\n)\p{Cc}/u)
        expect(toAscii(plain(text))).toMatch(/^[\n -~]*$/)
      }),
    )
  })

  test('no sequence in any field of an answer', () => {
    const bad = `${ESC}[2J\u009b2Jx`
    const shown = renderAnswer({ ...SEEN, text: bad, notes: [bad], understood: bad }, screen)
    expect(shown).not.toMatch(/(?!\n)\p{Cc}/u)
  })

  test('ASCII keeps numbers and signs', () => {
    expect(toAscii('1,525 − 95.1% ≥ 95 · café “1” … 漢')).toBe('1,525 - 95.1% >= 95 - cafe "1" ... ?')
  })
})

describe('the screen', () => {
  test.each([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C.utf8' }, true],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, true],
    [{}, false],
  ])('%o is UTF-8: %s', (env, expected) => {
    expect(isUtf8(env, 'linux')).toBe(expected)
  })

  test('has colour on a terminal only, unless it is dumb or colour is not wanted', () => {
    const colourOf = (isTTY: boolean, wanted: boolean, TERM: string) => screenOf({ isTTY }, wanted, { TERM }).colour
    expect(colourOf(true, true, 'xterm')).toBe(true)
    expect(colourOf(false, true, 'xterm')).toBe(false)
    expect(colourOf(true, false, 'xterm')).toBe(false)
    expect(colourOf(true, true, 'dumb')).toBe(false)
  })

  test.each([
    [undefined, 80],
    [0, 80],
    [200, 80],
    [60, 60],
    [5, 20],
  ])('of %s columns is written %i wide', (columns, width) => {
    expect(screenOf(columns === undefined ? {} : { columns }, true, {}).width).toBe(width)
  })
})

describe('one figure', () => {
  test('value, rating and period lead; how it was read comes last', () => {
    expect(renderAnswer(SEEN, screen)).toBe(
      [
        'Children seen in time, Somewhere: 91.8% in March 2024, ▲ AMBER, target 95% or',
        'more.',
        '95% or more is green, 87% or more is amber.',
        'Note: The cohort is small.',
        'Source: A report, published 30 July 2024, row A.10.',
        'Understood as: % seen in time · March 2024 · Somewhere.',
        '',
      ].join('\n'),
    )
  })

  test('colour adds to word and symbol and changes nothing else', () => {
    const coloured = renderAnswer(SEEN, { ...screen, colour: true })
    expect(coloured).toContain(`${ESC}[1m91.8%${ESC}[0m in March 2024, ${ESC}[1;33m▲ AMBER${ESC}[0m`)
    expect(coloured).toContain(`${ESC}[2mUnderstood as: `)
    expect(plain(coloured)).toBe(renderAnswer(SEEN, screen))
  })

  test('in ASCII', () => {
    const shown = renderAnswer(SEEN, { ...screen, utf8: false })
    expect(shown).toContain('91.8% in March 2024, ^ AMBER')
    expect(shown).toMatch(/^[\n -~]*$/)
  })

  test('a note that the text leaves out is told', () => {
    expect(renderAnswer({ ...SEEN, notes: ['Revised since.'] }, screen)).toContain('\nNote: Revised since.\n')
  })
})

describe('ratings', () => {
  test('have a symbol where they are stated, not where a rule is explained', () => {
    const texts = ['Red:', '- One: 4.6% (2023/24) RED, target <2.5%', '2023/24: 91.8% (amber)', '91% or more is green']
    expect(renderAnswer(buildAnswer({ kind: 'list', telling: tellingOfTexts(texts) }), screen)).toBe(
      [
        '■ Red:',
        '- One: 4.6% (2023/24) ■ RED, target <2.5%',
        '2023/24: 91.8% (▲ amber)',
        '91% or more is green',
        '',
      ].join('\n'),
    )
  })

  test('stay beside their symbol when a line is broken', () => {
    const shown = renderAnswer(buildAnswer({ kind: 'list', telling: tellingOfTexts(['Some measure: 1% RED']) }), {
      ...screen,
      width: 20,
    })
    expect(shown).toBe('Some measure: 1%\n■ RED\n')
  })
})

describe('the trend line', () => {
  test('runs from the lowest to the highest', () => {
    expect(sparkline([1, 2, 3, 4, 5, 6, 7, 8], true).join('')).toBe('▁▂▃▄▅▆▇█')
    expect(sparkline([8, 1], false).join('')).toBe('@_')
    expect(sparkline([5, 5, 5], true).join('')).toBe('▄▄▄')
  })

  test('shows a small fall from the highest', () => {
    expect(sparkline([10_517, 18_784, 18_371], true).join('')).toBe('▁█▇')
  })

  const years = [point(reportingYear(2014), 10517, '10,517'), point(reportingYear(2015), 12165, '12,165')]
  const later = [point(reportingYear(2022), 18784, '18,784'), point(reportingYear(2023), 18371, '18,371')]

  test('of a series has its ends, its scale and its gaps', () => {
    const shown = renderAnswer(
      buildAnswer({ kind: 'series', telling: tellingOfTexts(['Seen']), items: [...later, ...years] }),
      screen,
    )
    expect(shown).toBe(
      [
        'Seen',
        'Trend: 2014/15: 10,517 ▁▂ █▇ 2023/24: 18,371',
        'Drawn between the lowest (10,517) and the highest (18,784). A space stands for',
        'time with no published figure.',
        '',
      ].join('\n'),
    )
  })

  test('needs three figures of one row and one kind of period', () => {
    const drawn = (items: readonly Answer[]) =>
      trendPoints(buildAnswer({ kind: 'series', telling: tellingOfTexts([]), items })).length
    expect(drawn(years)).toBe(0)
    expect(drawn([...years, point(MARCH, 1)])).toBe(0)
    expect(drawn([...years, { ...(later[0] as Answer), council: 'elsewhere' }])).toBe(0)
    expect(drawn([...years, ...later])).toBe(1)
  })

  test('is drawn for the months that a quarter is told with', () => {
    const months = [1, 2, 3].map((month) => point(monthPeriod({ year: 2024, month }), month * 10))
    const quarter = buildAnswer({
      kind: 'answer',
      telling: tellingOfTexts(['Q4']),
      period: quarterPeriod(2023, 4),
      items: months,
    })
    expect(renderAnswer(quarter, screen)).toContain('Trend: January 2024: 10 ▁▅█ March 2024: 30\n')
    expect(renderAnswer({ ...quarter, kind: 'list' }, screen)).not.toContain('Trend')
  })

  test('fits a narrow screen', () => {
    const items = Array.from({ length: 60 }, (_, i) =>
      point(monthPeriod({ year: 2019 + Math.floor(i / 12), month: (i % 12) + 1 }), i),
    )
    const [points = []] = trendPoints(buildAnswer({ kind: 'series', telling: tellingOfTexts([]), items }))
    const lines = trendLine(points, { width: 40, utf8: true })
    expect(points).toHaveLength(60)
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40)
    expect(lines.join('').match(/[▁-█]/g)).toHaveLength(60)
  })
})
