/** What a list is asked to hold: by colour, by change, by standing against a benchmark. */
import type { BenchmarkKind } from '../model/figure.ts'
import type { RowAt } from '../query/rows-at.ts'
import { compare } from '../rules/decimal.ts'

export interface ListFilter {
  /** Named in the reply: "red", "worse than the year before". */
  readonly label: string
  readonly keep: (row: RowAt) => boolean
  /** Larger first; absent keeps the report's order. */
  readonly order?: (row: RowAt) => number
  readonly limit?: number
}

const has = (text: string, pattern: RegExp): boolean => pattern.test(text)

function changeShare({ detail }: RowAt): number {
  const previous = detail.trend?.previous
  const change = detail.trend?.change
  if (!previous || change === null || change === undefined || Number(previous.value) === 0) return 0
  return Math.abs(Number(change) / Number(previous.value))
}

const performance = (row: RowAt): string | null => row.detail.trend?.trend.performance ?? null
const direction = (row: RowAt): string | null => row.detail.trend?.trend.direction ?? null

function byBenchmark(text: string, kinds: readonly BenchmarkKind[]): ListFilter | null {
  const kind = kinds[0]
  if (!kind) return null
  const of = (row: RowAt) => row.detail.benchmarks.find((b) => b.kind === kind)
  const names: Readonly<Record<BenchmarkKind, string>> = {
    national: 'the England average',
    statistical_neighbours: 'statistical neighbours',
    best_statistical_neighbour: 'the best statistical neighbour',
    top_quartile: 'the top quartile',
    region: 'the regional average',
  }
  const name = names[kind]
  const worse = has(
    text,
    /\b(?:worse|unfavourabl\w*|behind|under ?perform\w*|trail\w*|lag\w*|fail\w*|weak\w*|poor\w*|short|worst|miss\w*|off)\b/,
  )
  const better = has(
    text,
    /\b(?:better|favourabl\w*|outperform\w*|beat\w*|ahead|stronger|strong\w*|best|top quartile performance|exceed\w*|in the top quartile|at or (?:above|better))\b/,
  )
  const below = has(text, /\b(?:below|lower|under|less)\b/)
  const above = has(text, /\b(?:above|higher|over|more|exceed\w*)\b/)
  if (worse && !better)
    return { label: `worse than ${name}`, keep: (r) => of(r)?.standing === 'worse', order: gapShare(of) }
  if (better) return { label: `better than ${name}`, keep: (r) => of(r)?.standing === 'better', order: gapShare(of) }
  const value = (r: RowAt) => r.detail.found.value
  if (below)
    return { label: `below ${name}`, keep: (r) => (of(r) ? compare(value(r), String(of(r)?.value)) < 0 : false) }
  if (above)
    return { label: `above ${name}`, keep: (r) => (of(r) ? compare(value(r), String(of(r)?.value)) > 0 : false) }
  return { label: `with ${name} published`, keep: (r) => of(r) !== undefined }
}

const gapShare =
  (of: (row: RowAt) => { value: number } | undefined) =>
  (row: RowAt): number => {
    const b = of(row)
    return b && b.value !== 0 ? Math.abs((Number(row.detail.found.value) - b.value) / b.value) : 0
  }

/** "At 100%", "below 90%". */
function byLevel(text: string): ListFilter | null {
  const match = text.match(
    /\b(at|exactly|on|over|above|more than|under|below|less than|at least)\s+(\d+(?:\.\d+)?)\s?(?:%|per ?cent)/,
  )
  if (!match?.[1] || !match[2]) return null
  const [, word, number] = match as unknown as [string, string, string]
  const wanted = /^(?:over|above|more)/.test(word)
    ? [1]
    : /^(?:under|below|less)/.test(word)
      ? [-1]
      : word === 'at least'
        ? [0, 1]
        : [0]
  return {
    label: `${word} ${number}%`,
    keep: (r) => r.row.unit === '%' && wanted.includes(compare(r.detail.found.value, number)),
  }
}

const COLOUR = 'reds?|ambers?|greens?'
/** What is said of the target where a benchmark is named as well: "missed target but better than England". */
const TARGET_CLAUSE = new RegExp(
  `\\b(?:(?:not )?(?:${COLOUR})|(?:not )?(?:miss\\w*|hit\\w*|met|meet\\w*|on|off|below|above|under|over|outside|within|beat\\w*|fail\\w*|achiev\\w*)(?: to meet| to hit)?[ -](?:the |our |their |its )?targets?)\\b`,
)

/** How far each is from its target, as a share of the target. */
const targetGap = ({ detail }: RowAt): number => {
  const { target } = detail.answer
  if (!target?.value) return 0
  return Math.abs((Number(detail.found.value) - target.value) / target.value)
}

