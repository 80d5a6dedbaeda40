/** `summary`: a period's summary in the shell. */
import { parseArgs } from 'node:util'
import { Asking } from '../answers/asking.ts'
import { today } from '../clock.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import type { Period } from '../model/period.ts'
import { parsePeriodKey } from '../periods/codec.ts'
import { resolvePeriod } from '../periods/resolve.ts'
import { type Running, start } from '../setup.ts'
import { buildSummary } from '../summary/build-summary.ts'
import { summaryJson } from '../summary/json.ts'
import { nothingText } from '../summary/opening.ts'
import { summaryText } from '../summary/render.ts'
import { sectionsOf } from '../summary/sections.ts'
import { themesOf } from '../summary/themes.ts'
import { councilKey, realDay } from './day-and-council.ts'

const FORMATS = ['text', 'markdown', 'json'] as const
type Format = (typeof FORMATS)[number]

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        council: { type: 'string' },
        period: { type: 'string' },
        theme: { type: 'string', multiple: true },
        format: { type: 'string' },
        now: { type: 'string' },
      },
    }).values
  } catch (cause) {
    throw new UsageError(
      `${(cause as Error).message.split('. ')[0]}. The options are --council, --period, --theme, --format and --now.`,
      { cause },
    )
  }
}

function formatOf(named: string): Format {
  const found = FORMATS.find((f) => f === named)
  if (!found) throw new UsageError(`--format is "${named}"; it can be ${FORMATS.join(', ')}.`)
  return found
}

function dayOf(named: string | undefined): string {
  if (named === undefined) return today()
  const day = realDay(named)
  if (!day) throw new UsageError(`--now is "${named}", which is no day; write it as 2024-07-30.`)
  return day
}

function councilOf({ catalogue }: Running, named: string | null | undefined): string {
  const council = named ? councilKey(catalogue, named) : null
  if (council) return council
  const loaded = catalogue.councils.map((c) => c.key).join(', ')
  throw new UsageError(
    named
      ? `No reports of a council "${named}" are loaded; the councils are ${loaded}.`
      : `Say which council with --council; the councils are ${loaded}.`,
  )
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

function knownThemes({ catalogue }: Running, council: string, named: readonly string[]): readonly string[] {
  const known = themesOf(catalogue, council)
  const unknown = named.find((n) => !known.some((k) => k.toLowerCase() === n.trim().toLowerCase()))
  if (unknown === undefined) return named
  throw new UsageError(`There is no theme "${unknown}"; the themes are ${known.join(', ')}.`)
}

/** Returns the exit status. */
export async function runSummary(
  args: readonly string[],
  config: Config,
  out: (text: string) => void,
): Promise<number> {
  const values = options(args)
  const format = formatOf(values.format ?? 'text')
  const now = dayOf(values.now)
  const running = await start(config)
  try {
    const council = councilOf(running, values.council ?? config.council)
    const period = periodOf(running, council, values.period, now)
    const themes = knownThemes(running, council, values.theme ?? [])
    const { catalogue } = running
    const summary = await buildSummary(new Asking(catalogue, running.store, now), { council, period, themes })
    if (format === 'json') out(`${JSON.stringify(summaryJson(catalogue, summary))}\n`)
    else if (summary.kind === 'nothing') out(`${nothingText(catalogue, summary)}\n`)
    else out(`${summaryText(sectionsOf(catalogue, summary), format)}\n`)
    return 0
  } finally {
    await running.store.close()
  }
}
