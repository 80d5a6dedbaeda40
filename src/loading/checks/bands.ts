/** Tolerances that cannot be read, overlap, leave a gap, or run the wrong way for the polarity. */
import type { BandKind } from '../../model/figure.ts'
import type { Polarity } from '../../model/indicator.ts'
import type { Band } from '../../rules/bands.ts'
import { compare } from '../../rules/decimal.ts'
import type { SharedRules } from '../../rules/rag.ts'
import { rowKey } from '../build-figures.ts'
import { errorAt, type Finding } from '../finding.ts'
import type { LoadedFigure } from '../loaded.ts'
import { byLead, type Check, nameOf, noteOn, periodKey, polarityOf, quote } from './leads.ts'

interface ReadBand {
  readonly loaded: LoadedFigure
  readonly band: Band
}

/** One end of a band, with whether the limit itself belongs to it. */
interface End {
  readonly limit: string
  readonly included: boolean
}

type Side = 'upper' | 'lower'

/** The end of a band on one side; null where the band is open there. */
function endOf({ comparator, value, upper }: Band, side: Side): End | null {
  if (comparator === 'between') {
    const limit = side === 'upper' ? upper : value
    return limit ? { limit, included: true } : null
  }
  const fits = side === 'lower' ? comparator.startsWith('>') : comparator.startsWith('<')
  return fits && value !== null ? { limit: value, included: comparator.endsWith('=') } : null
}

/** Bands are written from worst to best: for a high-is-good measure each one's upper end meets the next one's lower. */
export const checkBands: Check = (loaded) => {
  const { rules } = loaded
  if (!rules) return []
  const bands = loaded.figures.filter(({ figure: f }) => f.kind === 'green' || f.kind === 'amber' || f.kind === 'red')
  const findings: Finding[] = []
  const readable: ReadBand[] = []
  for (const band of bands) {
    const { asPrinted, value, kind } = band.figure
    const read = rules.readBand(asPrinted, value, polarityOf(loaded, band.figure), kind as BandKind)
    const problem = unreadable(band, read)
    if (problem) {
      const { document, indicator, sub } = band.figure
      findings.push({ ...errorAt('bands', { ...band.at, column: 'as_printed' }, problem), document, indicator, sub })
    } else if (read && read.comparator !== 'words') {
      readable.push({ loaded: band, band: read })
    }
  }
  const sets = Map.groupBy(readable, ({ loaded: { figure: f } }) => `${f.document}|${rowKey(f)}|${periodKey(f)}`)
  for (const set of sets.values()) {
    const first = set[0] as ReadBand
    const polarity = polarityOf(loaded, first.loaded.figure)
    if (polarity === 'info') continue
    for (const { at, other, problem, sharedLimit } of problemsOf(set, polarity, rules.limitText)) {
      const { figure } = at.loaded
      const message = `${nameOf(loaded, figure)}, ${figure.period.label}: ${problem}.`
      const note = noteOn('bands', at.loaded, message, other?.loaded)
      findings.push({ ...note, own: `${problem}.`, ...(sharedLimit ? { sharedLimit } : {}) })
    }
  }
  return findings
}

function unreadable({ figure }: LoadedFigure, band: Band | null): string | null {
  if (band === null) return null
  if (band.comparator !== 'words')
    return figure.value === null
      ? `the number of "${figure.asPrinted}" is missing in the column value; fill it in`
      : null
  if (figure.value === null) return null
  return `"${figure.asPrinted}" cannot be read as a target or tolerance; write it as printed, such as 84%+ or <84%, or leave value empty where it is words`
}

type LimitText = SharedRules['limitText']
interface Problem {
  readonly at: ReadBand
  readonly other: ReadBand | null
  readonly problem: string
  /** A limit that is in two bands, or in none. */
  readonly sharedLimit?: string
}

function problemsOf(set: readonly ReadBand[], polarity: 'high' | 'low', limitText: LimitText): Problem[] {
  const led = set.toSorted((a, b) => byLead(a.loaded, b.loaded))
  const find = (kind: BandKind) => led.find((b) => b.loaded.figure.kind === kind) ?? null
  const [red, amber, green] = [find('red'), find('amber'), find('green')]
  const [toBetter, toWorse]: [Side, Side] = polarity === 'high' ? ['upper', 'lower'] : ['lower', 'upper']
  const wrong = [
    ...(green && !endOf(green.band, toWorse) ? [wrongWay(green, polarity)] : []),
    ...(red && !endOf(red.band, toBetter) ? [wrongWay(red, polarity)] : []),
  ]
  if (wrong.length > 0) return wrong
  const problems: Problem[] = []
  const next = amber ?? green
  if (red && next) problems.push(...meeting(red, next, [toBetter, toWorse], polarity, limitText))
  if (amber && green) problems.push(...meeting(amber, green, [toBetter, toWorse], polarity, limitText))
  return problems
}

function wrongWay(band: ReadBand, polarity: Polarity): Problem {
  const { figure } = band.loaded
  return {
    at: band,
    other: null,
    problem: `${figure.kind} is ${quote(band.loaded)}, the wrong way round where ${polarity} is good`,
  }
}

/** `worse` has to end where `better` begins. An amber such as "84%+" is open on its better side and ends where green begins. */
function meeting(
  worse: ReadBand,
  better: ReadBand,
  [toBetter, toWorse]: readonly [Side, Side],
  polarity: 'high' | 'low',
  limitText: LimitText,
): Problem[] {
  const names = `${worse.loaded.figure.kind} ${quote(worse.loaded)} and ${better.loaded.figure.kind} ${quote(better.loaded)}`
  const wrong = (said: string, sharedLimit?: string): Problem[] => [
    { at: worse, other: better, problem: `${names} ${said}`, ...(sharedLimit ? { sharedLimit } : {}) },
  ]
  const end = endOf(worse.band, toBetter)
  const begin = endOf(better.band, toWorse)
  const limit = end && limitText(end.limit, worse.loaded.figure.unit)
  if (end && begin) {
    // Put so that high is good: an end beyond the beginning is an overlap.
    const order = polarity === 'high' ? compare(end.limit, begin.limit) : compare(begin.limit, end.limit)
    if (order > 0) return wrong('overlap')
    if (order < 0) return wrong('leave a gap between them')
    if (end.included !== begin.included) return []
    return wrong(`both ${end.included ? 'take in' : 'leave out'} ${limit}`, end.limit)
  }
  // Open towards the better band, so only its own worse end can be on the wrong side.
  const own = endOf(worse.band, toWorse)
  if (own && begin) {
    const order = polarity === 'high' ? compare(own.limit, begin.limit) : compare(begin.limit, own.limit)
    if (order >= 0) return wrong(`are the wrong way round where ${polarity} is good`)
  }
  // A low-is-good amber such as "2.5%+" begins where green ends and is open towards red.
  if (!begin && end) {
    const otherEnd = endOf(better.band, toBetter)
    if (otherEnd) {
      const order = polarity === 'high' ? compare(end.limit, otherEnd.limit) : compare(otherEnd.limit, end.limit)
      if (order >= 0) return wrong(`are the wrong way round where ${polarity} is good`)
    }
  }
  return []
}
