/** Summaries as a message and its thread: what Slack takes, and everything that the plain text says. */
import { describe, expect, test } from 'vitest'
import type { Summary, SummaryRow } from '../../../src/overview/model.ts'
import { summaryText } from '../../../src/overview/render.ts'
import { sectionsOf } from '../../../src/overview/sections.ts'
import { type Message, withoutNative } from '../../../src/surfaces/slack/cards/card.ts'
import { MESSAGE_TEXT } from '../../../src/surfaces/slack/cards/limits.ts'
import { type SummaryPost, summaryPost } from '../../../src/surfaces/slack/cards/summary-post.ts'
import { published, summarise } from '../../overview/summarise.ts'
import { useRunning } from '../../running.ts'
import { BLOCK_TYPES, faultsOf, MESSAGE_BLOCKS } from '../loopback/blocks.ts'
import { problemsOf } from './block-limits.ts'
import { blocksOf, numbersIn, seen } from './seen.ts'

const running = useRunning()
const ACCEPTED = new Set(BLOCK_TYPES)
const PLAIN_TYPES = new Set(BLOCK_TYPES.filter((type) => !type.startsWith('data_')))

const post = (summary: Summary, above: readonly string[] = []): SummaryPost =>
  summaryPost(running().catalogue, summary, above)
const all = ({ message, thread }: SummaryPost): Message[] => [message, ...thread]
const textOf = (messages: readonly Message[]): string => messages.map((m) => m.text).join('\n')

/** What is wrong with a message by Slack's documentation and by what the loopback refuses. */
function faults(message: Message): string[] {
  const plainer = withoutNative(message)
  return [
    ...problemsOf(message),
    ...faultsOf(message.blocks, ACCEPTED, MESSAGE_BLOCKS, '/blocks'),
    ...problemsOf(plainer),
    ...faultsOf(plainer.blocks, PLAIN_TYPES, MESSAGE_BLOCKS, '/blocks'),
    ...(message.text.length > MESSAGE_TEXT ? [`${message.text.length} characters of text`] : []),
    ...(/more rows do not fit/.test(seen(plainer)) ? ['rows are lost without tables'] : []),
    ...(JSON.stringify(message.blocks).includes('mrkdwn') ? ['there is mark-up'] : []),
  ]
}

/** Numbers of `from` that are not in `to`. */
const lost = (from: string, to: string): number[] => {
  const there = numbersIn(to)
  return [...numbersIn(from)].filter((n) => !there.has(n))
}

test('every council and period is taken by Slack, and nothing is lost', { timeout: 120_000 }, async () => {
  const { catalogue, store } = running()
  let posts = 0
  for (const { key } of catalogue.councils) {
    const figures = await store.figures({ council: key })
    const periods = new Map(
      figures.filter((f) => f.kind === 'value').map(({ period: p }) => [`${p.start} ${p.end} ${p.kind}`, p]),
    )
    for (const period of periods.values()) {
      const summary = await summarise(running(), key, period)
      if (summary.kind === 'nothing') continue
      posts++
      const where = `${key}, ${period.label}`
      const made = post(summary)
      const rendered = sectionsOf(catalogue, summary)
      expect(made.message.text.length, where).toBeLessThanOrEqual(1500)
      expect(all(made).flatMap(faults), where).toEqual([])
      // What matters most has no message of its own where it cannot be drawn; its figures are in the plain text.
      const text = summaryText({ ...rendered, matters: null }, 'text')
      expect(lost(text, textOf(all(made))), where).toEqual([])
      expect(lost(text, all(made).map(seen).join('\n')), where).toEqual([])
      const rows = made.thread.flatMap((m) => blocksOf(m, 'data_table')).flatMap((t) => t.rows.slice(1))
      expect(rows, where).toHaveLength(summary.rows.length)
    }
  }
  expect(posts).toBeGreaterThan(40)
})

