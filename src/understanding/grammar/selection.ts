/**
 * What a list is asked to hold: conditions over colour, change, target, benchmark, level and unit, each with the time
 * it speaks of, and an order with a limit. Rules propose spans of tokens; what stands beside a condition says its time,
 * its negation and what it is measured against. Pure.
 */
import type { BenchmarkKind } from '../../model/figure.ts'
import type { View } from '../view.ts'

export type Colour = 'red' | 'amber' | 'green'

/** Of a period mention of the view, by its number. */
export type When = number | null

export type Test =
  | { readonly type: 'colour'; readonly colours: readonly Colour[] }
  | { readonly type: 'target'; readonly is: 'met' | 'missed' | 'set' | 'unset' }
  | { readonly type: 'performance'; readonly is: 'better' | 'worse' | 'same' }
  | { readonly type: 'direction'; readonly is: 'up' | 'down' | 'same' }
  | {
      readonly type: 'benchmark'
      readonly kind: BenchmarkKind
      readonly is: 'better' | 'worse' | 'above' | 'below' | 'published'
    }
  | {
      readonly type: 'level'
      readonly is: 'at' | 'over' | 'under' | 'at least' | 'at most'
      readonly number: string
      readonly percent: boolean | null
    }
  | { readonly type: 'information' }
  | { readonly type: 'unit'; readonly is: 'percent' | 'count' | 'rate' }

export interface Condition {
  readonly test: Test
  readonly not: boolean
  /** The period the figure is for. */
  readonly at: When
  /** For a change: the period it is measured from. */
  readonly since: When
}

export interface Order {
  readonly by: 'change' | 'target' | 'benchmark' | 'value'
  /** For a change or a gap: which way is looked for; for a value: which end comes first. */
  readonly first: 'best' | 'worst' | 'largest' | 'smallest'
  readonly kind: BenchmarkKind | null
  readonly limit: number | null
}

export interface Selection {
  readonly conditions: readonly Condition[]
  /** All must hold, or any may. */
  readonly join: 'and' | 'or'
  readonly order: Order | null
}

type Sign =
  | { readonly sign: 'test'; readonly test: Test; readonly from: number; readonly to: number }
  | {
      readonly sign: 'relation'
      readonly is: 'better' | 'worse' | 'above' | 'below'
      readonly from: number
      readonly to: number
    }
  | {
      readonly sign: 'superlative'
      readonly first: Order['first']
      readonly by: Order['by'] | null
      readonly limit: number | null
      readonly from: number
      readonly to: number
    }

/** The message with each period as ⟨n⟩, each benchmark as [kind], so that rules see what stands beside a condition. */
interface Marked {
  readonly text: string
}

