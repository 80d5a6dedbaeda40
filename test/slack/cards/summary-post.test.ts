/** Summaries as a message and its thread: what Slack takes, and everything that the plain text says. */
import { describe, expect, test } from 'vitest'
import type { Summary, SummaryRow } from '../../../src/overview/model.ts'
import { sectionsOf } from '../../../src/overview/sections.ts'
import { type Message, withoutNative } from '../../../src/surfaces/slack/cards/card.ts'
import { MESSAGE_TEXT } from '../../../src/surfaces/slack/cards/limits.ts'
import { type SummaryPost, summaryPost, THREAD_LENGTH } from '../../../src/surfaces/slack/cards/summary-post.ts'
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
      const read = made.thread.filter((m) => blocksOf(m, 'data_table').length === 0)
      expect(textOf(read).length, where).toBeLessThanOrEqual(THREAD_LENGTH)
      // Every red is in it whole, with its figures; what is cut of the rest is in the table.
      const reds = (rendered.reds?.lines ?? []).map((l) => l.text).join('\n')
      expect(lost(reds, textOf(read)), where).toEqual([])
      const table = rendered.tables.flatMap((t) => t.rows.flatMap((r) => r.cells)).join('\n')
      expect(lost(table, all(made).map(seen).join('\n')), where).toEqual([])
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
    expect(seen(message)).toContain('Of 43 measures with a target, 9 are red, 9 amber and 25 green.')
    expect(seen(message)).toContain('In the thread:  14 that got worse without being red')
    expect(thread.map((m) => m.text.split('\n')[0])).toEqual([
      'The three that matter most:',
      'The three that matter most (continued):',
      'What is red, with officers’ commentary:',
      expect.stringMatching(/^Told only in the report’s text/),
      'Questions a member might ask:',
      ...[1, 2, 3, 4].map((i) => expect.stringMatching(`^All measures, part ${i} of 4: .*A table of`)),
    ])
  })

  test('draws the three that matter most, two charts a message, with the same facts in words', async () => {
    const { thread } = post(await quarter())
    const charts = thread.map((m) => blocksOf(m, 'data_visualization'))
    expect(charts.map((c) => c.length).filter((n) => n > 0)).toEqual([2, 1])
    const [dental] = charts[0] ?? []
    expect(dental?.title).toContain('up-to-date dental')
    expect(dental?.chart.axis_config.categories).toEqual(['January 2024', 'February 2024', 'March 2024'])
    expect(dental?.chart.series.map((s) => [s.name, ...s.data.map((d) => d.value)])).toEqual([
      ['Published figure', 73.4, 65.9, 61.8],
      ['Target', 95, 95, 95],
    ])
    const first = thread[0] as Message
    expect(first.text).toContain('January 2024 73.4%, February 2024 65.9%, March 2024 61.8%; target 95% or more.')
    expect(first.blocks.map((b) => b.type)).toEqual([
      ...['rich_text', 'data_visualization', 'rich_text', 'data_visualization', 'rich_text'],
    ])
  })

  test('has one line of the officers’ reason beside each red', async () => {
    const { thread } = post(await quarter())
    const reds = thread.find((m) => m.text.startsWith('What is red'))?.text ?? ''
    expect(reds.match(/^Officers: /gm)).toHaveLength(10)
    expect(reds).toContain(
      'Officers: “Waiting for information back from partners means that is not possible to be complete within 1 working day.” (paragraph 2.2.16).',
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
  expect(thread[0]?.text).toMatch(/^What the report says:/)
  expect(message.text).toContain('none of them has a colour')
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
      expect(message.text).toContain('Of 15 measures with a target')
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
      reason: r.reason && { ...r.reason, text: `<!here> ${r.reason.text}` },
    })),
    questions: [...real.questions, '&<>'.repeat(4000), words],
  }
  const made = post(summary, ['<!everyone>'])
  expect(all(made).flatMap(faults)).toEqual([])
  expect(made.message.text.length).toBeLessThanOrEqual(1600)
  expect(textOf(all(made))).not.toMatch(/<|@(?:here|channel|everyone)\b/)
  for (const said of [textOf(made.thread), made.thread.map(seen).join('\n')])
    for (const i of [0, 1250, 2499]) expect(said).toMatch(new RegExp(`\\bword${i}\\b`))
  expect(made.thread.flatMap((m) => blocksOf(m, 'data_table')).flatMap((t) => t.rows.slice(1))).toHaveLength(97)
})
