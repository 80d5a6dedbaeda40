/**
 * Reads what a list is asked to hold. Rules propose stretches of the text; what stands beside a condition says its
 * times, its negation, how far it goes and what it is measured against. Pure.
 */
import { matches } from '../../../language/matches.ts'
import { oncePerLate } from '../../../language/once-per.ts'
import type { BenchmarkKind } from '../../../model/figure.ts'
import type { View } from '../../view.ts'
import { bothSidesOf, united } from './contrary.ts'
import { againstNews } from './contrast.ts'
import { marginOf } from './margin.ts'
import { marked } from './marked.ts'
import type { Test } from './model.ts'
import { type Condition, type HeldAgainst, isMove, type Order, type Selection, type When } from './model.ts'
import { askedCount, EVERY, type Sign } from './sign-rules.ts'
import { signsOf } from './signs.ts'

const NEGATION =
  /\b(?:not(?! (?:merely|just|only|simply)\b)|without|n't|(?:do|does|did|is|are|was|were|has|have|had)n'?t|no longer|never|neither|nor|aren't|isn't|weren't|wasn't|hasn't|haven't)\s+(?:\w+\s){0,2}$/
/** "Drop the ones that met it", "everything except red and amber": what is said is left out. */
const LEAVES_OUT =
  /\b(?:drop|dropping|remove|removing|exclude|excluding|leave out|leaving out|take out|taking out|strip out|stripping out|discount|discounting|ignore|ignoring|forget) (?:(?:the|those|these|any|anything|everything|whatever|all|ones|measures|that|which|are|is|were|was|have|has|had|with|did|do|does|not) +)+$|\b(?:except(?: for)?|everything but|all but|apart from|other than) +(?:(?:the|those|ones|that|which|are|were) +)*$/
const isMissed = (s: Sign): boolean => s.sign === 'test' && s.test.type === 'target' && s.test.is === 'missed'
const isColourSign = (s: Sign): boolean => s.sign === 'test' && s.test.type === 'colour'
/** Between two colours that are said in one breath. */
const BREATH = /^ *(?:,|and|or|nor|&|\/)* *$/
const BASE =
  /\b(?:(?:than|as|since|on|from|against|compared (?:to|with)|versus|vs)(?: (?:in|at|by|it was|they were|we were|things were|the|end of|close of|for|its|their|our))*|(?:where|what|how) (?:it|they|we|things) (?:was|were|stood|ended|had been)(?: up| at)?(?: (?:in|at|by|for|back in|the|end of))*)\s*$/

interface Time {
  readonly n: number
  /** Where it stands in the text. */
  readonly at: number
  /** The words before it make it what a change is measured from. */
  readonly base: boolean
}

/** Periods between two signs. */
function timesIn(text: string, from: number, to: number): Time[] {
  const out: Time[] = []
  for (const m of text.slice(from, to).matchAll(/§(\d)/g))
    out.push({
      n: Number(m[1]),
      at: from + m.index,
      base: BASE.test(text.slice(Math.max(0, from + m.index - 40), from + m.index)),
    })
  return out
}