function marked(view: View): Marked {
  const { reading } = view
  let text = view.text
  const put = (from: number, to: number, mark: string): void => {
    const room = to - from
    text = text.slice(0, from) + (mark.length <= room ? mark.padEnd(room) : mark.slice(0, room)) + text.slice(to)
  }
  // "Its 2021-22 target": the year is the target's, not the list's.
  for (const [i, p] of reading.periods.entries())
    if (!/^ targets?\b/.test(view.text.slice(p.to))) put(p.from, p.to, `§${i}`)
    else put(p.from, p.to, '')
  for (const { kind, from, to } of reading.spans)
    if (kind === 'benchmark')
      put(from, to, /quartile|quarter|25|tq/.test(view.text.slice(from, to)) ? '#quartile' : '#')
  return { text }
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const COUNT = '(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)'
const LEADING = new RegExp(`\\b(?:the|our|any|which|what|list|name|top) ${COUNT} (?:[a-z0-9%'-]+ ){0,5}$`)
const countOf = (said: string | undefined): number | null =>
  said === undefined ? null : (NUMBERS[said] ?? Number(said))

const WORSE =
  '(?:got(?:ten)?|getting|gone|become|becoming|been getting)? ?(?:any )?(?:worse|poorer|weaker)|worsen(?:ed|ing)?|declin(?:ed|ing|es)|deteriorat(?:ed|ing)|slipp(?:ed|ing)(?: back)?|going (?:backwards|the wrong way)|gone (?:backwards|the wrong way)|went (?:backwards|the wrong way)|moved? (?:backwards|the wrong way|in the wrong direction)|moving (?:backwards|the wrong way|in the wrong direction)|(?:in )?the wrong direction|lost ground|getting away from us'
const BETTER =
  '(?:got(?:ten)?|getting|gone|become|becoming|done|did|doing)? ?(?:any )?(?:better|stronger)|improv(?:ed|ing|es|ements?|e)|going the right way|gone the right way|went the right way|mov(?:ed|ing|e) (?:the right way|in the right direction|forwards?)|(?:in )?the right direction|progress(?:ed|ing)?|recover(?:ed|ing)|turned? (?:the corner|round|around)'
const DOWN =
  '(?:gone|went|going|come|came|are|is|were|was) down|f[ae]ll(?:en|ing|s)?|dropp(?:ed|ing)|drops?|decreas(?:ed|ing|es)|reduc(?:ed|ing|es|tions?)|lower|shr[au]nk(?:en)?|down'
const UP =
  '(?:gone|went|going|come|came|are|is|were|was) up|r[io]se(?:n|s)?|rising|increas(?:ed|ing|es)|climb(?:ed|ing)|gr[eo]wn?|growing|higher(?! standard)|jump(?:ed|ing)|up(?! to date)(?!-to-date)'
const MISSED =
  "(?:(?:did|have|has|had|do|does|are|were|is|was)n'?t|not|never)(?: been)?(?: being)? (?:quite )?(?:meet(?:ing)?|met|hit(?:ting)?|reach(?:ed|ing)?|achiev(?:e|ed|ing)|mak(?:e|ing)|made)(?: (?:its|their|the|our|a|any))?(?: targets?)?|miss(?:ed|ing|es)?(?: out on)?(?: (?:its|their|the|our|a))?(?: targets?)?(?! from)|off[- ](?:target|track)|(?:below|under|behind|short of|outside|beneath|adrift of|shy of)(?: of)?(?: (?:its|their|the|our))? (?:targets?|tolerances?)|fail(?:ed|ing|s)?(?: to (?:meet|hit|reach|achieve))?(?: (?:its|their|the|our))?(?: targets?)?|under ?perform(?:ed|ing|s)?|struggl(?:ed|ing|es)|not on (?:target|track)|fell short|falling short|fallen short|not (?:where|as good as) (?:we|it|they) should be"
const MET =
  '(?:hit(?:ting)?|met|meet(?:ing)?|achiev(?:e|ed|ing)|reach(?:ed|ing)?|exceed(?:ed|ing)?|beat(?:ing|en)?|made)(?: (?:its|their|the|our|a))?(?: targets?)?|on[- ](?:target|track)|(?:above|within|inside|ahead of|over)(?: (?:its|their|the|our))? (?:targets?|tolerances?)'
const ABOVE = 'above|higher than|over|more than|greater than|exceed(?:ed|ing|s)?|in excess of'
const BELOW = 'below|lower than|under|less than|fewer than|beneath|short of'
const BETTER_THAN =
  'better(?: off)? (?:than|against)|beat(?:ing|s|en)?|outperform(?:ed|ing|s)?|ahead of|outdo(?:ing)?|stronger than|favourabl[ey](?: (?:to|with|against))?|do(?:ing)? better than|top(?:ped|ping)'
const WORSE_THAN =
  'worse(?: off)? (?:than|against)|behind|trail(?:ed|ing|s)?|lag(?:ged|ging|s)?(?: behind)?|under ?perform(?:ed|ing|s)?(?: against)?|unfavourabl[ey](?: (?:to|with|against))?|weaker than|poorer than|fall(?:ing)? behind'

/** The figure of another time: "where they were in", "what it was at the end of". */
const THEN = '(?:where|what|how) (?:it|they|we|things) (?:was|were|stood|ended|had been)\\b'

interface Rule {
  readonly pattern: RegExp
  build(m: RegExpExecArray): Sign | null
}

const span = (m: RegExpExecArray): { from: number; to: number } => ({ from: m.index, to: m.index + m[0].length })
const rule = (source: string, build: (m: RegExpExecArray) => Sign | null): Rule => ({
  pattern: new RegExp(`(?<![\\w'-])(?:${source})(?![\\w'])`, 'g'),
  build,
})
const test = (source: string, of: (m: RegExpExecArray) => Test): Rule =>
  rule(source, (m) => ({ sign: 'test', test: of(m), ...span(m) }))

/** `#` stands for a benchmark: "above the # average". */
const AGAINST = '(?: (?:than|to|with|against))?(?: (?:the|our|its|their|your|even|of|all|any|both|that))* (?=#)'

const RULES: readonly Rule[] = [
  rule(`(?:${BETTER_THAN})${AGAINST}`, (m) => ({ sign: 'relation', is: 'better', ...span(m) })),
  rule(`(?:${WORSE_THAN})${AGAINST}`, (m) => ({ sign: 'relation', is: 'worse', ...span(m) })),
  rule(`(?:${ABOVE})${AGAINST}`, (m) => ({ sign: 'relation', is: 'above', ...span(m) })),
  rule(`(?:${BELOW})${AGAINST}`, (m) => ({ sign: 'relation', is: 'below', ...span(m) })),
  test('(?:at )?(\\d+(?:\\.\\d+)?) ?(%|per ?cent)? or (more|higher|above|over|better|less|lower|below|under|fewer)', (m) => ({
    type: 'level',
    is: /^(?:more|higher|above|over|better)/.test(m[3] as string) ? 'at least' : 'at most',
    number: m[1] as string,
    percent: m[2] !== undefined,
  })),
  test(`(?:(at|exactly|on|stood at|over|above|more than|greater than|under|below|less than|fewer than|at least|no more than|at most|up to) )(\\d+(?:\\.\\d+)?) ?(%|per ?cent)?(?! (?:days?|weeks?|months?|hours?|years?))`, (m) => ({
    type: 'level',
    is: /^(?:over|above|more|greater)/.test(m[1] as string)
      ? 'over'
      : /^(?:under|below|less|fewer)/.test(m[1] as string)
        ? 'under'
        : m[1] === 'at least'
          ? 'at least'
          : /^(?:no more|at most|up to)/.test(m[1] as string)
            ? 'at most'
            : 'at',
    number: m[2] as string,
    percent: m[3] !== undefined,
  })),
  test('(?:at|on|is|are|was|were|stood at|sitting at)(?: all)? (?:nil|zero|nought|none)', () => ({
    type: 'level',
    is: 'at',
    number: '0',
    percent: null,
  })),
  test('(?:in|within|into|at|made|make|reach(?:ed)?) (?:the )?(?:national )?(?=#quartile)', () => ({
    type: 'benchmark',
    kind: 'top_quartile',
    is: 'better',
  })),
  test('reds?(?: rated)?|rated red|in the red', () => ({ type: 'colour', colours: ['red'] })),
  test('ambers?|rated amber', () => ({ type: 'colour', colours: ['amber'] })),
  test('greens?(?! paper)|rated green', () => ({ type: 'colour', colours: ['green'] })),
  test("(?:(?:with )?no|without(?: an?y?)?|(?:do|does)(?: ?n[o']?t| not) (?:have|carry|come with)(?: an?y?)?|ha(?:ve|s)n[o']?t(?: got)?(?: an?y?)?|lack(?:ing|s)?(?: an?y?)?) (?:a )?(?:published )?targets?(?: set)?", () => ({
    type: 'target',
    is: 'unset',
  })),
  test('(?:with|have|has|got|come with) (?:a |an )?(?:published )?targets?(?: set)?', () => ({
    type: 'target',
    is: 'set',
  })),
  test(MISSED, () => ({ type: 'target', is: 'missed' })),
  test(MET, () => ({ type: 'target', is: 'met' })),
  test('rates? per (?:10,?000|10 ?k|head)|rates', () => ({ type: 'unit', is: 'rate' })),
  test('percentages', () => ({ type: 'unit', is: 'percent' })),
  test('(?:raw )?counts', () => ({ type: 'unit', is: 'count' })),
  test('(?:for )?information only|for information|info only', () => ({ type: 'information' })),
  rule(
    `(?:(the )?(?:most|biggest|largest|greatest|top|worst|best|bottom|weakest|strongest|poorest|lowest|highest|smallest|furthest|farthest|least)(?: ${COUNT})?|${COUNT} (?:biggest|largest|worst|best|weakest|strongest|poorest|lowest|highest|most))(?! quarter| quartile|#)`,
    (m) => {
      const said = m[0]
      const first = /worst|bottom|weakest|poorest/.test(said)
        ? 'worst'
        : /best|strongest|top/.test(said)
          ? 'best'
          : /lowest|smallest|least/.test(said)
            ? 'smallest'
            : 'largest'
      const by = /lowest|highest/.test(said) ? 'value' : null
      return { sign: 'superlative', first, by, limit: countOf(m[2] ?? m[3]), ...span(m) }
    },
  ),
  // "Below where they were in 2022/23".
  test(`(?:${ABOVE}|${UP})(?= ${THEN})`, () => ({ type: 'direction', is: 'up' })),
  test(`(?:${BELOW}|${DOWN})(?= ${THEN})`, () => ({ type: 'direction', is: 'down' })),
  test(WORSE, () => ({ type: 'performance', is: 'worse' })),
  test(BETTER, () => ({ type: 'performance', is: 'better' })),
  test("(?:stayed|stay|remained|kept|held|are|is|were) (?:the same|steady|flat|unchanged)|un ?changed|no change|(?:did|has|have)n'?t (?:change|changed|move|moved)", () => ({
    type: 'performance',
    is: 'same',
  })),
  test(DOWN, () => ({ type: 'direction', is: 'down' })),
  test(UP, () => ({ type: 'direction', is: 'up' })),
]

/** Signs in the order of the text, none overlapping; where two begin together the longer wins, then the earlier rule. */
function signsOf(text: string): Sign[] {
  const found: { sign: Sign; rank: number }[] = []
  for (const [rank, { pattern, build }] of RULES.entries()) {
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      if (m[0].trim() === '') {
        pattern.lastIndex++
        continue
      }
      const sign = build(m)
      if (sign) found.push({ sign, rank })
    }
  }
  const chosen: Sign[] = []
  for (const { sign } of found.toSorted((a, b) => a.rank - b.rank))
    if (chosen.every((c) => sign.to <= c.from || sign.from >= c.to)) chosen.push(sign)
  return chosen.toSorted((a, b) => a.from - b.from)
}

