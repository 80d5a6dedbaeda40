/**
 * What Slack would reject in a message, from its documentation alone: https://docs.slack.dev/reference/block-kit.
 * Knows nothing of how cards are made.
 */

type Json = Readonly<Record<string, unknown>>
type Report = (problem: string) => void

/** Fields of each block; a question mark where one may be absent. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  header: ['text'],
  section: ['text?', 'fields?', 'accessory?', 'expand?'],
  context: ['elements'],
  context_actions: ['elements'],
  actions: ['elements'],
  divider: [],
  rich_text: ['elements'],
  data_table: ['rows', 'caption', 'page_size?', 'row_header_column_index?'],
  data_visualization: ['title', 'chart'],
}

const objectOf = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(objectOf) : [])
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : -1)

/** A string of `least` to `most` characters, without half characters. */
function string(value: unknown, least: number, most: number, name: string, report: Report): void {
  if (typeof value !== 'string') report(`${name} is no string`)
  else if (value.length < least || value.length > most)
    report(`${name} has ${value.length} characters, not ${least}–${most}`)
  else if (!value.isWellFormed()) report(`${name} has half a character`)
}

function count(value: unknown, least: number, most: number, name: string, report: Report): void {
  const length = Array.isArray(value) ? value.length : -1
  if (length < least || length > most) report(`${name} has ${length} entries, not ${least}–${most}`)
}

function unique(values: readonly unknown[], name: string, report: Report): void {
  if (new Set(values).size !== values.length) report(`${name} are not unique: ${values.join(', ')}`)
}

function fields(value: Json, known: readonly string[], name: string, report: Report): void {
  const names = known.map((field) => field.replace('?', ''))
  for (const field of Object.keys(value)) if (!names.includes(field)) report(`${name} has an unknown field ${field}`)
  for (const field of known) if (!field.endsWith('?') && value[field] === undefined) report(`${name} lacks ${field}`)
}

function text(value: unknown, most: number, name: string, report: Report, types = ['plain_text', 'mrkdwn']): void {
  const object = objectOf(value)
  if (!types.includes(object.type as string)) report(`${name} is of type ${object.type}`)
  fields(object, object.type === 'mrkdwn' ? ['type', 'text', 'verbatim?'] : ['type', 'text', 'emoji?'], name, report)
  string(object.text, 1, most, name, report)
  if (String(object.text).trim() === '') report(`${name} is blank`)
  if (object.type === 'mrkdwn') markup(String(object.text), name, report)
}

/** Text that Slack reads as mark-up may ping nobody. */
function markup(value: string, name: string, report: Report): void {
  if (/[<>]/.test(value)) report(`${name} has mark-up: ${value.slice(0, 80)}`)
  if (/&(?!(?:amp|lt|gt);)/.test(value)) report(`${name} has a bare &`)
  if (/@(?:here|channel|everyone)\b/i.test(value)) report(`${name} may ping`)
}

function button(value: Json, name: string, report: Report): void {
  fields(value, ['type', 'action_id', 'text', 'value?', 'url?', 'style?', 'accessibility_label?'], name, report)
  if (value.type !== 'button') report(`${name} is of type ${value.type}`)
  text(value.text, 75, `${name} text`, report, ['plain_text'])
  string(value.action_id, 1, 255, `${name} action_id`, report)
  if (value.value !== undefined) string(value.value, 1, 2000, `${name} value`, report)
  if (value.accessibility_label !== undefined) string(value.accessibility_label, 1, 75, `${name} label`, report)
}

function overflow(value: Json, name: string, report: Report): void {
  fields(value, ['type', 'action_id', 'options'], name, report)
  string(value.action_id, 1, 255, `${name} action_id`, report)
  count(value.options, 1, 5, `${name} options`, report)
  for (const option of listOf(value.options)) {
    fields(option, ['text', 'value'], `${name} option`, report)
    text(option.text, 75, `${name} option`, report, ['plain_text'])
    string(option.value, 1, 150, `${name} option value`, report)
  }
}

