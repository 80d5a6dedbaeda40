/** A meeting pack as a Word document: headings by style, tables with a header row, charts with their words as alternative text. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Pack, PackBlock, PackTable } from '../../overview/pack.ts'
import { CHART_WIDTH, chartSvg, legendOf } from './chart.ts'
import { pngOf } from './png.ts'

/** Half points. */
const SIZE = 18
const LANGUAGE = 'en-GB'
/** Twentieths of a point: A4 less its margins. */
const PAGE = { width: 11906, height: 16838, margin: 850 }
const ROOM = PAGE.width - 2 * PAGE.margin

const words = (text: string, bold = false): Paragraph =>
  new Paragraph({ children: [new TextRun({ text, bold })], spacing: { after: 40 } })

/** The first column, which names the measure, is the widest but for columns of sentences. */
function widths(columns: number): number[] {
  const first = Math.round(ROOM * (columns > 3 ? 0.3 : 0.4))
  return [first, ...Array.from({ length: columns - 1 }, () => Math.floor((ROOM - first) / (columns - 1)))]
}

function tableOf({ caption, columns, rows }: PackTable): (Paragraph | Table)[] {
  const sizes = widths(columns.length)
  const row = (cells: readonly string[], header: boolean): TableRow =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: cells.map(
        (cell, i) =>
          new TableCell({
            width: { size: sizes[i] as number, type: WidthType.DXA },
            ...(header ? { shading: { fill: 'EEEEEE' } } : {}),
            children: [words(cell, header)],
          }),
      ),
    })
  const title = new Paragraph({
    children: [new TextRun({ text: caption, bold: true })],
    keepNext: true,
    spacing: { before: 100, after: 40 },
  })
  const grid = new Table({
    width: { size: ROOM, type: WidthType.DXA },
    columnWidths: sizes,
    rows: [row(columns, true), ...rows.map((cells) => row(cells, false))],
  })
  return [title, grid]
}

async function blockOf(block: PackBlock, id: string): Promise<(Paragraph | Table)[]> {
  switch (block.kind) {
    case 'text':
      return [words(block.text)]
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
    case 'table':
      return tableOf(block.table)
    case 'figure': {
      const { data, width, height } = await pngOf(chartSvg(block.chart, id))
      const shown = Math.min(CHART_WIDTH, width)
      const image = new ImageRun({
        type: 'png',
        data,
        transformation: { width: shown, height: Math.round((height / width) * shown) },
        altText: { name: id, title: block.chart.title, description: block.chart.description },
      })
      const picture = new Paragraph({ children: [image], alignment: AlignmentType.LEFT, keepNext: true })
      const legend = legendOf(block.chart)
      return [picture, ...(legend === null ? [] : [words(legend)]), ...tableOf(block.table)]
    }
  }
}

/** The bytes of a .docx file. */
export async function packDocx({ title, about, sections, source }: Pack): Promise<Uint8Array> {
  const children: (Paragraph | Table)[] = [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
    words(about.join(' ')),
  ]
  for (const [s, { heading, blocks }] of sections.entries()) {
    children.push(new Paragraph({ text: heading, heading: HeadingLevel.HEADING_2, keepNext: true }))
    for (const [b, block] of blocks.entries()) children.push(...(await blockOf(block, `chart-${s}-${b}`)))
  }
  children.push(words(source))
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: '111111', font: 'Arial' },
    paragraph: { spacing: { before, after: 80 } },
  })
  const document = new Document({
    title,
    creator: 'Scrutineer',
    description: source,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: SIZE, language: { value: LANGUAGE } } },
        heading1: heading(32, 0),
        heading2: heading(24, 200),
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}
