/** A summary as plain text or Markdown: the message first, then its details and the whole table. */
import { listText } from '../wording/format.ts'
import { type Line, labelledLine, textOf } from '../wording/line.ts'
import { type FittedSection, fitSections } from './fit.ts'
import type { Section } from './section.ts'
import { type Rendered, sectionsAfter } from './sections.ts'
import { COLUMNS, type TableRow } from './table.ts'

/** How one form writes the parts of a summary. */
interface Form {
  readonly write: (text: string) => string
  readonly title: (text: string) => string
  readonly heading: (text: string) => string
  readonly quote: (text: string, place: string) => string
  readonly table: (rows: readonly TableRow[]) => string
}

const PLAIN: Form = {
  write: (text) => text,
  title: (text) => text,
  heading: (text) => `${text}\n${'-'.repeat(text.length)}`,
  quote: (text, place) => `  ${place}: "${text}"`,
  table: (rows) => rows.map(({ cells }) => `- ${rowText(cells)}`).join('\n'),
}

/** "A.10 …: 91.8%, March 2024; target 95%+, ▲ amber; before: …". */
export function rowText([name, figure, period, target, rag, before]: readonly string[]): string {
  const status = [target && `target ${target}`, rag].filter(Boolean).join(', ')
  return `${name}: ${[`${figure}, ${period}`, status, before && `before: ${before}`].filter(Boolean).join('; ')}`
}

/** Signs of Markdown and of tables that a name or figure may hold. */
const escaped = (text: string): string => text.replace(/[\\|*_`<>[\]#]/g, String.raw`\$&`)

const MARKDOWN: Form = {
  write: escaped,
  title: (text) => `# ${escaped(text)}`,
  heading: (text) => `## ${escaped(text)}`,
  quote: (text, place) => `  > ${escaped(text)}\n  >\n  > (${escaped(place)})`,
  table: (rows) =>
    [COLUMNS, COLUMNS.map(() => '---'), ...rows.map((r) => r.cells.map(escaped))]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
}

const FORMS = { text: PLAIN, markdown: MARKDOWN } as const

/** "Red (2 of 9)": how many of its lines are told. */
export const labelOf = ({ title, lines, more }: FittedSection): string =>
  more > 0 ? `${title} (${lines.length} of ${lines.length + more})` : title

/** The lines that a section is told in. */
export function toldIn({ lines, also }: FittedSection): string[] {
  const [first = '', second] = also
  if (also.length === 0) return [...lines]
  const named = also.length <= 2 ? listText(also) : `${first}, ${second} and ${also.length - 2} more`
  return [...lines, `Also: ${named}`]
}

/** What there is no line of: "8 in doubt, 19 questions". */
export function leftText(sections: readonly FittedSection[]): string {
  return sections
    .filter((s) => s.lines.length === 0)
    .map((s) => s.left)
    .join(', ')
}

/** A section of the message, as lines that a surface can mark. */
function sectionLines(section: FittedSection): Line[] {
  const told = toldIn(section)
  const label = labelOf(section)
  if (section.inline || told.length === 1) return [labelledLine('said', label, told.join(', '))]
  return [{ role: 'said', label, text: `${label}:` }, ...told.map((l): Line => ({ role: 'said', text: `- ${l}` }))]
}

const BETWEEN: Line = { role: 'said', text: '' }

function plainLines(rendered: Rendered, sections: readonly FittedSection[], elsewhere: string): Line[] {
  const left = leftText(sections)
  const body = [
    ...sections.filter((s) => s.lines.length > 0).flatMap(sectionLines),
    ...(left ? [labelledLine('said', elsewhere, left)] : []),
  ]
  return [
    { role: 'head', text: rendered.title },
    ...rendered.opening.map((text): Line => ({ role: 'said', text })),
    ...(body.length > 0 ? [BETWEEN, ...body] : []),
    BETWEEN,
    { role: 'source', label: 'Source', text: rendered.source },
  ]
}

/**
 * The message alone, at most 1,500 characters, line by line.
 * @param elsewhere what is said before that for which there is no room
 */
export const messageLines = (rendered: Rendered, elsewhere = 'Further down'): Line[] =>
  plainLines(
    rendered,
    fitSections(rendered.message, (sections) => textOf(plainLines(rendered, sections, elsewhere))),
    elsewhere,
  )

function markdownSection(section: FittedSection): string {
  const written = toldIn(section).map(MARKDOWN.write)
  const label = `**${escaped(labelOf(section))}**`
  if (section.inline) return `${label} ${written.join(', ')}`
  return written.length === 1 ? `${label} ${written[0]}` : [label, ...written.map((l) => `- ${l}`)].join('\n')
}

function markdownMessage({ title, opening, message, source }: Rendered): string {
  const render = (sections: readonly FittedSection[]): string => {
    const left = leftText(sections)
    // Markdown would read the next heading as part of a list.
    const body = [
      ...sections.filter((s) => s.lines.length > 0).map(markdownSection),
      ...(left ? [`**Further down** ${escaped(left)}`] : []),
    ].join('\n\n')
    return [[MARKDOWN.title(title), ...opening].join('\n'), body, source].filter(Boolean).join('\n\n')
  }
  return render(fitSections(message, render))
}

/** The message alone, at most 1,500 characters. */
export const messageText = (rendered: Rendered, named: keyof typeof FORMS): string =>
  named === 'markdown' ? markdownMessage(rendered) : textOf(messageLines(rendered))

function detailSection(form: Form, { title, about, lines }: Section): string {
  const items = lines.flatMap(({ text, above = [], quotes = [] }) => [
    `- ${form.write([text, ...above].join(' '))}`,
    ...quotes.map((q) => form.quote(q.text, q.place)),
  ])
  return [form.heading(title), ...(about ? [form.write(about)] : []), items.join('\n')].filter(Boolean).join('\n\n')
}

/** The whole summary: message, details, table. */
export function summaryText(rendered: Rendered, named: keyof typeof FORMS): string {
  const form = FORMS[named]
  return [
    messageText(rendered, named),
    ...sectionsAfter(rendered).map((s) => detailSection(form, s)),
    ...rendered.tables.map(({ theme, rows }) =>
      [form.heading(`All measures: ${theme}`), form.table(rows)].join('\n\n'),
    ),
  ].join('\n\n')
}