function feedback(value: Json, name: string, report: Report): void {
  fields(value, ['type', 'action_id?', 'positive_button', 'negative_button'], name, report)
  for (const side of ['positive_button', 'negative_button']) {
    const thumb = objectOf(value[side])
    fields(thumb, ['text', 'value', 'accessibility_label?'], `${name} ${side}`, report)
    text(thumb.text, 75, `${name} ${side}`, report, ['plain_text'])
    string(thumb.value, 1, 2000, `${name} ${side} value`, report)
    string(thumb.accessibility_label, 1, 75, `${name} ${side} label`, report)
  }
}

function richText(value: unknown, name: string, report: Report): void {
  count(value, 1, 100, name, report)
  let characters = 0
  for (const part of listOf(value)) {
    if (!['rich_text_section', 'rich_text_quote'].includes(part.type as string)) report(`${name} has a ${part.type}`)
    count(part.elements, 1, Number.POSITIVE_INFINITY, `${name} part`, report)
    for (const run of listOf(part.elements)) {
      fields(run, ['type', 'text', 'style?'], `${name} run`, report)
      if (run.type !== 'text') report(`${name} has a run of type ${run.type}`)
      string(run.text, 1, 3000, `${name} run`, report)
      characters += lengthOf(run.text)
    }
  }
  if (characters > 3000) report(`${name} has ${characters} characters`)
}

function table(block: Json, name: string, report: Report): number {
  const rows = Array.isArray(block.rows) ? (block.rows as unknown[]).map(listOf) : []
  count(rows, 2, 101, `${name} rows`, report)
  string(block.caption, 1, 255, `${name} caption`, report)
  const width = rows[0]?.length ?? 0
  if (width < 1 || width > 20) report(`${name} has ${width} columns`)
  if (rows.some((row) => row.length !== width)) report(`${name} has rows of several lengths`)
  const page = block.page_size ?? 5
  if (!Number.isInteger(page) || (page as number) < 1 || (page as number) > 100) report(`${name} page_size is ${page}`)
  const index = (block.row_header_column_index ?? 0) as number
  if (index < 0 || index >= width) report(`${name} row_header_column_index is ${index}`)
  for (const cell of rows.flat()) {
    fields(cell, cell.type === 'raw_number' ? ['type', 'value', 'text'] : ['type', 'text'], `${name} cell`, report)
    if (!['raw_text', 'raw_number'].includes(cell.type as string)) report(`${name} has a cell of type ${cell.type}`)
    if (cell.type === 'raw_number' && !Number.isFinite(cell.value)) report(`${name} has a number ${cell.value}`)
    string(cell.text, 1, 10_000, `${name} cell`, report)
  }
  return rows.flat().reduce((sum, cell) => sum + lengthOf(cell.text), 0)
}

function chart(block: Json, name: string, report: Report): void {
  string(block.title, 1, 50, `${name} title`, report)
  const drawn = objectOf(block.chart)
  fields(drawn, ['type', 'series', 'axis_config'], `${name} chart`, report)
  if (!['line', 'bar', 'area'].includes(drawn.type as string)) report(`${name} is a ${drawn.type}`)
  const axis = objectOf(drawn.axis_config)
  fields(axis, ['categories', 'x_label?', 'y_label?'], `${name} axis`, report)
  const categories = (axis.categories ?? []) as string[]
  count(categories, 1, 20, `${name} categories`, report)
  unique(categories, `${name} categories`, report)
  for (const label of categories) string(label, 1, 20, `${name} category`, report)
  for (const label of [axis.x_label, axis.y_label])
    if (label !== undefined) string(label, 1, 50, `${name} axis`, report)
  const series = listOf(drawn.series)
  count(series, 1, 6, `${name} series`, report)
  unique(
    series.map((s) => s.name),
    `${name} series names`,
    report,
  )
  for (const { name: line, data } of series) {
    string(line, 1, 20, `${name} series name`, report)
    const labels = listOf(data).map((point) => point.label)
    if (labels.join('|') !== categories.join('|')) report(`${name} series ${line} does not have every category`)
    if (listOf(data).some((point) => !Number.isFinite(point.value))) report(`${name} series ${line} lacks a value`)
  }
}