const both = (a: ListFilter, b: ListFilter): ListFilter => ({
  label: `${a.label} and ${b.label}`,
  keep: (row) => a.keep(row) && b.keep(row),
  ...(b.order ? { order: b.order } : {}),
})

/** The filter that normalised `text` asks for; null when it asks for no condition. */
export function listFilter(text: string, benchmarks: readonly BenchmarkKind[]): ListFilter | null {
  const clause = benchmarks.length > 0 ? text.match(TARGET_CLAUSE)?.[0] : undefined
  const first = clause ? conditionOf(clause) : null
  const second = byBenchmark(clause ? text.replace(clause, ' ') : text, benchmarks)
  return first && second ? both(first, second) : (second ?? conditionOf(text))
}

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 }

/** "The worst three": how many are wanted; five where no number is said. */
function howMany(text: string): number {
  const said = text.match(
    /\b(?:worst|best|top|bottom|biggest|largest|weakest|strongest) (\d{1,2}|two|three|four|five|ten)\b/,
  )?.[1]
  return said ? (NUMBERS[said] ?? Number(said)) : 5
}

function conditionOf(text: string): ListFilter | null {
  const level = byLevel(text)
  if (level) return level
  const rag = (r: RowAt) => r.detail.rag
  const colours = (['red', 'amber', 'green'] as const).filter((c) => has(text, new RegExp(`\\b${c}s?\\b`)))
  if (colours.length > 0 && !has(text, /\bnot (?:red|amber|green)\b/)) {
    const coloured = { label: colours.join(' or '), keep: (r: RowAt) => colours.some((c) => rag(r) === c) }
    const change = text.match(
      /\b(?:got |getting |gone |going )(?:worse|better)\b|\b(?:improved|worsened|declined|deteriorated)\b/,
    )?.[0]
    const changed = change ? conditionOf(change) : null
    return changed ? both(changed, coloured) : coloured
  }
  if (
    has(
      text,
      /\bnot (?:green|on target|meeting|hitting|met)|\b(?:miss\w*|off[- ]target|off[- ]track|below (?:the |our |their )?targets?|fail\w*|outside (?:of )?(?:the |our |their )?targets?|short of|behind target|under target|not (?:being )?met|aren't|isn't|didn't|haven't|hasn't|underperform\w*|struggl\w*)\b/,
    )
  )
    return { label: 'off target', keep: (r) => rag(r) === 'red' || rag(r) === 'amber' }
  if (
    has(
      text,
      /\b(?:no|without(?: an?y?)?|don'?t have(?: an?y?)?|do not have(?: an?y?)?|lack(?:ing)?(?: an?y?)?) targets?\b/,
    )
  )
    return { label: 'without a target', keep: (r) => !r.hasTarget }
  if (has(text, /\b(?:information only|for information)\b/))
    return { label: 'for information only', keep: (r) => r.row.polarity === 'info' }
  if (has(text, /\b(?:furthest|farthest|worst|poorest|biggest gap|largest gap|most)\b.{0,40}\btargets?\b/))
    return {
      label: 'off target',
      keep: (r) => rag(r) === 'red' || rag(r) === 'amber',
      order: targetGap,
      limit: howMany(text),
    }
  const most = has(text, /\b(?:most|biggest|largest|greatest|top|best|worst|furthest)\b/)
  const limit = most ? howMany(text) : undefined
  if (
    has(
      text,
      /\b(?:worse|worsen\w*|declin\w*|deteriorat\w*|slipp\w*|going backwards|gone backwards|wrong (?:way|direction)|worst|poorest|weakest)\b/,
    )
  )
    return {
      label: 'worse than before',
      keep: (r) => performance(r) === 'worse',
      order: changeShare,
      ...(limit ? { limit } : {}),
    }
  if (has(text, /\b(?:better|improv\w*|right direction|best|strongest|progress)\b/))
    return {
      label: 'better than before',
      keep: (r) => performance(r) === 'better',
      order: changeShare,
      ...(limit ? { limit } : {}),
    }
  if (
    has(
      text,
      /\b(?:hit\w*|met|meet\w*|on[- ]target|on[- ]track|achiev\w*|exceed\w*|within target|above target|beat\w*|inside target)\b/,
    )
  )
    return { label: 'on target', keep: (r) => rag(r) === 'green' }
  if (has(text, /\b(?:fell|fall\w*|dropp\w*|drop|reduc\w*|down|decreas\w*|lower)\b/))
    return { label: 'down', keep: (r) => direction(r) === 'down', order: changeShare }
  if (has(text, /\b(?:rose|ris\w*|increas\w*|up|higher|went up|gone up)\b/) && !has(text, /up to date|up-to-date/))
    return { label: 'up', keep: (r) => direction(r) === 'up', order: changeShare }
  return null
}
