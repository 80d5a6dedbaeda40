/** `summary`: a period's summary in the shell, as a meeting pack or as a spreadsheet. */
import { rename, writeFile } from 'node:fs/promises'
import { Asking } from '../answers/asking.ts'
import { readArguments } from '../arguments.ts'
import { today } from '../clock.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import type { Period } from '../model/period.ts'
import { besideEngland } from '../overview/beside-england.ts'
import { buildSummary } from '../overview/build-summary.ts'
import { summaryJson } from '../overview/json.ts'
import type { Summary } from '../overview/model.ts'
import { nothingText } from '../overview/opening.ts'
import { packOf } from '../overview/pack.ts'
import { summaryText } from '../overview/render.ts'
import { sectionsOf } from '../overview/sections.ts'
import { parsePeriodKey } from '../periods/codec.ts'
import { resolvePeriod } from '../periods/resolve.ts'
import { type Running, start } from '../setup.ts'
import { realDay } from './day-and-council.ts'
import { knownCouncil, knownThemes } from './known.ts'

const SAID = ['text', 'markdown', 'json'] as const
const FILES = ['html', 'docx', 'pdf', 'xlsx', 'csv'] as const
type SaidFormat = (typeof SAID)[number]
type FileFormat = (typeof FILES)[number]

const HELP = `A council's summary of a period, as a meeting pack or as a spreadsheet.

  npm run --silent summary -- [--council NAME] [--period "Q4 2023/24"] [--theme NAME] [--format FORMAT] [--out FILE]

  --council   the council; the default is SCRUTINEER_COUNCIL
  --period    "Q4 2023/24", "March 2024", "2023/24"; the default is the latest report's
  --theme     a theme or service; may be given several times
  --format    text, markdown or json: written to the screen
              html, docx or pdf: a meeting pack of one to three pages with charts (a PDF needs Chromium)
              xlsx or csv: every measure, one a row
  --out       the file for a pack or a spreadsheet; the default is named after council and period, and - is the screen
  --now       the day to tell it for, 2024-07-30; the default is today
`

function options(args: readonly string[]) {
  return readArguments(
    args,
    {
      options: {
        council: { type: 'string' },
        period: { type: 'string' },
        theme: { type: 'string', multiple: true },
        format: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        now: { type: 'string' },
      },
    },
    'The options are --council, --period, --theme, --format, --out, --now and --help',
  ).values
}

function formatOf(named: string): SaidFormat | FileFormat {
  const found = [...SAID, ...FILES].find((f) => f === named)
  if (!found) throw new UsageError(`--format is "${named}"; it can be ${[...SAID, ...FILES].join(', ')}.`)
  return found
}

const isFile = (format: SaidFormat | FileFormat): format is FileFormat => FILES.some((f) => f === format)

function dayOf(named: string | undefined): string {
  if (named === undefined) return today()
  const day = realDay(named)
  if (!day) throw new UsageError(`--now is "${named}", which is no day; write it as 2024-07-30.`)
  return day
}

function periodOf({ reader, catalogue }: Running, council: string, named: string | undefined, now: string): Period {
  if (named === undefined) {
    const latest = catalogue.latestDocument(council)
    if (latest) return latest.period
    throw new UsageError('Say which period with --period, for example "Q4 2023/24".')
  }
  const key = parsePeriodKey(named)
  if (key) return key
  const [mention] = reader.read(named).periods
  const request = mention ? resolvePeriod(mention.phrase, now) : null
  if (request?.type === 'period') return request.period
  throw new UsageError(
    `--period is "${named}", which is no period; write it as "Q4 2023/24", "March 2024" or "2023/24".`,
  )
}

/** What libraries a format needs is loaded with it, and not for a text. */
async function contentOf(asking: Asking, summary: Summary, format: FileFormat): Promise<string | Uint8Array> {
  const { catalogue } = asking
  if (format === 'xlsx') return (await import('./pack/sheet.ts')).tableXlsx(catalogue, summary)
  if (format === 'csv') return (await import('./pack/sheet.ts')).tableCsv(catalogue, summary)
  const pack = packOf(catalogue, summary, await besideEngland(asking, summary))
  if (format === 'docx') return (await import('./pack/docx.ts')).packDocx(pack)
  const html = (await import('./pack/html.ts')).packHtml(pack)
  return format === 'html' ? html : (await import('./pack/pdf.ts')).pdfOf(html)
}

/** "rotherham-q4-2023-24.docx". */
const fileName = ({ council, period, themes }: Summary, format: FileFormat): string =>
  `${[council, period.label, ...themes]
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')}.${format}`

/** Whole or not at all: under another name first. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(`${file}.part`, content)
    await rename(`${file}.part`, file)
  } catch (cause) {
    throw new UsageError(
      `The file ${file} cannot be written (${(cause as Error).message}); name another file with --out.`,
      {
        cause,
      },
    )
  }
}

export interface SummaryOutput {
  /** Text, or the bytes of a file that is asked for on the screen. */
  readonly out: (content: string | Uint8Array) => void
  readonly log: (text: string) => void
}

/** Returns the exit status. */
export async function runSummary(
  args: readonly string[],
  config: Config,
  { out, log }: SummaryOutput,
): Promise<number> {
  const values = options(args)
  if (values.help) {
    out(HELP)
    return 0
  }
  const format = formatOf(values.format ?? 'text')
  if (values.out !== undefined && !isFile(format))
    throw new UsageError(`--out is for ${FILES.join(', ')}; ${format} is written to the screen.`)
  const now = dayOf(values.now)
  const running = await start(config)
  try {
    const council = knownCouncil(running.catalogue, values.council ?? config.council)
    const period = periodOf(running, council, values.period, now)
    const themes = knownThemes(running.catalogue, council, values.theme ?? [])
    const { catalogue } = running
    const asking = new Asking(catalogue, running.store, now)
    const summary = await buildSummary(asking, { council, period, themes })
    if (format === 'json') out(`${JSON.stringify(summaryJson(catalogue, summary))}\n`)
    else if (summary.kind === 'nothing') out(`${nothingText(catalogue, summary)}\n`)
    else if (!isFile(format)) out(`${summaryText(sectionsOf(catalogue, summary), format)}\n`)
    else {
      const content = await contentOf(asking, summary, format)
      const file = values.out ?? fileName(summary, format)
      if (file === '-') out(content)
      else {
        await writeWhole(file, content)
        log(`Written: ${file}`)
      }
    }
    return 0
  } finally {
    await running.store.close()
  }
}
