/** Broken and hostile files, made here: each a small scorecard with one thing wrong. None of them is kept. */
import { type Part, zip } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const inline = (ref: string, text: string, style = ''): string =>
  `<c ${ref === '' ? '' : `r="${ref}" `}t="inlineStr"${style}><is><t xml:space="preserve">${text}</t></is></c>`
const number = (ref: string, value: string | number, style = 1): string =>
  `<c ${ref === '' ? '' : `r="${ref}" `}s="${style}"><v>${value}</v></c>`

/** Heads and one measure, 91.8% in C4. */
const heads = `<row r="1">${inline('A1', 'Quarter 4 2023/24')}</row><row r="2">${inline('A2', 'Indicator')}${inline('B2', 'Unit')}${inline('C2', 'Mar-24')}${inline('D2', 'Target')}</row>`
const visits = `${inline('A4', '% of child protection plans (CPP) with visits in the last 2 weeks')}${inline('B4', '%')}`
const row4 = (cell: string, more = ''): string => `<row r="4">${visits}${cell}${more}</row>`
const sheetXml = (rows: string, after = '', ns = MAIN): string =>
  `${HEAD}<worksheet xmlns="${ns}" xmlns:r="${REL}"><sheetData>${rows}</sheetData>${after}</worksheet>`

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="0"/></cellXfs></styleSheet>`

interface Raw {
  readonly sheet?: string
  readonly strings?: string
  readonly styles?: string
  readonly sheetName?: string
  readonly sheetPath?: string
  readonly types?: string
  readonly more?: readonly Part[]
  readonly ns?: string
}

function parts({
  sheet = sheetXml(heads + row4(number('C4', 0.918))),
  strings,
  styles = STYLES,
  sheetName = 'Scorecard',
  sheetPath = 'xl/worksheets/sheet1.xml',
  more = [],
  ns = MAIN,
}: Raw): Part[] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    {
      name: '[Content_Types].xml',
      data: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${ns}" xmlns:r="${REL}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    { name: sheetPath, data: sheet },
    { name: 'xl/styles.xml', data: styles },
    { name: 'xl/sharedStrings.xml', data: strings ?? `${HEAD}<sst xmlns="${MAIN}"/>` },
    ...more,
  ]
}

const xlsx = (raw: Raw = {}): Uint8Array => zip(parts(raw))
const good = (): Uint8Array => xlsx()
const MB = 2 ** 20

const CSV = 'Indicator,Unit,Mar-24,Target\n"Children’s visits – on time",%,91.8%,95%\n'
const latin = (text: string, codes: Readonly<Record<string, number>>): Uint8Array =>
  Uint8Array.from([...text].map((c) => codes[c] ?? c.charCodeAt(0)))
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le')

/** Each by its name in the list of what must come of it; made when asked for, since some are large. */
export const HOSTILE: Readonly<Record<string, () => { file: string; bytes: Uint8Array }>> = {
  'bomb-sheet-100mb': () => file('bomb.xlsx', xlsx({ sheet: sheetXml(heads + ' '.repeat(100 * MB)) })),
  'bomb-number-100mb': () =>
    file('bomb.xlsx', xlsx({ sheet: sheetXml(heads + row4(number('C4', `0.${'9'.repeat(100 * MB)}`))) })),
  'bomb-strings-400mb': () =>
    file('bomb.xlsx', xlsx({ strings: `${HEAD}<sst xmlns="${MAIN}"><si><t>${'a'.repeat(400 * MB)}</t></si></sst>` })),
  'bomb-cells-8m': () =>
    file('bomb.xlsx', xlsx({ sheet: sheetXml(`<row>${'<c><v>1</v></c>'.repeat(8_000_000)}</row>`) })),
  'bomb-that-lies': () =>
    file(
      'bomb.xlsx',
      zip(
        parts({ sheet: sheetXml(heads + ' '.repeat(100 * MB)) }).map((p) =>
          p.name.includes('sheet1') ? { ...p, claimed: 1000 } : p,
        ),
      ),
    ),
  'million-blank-rows': () =>
    file(
      'rows.xlsx',
      xlsx({
        sheet: sheetXml(
          heads +
            row4(number('C4', 0.918)) +
            Array.from(
              { length: 1_048_570 },
              (_, i) => `<row r="${i + 5}" spans="1:4" s="2" customFormat="1" ht="15" x14ac:dyDescent="0.25"/>`,
            ).join(''),
        ),
      }),
    ),
  'far-corner': () =>
    file(
      'corner.xlsx',
      xlsx({
        sheet: sheetXml(`${heads}${row4(number('C4', 0.918))}<row r="1048576">${number('XFD1048576', 1)}</row>`),
      }),
    ),
  'beyond-limits': () =>
    file(
      'beyond.xlsx',
      xlsx({
        sheet: sheetXml(`${heads}${row4(number('C4', 0.918))}<row r="3000000">${number('ZZZZ3000000', 1)}</row>`),
      }),
    ),
  'merges-100k': () =>
    file(
      'merges.xlsx',
      xlsx({
        sheet: sheetXml(
          heads + row4(number('C4', 0.918)),
          `<mergeCells count="100000">${Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="A${i + 10}:XFD${i + 10}"/>`).join('')}</mergeCells>`,
        ),
      }),
    ),
  'cut-half': () => file('cut.xlsx', good().subarray(0, good().length / 2)),
  'cut-last-100': () => file('cut.xlsx', good().subarray(0, good().length - 100)),
  garbled: () =>
    file(
      'garbled.xlsx',
      good().map((b, i) => (i > 60 && i % 7 === 0 ? b ^ 0x5a : b)),
    ),
  zeros: () => file('zeros.xlsx', new Uint8Array(5000)),
  empty: () => file('empty.xlsx', new Uint8Array(0)),
  'sheet-xml-cut': () =>
    file('cut-xml.xlsx', xlsx({ sheet: sheetXml(heads + row4(number('C4', 0.918))).slice(0, -40) })),
  'sheet-missing': () =>
    file('missing.xlsx', zip(parts({}).filter((p) => !p.name.includes('sheet1.xml') || p.name.includes('rels')))),
  'sheet-case': () => file('case.xlsx', xlsx({ sheetPath: 'xl/worksheets/Sheet1.xml' })),
  'styles-broken': () => file('styles.xlsx', xlsx({ styles: STYLES.slice(0, 300) })),
  'text.xlsx': () => file('text.xlsx', Buffer.from(CSV)),
  'html.xlsx': () => file('html.xlsx', Buffer.from(html('91.8%'))),
  'html.xls': () => file('html.xls', Buffer.from(html('91.8%'))),
  'web-page-without-table': () =>
    file('page.xlsx', Buffer.from('<!DOCTYPE html><html><body><p>Sign in</p></body></html>')),
  'encrypted-standard': () =>
    file(
      'secret.xlsx',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        new Uint8Array(600),
        utf16('EncryptedPackage'),
        new Uint8Array(3000),
      ]),
    ),
  'old.xls': () =>
    file(
      'old.xls',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        new Uint8Array(600),
        utf16('Workbook'),
        new Uint8Array(3000),
      ]),
    ),
  'macro.xlsm': () => file('macro.xlsm', xlsx({ more: [{ name: 'xl/vbaProject.bin', data: 'Sub Auto_Open()' }] })),
  'external-link': () =>
    file(
      'link.xlsx',
      xlsx({
        sheet: sheetXml(heads + row4('<c r="C4" s="1"><f>[1]Data!$B$2</f><v>0.918</v></c>')),
        more: [{ name: 'xl/externalLinks/externalLink1.xml', data: `${HEAD}<externalLink xmlns="${MAIN}"/>` }],
      }),
    ),
  entities: () =>
    file(
      'entities.xlsx',
      xlsx({
        sheet: sheetXml(heads + row4(inline('C4', '&lol9;'))).replace(
          HEAD,
          `${HEAD}<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i === 0 ? '' : i};`.repeat(10)}">`).join('')}]>`,
        ),
      }),
    ),
  xxe: () =>
    file(
      'xxe.xlsx',
      xlsx({
        sheet: sheetXml(heads + row4(inline('C4', '&secret;'))).replace(
          HEAD,
          `${HEAD}<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>`,
        ),
      }),
    ),
  'zip-slip': () => file('slip.xlsx', xlsx({ more: [{ name: '../../../../tmp/slipped.txt', data: 'out' }] })),
  proto: () =>
    file('proto.xlsx', xlsx({ sheetName: '__proto__', sheet: sheetXml(heads + row4(inline('C4', 'constructor'))) })),
  'formula-no-value': () =>
    file(
      'formula.xlsx',
      xlsx({
        sheet: sheetXml(
          `${heads}<row r="3">${inline('A3', 'Number of children in care')}${inline('B3', 'Count')}<c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>${row4(number('C4', 0.918))}<row r="5">${inline('A5', 'Number of care leavers')}${inline('B5', 'Count')}<c r="C5"><f>SUM(Z1:Z9)</f></c></row>`,
        ),
      }),
    ),
  superscript: () =>
    file(
      'super.xlsx',
      xlsx({
        sheet: sheetXml(
          heads +
            row4(
              '<c r="C4" t="inlineStr"><is><r><t>91.8%</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
            ),
        ),
      }),
    ),
  strikethrough: () =>
    file(
      'strike.xlsx',
      xlsx({
        sheet: sheetXml(
          heads +
            row4(
              '<c r="C4" t="inlineStr"><is><r><rPr><strike/></rPr><t>91.8%</t></r><r><t xml:space="preserve"> 93.9%</t></r></is></c>',
            ),
        ),
      }),
    ),
  'float-noise': () =>
    file(
      'float.xlsx',
      xlsx({
        sheet: sheetXml(heads + row4(number('C4', '0.91800000000000004'), number('D4', '19.399999999999999', 2))),
      }),
    ),
  'no-refs': () =>
    file(
      'norefs.xlsx',
      xlsx({
        sheet: sheetXml(
          (heads + row4(number('C4', 0.918)))
            .replace(/ r="[A-Z]+\d+"/g, '')
            .replace('<row r="4">', '<row>')
            .replace(/<row r="\d">/g, '<row>'),
        ),
      }),
    ),
  strict: () =>
    file(
      'strict.xlsx',
      xlsx({
        ns: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
        sheet: sheetXml(heads + row4(number('C4', 0.918)), '', 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
      }),
    ),
  utf16le: () => file('utf16.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(CSV)])),
  'utf16le-no-bom': () => file('utf16.csv', utf16(CSV)),
  cp1252: () => file('cp1252.csv', latin(CSV, { '’': 0x92, '–': 0x96 })),
  macroman: () => file('mac.csv', latin(CSV, { '’': 0xd5, '–': 0xd0 })),
  'double-bom': () =>
    file('bom.csv', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf]), Buffer.from(CSV)])),
  'cr-only': () => file('cr.csv', Buffer.from(CSV.replaceAll('\n', '\r'))),
  semicolon: () =>
    file(
      'semicolon.csv',
      Buffer.from('Indicator;Unit;Mar-24;Target\nVisits on time;%;91,8%;95%\nNumber of contacts;Count;1.647;\n'),
    ),
  'open-quote': () =>
    file(
      'quote.csv',
      Buffer.from(
        `${'Indicator,Unit,Mar-24\n'}${'Number of contacts,Count,5\n'.repeat(20)}"open,Count,6\n${'Number of contacts,Count,5\n'.repeat(20_000)}`,
      ),
    ),
  'one-line-50mb': () => file('line.csv', Buffer.from('Indicator,Unit,'.repeat(3_500_000))),
  nul: () => file('nul.csv', Buffer.from('Indicator,Unit,Mar-24\nVisits,%,91.8%\nCon\0tacts,Count,5\n')),
  'formula-injection': () =>
    file(
      'inject.csv',
      Buffer.from('Indicator,Unit,Mar-24,Comments\nVisits on time,%,"=HYPERLINK(""http://x"")",@SUM(1)\n'),
    ),
}

const file = (name: string, bytes: Uint8Array) => ({ file: name, bytes })

function html(value: string): string {
  return `<html><head><meta charset="utf-8"></head><body><table><tr><th>Indicator</th><th>Unit</th><th>Mar-24</th></tr><tr><td>Visits on time</td><td>%</td><td>${value}</td></tr></table></body></html>`
}

export const goodWorkbook = good
export const goodParts = (): Part[] => parts({})
