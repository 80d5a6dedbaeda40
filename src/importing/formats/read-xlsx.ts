/** Reads a workbook of Excel's or of LibreOffice's. The guards come first: nothing is unpacked that says it is too large. */
import { EncryptedFileError, readOds, readXlsx } from 'hucre'
import { LIMITS } from './limits.ts'
import { narrowOds } from './narrow-ods.ts'
import { DAMAGED, FileRefused } from './refusal.ts'
import type { ReadFile, Told } from './sheet.ts'
import { sheetOf } from './sheet-of.ts'
import { unpack, type ZipPart, zipParts } from './zip-directory.ts'

/** The parts that hold what is read, and the end that each must have: a library may read half of a cut one in silence. */
const ENDS: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^xl\/worksheets\/[^/]+\.xml$/i, /<\/(?:\w+:)?worksheet\s*>\s*$|<(?:\w+:)?worksheet[^<]*\/>\s*$/, 'a sheet'],
  [/^xl\/sharedStrings\.xml$/i, /<\/(?:\w+:)?sst\s*>\s*$|<(?:\w+:)?sst[^<]*\/>\s*$/, 'the texts'],
  [/^xl\/workbook\.xml$/i, /<\/(?:\w+:)?workbook\s*>\s*$/, 'the list of sheets'],
  [/^xl\/styles\.xml$/i, /<\/(?:\w+:)?styleSheet\s*>\s*$|<(?:\w+:)?styleSheet[^<]*\/>\s*$/, 'the formats'],
  [/^content\.xml$/i, /<\/(?:\w+:)?document-content\s*>\s*$/, 'the sheets'],
]

export async function readXlsxFile(bytes: Uint8Array, parts: readonly ZipPart[]): Promise<ReadFile> {
  checkEnds(bytes, parts)
  const skipped: string[] = []
  const workbook = await library(() =>
    readXlsx(bytes, {
      readStyles: true,
      maxRows: LIMITS.rows,
      sheets: (info) => {
        if (!info.hidden && !info.veryHidden) return true
        skipped.push(info.name)
        return false
      },
    }),
  )
  const has = (name: RegExp): boolean => parts.some((part) => name.test(part.name))
  const told: Told[] = [
    ...skipped.map((name) =>
      note('hidden-sheet', name, `The sheet "${name}" is hidden, so it is not read; show it first if it belongs in.`),
    ),
    ...(has(/vbaProject\.bin$/i) ? [note('macros', null, 'The workbook has macros; they are ignored.')] : []),
    ...(has(/^xl\/pivotCache\//i)
      ? [note('pivot', null, 'The workbook keeps the data behind a pivot table; that is not read.')]
      : []),
  ]
  const sheets = workbook.sheets.map((sheet) => sheetOf(sheet, workbook.themeColors))
  const hidden = skipped.map((name) => ({ ...EMPTY, name, hidden: true }))
  return { kind: 'xlsx', sheets: [...sheets, ...hidden], encoding: null, decimalComma: false, letters: null, told }
}

const EMPTY = { rows: [], merges: [], hiddenRows: [], hiddenColumns: [], comments: 0, coloured: false, cut: false }

export async function readOdsFile(bytes: Uint8Array, parts: readonly ZipPart[]): Promise<ReadFile> {
  checkEnds(bytes, parts)
  const workbook = await library(() => readOds(narrowOds(bytes, parts), { readStyles: true, maxRows: LIMITS.rows }))
  const sheets = workbook.sheets.map((sheet) => sheetOf(sheet, workbook.themeColors))
  return { kind: 'ods', sheets, encoding: null, decimalComma: false, letters: null, told: [] }
}

/** What a ZIP file is by its parts. Throws FileRefused for anything but a workbook that can be read. */
export function workbookKind(bytes: Uint8Array): { kind: 'xlsx' | 'ods'; parts: ZipPart[] } {
  const parts = zipParts(bytes)
  const has = (name: RegExp): boolean => parts.some((part) => name.test(part.name))
  if (has(/^xl\/workbook\.bin$/i)) {
    throw new FileRefused('binary-workbook', 'This is a binary workbook (.xlsb); save it as .xlsx and send that.')
  }
  if (has(/^word\//i))
    throw new FileRefused('not-a-workbook', 'This is a Word document; send the table as .xlsx or .csv.')
  if (has(/^ppt\//i)) throw new FileRefused('not-a-workbook', 'These are slides; send the table as .xlsx or .csv.')
  if (has(/^xl\//i) || has(/^\[Content_Types\]\.xml$/i)) return { kind: 'xlsx', parts }
  const mime = parts.find((part) => part.name === 'mimetype')
  const type = mime && mime.unpacked < 200 ? new TextDecoder().decode(unpack(bytes, mime)) : ''
  if (type.includes('spreadsheet')) {
    if (has(/^META-INF\/manifest\.xml$/i) && encryptedOds(bytes, parts)) throw password()
    return { kind: 'ods', parts }
  }
  throw new FileRefused('not-a-workbook', 'This is a ZIP file without a workbook in it; send the workbook itself.')
}

export const password = (): FileRefused =>
  new FileRefused(
    'password',
    'The workbook is protected by a password; take it off in Excel (File, Info, Protect Workbook) and send it again.',
  )

function encryptedOds(bytes: Uint8Array, parts: readonly ZipPart[]): boolean {
  const manifest = parts.find((part) => part.name === 'META-INF/manifest.xml')
  return manifest !== undefined && new TextDecoder().decode(unpack(bytes, manifest)).includes('encryption-data')
}

const note = (code: string, sheet: string | null, text: string): Told => ({ severity: 'note', code, sheet, text })

function checkEnds(bytes: Uint8Array, parts: readonly ZipPart[]): void {
  for (const part of parts) {
    const rule = ENDS.find(([name]) => name.test(part.name))
    if (!rule) continue
    const unpacked = unpack(bytes, part)
    const end = new TextDecoder().decode(unpacked.subarray(Math.max(0, unpacked.length - 400)))
    if (rule[1].test(end.replaceAll('\0', ''))) continue
    throw new FileRefused(
      'cut-off',
      `The workbook is damaged: ${rule[2]} (${part.name}) stops in the middle; save it again and send it once more.`,
    )
  }
}

async function library<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof EncryptedFileError) throw password()
    // Whatever fails inside the library fails by the file.
    throw refusal(cause instanceof Error ? cause.message : String(cause))
  }
}

/** What to do comes first; the library's reason follows for whoever repairs the file. */
function refusal(message: string): FileRefused {
  if (/cells|rectangle|exceed|too (?:many|large)|outside the supported/i.test(message)) {
    return new FileRefused(
      'too-large',
      `The sheet reaches further than can be read, perhaps to a stray cell far below or to the right; delete the empty rows and columns and send it again (${message}).`,
    )
  }
  const sheet = /sheet "([^"]{1,100})"/i.exec(message)?.[1]
  if (sheet === undefined) return new FileRefused('damaged', `${DAMAGED} (${message})`)
  return new FileRefused(
    'damaged',
    `The sheet "${sheet}" is missing or damaged in the file; save it again and send it once more. (${message})`,
    { sheet },
  )
}
