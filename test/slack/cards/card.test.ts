/** Real answers as cards: what is on them, and in which order. */
import { describe, expect, test } from 'vitest'
import { buildAnswer } from '../../../src/model/answer.ts'
import { monthPeriod } from '../../../src/periods/calendar.ts'
import { type CardOptions, type Message, renderCard, withoutNative } from '../../../src/surfaces/slack/cards/card.ts'
import { tellingOfTexts } from '../../../src/wording/line.ts'
import { useRunning } from '../../running.ts'
import { problemsOf } from './block-limits.ts'
import { blocksOf, pressable, seen, wordsOf } from './seen.ts'

const OPTIONS: CardOptions = { question: null, shareable: false, token: 'a-token' }

const running = useRunning()
async function card(text: string, options: Partial<CardOptions> = {}, now = '2024-07-30'): Promise<Message> {
  const answer = await running().scrutineer.ask({ text, council: 'rotherham', now, thread: null }, 0)
  return renderCard(answer, { ...OPTIONS, question: text, ...options })
}

/** `parts` are on the card, each after the one before. */
function inOrder(message: Message, parts: readonly string[]): void {
  const words = seen(message)
  const places = parts.map((part) => words.indexOf(part))
  expect(places, `${parts.filter((_, i) => (places[i] as number) < 0).join('; ')} missing in ${words}`).not.toContain(
    -1,
  )
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

describe('a figure', () => {
  test('has its parts in a fixed order', async () => {
    const message = await card('CP visits in March 2024')
    inOrder(message, [
      '91.8% · March 2024 · Child protection plans (CPP) with visits in the last 2 weeks, Rotherham',
      '🔶 AMBER:  95% or more is green, 87% or more is amber; 91.8% is amber.',
      'Target:  95% or more',
      'Down 3.9 percentage points from 95.7% in February 2024: worse',
      'A year earlier (2022/23):  95.1%',
      'Period:  March 2024 (1 March 2024 to 31 March 2024)',
      'Source:',
      'published 30 July 2024, scorecard row A.10',
      'Understood as: ',
      'Asked: “CP visits in March 2024”',
    ])
    expect(blocksOf(message, 'header')).toHaveLength(1)
    expect(pressable(message)).toEqual([
      ...['next:trend', 'next:compare', 'next:why', 'ask-service'],
      ...['more:watch', 'more:next:source'],
      'feedback',
    ])
  })

  test('of another period than the one asked for says so first', async () => {
    const message = await card('CP visits last quarter')
    expect(wordsOf(message.blocks.slice(0, 1))).toBe(
      '⚠️ I hold nothing for Q1 2024/25. This is for March 2024, the newest before it.',
    )
    expect(seen(message).split('I hold nothing').length).toBe(2)
  })

  test('has each benchmark with its standing and its year', async () => {
    const words = seen(await card('LAC rate per 10k vs statistical neighbours'))
    for (const part of [
      '88.4 per 10,000',
      '🟢 GREEN',
      '14.7 per 10,000 below the statistical neighbours average (103.1 per 10,000), which is better.',
      'worse than the England average (71.0) and',
      'Benchmarks (latest published at 30 July 2024)',
      'Note:  The statistical neighbours average is 103.1 in the scorecard',
    ])
      expect(words).toContain(part)
  })

  test('without RAG says why', async () => {
    const words = seen(await card('contacts received January to March 2024'))
    expect(words).toContain('⚪ No RAG:  the sum of three months has no target of its own.')
    expect(words).toContain('Worked out:  1525 + 1588 + 1607 = 4,720.')
  })

  test('that is a difference or an estimate is a sentence, not a large number', async () => {
    for (const text of ['gap to target on CP visits']) expect(blocksOf(await card(text), 'header')).toEqual([])
  })

  test('can carry a line of its own', async () => {
    const chart = [1, 2, 3].map((month) => ({
      period: monthPeriod({ year: 2024, month }),
      value: 90 + month,
      target: 95,
      benchmarks: { national: 80 },
    }))
    const message = await card('CP visits in March 2024', { chart })
    const [drawn] = blocksOf(message, 'data_visualization')
    expect(drawn?.chart.series.map((s) => s.name)).toEqual(['Published figure', 'Target', 'England average'])
    expect(problemsOf(message)).toEqual([])
  })
})

describe('other kinds', () => {
  test('a series is a line and a table of its points', async () => {
    const message = await card('LAC dental checks trend since 2015')
    const [drawn] = blocksOf(message, 'data_visualization')
    expect(drawn?.chart.axis_config.categories).toEqual(['2014/15', '2015/16', 'December 2020', '2022/23', '2023/24'])
    expect(drawn?.chart.series.map((s) => s.data.map((p) => p.value))).toEqual([[58.8, 94.5, 20.7, 69.4, 61.8]])
    expect(blocksOf(message, 'data_table')[0]?.rows).toHaveLength(6)
    expect(seen(message)).toContain('🟥 RED')
    expect(pressable(message)).not.toContain('next:trend')
  })

  test('a comparison has the difference and a table', async () => {
    const message = await card('compare CP visits in March 2023 and March 2024')
    expect(seen(message)).toContain(
      '3.3 percentage points lower in March 2024 than in 2022/23 (91.8 − 95.1 = −3.3): worse.',
    )
    expect(blocksOf(message, 'data_table')[0]?.rows).toHaveLength(3)
    expect(wordsOf(message.blocks.slice(0, 1))).toBe(
      'Rotherham: A.10 % of child protection plans (CPP) with visits in the last 2 weeks · 2022/23 and March 2024',
    )
  })

  test('a comparison of councils is titled for both', async () => {
    const words = wordsOf((await card('compare CP visits in Rotherham and Rutland')).blocks)
    expect(words).toMatch(/^(?:⚠️.*\n)*Rotherham and Rutland: /)
  })

  test('a comparison begins with what is for another period', async () => {
    const message = await card('compare contacts last quarter and in March 2024')
    expect(wordsOf(message.blocks.slice(0, 1))).toMatch(
      /^⚠️ I hold nothing for Q1 2024\/25, so I cannot compare it with March 2024\./,
    )
  })

  test('a list has a row for each measure, and says nothing twice', async () => {
    const message = await card('what is red?')
    const [table] = blocksOf(message, 'data_table')
    expect(table?.row_header_column_index).toBe(0)
    expect(table?.rows[0]?.map((cell) => 'text' in cell && cell.text)).toEqual([
      'Measure',
      'Value',
      'Period',
      'RAG',
      'Target',
      'Was',
    ])
    expect(table?.rows).toHaveLength(10)
    expect(seen(message).split('61.8%')).toHaveLength(2)
    expect(pressable(message)).toEqual(['next:source', 'feedback'])
  })

  test('a list among several answers has its rows in the table too', async () => {
    const { scrutineer } = running()
    const asked = { council: 'rotherham', now: '2024-07-30', thread: null }
    const figure = await scrutineer.ask({ ...asked, text: 'CP visits' }, 0)
    const list = await scrutineer.ask({ ...asked, text: 'what is red?' }, 0)
    const both = buildAnswer({ kind: 'list', items: [figure, list], telling: tellingOfTexts([figure.text, list.text]) })
    const [table] = blocksOf(renderCard(both, OPTIONS), 'data_table')
    expect(table?.rows).toHaveLength(1 + 1 + list.items.length)
  })

  test('a summary has the exceptions in words and everything in a table, the worst first', async () => {
    const message = await card('summary of 2023/24')
    inOrder(message, [
      '9 are red, 9 amber and 25 green',
      'Red, what matters most first',
      'Changed colour',
      'Got better',
    ])
    const rags = blocksOf(message, 'data_table')[0]
      ?.rows.slice(1)
      .map((row) => row[3] && 'text' in row[3] && row[3].text)
    // Nine of the scorecard, and one that only the report's text has.
    expect(rags?.slice(0, 11)).toEqual([...Array(10).fill('🟥 RED'), '🔶 AMBER'])
  })

  test('commentary is quoted with its place', async () => {
    const message = await card('why is dental down')
    const quotes = blocksOf(message, 'rich_text').filter((b) => b.elements[0]?.type === 'rich_text_quote')
    expect(quotes).toHaveLength(1)
    expect(wordsOf(quotes)).toContain('remains an area of focus')
    inOrder(message, ['paragraph 2.2.25:', 'remains an area of focus', '🟥 RED', 'Source:'])
  })

  test('a question back has a button for each candidate and nothing else', async () => {
    const message = await card('placement stability')
    expect(pressable(message)).toEqual(['choose:0', 'choose:1'])
    const [actions] = blocksOf(message, 'actions')
    const [first] = actions?.elements ?? []
    expect(first?.type === 'button' && JSON.parse(first.value ?? '')).toEqual({ token: 'a-token', choice: 0 })
    expect(first?.type === 'button' && first.text.text).toMatch(/^B\.10 % of children in care.*….*rolling 12 months$/)
    expect(seen(message)).toContain('who have had 3 or more placements - rolling 12 months')
  })

  test('a term is its definition with its source', async () => {
    inOrder(await card('what does NEET mean'), ['share of young people', 'Source:', 'A–Z Glossary'])
  })

  test('nothing published is said, with what can be done next', async () => {
    const message = await card('national average for CP visits')
    inOrder(message, ['I hold no England average for this measure.', '91.8%', '🔶 AMBER', 'Source:'])
    expect(pressable(message)).toContain('ask-service')
  })

  test('out of scope and help have feedback only', async () => {
    for (const text of ['hello', 'help']) expect(pressable(await card(text))).toEqual(['feedback'])
  })

  test('an error is its sentence', () => {
    const message = renderCard(
      buildAnswer({ kind: 'error', telling: tellingOfTexts(['The database cannot be read.']) }),
      OPTIONS,
    )
    expect(seen(message)).toBe('The database cannot be read.')
    expect(pressable(message)).toEqual([])
  })
})

describe('what is around an answer', () => {
  test('at most four buttons are beside each other, and what is left is a menu of two or more', async () => {
    for (const text of ['CP visits', 'LAC dental checks trend since 2015', 'why is dental down', 'what is red?'])
      for (const shareable of [true, false]) {
        const [{ elements } = { elements: [] }] = blocksOf(await card(text, { shareable }), 'actions')
        const menus = elements.flatMap((element) => (element.type === 'overflow' ? [element.options.length] : []))
        expect(elements.length - menus.length).toBeLessThanOrEqual(4)
        expect(menus.every((options) => options > 1)).toBe(true)
      }
  })

  test('it is shared only where it may be', async () => {
    expect(pressable(await card('CP visits', { shareable: true }))).toContain('more:share')
    expect(pressable(await card('CP visits')).join()).not.toContain('share')
    expect(pressable(await card('hello', { shareable: true })).join()).not.toContain('share')
  })

  test('feedback names the answer', async () => {
    const [block] = blocksOf(await card('CP visits'), 'context_actions')
    const [thumbs] = block?.elements ?? []
    expect(thumbs?.type === 'feedback_buttons' && JSON.parse(thumbs.negative_button.value)).toEqual({
      token: 'a-token',
      good: false,
    })
  })

  test('a token that no button could hold is refused', async () => {
    await expect(card('CP visits', { token: 't'.repeat(121) })).rejects.toThrow(RangeError)
  })

  test('the text is the whole answer, escaped', async () => {
    const { text } = await card('what is red?')
    expect(text).toContain('9. Persistent absence (primary), ED.5: 18.1%')
    expect(text).toContain('Understood as: measures red')
    expect(
      renderCard(buildAnswer({ kind: 'help', telling: tellingOfTexts(['Target: <2.5% & falling.']) }), OPTIONS).text,
    ).toBe('Target: &lt;2.5% &amp; falling.')
  })

  test('a text that is too long says where the rest is', async () => {
    const { text } = await card('summary of 2023/24 and what measures do you have')
    expect(text.length).toBeLessThanOrEqual(3900)
    const long = renderCard(
      buildAnswer({ kind: 'help', telling: tellingOfTexts(Array.from({ length: 1000 }, () => 'A line of help.')) }),
      OPTIONS,
    )
    expect(long.text).toMatch(/\nA line of help\.\nThis is the beginning; the rest is in the body of the message\.$/)
    expect(seen(long)).toMatch(/The rest is left out here/)
  })

  test('without native blocks the figures are lines of text', async () => {
    const message = withoutNative(await card('LAC dental checks trend since 2015'))
    expect(message.blocks.map((b) => b.type)).not.toContain('data_table')
    expect(seen(message)).toContain('• 2023/24: Value 61.8%; RAG 🟥 RED')
    expect(seen(message)).toContain('Published figure: 2014/15 58.8, 2015/16 94.5, December 2020 20.7')
    expect(problemsOf(message)).toEqual([])
  })
})
