/** The meeting pack and the spreadsheet: what a reader with or without eyes, colours or a browser gets. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import JSZip from 'jszip'
import { parseHTML } from 'linkedom'
import puppeteer, { type Browser } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packOf } from '../../src/overview/pack.ts'
import { summaryText } from '../../src/overview/render.ts'
import { sectionsOf } from '../../src/overview/sections.ts'
import { WHOLE_COLUMNS, wholeTable } from '../../src/overview/whole-table.ts'
import { packDocx } from '../../src/surfaces/pack/docx.ts'
import { packHtml } from '../../src/surfaces/pack/html.ts'
import { findChromium, pdfOf } from '../../src/surfaces/pack/pdf.ts'
import { tableCsv, tableXlsx } from '../../src/surfaces/pack/sheet.ts'
import { published } from '../overview/summarise.ts'
import { useRunning } from '../running.ts'

const running = useRunning()
const chromium = await findChromium()
if (!chromium) console.warn('No Chromium on this machine: the pack is not looked at by axe, nor printed.')

const REPORTS = [
  ['rotherham', '2023/24 Q4'],
  ['rotherham', '2015/16'],
  ['rotherham', '2020/21 Q3'],
  ['rutland', '2021/22 Q1'],
  ['stockton', '2019-04-01..2019-09-30'],
] as const

const summaryOf = (council: string, period: string) => published(running(), council, period)
const packFor = async (council: string, period: string) => packOf(running().catalogue, await summaryOf(council, period))
const htmlFor = async (council: string, period: string) => packHtml(await packFor(council, period))

const numbersIn = (text: string): Set<string> => new Set(text.replaceAll('−', '-').match(/-?\d[\d,]*(?:\.\d+)?/g))

describe.each(REPORTS)('%s %s', (council, period) => {
  test('has no number that the summary and its table do not have', async () => {
    const { catalogue } = running()
    const summary = await summaryOf(council, period)
    const known = numbersIn(
      [summaryText(sectionsOf(catalogue, summary), 'text'), ...wholeTable(catalogue, summary).flat()].join('\n'),
    )
    const html = packHtml(packOf(catalogue, summary))
    const { document } = parseHTML(html)
    const counted = [...document.querySelectorAll('figure table td')].map((c) => c.textContent)
    const text = html
      .replace(/<(svg|style|title)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(summary.document.meeting, ' ')
    const unknown = [...numbersIn(text)].filter((n) => !known.has(n) && !counted.includes(n))
    // How many there are of something is no figure.
    expect(unknown.filter((n) => Number(n) > 30)).toEqual([])
  })

  test('has headings in order, tables with headers, and a table beside each chart with the same words', async () => {
    const { document } = parseHTML(await htmlFor(council, period))
    expect(document.documentElement.getAttribute('lang')).toBe('en-GB')
    expect([...document.querySelectorAll('h1,h2,h3,h4')].map((h) => h.tagName).join('')).toMatch(/^H1(?:H2)+$/)
    for (const table of document.querySelectorAll('table')) {
      expect(table.querySelector('caption')?.textContent).toBeTruthy()
      expect(table.querySelectorAll('thead th[scope=col]').length).toBeGreaterThan(1)
      expect(table.querySelectorAll('tbody tr').length).toBe(table.querySelectorAll('tbody th[scope=row]').length)
    }
    for (const figure of document.querySelectorAll('figure')) {
      const cells = [...figure.querySelectorAll('td')].map((c) => c.textContent)
      const description = figure.querySelector('svg desc')?.textContent ?? ''
      expect(figure.querySelector('svg')?.getAttribute('role')).toBe('img')
      for (const cell of cells) expect(description).toContain(cell.replace(/%$/, ''))
    }
    expect(document.querySelectorAll('script,link,img,iframe')).toHaveLength(0)
  })

  test.skipIf(!chromium)(
    'has no fault that axe finds, and prints on three pages at most',
    { timeout: 60_000 },
    async () => {
      const html = await htmlFor(council, period)
      const page = await (browser as Browser).newPage()
      await page.setContent(html)
      await page.evaluate(await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8'))
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
      const { violations, passes } = (await page.evaluate(
        `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} } })`,
      )) as { violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }
      expect(violations.map((v) => [v.id, ...v.nodes.map((n) => n.html)])).toEqual([])
      expect(passes.length).toBeGreaterThan(15)
      const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }))
      await page.close()
      expect(pages).toBeGreaterThan(0)
      expect(pages).toBeLessThanOrEqual(3)
    },
  )
})

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page[^s]/g)?.length ?? 0

test.skipIf(!chromium)('a PDF is tagged, so that it can be read aloud', { timeout: 60_000 }, async () => {
  const pdf = await pdfOf(await htmlFor('rutland', '2021/22 Q1'))
  expect(Buffer.from(pdf).toString('latin1')).toContain('StructTreeRoot')
  expect(pagesOf(pdf)).toBeGreaterThan(0)
})

let browser: Browser | null = null
beforeAll(async () => {
  if (!chromium) return
  const { execFileSync } = await import('node:child_process')
  const path = execFileSync('sh', ['-c', `command -v ${chromium}`])
    .toString()
    .trim()
  browser = await puppeteer.launch({ executablePath: path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
})
afterAll(() => browser?.close())

describe('the pack of a scorecard quarter', () => {
  test('draws services by colour, told apart without colour, and the three that matter most with their months', async () => {
    const { document } = parseHTML(await htmlFor('rotherham', '2023/24 Q4'))
    const titles = [...document.querySelectorAll('svg title')].map((t) => t.textContent)
    expect(titles).toEqual([
      'Measures with a target, by service and colour',
      'Children in care with an up-to-date dental assessment (A.17)',
      'Contacts with a decision within 1 working day (A.4)',
      'Child protection plans lasting 2 years or more (B.6)',
    ])
    const dental = [...document.querySelectorAll('svg desc')][1]?.textContent
    expect(dental).toBe('January 2024 73.4%, February 2024 65.9%, March 2024 61.8%; target 95% or more.')
    expect(document.querySelectorAll('svg pattern')).toHaveLength(3)
    expect(document.body.textContent).toContain('red is solid, amber striped and green pale')
  })

  test('escapes what a report may hold', async () => {
    const pack = await packFor('rotherham', '2023/24 Q4')
    const html = packHtml({ ...pack, title: '<script>alert(1)</script> & "x"' })
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;')
  })

  test('is a Word document with headings, header rows, words for each picture and its language', async () => {
    const zip = await JSZip.loadAsync(await packDocx(await packFor('rotherham', '2023/24 Q4')))
    const body = (await zip.file('word/document.xml')?.async('string')) ?? ''
    const styles = (await zip.file('word/styles.xml')?.async('string')) ?? ''
    expect(body.match(/w:val="Heading1"/g)).toHaveLength(1)
    expect(body.match(/w:val="Heading2"/g)?.length).toBeGreaterThanOrEqual(6)
    const tables = body.match(/<w:tbl>/g)?.length ?? 0
    expect(tables).toBeGreaterThanOrEqual(8)
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(tables)
    expect(body.match(/<wp:docPr [^>]*descr="[^"]{20,}"/g)).toHaveLength(4)
    expect(Object.keys(zip.files).filter((f) => f.endsWith('.png'))).toHaveLength(4)
    expect(styles).toContain('w:lang w:val="en-GB"')
    expect(body).toContain('Some children (often teenagers) decline health and dental checks')
  })

  test('has every measure in the spreadsheets, with the rule that gave its colour', async () => {
    const { catalogue } = running()
    const summary = await summaryOf('rotherham', '2023/24 Q4')
    const csv = tableCsv(catalogue, summary)
    expect(csv.split('\n')).toHaveLength(1 + summary.rows.length + summary.narrative.length + 1)
    expect(csv).toMatch(/^﻿Reference,Measure,/)
    expect(csv).toMatch(
      /\nA\.17,Children in care with an up-to-date dental assessment,.*,61\.8,61\.8%,2023\/24,95% or more,red,red,2\.0\.0,69\.4%,2022\/23,worse,/,
    )
    const zip = await JSZip.loadAsync(await tableXlsx(catalogue, summary))
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
    expect(sheet.match(/<row /g)).toHaveLength(1 + summary.rows.length + summary.narrative.length)
    // A value is a number that a spreadsheet can add up.
    expect(sheet).toContain('<v>61.8</v>')
    expect(WHOLE_COLUMNS).toContain('England average')
  })
})

test('without a Chromium there is one sentence on what to do', async () => {
  await expect(pdfOf('<p>', ['no-such-browser'])).rejects.toThrow(
    'No Chromium was found on this machine, so no PDF can be made. Install Chromium, or use --format html and print it from a browser.',
  )
})
