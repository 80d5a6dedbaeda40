/** `summary`: a period's summary in the shell. */
import { parseArgs } from 'node:util'
import { Asking } from '../answers/asking.ts'
import { today } from '../clock.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import type { Period } from '../model/period.ts'
import { buildSummary } from '../overview/build-summary.ts'
import { summaryJson } from '../overview/json.ts'
import { nothingText } from '../overview/opening.ts'
import { summaryText } from '../overview/render.ts'
import { sectionsOf } from '../overview/sections.ts'
import { parsePeriodKey } from '../periods/codec.ts'
import { resolvePeriod } from '../periods/resolve.ts'
import { type Running, start } from '../setup.ts'
import { realDay } from './day-and-council.ts'
import { knownCouncil, knownThemes } from './known.ts'

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
    const council = knownCouncil(running.catalogue, values.council ?? config.council)
    const period = periodOf(running, council, values.period, now)
    const themes = knownThemes(running.catalogue, council, values.theme ?? [])
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