describe('a scorecard quarter', () => {
  const quarter = () => published(running(), 'rotherham', '2023/24 Q4')

  test('has its message with title, sections and source, and its thread in order', async () => {
    const { message, thread } = post(await quarter())
    expect(blocksOf(message, 'header').map((b) => b.text.text)).toEqual(['Rotherham: Q4 2023/24, to 31 March 2024'])
    expect(message.blocks.map((b) => b.type).at(-1)).toBe('context')
    expect(seen(message)).toContain('42 of 84 measures have a target: ■ 9 red, ▲ 9 amber, ● 24 green.')
    expect(seen(message)).toContain('In the thread:  10 better than England and neighbours')
    expect(thread.map((m) => m.text.split('\n')[0])).toEqual([
      'The three that matter most:',
      'The three that matter most (continued):',
      'What is red, with officers’ commentary:',
      'What is red, with officers’ commentary (continued):',
      expect.stringMatching(/^What changed colour/),
      ...thread.slice(5, -4).map(() => expect.any(String)),
      'Questions a member might ask:',
      'All measures, part 1 of 3.',
      'All measures, part 2 of 3.',
      'All measures, part 3 of 3.',
    ])
  })

  test('draws the three that matter most, two charts a message, with the same facts in words', async () => {
    const { thread } = post(await quarter())
    const charts = thread.map((m) => blocksOf(m, 'data_visualization'))
    expect(charts.map((c) => c.length).filter((n) => n > 0)).toEqual([2, 1])
    const [dental] = charts[0] ?? []
    expect(dental?.title).toContain('A.17')
    expect(dental?.chart.axis_config.categories).toEqual(['January 2024', 'February 2024', 'March 2024'])
    expect(dental?.chart.series.map((s) => [s.name, ...s.data.map((d) => d.value)])).toEqual([
      ['Published figure', 73.4, 65.9, 61.8],
      ['Target', 95, 95, 95],
    ])
    const first = thread[0] as Message
    expect(first.text).toContain('January 2024 73.4%, February 2024 65.9%, March 2024 61.8%; target 95%+.')
    expect(first.blocks.map((b) => b.type)).toEqual([
      ...['rich_text', 'data_visualization', 'rich_text', 'data_visualization', 'rich_text'],
    ])
  })

  test('quotes officers beside each red, as a quotation', async () => {
    const { thread } = post(await quarter())
    const quotes = thread.flatMap((m) => blocksOf(m, 'rich_text')).flatMap((b) => b.elements)
    expect(quotes.filter((e) => e.type === 'rich_text_quote')).toHaveLength(7)
    expect(textOf(thread)).toContain(
      'Officers, paragraph 2.2.20:\n“At the end of 2023/24 4.6% of open child protection',
    )
  })

  test('has small themes in one table with a column for the theme', async () => {
    const { thread } = post(await quarter())
    const tables = thread.flatMap((m) => blocksOf(m, 'data_table'))
    expect(tables[0]?.rows[0]?.map((c) => ('text' in c ? c.text : ''))).toEqual([
      ...['Measure', 'Figure', 'For', 'Target', 'RAG', 'Before'],
    ])
    expect(tables[1]?.rows[0]?.map((c) => ('text' in c ? c.text : ''))).toContain('Theme')
    expect(tables.every((t) => t.row_header_column_index === 0)).toBe(true)
  })
})

test('a narrative has no chart and no message for one', async () => {
  const { message, thread } = post(await published(running(), 'stockton', '2019-04-01..2019-09-30'))
  expect(thread.flatMap((m) => blocksOf(m, 'data_visualization'))).toEqual([])
  expect(thread[0]?.text).toMatch(/^Biggest declines:/)
  expect(message.text).toContain('26 measures, none of them rated')
})

describe('lines above', () => {
  const NASTY = '<!channel> *bold* & <@U123> @here'
  const quarter = () => published(running(), 'rutland', '2021/22 Q1')

  test('come first under the title, escaped, and shorten nothing', async () => {
    const alone = post(await quarter())
    const { message, thread } = post(await quarter(), ['Meant for Tuesday 9 April 2024, 09:00.', NASTY])
    const [title = '', ...rest] = alone.message.text.split('\n')
    expect(message.text.startsWith(`${title}\nMeant for Tuesday 9 April 2024, 09:00.\n`)).toBe(true)
    expect(message.text.endsWith(rest.join('\n'))).toBe(true)
    expect(message.text).not.toMatch(/<|@here/)
    expect(seen(message).split('\n')[1]).toMatch(/^Meant for/)
    expect(seen(message)).toContain(NASTY)
    expect(faults(message)).toEqual([])
    expect(thread).toEqual(alone.thread)
  })

  test('that are too long are cut in the text, and Slack takes them', async () => {
    for (const line of ['&<>'.repeat(1500), 'a word '.repeat(3000)]) {
      const { message } = post(await quarter(), [line])
      expect(faults(message)).toEqual([])
      expect(message.text).toContain('15 of 29 measures have a target')
    }
  })
})

test('whatever the data holds, nothing pings and long words are split, not cut', async () => {
  const real = await published(running(), 'rotherham', '2023/24 Q4')
  const rename = (of: SummaryRow): SummaryRow => ({
    ...of,
    name: `<!channel> *${of.name}* & @here ${'&<>'.repeat(60)}`,
  })
  const words = Array.from({ length: 2500 }, (_, i) => `word${i}`).join(' ')
  const summary: Summary = {
    ...real,
    rows: real.rows.map(rename),
    tables: real.tables.map((t) => ({ ...t, theme: `<@U1> ${t.theme}`, rows: t.rows.map(rename) })),
    matters: real.matters.map((m) => ({ ...m, of: rename(m.of) })),
    reds: real.reds.map((r) => ({
      ...r,
      of: rename(r.of),
      commentary: r.commentary.map((c) => ({ ...c, text: `<!here> ${words}` })),
    })),
    questions: [...real.questions, '&<>'.repeat(4000), words],
  }
  const made = post(summary, ['<!everyone>'])
  expect(all(made).flatMap(faults)).toEqual([])
  expect(made.message.text.length).toBeLessThanOrEqual(1600)
  expect(textOf(all(made))).not.toMatch(/<|@(?:here|channel|everyone)\b/)
  for (const said of [textOf(made.thread), made.thread.map(seen).join('\n')])
    for (const i of [0, 1250, 2499]) expect(said).toMatch(new RegExp(`\\bword${i}\\b`))
  expect(made.thread.flatMap((m) => blocksOf(m, 'data_table')).flatMap((t) => t.rows.slice(1))).toHaveLength(84)
})