const NEGATION =
  /\b(?:not|n't|(?:do|does|did|is|are|was|were|has|have|had)n'?t|no longer|never|neither|nor|aren't|isn't|weren't|wasn't|hasn't|haven't)\s+(?:\w+\s){0,2}$/
const BASE =
  /\b(?:(?:than|since|on|from|against|compared (?:to|with)|versus|vs)(?: (?:in|at|it was in|they were in|the|for))*|(?:where|what|how) (?:it|they|we|things) (?:was|were|stood|ended|had been)(?: up| at)?(?: (?:in|at|by|for|back in|the|end of))*)\s*$/

/** Periods between two signs, with whether the words before one make it what a change is measured from. */
function timesIn(text: string, from: number, to: number): { n: number; base: boolean }[] {
  const out: { n: number; base: boolean }[] = []
  for (const m of text.slice(from, to).matchAll(/§(\d)/g))
    out.push({ n: Number(m[1]), base: BASE.test(text.slice(Math.max(0, from + m.index - 40), from + m.index)) })
  return out
}

/** The benchmarks named between two signs; `kind` where none stands there. */
function kindsBetween(view: View, from: number, to: number, kind: BenchmarkKind | null): BenchmarkKind[] {
  const named = view.reading.spans.flatMap((s) =>
    s.benchmark && s.from >= from && s.to <= to ? [s.benchmark === 'any' ? ('national' as const) : s.benchmark] : [],
  )
  return named.length > 0 ? [...new Set(named)] : kind ? [kind] : []
}

