/** Reads CSV, whatever it is parted by, and web pages that go under an Excel name. */
import { CsvError, parse } from 'csv-parse/sync'
import { fromHtml, HucreError } from 'hucre'
import { decode } from './encoding.ts'
import { LIMITS } from './limits.ts'
import { FileRefused } from './refusal.ts'
import type { Cell, ReadFile, Sheet, Told } from './sheet.ts'

const PARTED_BY = [',', ';', '\t', '|'] as const

export function readTextFile(name: string, bytes: Uint8Array): ReadFile {
  const { text, encoding, letters } = decode(bytes)
  const told: Told[] = letters
    ? [
        {
          severity: 'warning',
          code: 'encoding',
          sheet: null,
          text: 'The file does not say how its letters are written and some look odd; look at the names, or save it as "CSV UTF-8" and send that.',
        },
      ]
    : []
  const head = text.slice(0, 2000).trimStart()
  if (/^<\?xml|^<\?mso/i.test(head) && /urn:schemas-microsoft-com:office:spreadsheet/i.test(text.slice(0, 20_000))) {
    throw new FileRefused('xml-workbook', 'This is an XML workbook of Excel 2003; save it as .xlsx and send that.')
  }
  if (/^<(?:!doctype html|html|head|body|table|meta|\?xml)\b/i.test(head)) return readHtml(name, text, encoding, told)
  if (/^[{[]/.test(head) && /^[{[]\s*["{[\]}]/.test(head)) {
    throw new FileRefused('not-a-table', 'This is JSON, not a table; send the table as .xlsx or .csv.')
  }
  const delimiter = delimiterOf(text)
  const records = parseCsv(text, delimiter)
  if (records.length === 0) throw new FileRefused('empty', 'The file is empty; send the one with the table in it.')
  if (/\.(?:xlsx?|xlsm|ods)$/i.test(name)) {
    told.push({
      severity: 'note',
      code: 'named-otherwise',
      sheet: null,
      text: 'This is a CSV file under an Excel name; it is read as CSV.',
    })
  }
  const cut = records.length > LIMITS.lines
  const rows = records.slice(0, LIMITS.lines).map((record) => record.slice(0, LIMITS.columns).map(textCell))
  const decimalComma = delimiter === ';' && rows.some((row) => row.some((c) => c && DECIMAL_COMMA.test(c.shown)))
  return {
    kind: 'csv',
    sheets: [{ ...PLAIN, name: sheetName(name), rows, cut }],
    encoding,
    decimalComma,
    letters,
    told,
  }
}

/** "91,8%" or "0,5": a comma with other than three digits after it cannot part thousands. */
const DECIMAL_COMMA = /^\s*[-+]?\d+,(?:\d{1,2}|\d{4,})\s*%?\s*$/

const PLAIN = {
  hidden: false,
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  comments: 0,
  coloured: false,
} satisfies Partial<Sheet>

const sheetName = (name: string): string => name.replace(/\.[^.]*$/, '')

function textCell(text: string): Cell | null {
  if (text.trim() === '') return null
  const kind = /^#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)$/.test(text.trim()) ? 'error' : 'text'
  return {
    kind,
    shown: text.replace(/\r\n?/g, '\n'),
    number: null,
    format: '',
    date: null,
    fill: null,
    struck: '',
    marks: '',
    formula: null,
  }
}

function readHtml(name: string, text: string, encoding: string, told: readonly Told[]): ReadFile {
  const tables = text.match(/<table\b[\s\S]*?<\/table\s*>/gi) ?? []
  if (tables.length === 0) {
    throw new FileRefused(
      'web-page',
      'This is a web page without a whole table in it; open it in Excel, save it as .xlsx and send that.',
    )
  }
  const sheets = tables.slice(0, 50).map((table, i) => htmlSheet(`table ${i + 1}`, table))
  const under = /\.html?$/i.test(name) ? '' : ' under another name'
  const note: Told = {
    severity: 'note',
    code: 'named-otherwise',
    sheet: null,
    text: `This is a web page${under}; its tables are read as printed.`,
  }
  return { kind: 'html', sheets, encoding, decimalComma: false, letters: null, told: [...told, note] }
}

function htmlSheet(name: string, table: string): Sheet {
  try {
    const { rows, merges } = fromHtml(table, { typeInference: false, classes: false })
    const cells = rows.slice(0, LIMITS.rows).map((row) => row.map((v) => (v === null ? null : textCell(String(v)))))
    return {
      ...PLAIN,
      name,
      rows: cells,
      merges: (merges ?? []).map((m) => ({ top: m.startRow, left: m.startCol, bottom: m.endRow, right: m.endCol })),
      cut: rows.length > LIMITS.rows,
    }
  } catch (cause) {
    if (!(cause instanceof HucreError)) throw cause
    throw new FileRefused(
      'web-page',
      `The table of this web page cannot be read; open it in Excel, save it as .xlsx and send that (${cause.message}).`,
    )
  }
}

/** The sign that parts the most rows alike; a comma where none does. Quoted cells do not count, line breaks included. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  const scores = PARTED_BY.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    const most = Math.max(0, ...counts)
    return most === 0 ? 0 : counts.filter((n) => n >= Math.max(1, most / 2)).length + most / 1000
  })
  const best = Math.max(...scores)
  return best === 0 ? ',' : (PARTED_BY[scores.indexOf(best)] as string)
}

function parseCsv(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: delimiter === '\t',
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LIMITS.record,
      to: LIMITS.lines + 1,
    }) as string[][]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = lineOf(error, text, delimiter)
    if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new FileRefused(
        'open-quote',
        `From line ${line} on the file is one endless row: a quotation mark is opened there and not closed, or the lines are missing; save it as CSV again and send that.`,
        { line },
      )
    }
    throw new FileRefused(
      'quotes',
      `Line ${line}: the quotation marks do not match; double those inside a quoted cell, or save it as CSV again and send that.`,
      { line },
    )
  }
}

/** Where the row begins that cannot be read: the last line with an odd number of quotation marks, or the first. */
function lineOf(error: CsvError, text: string, delimiter: string): number {
  const said = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
  if (error.code !== 'CSV_MAX_RECORD_SIZE' && error.code !== 'CSV_QUOTE_NOT_CLOSED') return said
  const records = 'records' in error && typeof error.records === 'number' ? error.records : 0
  if (records === 0) return 1
  const before = parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    to: records,
    info: true,
  }) as unknown as { info: { lines: number } }[]
  return (before.at(-1)?.info.lines ?? said - 1) + 1
}
