/** The checker sees what Slack would reject: otherwise its silence says nothing. */
import { expect, test } from 'vitest'
import { problemsOf } from './block-limits.ts'

const plainText = (text: string) => ({ type: 'plain_text', text })
const header = { type: 'header', text: plainText('91.8%') }
const button = (id: string) => ({ type: 'button', action_id: id, text: plainText('Trend'), value: 't' })
const menu = (options: number, value: string) => ({
  type: 'overflow',
  action_id: 'more',
  options: Array.from({ length: options }, () => ({ text: plainText('Watch'), value })),
})
const cell = (text: string) => ({ type: 'raw_text', text })
const table = (rows: number, text: string) => ({
  type: 'data_table',
  caption: 'All',
  rows: Array.from({ length: rows }, () => [cell(text)]),
})
const line = (categories: readonly string[], data: readonly string[], name = 'Value') => ({
  type: 'data_visualization',
  title: 'Trend',
  chart: {
    type: 'line',
    series: [{ name, data: data.map((label) => ({ label, value: 1 })) }],
    axis_config: { categories },
  },
})

test.each([
  ['too many blocks', Array(51).fill(header), '51 entries'],
  ['too much text', Array(4).fill({ type: 'section', text: plainText('a'.repeat(3000)) }), '12000 characters'],
  ['a long header', [{ ...header, text: plainText('a'.repeat(151)) }], '151 characters'],
  ['a menu of too much', [{ type: 'actions', elements: [menu(6, 'a')] }], '6 entries'],
  ['a long value in a menu', [{ type: 'actions', elements: [menu(2, 'a'.repeat(151))] }], '151 characters'],
  ['an empty text', [{ ...header, text: plainText('') }], '0 characters'],
  ['mark-up in a header', [{ ...header, text: { type: 'mrkdwn', text: 'a' } }], 'of type mrkdwn'],
  ['a ping', [{ type: 'section', text: { type: 'mrkdwn', text: '<!channel>' } }], 'mark-up'],
  ['an unknown block', [{ type: 'marquee' }], 'of type marquee'],
  ['an unknown field', [{ ...header, colour: 'red' }], 'unknown field colour'],
  ['a section of nothing', [{ type: 'section' }], 'neither text nor fields'],
  ['a long button', [{ type: 'actions', elements: [{ ...button('a'), text: plainText('a'.repeat(76)) }] }], '76'],
  ['a button twice', [{ type: 'actions', elements: [button('a'), button('a')] }], 'not unique'],
  [
    'a block_id twice',
    [
      { ...header, block_id: 'a' },
      { ...header, block_id: 'a' },
    ],
    'not unique',
  ],
  ['a table of a header', [table(1, 'a')], '1 entries'],
  ['a table of 102 rows', [table(102, 'a')], '102 entries'],
  ['a full table', [table(101, 'a'.repeat(100))], '10100 characters'],
  ['two tables, full together', [table(51, 'a'.repeat(100)), table(51, 'a'.repeat(100))], '10200 characters'],
  ['an empty cell', [table(2, '')], '0 characters'],
  ['a point that is missing', [line(['a', 'b'], ['a'])], 'every category'],
  ['a category twice', [line(['a', 'a'], ['a', 'a'])], 'not unique'],
  ['a long category', [line(['a'.repeat(21)], ['a'.repeat(21)])], '21 characters'],
  ['three charts', Array(3).fill(line(['a'], ['a'])), 'more than two charts'],
])('%s', (_, blocks, problem) => {
  expect(problemsOf({ text: 'a', blocks }).join('\n')).toContain(problem)
})

test('what is right has no problems', () => {
  const actions = { type: 'actions', elements: [button('a'), button('b')] }
  expect(problemsOf({ text: 'a &amp; b', blocks: [header, actions, table(2, 'a'), line(['a'], ['a'])] })).toEqual([])
})

test('the text pings nobody', () => {
  expect(problemsOf({ text: '<!here>', blocks: [header] }).join('\n')).toContain('mark-up')
  expect(problemsOf({ text: 'a @here', blocks: [header] }).join('\n')).toContain('ping')
})
