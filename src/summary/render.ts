/** A summary as plain text or Markdown: the message first, then its details and the whole table. */
import { type FittedSection, fitSections } from './fit.ts'
import type { Rendered, Section } from './sections.ts'
import { COLUMNS, type TableRow } from './table.ts'

/** How one form writes the parts of a summary. */
interface Form {
  readonly title: (text: string) => string
  readonly heading: (text: string) => string
  /** A heading within the message, with what follows on its line. */
  readonly label: (text: string) => string
  /** Between the sections of the message: Markdown would read the next heading as part of a list. */
  readonly between: string
  readonly quote: (text: string, place: string) => string
  readonly table: (rows: readonly TableRow[]) => string
}

const PLAIN: Form = {
  title: (text) => text,
  heading: (text) => `${text}\n${'-'.repeat(text.length)}`,
  label: (text) => `${text}:`,
  between: '\n',
  quote: (text, place) => `  ${place}: "${text}"`,
  table: (rows) => rows.map(({ cells }) => plainRow(cells)).join('\n'),
}

/** "A.10 …: 91.8%, March 2024; target 95%+, ▲ amber; before: …". */
function plainRow([name, figure, period, target, rag, before]: readonly string[]): string {
  const status = [target && `target ${target}`, rag].filter(Boolean).join(', ')
  return `- ${name}: ${[`${figure}, ${period}`, status, before && `before: ${before}`].filter(Boolean).join('; ')}`
}

/** Signs of Markdown and of tables that a name or figure may hold. */
const escaped = (text: string): string => text.replace(/[\\|*_`<>[\]#]/g, String.raw`\$&`)

const MARKDOWN: Form = {
  title: (text) => `# ${escaped(text)}`,
  heading: (text) => `## ${escaped(text)}`,
  label: (text) => `**${escaped(text)}**`,
  between: '\n\n',
  quote: (text, place) => `  > ${escaped(text)}\n  >\n  > (${escaped(place)})`,
  table: (rows) =>
    [COLUMNS, COLUMNS.map(() => '---'), ...rows.map((r) => r.cells.map(escaped))]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n'),
}

export const FORMS = { text: PLAIN, markdown: MARKDOWN } as const

function messageSection(form: Form, write: (text: string) => string, section: FittedSection): string {
  const { title, lines, inline, more } = section
  const written = lines.map(write)
  const label = form.label(more > 0 ? `${title} (${more} more)` : title)
  if (inline) return `${label} ${written.join(', ')}`
  return written.length === 1 ? `${label} ${written[0]}` : [label, ...written.map((l) => `- ${l}`)].join('\n')
}

/** The sections that have a line, and how much is in each of the others. */
function messageSections(form: Form, write: (text: string) => string, sections: readonly FittedSection[]): string {
  const [told, left] = [sections.filter((s) => s.lines.length > 0), sections.filter((s) => s.lines.length === 0)]
  return [
    ...told.map((s) => messageSection(form, write, s)),
    ...(left.length > 0 ? [`${form.label('Below')} ${left.map((s) => `${s.title} ${s.more}`).join('; ')}`] : []),
  ].join(form.between)
}

/** The message alone, at most 1,500 characters. */
export function messageText(rendered: Rendered, form: keyof typeof FORMS): string {
  const of = FORMS[form]
  const write = form === 'markdown' ? escaped : (text: string) => text
  const render = (sections: readonly FittedSection[]): string =>
    [[of.title(rendered.title), ...rendered.opening].join('\n'), messageSections(of, write, sections), rendered.source]
      .filter(Boolean)
      .join('\n\n')
  return render(fitSections(rendered.message, render))
}

function detailSection(form: Form, write: (text: string) => string, { title, lines }: Section): string {
  const items = lines.flatMap(({ text, quotes = [] }) => [
    `- ${write(text)}`,
    ...quotes.map((q) => form.quote(q.text, q.place)),
  ])
  return [form.heading(title), items.join('\n')].join('\n\n')
}

/** The whole summary: message, details, table. */
export function summaryText(rendered: Rendered, form: keyof typeof FORMS): string {
  const of = FORMS[form]
  const write = form === 'markdown' ? escaped : (text: string) => text
  return [
    messageText(rendered, form),
    ...rendered.details.map((s) => detailSection(of, write, s)),
    ...rendered.tables.map(({ theme, rows }) => [of.heading(`All measures: ${theme}`), of.table(rows)].join('\n\n')),
  ].join('\n\n')
}