const CHECKS: Readonly<Record<string, (block: Json, name: string, report: Report) => void>> = {
  header: (block, name, report) => text(block.text, 150, name, report, ['plain_text']),
  section: (block, name, report) => {
    if (block.text === undefined && block.fields === undefined) report(`${name} has neither text nor fields`)
    if (block.text !== undefined) text(block.text, 3000, name, report)
    if (block.fields !== undefined) count(block.fields, 1, 10, `${name} fields`, report)
    for (const field of listOf(block.fields)) text(field, 2000, `${name} field`, report)
  },
  context: (block, name, report) => {
    count(block.elements, 1, 10, name, report)
    for (const part of listOf(block.elements)) text(part, 3000, name, report)
  },
  actions: (block, name, report) => {
    count(block.elements, 1, 25, name, report)
    for (const [i, part] of listOf(block.elements).entries())
      part.type === 'overflow'
        ? overflow(part, `${name} menu ${i}`, report)
        : button(part, `${name} button ${i}`, report)
  },
  context_actions: (block, name, report) => {
    count(block.elements, 1, 5, name, report)
    for (const part of listOf(block.elements)) feedback(part, name, report)
  },
  rich_text: (block, name, report) => richText(block.elements, name, report),
  data_visualization: chart,
}

function checkBlock(block: Json, name: string, report: Report): void {
  const known = BLOCKS[block.type as string]
  if (!known) report(`${name} is of type ${block.type}`)
  fields(block, ['type', 'block_id?', ...(known ?? [])], name, report)
  if (block.block_id !== undefined) string(block.block_id, 1, 255, `${name} block_id`, report)
  CHECKS[block.type as string]?.(block, name, report)
}

/** Characters of every text, at any depth. */
function charactersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + charactersOf(part), 0)
  return Object.entries(objectOf(value)).reduce(
    (sum, [key, part]) => sum + (key === 'text' && typeof part === 'string' ? part.length : charactersOf(part)),
    0,
  )
}

/** Everything that is wrong with a message, a sentence each; none where Slack would take it. */
export function problemsOf(message: { readonly text: unknown; readonly blocks: unknown }): string[] {
  const problems: string[] = []
  const report: Report = (problem) => problems.push(problem)
  const blocks = listOf(message.blocks)
  string(message.text, 1, 4000, 'text', report)
  if (String(message.text).trim() === '') report('text is blank')
  markup(String(message.text), 'text', report)
  count(message.blocks, 1, 50, 'blocks', report)
  let cells = 0
  for (const [i, block] of blocks.entries()) {
    const name = `block ${i} (${block.type})`
    checkBlock(block, name, report)
    if (block.type === 'data_table') cells += table(block, name, report)
  }
  // https://github.com/slackapi/bolt-js/issues/2867: about 12,000 are documented nowhere, and 11,341 were refused.
  const characters = charactersOf(blocks.filter((b) => b.type !== 'data_table'))
  if (characters > 11_000) report(`blocks have ${characters} characters together`)
  if (cells > 10_000) report(`tables have ${cells} characters together`)
  if (blocks.filter((b) => b.type === 'data_visualization').length > 2) report('there are more than two charts')
  unique(
    blocks.flatMap((b) => b.block_id ?? []),
    'block_ids',
    report,
  )
  for (const block of blocks)
    unique(
      listOf(block.elements).flatMap((element) => element.action_id ?? []),
      'action_ids',
      report,
    )
  return problems
}