/** "Did all meet their target? Which were not?": those that the condition before leaves out. */
const LEFT_OUT =
  /\bwhich (?:of (?:them|those|these) |ones |measures |indicators )?(?:are|is|was|were|do|did|does|have|has)(?:n'?t| not)\b[^a-z0-9]*$/

const isChange = (t: Test): boolean => t.type === 'performance' || t.type === 'direction'

export function selectionOf(view: View): Selection {
  const { text } = marked(view)
  const signs = signsOf(text)
  const kinds = view.reading.benchmarks
  const kind: BenchmarkKind | null =
    kinds.length === 0 ? null : kinds[0] === 'any' ? 'national' : (kinds[0] as BenchmarkKind)
  const conditions: Condition[] = []
  let order: Order | null = null
  let alone: Sign | null = null
  for (const [i, sign] of signs.entries()) {
    const before = signs[i - 1]
    const next = signs[i + 1]
    const times = timesIn(text, sign.to, next?.from ?? text.length)
    const leading = i === 0 ? timesIn(text, 0, sign.from) : []
    if (sign.sign === 'superlative') {
      const rest = text.slice(sign.to)
      const by: Order['by'] =
        sign.by ??
        (/\btargets?\b|\boff\b/.test(rest) && !/^\s*(?:improve|declin|fall|rise|drop|change)/.test(rest)
          ? 'target'
          : kind && /#/.test(rest)
            ? 'benchmark'
            : 'change')
      order = {
        by,
        first: sign.first,
        kind,
        limit: sign.limit ?? countOf(text.slice(0, sign.from).match(LEADING)?.[1]),
      }
      alone = sign
      continue
    }
    const negated = NEGATION.test(text.slice(Math.max(0, sign.from - 24), sign.from))
    if (sign.sign === 'relation') {
      // "Better than both England and our statistical neighbours": each of them.
      for (const each of kindsBetween(view, sign.to, next?.from ?? text.length, kind))
        conditions.push({
          test: { type: 'benchmark', kind: each, is: sign.is },
          not: negated,
          at: (times.find((t) => !t.base) ?? leading[0])?.n ?? null,
          since: null,
        })
      continue
    }
    const tested = sign.test
    // "Worst performing", "biggest improvement": the superlative's own words.
    if (order && alone && before === alone && isChange(tested) && sign.from - alone.to < 24) {
      order = {
        ...order,
        by: 'change',
        first: tested.type === 'performance' ? (tested.is === 'worse' ? 'worst' : 'best') : order.first,
      }
      if (tested.type === 'direction')
        conditions.push({
          test: tested,
          not: false,
          at: times.find((t) => !t.base)?.n ?? null,
          since: times.find((t) => t.base)?.n ?? null,
        })
      continue
    }
    if (isChange(tested)) {
      const base = times.find((t) => t.base)
      const plain = [...times, ...leading].filter((t) => !t.base)
      // "Between February and March": from the earlier to the later, told apart when they are resolved.
      const between = plain.length >= 2 && !base
      conditions.push({
        test: tested,
        not: negated,
        at: plain[between ? 1 : 0]?.n ?? null,
        since: base?.n ?? (between ? (plain[0]?.n ?? null) : null),
      })
      continue
    }
    conditions.push({ test: tested, not: negated, at: (times[0] ?? leading[0])?.n ?? null, since: null })
    // "Green in January but not in March": the same said again of another time.
    const rest = text.slice(sign.to, next?.from ?? text.length)
    const again = rest.match(
      /\b(?:but |and )?(?:not|no longer)(?: (?:so|any more))? (?:in |at |by |for )?(?:the )?(?:end of )?§(\d)/,
    )
    if (again) conditions.push({ test: tested, not: true, at: Number(again[1]), since: null })
  }
  // A benchmark that no relation uses: what is published beside it.
  if (kind && conditions.every((c) => c.test.type !== 'benchmark') && order?.by !== 'benchmark') {
    const loose = signs.find((s) => s.sign === 'test' && isChange(s.test) && /^.{0,30}#/.test(text.slice(s.to)))
    if (loose?.sign === 'test') {
      const is =
        loose.test.type === 'performance'
          ? loose.test.is === 'worse'
            ? 'worse'
            : 'better'
          : loose.test.type === 'direction' && loose.test.is === 'up'
            ? 'above'
            : 'below'
      const at = conditions.findIndex((c) => c.test === loose.test)
      conditions.splice(Math.max(0, at), at < 0 ? 0 : 1, {
        test: { type: 'benchmark', kind, is },
        not: false,
        at: null,
        since: null,
      })
    } else conditions.push({ test: { type: 'benchmark', kind, is: 'published' }, not: false, at: null, since: null })
  }
  const last = conditions.at(-1)
  if (last && LEFT_OUT.test(text)) conditions[conditions.length - 1] = { ...last, not: !last.not }
  return {
    conditions: merged(conditions, text),
    join:
      /\b(?:or(?! (?:more|higher|above|over|better|less|lower|below|under|fewer))|either)\b/.test(text) &&
      conditions.length > 1 &&
      !allColours(conditions)
        ? 'or'
        : 'and',
    order,
  }
}

const allColours = (conditions: readonly Condition[]): boolean => conditions.every((c) => c.test.type === 'colour')

/** "Red or amber", "reds and ambers": colours of one time are one condition with either colour. */
function merged(conditions: readonly Condition[], text: string): Condition[] {
  const out: Condition[] = []
  for (const c of conditions) {
    const twin = out.findIndex(
      (o) =>
        o.test.type === 'colour' &&
        c.test.type === 'colour' &&
        !o.not &&
        !c.not &&
        (o.at === c.at || o.at === null || c.at === null),
    )
    const other = out[twin]
    if (
      other &&
      other.test.type === 'colour' &&
      c.test.type === 'colour' &&
      !/\b(?:went|moved?|gone|turned|changed|slipped|from)\b.*\bto\b/.test(text)
    )
      out[twin] = {
        ...other,
        at: other.at ?? c.at,
        test: { type: 'colour', colours: [...new Set([...other.test.colours, ...c.test.colours])] },
      }
    else out.push(c)
  }
  return out
}