/** "Red in January and in March is not red": the later time leads what is said of it. */
const LEADS =
  /(?:\band|,) +(?:(?:in|at|by|for) )?(?:the )?(?:end of )?§\d +(?:(?:is|are|was|were|has|have|had|(?:is|are|was|were|has|have|had)n'?t|it|they|not|no longer|been|now|only) +)+$/

/** Where the words between two signs turn to the second: "improved in March but ended 2023/24 worse". */
function turnOf(text: string, from: number, to: number): number {
  const between = text.slice(from, to)
  const turn = [...between.matchAll(/\b(?:but|yet|though|although|while|whereas)\b/g)].at(-1) ?? LEADS.exec(between)
  return turn ? from + turn.index : to
}

/** The benchmarks named between two places, with whether "but not" stands before one; `kind` where none stands there. */
function kindsBetween(
  view: View,
  from: number,
  to: number,
  kind: BenchmarkKind | null,
): { readonly kind: BenchmarkKind; readonly not: boolean }[] {
  const named = view.reading.spans
    .filter((s) => s.benchmark && s.from >= from && s.to <= to)
    .toSorted((a, b) => a.from - b.from)
    .map((s) => ({
      kind: s.benchmark === 'any' || s.benchmark === undefined ? ('national' as const) : s.benchmark,
      not: /\b(?:but|and|though) not (?:than |against |on |with )?(?:the |our |its |their )*$/.test(
        view.text.slice(from, s.from),
      ),
    }))
  const once = named.filter((n, i) => named.findIndex((o) => o.kind === n.kind) === i)
  return once.length > 0 ? once : kind ? [{ kind, not: false }] : []
}

/** "Did all meet their target? Which were not?": those that the condition before leaves out. */
const LEFT_OUT =
  /\bwhich (?:of (?:them|those|these) |ones |measures |indicators )?(?:are|is|was|were|do|did|does|have|has)(?:n'?t| not)\b[^a-z0-9]*$/

/** Those that a condition leaves out; beside those that meet it, where they are asked for too: "which met its target, and which did not". */
function others(c: Condition, before: string): Condition {
  const both = /\b(?:which|what)\b/.test(before) && !c.not ? bothSidesOf(c.test) : null
  return both ? { ...c, test: both } : { ...c, not: !c.not }
}

/** Whether the message ends by asking for those that what it says does not hold of. */
export const asksForOthers = (text: string): boolean => LEFT_OUT.test(text)

/** "Again", "both", "each of": a change is asked of each time that is named. */
const EACH_TIME =
  /§\d *(?:,? ?and|,)? ?(?:then )?again|\b(?:both|each(?: one)? of|in each|each|all (?:two|three|four)|every(?: single)? one of) (?:of )?(?:the )?(?:(?:months?|quarters?|terms?|years?),? )?§\d/

const EXCEPT_IN = /\bbut not (?:in |for |during )?(?:the )?§(\d)/

/** One of the times is told apart, or is what the others are measured from. */
const SINGLED = /\bbut not\b|\b(?:compared|than|from)\b[^,.;]{0,12}§/

/** Which times a condition that is no change speaks of: one, or each of those listed ("in January, February and March"). */
function timesSaid(text: string, times: readonly Time[], leading: readonly Time[]): When[] {
  const own = times.length > 0 ? times : leading
  if (own.length < 2) return [own[0]?.n ?? null]
  const [first, last] = [own[0] as Time, own.at(-1) as Time]
  const said = text.slice(Math.max(0, first.at - 30), last.at + 2)
  const listed = own.every(
    (t, i) =>
      i === 0 ||
      /^§\d ?(?:,|and|&|,? ?and|then|or)? *(?:(?:in|at|by|for|again in) )?$/.test(
        text.slice((own[i - 1] as Time).at, t.at).replace(/ {2,}/g, ' '),
      ),
  )
  return listed || /\b(?:each|every|all|both|throughout)\b/.test(said) ? own.map((t) => t.n) : [own[0]?.n ?? null]
}

type ColourTest = Extract<Test, { type: 'colour' }>

/** The colour that a move comes to, where the one before it is told: "turned green", "out of red", "changed colour". */
function colourThen(move: Test, was: ColourTest): { readonly test: ColourTest; readonly not: boolean } | null {
  if (move.type === 'became' && move.from === null)
    return { test: { type: 'colour', colours: move.colours }, not: false }
  if (move.type === 'left')
    return was.colours.includes(move.colour) ? { test: { type: 'colour', colours: [move.colour] }, not: true } : null
  return move.type === 'recoloured' && move.is === 'changed' ? { test: was, not: true } : null
}

/** What is asked of "it": its benchmark, or its target; null where it was held against neither. */
function ofIt({ by, kind }: HeldAgainst, is: 'better' | 'worse' | 'above' | 'below' | 'equal'): Test | null {
  if (by === 'benchmark') return kind && { type: 'benchmark', kind, is }
  if (by !== 'target') return null
  return { type: 'target', is: is === 'equal' ? 'exact' : is === 'better' || is === 'above' ? 'met' : 'missed' }
}

/** @param it what the list before was held against, which the message may mean by "it" */
export const selectionOf = (view: View, it: HeldAgainst | null = null): Selection =>
  it === null ? byItself(view) : selectionIn(view, it)

/** Once for each view: features, acts and lists all ask for it. */
const byItself = oncePerLate((view: View): Selection => selectionIn(view, null))

function selectionIn(view: View, it: HeldAgainst | null): Selection {
  const text = marked(view)
  const signs = signsOf(view)
  const kinds = view.reading.benchmarks
  const kind: BenchmarkKind | null =
    kinds.length === 0 ? null : kinds[0] === 'any' ? 'national' : (kinds[0] as BenchmarkKind)
  const conditions: Condition[] = []
  let order: Order | null = null
  let alone: Sign | null = null
  let wasNegated = false
  for (const [i, sign] of signs.entries()) {
    const before = signs[i - 1]
    const next = signs[i + 1]
    const end = next ? turnOf(text, sign.to, next.from) : text.length
    // "Red or amber in January": what is said in one breath has one time.
    const breath =
      isColourSign(sign) && next && isColourSign(next) && BREATH.test(text.slice(sign.to, next.from)) ? next : null
    const second = breath ? signs[i + 2] : null
    const times = breath
      ? timesIn(text, breath.to, second ? turnOf(text, breath.to, second.from) : text.length)
      : timesIn(text, sign.to, end)
    const leading = timesIn(text, before ? turnOf(text, before.to, sign.from) : 0, sign.from)
    if (sign.sign === 'superlative') {
      // "The three furthest below target, biggest gap first": how to set out what was chosen.
      if (order && sign.limit === EVERY) continue
      const rest = text.slice(sign.to)
      // "Just the worst one", after those that were held against something: by that.
      const isOfIt =
        sign.by === 'it' || (sign.by === null && it !== null && signs.length === 1 && JUDGED.has(sign.first))
      const by: Order['by'] =
        (isOfIt ? (it?.by ?? 'target') : sign.by) ??
        (/\btargets?\b|\boff\b/.test(rest) && !/^\s*(?:improve|declin|fall|rise|drop|change)/.test(rest)
          ? 'target'
          : kind && /#/.test(rest)
            ? 'benchmark'
            : // "Which targets did we miss by the most": of nothing but how far.
              signs.some(isMissed) && !signs.some((s) => s.sign === 'test' && isMove(s.test))
              ? 'target'
              : 'change')
      const limit = sign.limit ?? askedCount(text, sign.from) ?? (asksOne(text) ? 1 : null)
      order = {
        by,
        first: sign.first,
        kind:
          isOfIt && it
            ? it.kind
            : by === 'benchmark'
              ? (kindsBetween(view, sign.from, end, kind)[0]?.kind ?? kind)
              : kind,
        limit,
        ...(sign.isBetween ? { isBetween: true } : {}),
      }
      alone = sign
      continue
    }
    const led = text.slice(Math.max(0, before?.to ?? 0), sign.from)
    const isNegated =
      (NEGATION.test(text.slice(Math.max(0, sign.from - 24), sign.from)) !== LEAVES_OUT.test(led)) !==
      (sign.isNot === true)
    // "Everything except red and amber": neither of them.
    const negated: boolean =
      isNegated ||
      (isColourSign(sign) && before !== undefined && isColourSign(before) && wasNegated && BREATH.test(led))
    wasNegated = negated
    const isPlain = sign.sign === 'test' && ['unit', 'information', 'polarity', 'target value'].includes(sign.test.type)
    const isSet =
      sign.sign === 'test' && sign.test.type === 'target' && (sign.test.is === 'set' || sign.test.is === 'unset')
    const margin = isPlain || isSet ? null : marginOf(text.slice(0, next?.from ?? text.length), sign.from, sign.to)
    const at = (times.find((t) => !t.base) ?? leading[0])?.n ?? null
    if (sign.sign === 'relation') {
      if (sign.isOfIt) {
        const held = it && ofIt(it, sign.is)
        if (held) conditions.push({ test: held, not: negated, margin, at, since: null })
        continue
      }
      // "Better than both England and our statistical neighbours": each of them. "England but not the neighbours".
      for (const each of kindsBetween(view, sign.to, end, kind))
        conditions.push({
          test: { type: 'benchmark', kind: each.kind, is: sign.is },
          not: negated !== each.not,
          margin,
          at,
          since: null,
        })
      continue
    }
    const tested = sign.test
    // "Above the regional figure (i.e. better)": what the comparison comes to, said again.
    const held = conditions.at(-1)
    if (
      tested.type === 'performance' &&
      tested.is !== 'same' &&
      before?.sign === 'relation' &&
      held?.test.type === 'benchmark' &&
      GLOSS.test(text.slice(before.to, sign.from))
    ) {
      conditions[conditions.length - 1] = { ...held, test: { ...held.test, is: tested.is } }
      continue
    }
    // "Worst performing", "biggest improvement", "fell by most": the superlative's own words, before or after it.
    const after = next?.sign === 'superlative' && next.by === null && next.from - sign.to < 12 ? next : null
    if (
      isMove(tested) &&
      order?.by !== 'target' &&
      order?.by !== 'benchmark' &&
      ((order && alone && before === alone && sign.from - alone.to < 24) || after)
    ) {
      if (order)
        order = {
          ...order,
          by: 'change',
          first: tested.type === 'performance' ? (tested.is === 'worse' ? 'worst' : 'best') : order.first,
        }
      const all = [...times, ...timesIn(text, after?.to ?? sign.to, text.length), ...leading]
      conditions.push({ test: tested, not: false, margin: null, ...fromTo(all) })
      continue
    }
    if (isMove(tested)) {
      if (sign.isThen) {
        conditions.push({ test: tested, not: negated, margin, at: null, since: times[0]?.n ?? null })
        continue
      }
      const all = [...times, ...leading]
      // "Improved in both January and March but not in February": each month against the one before it.
      const except = text.match(EXCEPT_IN)?.[1]
      const steps = all.length > 3 ? stepsIn(text) : []
      const others = all.filter((t) => except !== undefined && t.n !== Number(except))
      if (except !== undefined && others.length > 0 && all.length > others.length) {
        for (const { n } of others) conditions.push({ test: tested, not: negated, margin, at: n, since: null })
        conditions.push({ test: tested, not: !negated, margin, at: Number(except), since: null })
      }
      // "Rose from January to February and from February to March": from each beginning to its end.
      else if (steps.length > 0 && steps.length * 2 === all.length)
        for (const [since, to] of steps) conditions.push({ test: tested, not: negated, margin, at: to, since })
      // "Kept getting worse, January then February then March": from each to the next.
      else if (KEPT.test(text) && all.length > 2 && all.every((t) => !t.base))
        for (const [i, { n }] of all.slice(1).entries())
          conditions.push({ test: tested, not: negated, margin, at: n, since: (all[i] as Time).n })
      // "Got worse in February and again in March", "in both February and March".
      else if (EACH_TIME.test(text) && !SINGLED.test(text) && all.every((t) => !t.base))
        for (const { n } of all) conditions.push({ test: tested, not: negated, margin, at: n, since: null })
      else {
        const timed = fromTo(all)
        // "Amber in January and had turned green by March", "red in January, out of red by March": of each time its colour.
        const was = conditions.at(-1)
        const isTold = was?.test.type === 'colour' && !was.not && was.at !== null && was.at !== timed.at
        const then = isTold && timed.since === null ? colourThen(tested, was.test as ColourTest) : null
        if (then) conditions.push({ test: then.test, not: negated !== then.not, margin: null, ...timed })
        else conditions.push({ test: tested, not: negated, margin, ...timed })
      }
      continue
    }
    for (const time of timesSaid(text, times, leading))
      conditions.push({ test: tested, not: negated, margin, at: time, since: null })
    // "Green in January but not in March": the same said again of another time.
    const rest = text.slice(sign.to, end)
    const again = rest.match(
      /\b(?:but |and )?(?:not|no longer|isn'?t|aren'?t|wasn'?t|weren'?t|hadn'?t|hasn'?t|had not|were not|was not)(?: (?:so|any more|been))* (?:in |at |by |for )?(?:the )?(?:end of )?§(\d)/,
    )
    if (again) {
      const n = Number(again[1])
      const twin = conditions.findIndex((c) => c.test === tested && c.at === n)
      // "Red in March 2024, not the year to date": which of the two is meant.
      if (NOT_THAT.test(again[0])) {
        if (twin >= 0 && conditions.length > 1) conditions.splice(twin, 1)
        continue
      }
      // "Green in January but not in March" keeps January; "red for the year but not in January" is red at the time of the list.
      if (twin >= 0) conditions.splice(twin, 1)
      if (!conditions.some((c) => c.test === tested))
        conditions.push({ test: tested, not: negated, margin, at: null, since: null })
      conditions.push({ test: tested, not: true, margin: null, at: n, since: null, isAside: true })
    }
  }
  // A benchmark that no relation uses: what is published beside it.
  if (kind && conditions.every((c) => c.test.type !== 'benchmark') && order?.by !== 'benchmark') {
    // "Better … # average", "against the # figures, which look better", "the ones with a # figure: which are we worse on".
    const isBeside = (s: Sign): boolean =>
      /^.{0,30}#/.test(text.slice(s.to)) ||
      (!/§/.test(text.slice(s.to)) &&
        (/\b(?:against|compared (?:to|with)|next to|set beside|beside|measured against|versus|vs) [^,;?]{0,25}#/.test(
          text.slice(0, s.from),
        ) ||
          (/#/.test(text.slice(0, s.from)) && /^(?:worse|better) (?:on|at)\b/.test(text.slice(s.from).trimStart()))))
    const loose = signs.find(
      (s) => s.sign === 'test' && (s.test.type === 'performance' || s.test.type === 'direction') && isBeside(s),
    )
    if (loose?.sign === 'test') {
      const is =
        loose.test.type === 'performance'
          ? loose.test.is === 'worse'
            ? 'worse'
            : loose.test.is === 'same'
              ? 'equal'
              : 'better'
          : loose.test.type === 'direction' && loose.test.is === 'up'
            ? 'above'
            : 'below'
      const found = conditions.findIndex((c) => c.test === loose.test)
      const { margin, not } = conditions[found] ?? { margin: null, not: false }
      conditions.splice(Math.max(0, found), found < 0 ? 0 : 1, {
        test: { type: 'benchmark', kind, is },
        not,
        margin,
        at: null,
        since: null,
      })
    } else
      conditions.push({
        // To be "top quartile" is to be better than its threshold.
        test: {
          type: 'benchmark',
          kind,
          is: kind === 'top_quartile' && !PUBLISHED.test(text) ? 'better' : 'published',
        },
        not: false,
        margin: null,
        at: null,
        since: null,
      })
  }
  // "Changed most between January and March": measured from the first of them, and not from the month before the last.
  const moved = fromTo(timesIn(text, 0, text.length))
  if (order?.by === 'change' && moved.since !== null && conditions.every((c) => !isMove(c.test)))
    conditions.push({ test: { type: 'direction', is: 'same' }, not: true, margin: null, ...moved })
  const judged = againstNews(conditions, signs, text)
  // "The top three by how far they deteriorated": the furthest.
  const isOfWorse = judged.some(({ test, not }) => test.type === 'performance' && test.is === 'worse' && !not)
  if (order?.by === 'change' && order.first === 'best' && isOfWorse && /\btop\b/.test(text))
    order = { ...order, first: 'worst' }
  const last = judged.at(-1)
  if (last && asksForOthers(text)) judged[judged.length - 1] = others(last, text.slice(0, signs.at(-1)?.from))
  const sideBySide = united(merged(judged, text).map(straight))
  return {
    conditions: sideBySide,
    join: OR.test(text.replace(COLOURS, ' ')) && sideBySide.length > 1 && !allColours(judged) ? 'or' : 'and',
    order,
  }
}

const JUDGED: ReadonlySet<Order['first']> = new Set(['best', 'worst'])

/** A move that goes on from each time to the next. */
const KEPT =
  /\b(?:kept|keeps|keep|steadily|successively|continually|continued to|month (?:after|on|by) month|every time)\b/

const OR = /\b(?:or(?! (?:more|higher|above|over|better|less|lower|below|under|fewer))|either)\b/
/** "Red or amber and worse": the colours are one condition, and it has to hold beside the other. */
const COLOURS = /\b(?:either )?(?:reds?|ambers?|greens?)(?:(?: *,| *\/| or| and)+ (?:reds?|ambers?|greens?)\b)+/g

/** "… , not the year to date": of two times, the one that is not meant. */
const NOT_THAT = /^not (?:the )?§/
/** Between a comparison and the same said in other words. */
const GLOSS =
  /^[# ]*(?:figures?|averages?|rates?|ones?|levels?)?[ (,:;-]*(?:i\.? ?e\.?|that is|that's|meaning|in other words|so)[ ,:]*$/

/** What is printed, and not how it compares. */
const PUBLISHED =
  /\b(?:with|have|has|had|got|carry|carries|print(?:ed)?|publish(?:ed)?|shown?|give[ns]?) (?:an? |the |any |its |their |national )*#/

/** "§0 to §1 and §1 to §2": the times of each, in a marked text. */
export const stepsIn = (text: string): readonly (readonly [number, number])[] =>
  matches(STEP, text).map(([, from, to]) => [Number(from), Number(to)] as const)
const STEP = /§(\d) +to +§(\d)/g

/** A change's two times: what it is measured from is said so, or is the earlier of two, told apart when they are resolved. */
function fromTo(said: readonly Time[]): Pick<Condition, 'at' | 'since'> {
  const times = said.filter((t, i) => said.findIndex((o) => o.n === t.n) === i)
  const base = times.find((t) => t.base)
  const plain = times.filter((t) => !t.base)
  const between = plain.length >= 2 && !base
  return { at: plain[between ? 1 : 0]?.n ?? null, since: base?.n ?? (between ? (plain[0]?.n ?? null) : null) }
}

/** "Which percentage fell most" asks for one; "which measures fell most" for several. */
const ONE =
  /\b(?:which|what)(?:'s| is)?(?: [a-z-]+){0,5} (?:measure|indicator|kpi|percentage|figure|one|rate|number|target|result)\b/
/** "Which of our figures is furthest", "of the percentages, which is lowest". */
const ONE_OF = /\bwhich (?:one )?(?:of (?:[a-z0-9§'&-]+ +){0,6})?(?:is|was|has|had|does)\b/
/** Whether one measure is asked for and not several: "which one fell short". */
export const asksOne = (text: string): boolean => ONE_OF.test(text) || (ONE.test(text) && !MANY.test(text))
const MANY = /\b(?:measures|indicators|kpis|percentages|figures|ones|rates|numbers|targets|results)\b/

/** "Not without a target" is with one. */
function straight(c: Condition): Condition {
  if (!c.not || c.test.type !== 'target' || (c.test.is !== 'set' && c.test.is !== 'unset')) return c
  return { ...c, not: false, test: { type: 'target', is: c.test.is === 'set' ? 'unset' : 'set' } }
}

const allColours = (conditions: readonly Condition[]): boolean => conditions.every((c) => c.test.type === 'colour')

/** "Green in March but amber for the year": of each its own time. */
const SET_AGAINST =
  /\b(?:reds?|ambers?|greens?)\b[^.;?]*\b(?:but|yet|though|although|whereas)\b[^.;?]*\b(?:reds?|ambers?|greens?)\b/

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
        (o.at === c.at || ((o.at === null || c.at === null) && !SET_AGAINST.test(text))),
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
