/** What speaks for and against each frame, as named numbers; a trained model weighs them. Pure. */
import type { Catalogue } from '../catalogue.ts'
import type { Token } from '../language/normalise.ts'
import type { Term } from '../language/vocabulary.ts'
import type { Measure } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import { shiftYears } from '../periods/calendar.ts'
import type { Choices } from './choices.ts'
import type { English } from './english.ts'
import type { Choice } from './frame.ts'
import { personSigns } from './grammar/people.ts'
import { selectionOf } from './grammar/selection/selection.ts'
import type { Sides } from './sides.ts'
import type { Asker, View } from './view.ts'

export type Features = ReadonlyMap<string, number>

const SLOTS = { period: '<p>', council: '<c>', other: '<o>', benchmark: '<b>', reference: '<m>' } as const

/** The message with what is known in it replaced by its kind: "how many <m> in <p>". */
function slotted(view: View, matched: ReadonlySet<string>): string[] {
  const { tokens, reading } = view
  const spans: { symbol: string; from: number; to: number }[] = [
    ...reading.spans.map(({ kind, from, to }) => ({ symbol: SLOTS[kind] as string, from, to })),
    ...reading.terms.filter((t) => matched.has(t.word)).map((t) => ({ symbol: '<m>', from: t.start, to: t.end })),
  ]
  const out: string[] = []
  for (const { word, from, to } of tokens) {
    const span = spans.find((s) => from < s.to && to > s.from)
    const symbol = span?.symbol ?? (/^\d/.test(word) ? '<n>' : word)
    if (symbol.startsWith('<') && out.at(-1) === symbol) continue
    out.push(symbol)
  }
  return out
}

const bucket = (n: number, steps: readonly number[]): number => steps.filter((s) => n >= s).length
const AUXILIARY = /^(?:so |and |but |ok |right )*(?:is|are|was|were|has|have|had|did|do|does|can|could|will)\b/

/** What the words and the shape of a message say of the act, whichever measure is meant. */
export function textFeatures(
  catalogue: Catalogue,
  english: English,
  view: View,
  top: Choice | null,
  { topic, council: own }: Asker,
): Map<string, number> {
  const { reading, tokens, hits, telling, followUp } = view
  const out = new Map<string, number>()
  const on = (name: string, value = 1): void => {
    out.set(name, value)
  }
  on('bias')
  const symbols = slotted(view, new Set(top?.matched ?? []))
  // Single words only: pairs of words fit the questions learnt from, and mislead on others' (measured on held-out sets).
  for (const symbol of symbols.slice(0, 60)) on(`1:${symbol}`)
  if (symbols[0]) on(`first:${symbols[0]}`)
  for (const hit of hits) for (const type of hit.types) on(`lx:${type}`)
  for (const sign of personSigns(view.tokens, view.taken, view.text, reading.raw, catalogue, english))
    on(`person:${sign}`)
  if (namesTerm(catalogue, view)) on('glossary')
  const first = hits[0]
  if (first && first.first === 0) for (const type of first.types) on(`lx0:${type}`)
  on(`view:${view.kind}`)
  const { periods, councils, otherCouncils, benchmarks, refs, themes, elsewhere, unpublished, breakdowns, cues } =
    reading
  on(`periods:${Math.min(periods.length, 3)}`)
  for (const p of periods) on(`period:${p.phrase.type}`)
  on(`councils:${Math.min(councils.length, 3)}`)
  if (otherCouncils.length > 0) on('other-council')
  for (const b of benchmarks) on(`benchmark:${b}`)
  if (benchmarks.length > 0) on('benchmark')
  if (refs.length > 0) on(`refs:${Math.min(refs.length, 2)}`)
  if (themes.length > 0) on('theme')
  if (elsewhere.length > 0) on('elsewhere')
  if (unpublished.length > 0) on('unpublished')
  if (breakdowns.length > 0) on('breakdown')
  if (cues.subs.length > 0) on(`subs:${Math.min(cues.subs.length, 2)}`)
  for (const cue of ['number', 'percent', 'rate'] as const) if (cues[cue]) on(`cue:${cue}`)
  on(`telling:${Math.min(telling.length, 4)}`)
  on(`tokens:${bucket(tokens.length, [2, 4, 8, 14, 25, 45])}`)
  if (AUXILIARY.test(view.text)) on('auxiliary')
  if (/[?]/.test(view.text)) on('asks')
  on(`top:${top ? bucket(top.score, [0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97]) : 'none'}`)
  on(`covers:${top ? bucket(top.coverage, [0.4, 0.6, 0.8, 0.95, 0.999]) : 'none'}`)
  if (top?.exact) on('exact')
  // A theme whose words are all that the question tells names no measure.
  const spoken = telling.filter(
    (w) => !themes.some((t) => reading.terms.some((x) => x.word === w && x.start >= t.from && x.end <= t.to)),
  )
  if (themes.length > 0) on(`beside-theme:${Math.min(spoken.length, 2)}`)
  const { conditions, order } = selectionOf(view)
  on(`conditions:${Math.min(conditions.length, 3)}`)
  if (order) on('order')
  if (topic?.list) {
    on('told-list')
    if (conditions.length > 0 || order) on('told-list:conditions')
    if (themes.length > 0 && spoken.length === 0) on('told-list:theme')
  }
  const [named] = councils
  const told = topic?.council ?? own
  if (named && told && named !== told) {
    on('council:another')
    if (hits.some((h) => h.types.includes('compare') || h.types.includes('benchmark'))) on('council:another-compared')
    if (topic?.indicator) on('council:another-than-told')
  }
  if (topic) {
    on('topic')
    on(`topic:${topic.intent}`)
    if (followUp) on('leans')
    if (followUp && telling.length === 0) on('leans-bare')
  }
  return out
}

/** Whether the message names a term of a glossary and little else: "what is a PEP". */
function namesTerm(catalogue: Catalogue, { text, tokens }: View): boolean {
  if (tokens.length > 14) return false
  const bare = ` ${tokens.map((t) => t.word).join(' ')} `
  return catalogue.glossaryNames.some((name) => bare.includes(` ${name} `)) || text === ''
}

const RESTRICTORS = new Set(
  'who that which whose where with without in by aged age ages from for at to due because under over per between waiting of on into only split broken'.split(
    ' ',
  ),
)

/** Terms of a view that a choice leaves unexplained: known ones that it does not have, and strange ones. */
export function unexplainedBy(catalogue: Catalogue, view: View, choice: Choice | null): Term[] {
  const { index, vocabulary } = catalogue
  const matched = new Set(choice?.matched ?? [])
  const own = choice ? (w: string) => matched.has(w) || index.has(choice.indicator, w) : () => false
  const themed = (t: Term): boolean => view.reading.themes.some((h) => t.start >= h.from && t.end <= h.to)
  return view.reading.terms.filter(
    (t) =>
      !view.spare.has(t.word) &&
      !vocabulary.isWeak(t.word) &&
      !own(t.word) &&
      !/^\d+$/.test(t.word) &&
      !(choice === null && themed(t)),
  )
}

const SPOKEN = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(
    ' ',
  ),
)

/** "Under one year old", "aged five": an age in words. */
function isSpokenAge(tokens: readonly Token[], at: number): boolean {
  if (!SPOKEN.has(tokens[at]?.word ?? '')) return false
  const [before, after, next] = [at - 1, at + 1, at + 2].map((i) => tokens[i]?.word ?? '')
  return /^age/.test(before ?? '') || (/^(?:years?|months?|weeks?)$/.test(after ?? '') && /^olds?$/.test(next ?? ''))
}

/** Numbers that no period, measure or phrase uses: an age, a length of time, a limit. */
export function looseNumbers(view: View, choice: Choice | null): Pick<Term, 'start' | 'end' | 'from'>[] {
  const { tokens, reading, hits } = view
  const matched = new Set(choice?.matched ?? [])
  const used = [
    ...reading.terms.filter((t) => matched.has(t.word)).map((t) => ({ from: t.start, to: t.end })),
    ...hits.map((h) => ({ from: tokens[h.first]?.from ?? 0, to: tokens[h.last]?.to ?? 0 })),
  ]
  return tokens
    .filter(
      (t, i) =>
        (/^\d/.test(t.word) || isSpokenAge(tokens, i)) &&
        reading.rest[t.from] !== ' ' &&
        !used.some((u) => t.from < u.to && t.to > u.from),
    )
    .map((t) => ({ start: t.from, end: t.to, from: t.word }))
}

const STATES =
  /\b(?:to|at|was|were|is|are|be|as|reach(?:ed)?|hit|met|make|made|beat|past|around|about|nearly|almost|only|just|roughly|exactly|from|target(?: of)?) $/

/** Whether a number is somebody's figure: a percentage, a decimal, or one that a verb of standing leads to, without a unit after it. */
function isStated({ text }: View, { start, end }: Pick<Term, 'start' | 'end'>): boolean {
  const after = text.slice(end)
  if (/^ ?(?:%|per ?cent|pc\b)/.test(after) || /^\d+\.\d+$/.test(text.slice(start, end))) return true
  return (
    STATES.test(text.slice(0, start)) &&
    !/^(?:[ -]?(?:\+|plus|years?|yrs?|yo\b|days?|weeks?|months?|hours?|or more|and over|to \d|-\d))/.test(after)
  )
}

const CONTRASTED =
  /\b(?:not|rather than|instead of|never mind|as opposed to|isn'?t)(?: just| only)? (?:the |a |an |as a )?(?:(percentages?|per ?cent|%|pct|proportion)|(numbers?|counts?|head ?count)|(rates?))(?![a-z])/

/** "The number, not the percentage": which units are not wanted, in so many words; null where nothing is said of it. */
function unwantedUnit(text: string): ((unit: string) => boolean) | null {
  const said = text.match(CONTRASTED)
  if (!said) return null
  if (said[1]) return (unit) => unit === '%'
  return said[2] ? (unit) => unit === 'count' : (unit) => unit.startsWith('per')
}

/** What is spent on something is no number of it. */
const MONEY =
  /\bhow much (?:money )?(?:did|do|does|is|was|has|have|are|were)\b.{0,60}\b(?:spen[dt]|spending|cost|costs|paid|pay)\b|\b(?:spend|spent|expenditure|budget|cost) (?:on|of|for)\b/

type Place = 'after' | 'before' | 'restricts' | 'clause' | 'trails' | 'far' | 'apart'

const RELATIVES = new Set(['who', 'that', 'which', 'where', 'whose', 'whom'])

/** How a term hangs on the measure's own words: beside them, in a phrase or a clause that restricts them, or apart from them. */
function placeOf(view: View, term: Pick<Term, 'start' | 'end'>, matched: readonly Term[]): Place {
  const { tokens, text } = view
  const at = tokens.findIndex((t) => t.from >= term.start)
  const nearest = matched
    .map((m) => {
      const after = m.end <= term.start
      const [from, to] = after ? [m.end, term.start] : [term.end, m.start]
      return { after, from, to, gap: tokens.filter((t) => t.from >= from && t.to <= to).length }
    })
    .toSorted((a, b) => a.gap - b.gap)[0]
  if (!nearest) return 'far'
  const between = text.slice(nearest.from, nearest.to)
  if (/[,.;:!?()]|\s-\s/.test(between)) return 'apart'
  if (nearest.after) {
    const inside = tokens.filter((t) => t.from >= nearest.from && t.to <= nearest.to).map((t) => t.word)
    if (inside.some((w) => RELATIVES.has(w))) return 'clause'
    const before = [tokens[at - 1]?.word ?? '', tokens[at - 2]?.word ?? '']
    if (before.some((w) => RESTRICTORS.has(w))) return 'restricts'
  }
  if (nearest.gap <= 1) return nearest.after ? 'after' : 'before'
  return nearest.after ? 'trails' : 'far'
}

/** Whether a report that prints one of the rows may tell of a day: reports print their own year and the one before. */
function reaches(catalogue: Catalogue, rows: readonly Measure[], day: IsoDate): boolean {
  const printing = new Set(rows.map((r) => r.document))
  return catalogue.documents.some(
    ({ key, period }) => printing.has(key) && shiftYears(period, -1).start <= day && day <= period.end,
  )
}

/** What a choice has for and against it, and what it leaves unexplained. */
export function choiceFeatures(
  catalogue: Catalogue,
  english: English,
  view: View,
  choice: Choice | null,
  { list, outside, until }: Choices,
  { topic }: Asker,
): Map<string, number> {
  const out = new Map<string, number>()
  const add = (name: string, value = 1): void => {
    out.set(name, (out.get(name) ?? 0) + value)
  }
  const { reading, telling, followUp } = view
  const { vocabulary, index } = catalogue
  if (choice) {
    add(`origin:${choice.origin}`)
    const words = list.filter((c) => c.origin === 'words')
    const rank = words.findIndex((c) => c.indicator === choice.indicator)
    add(`rank:${rank < 0 ? 'none' : Math.min(rank, 3)}`)
    if (choice.origin === 'words' || rank >= 0) {
      const own = rank < 0 ? choice : (words[rank] as Choice)
      const best = words[0] ?? own
      const other = words.find((c) => c.indicator !== choice.indicator)
      add('score', own.score)
      add('score-short', Math.max(0, 0.8 - own.score) * 3)
      add('coverage-short', (1 - own.coverage) * 3)
      add('behind', own.score > 0 ? Math.log(best.score / own.score) * 3 : 3)
      if (other) add('ahead', Math.max(-1, Math.min(1, Math.log(own.score / other.score) * 2)))
      else add('alone')
      if (own.exact) add('exact')
      if (outside) add('outside', Math.min(1, Math.log(outside.score / own.score) * 2))
    }
    const indicator = catalogue.indicator(choice.indicator)
    const rows = choice.council ? catalogue.rows(choice.council, choice.indicator) : []
    const units = new Set(rows.length > 0 ? rows.map((r) => r.unit) : [indicator.unit])
    const { number, percent, rate } = reading.cues
    const isShare = [...units].every((u) => u === '%' || u.startsWith('per'))
    if (number)
      add(
        units.has('count')
          ? 'unit:number'
          : isShare
            ? percent
              ? 'unit:no-number-percent'
              : 'unit:no-number'
            : 'unit:measured',
      )
    const unwanted = unwantedUnit(view.text)
    if (unwanted && [...units].every(unwanted)) add('unit:unwanted')
    if (MONEY.test(view.text) && !units.has('pounds')) add('unit:no-money')
    if (percent) add(units.has('%') ? 'unit:percent' : 'unit:no-percent')
    if (rate)
      add(
        [...units].some((u) => u.startsWith('per'))
          ? 'unit:rate'
          : units.has('%')
            ? 'unit:percent-for-rate'
            : 'unit:no-rate',
      )
    if (!choice.council) add('no-council')
    else if (!catalogue.holds(choice.council, choice.indicator)) add('not-held')
    else if (rows[0] && rows[0].document !== catalogue.latestDocument(choice.council)?.key) add('old-report')
    if (until !== null && rows.length > 0) add(reaches(catalogue, rows, until) ? 'when:held' : 'when:not-held')
    if (topic?.indicator === choice.indicator) add('same-topic')
    if (followUp) add(`leans:${choice.origin}`)
    if (choice.origin === 'topic') {
      add(`topic-telling:${Math.min(telling.length, 3)}`)
      const subs = choice.council ? catalogue.subs(choice.council, choice.indicator) : []
      if (reading.cues.subs.some((s) => subs.includes(s))) add('topic:names-its-row')
    }
  } else add('no-choice')
  const left = unexplainedBy(catalogue, view, choice)
  let hanging = 0
  const held = new Set(choice?.matched ?? [])
  const spans = choice ? reading.terms.filter((t) => held.has(t.word)) : []
  for (const term of left) {
    const known = index.isKnown(term.word)
    const place = placeOf(view, term, spans)
    if (known) add(`left:known:${place}`, Math.min(1.5, index.weight(term.word) / 4))
    else {
      const common = english.commonness(term.from)
      add(`left:strange:${common}`)
      add(`left:strange:${place}`)
      add(`left:strange:${place}:${common}`)
    }
    if (place === 'restricts' || place === 'clause' || place === 'after') hanging++
    else if (place === 'trails') add('trails')
    else if (place === 'before' && english.commonness(term.from) < 3) add('hangs-before')
    add(`left:${term.word}`)
  }
  for (const number of looseNumbers(view, choice)) {
    // "Fell to 88%", "over the 10% limit": a figure that somebody states restricts nothing.
    if (isStated(view, number)) {
      add('left:stated')
      continue
    }
    const place = placeOf(view, number, spans)
    add(`left:number:${place}`)
    if (place === 'restricts' || place === 'clause' || place === 'after') hanging++
  }
  add(`hanging:${Math.min(hanging, 3)}`)
  add(`left-count:${Math.min(left.length, 4)}`)
  if (choice) {
    const said = reading.breakdowns.filter((b) => !vocabulary.terms(b).some((t) => index.has(choice.indicator, t.word)))
    if (said.length > 0) add('left:breakdown')
  }
  return out
}

/** Whether a measure is published as what the question says: a number, a percentage. */
export function fitsUnit(
  catalogue: Catalogue,
  { council, indicator }: Choice,
  number: boolean,
  percent: boolean,
): boolean {
  const rows = council ? catalogue.rows(council, indicator) : []
  const units = new Set(rows.length > 0 ? rows.map((r) => r.unit) : [catalogue.indicator(indicator).unit])
  return (!percent || units.has('%')) && (!number || percent || units.has('count'))
}

/** What speaks for asking back. */
export function clarifyFeatures(catalogue: Catalogue, { list }: Choices, view: View): Map<string, number> {
  const words = list.filter((c) => c.origin === 'words')
  const [a, b, c] = words
  const out = new Map<string, number>([['bias', 1]])
  if (!a || !b) return out.set('one', 1)
  const ratio = b.score / a.score
  out.set(`ratio:${bucket(ratio, [0.7, 0.8, 0.88, 0.94, 0.97, 0.995])}`, 1)
  if (c) out.set(`third:${bucket(c.score / a.score, [0.8, 0.9, 0.97])}`, 1)
  out.set(`alike:${Math.min(4, words.filter((w) => w.score >= a.score * 0.9).length)}`, 1)
  out.set(`exact:${words.filter((w) => w.exact).length}`, 1)
  out.set(`telling:${Math.min(view.telling.length, 4)}`, 1)
  out.set(`top:${bucket(a.score, [0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97])}`, 1)
  out.set(`cover-gap:${bucket(a.coverage - b.coverage, [0.01, 0.05, 0.1, 0.25])}`, 1)
  if (view.reading.periods.length > 0) out.set('period', 1)
  if (view.followUp) out.set('leans', 1)
  const { number, percent } = view.reading.cues
  const fits = words.map((c) => fitsUnit(catalogue, c, number, percent))
  if (percent || number) {
    out.set(fits[0] ? 'unit:top-fits' : 'unit:top-does-not', 1)
    out.set(`unit:fit-${Math.min(fits.filter(Boolean).length, 3)}`, 1)
  }
  return out
}

/** What speaks for several measures being meant, each by its own words. */
export function sidesFeatures({ choices, by }: Sides, { list }: Choices, view: View): Map<string, number> {
  const top = list.find((c) => c.origin === 'words')
  const out = new Map<string, number>([['bias', 1]])
  out.set(`by:${by}`, 1)
  out.set(`sides:${Math.min(choices.length, 4)}`, 1)
  const least = Math.min(...choices.map((c) => c.score))
  out.set('least', least)
  out.set('least-short', Math.max(0, 0.8 - least) * 3)
  if (top) {
    out.set('one-covers', top.coverage)
    if (top.exact) out.set('one-exact', 1)
    out.set('one-score', top.score)
    if (choices.some((c) => c.indicator === top.indicator)) out.set('one-is-side', 1)
  }
  if (choices.every((c) => c.exact)) out.set('all-exact', 1)
  if (view.reading.benchmarks.length > 0) out.set('benchmark', 1)
  return out
}

/** What speaks for a message being several questions. */
export function partsFeatures(
  parts: readonly string[],
  view: View,
  /** What each names by itself. */
  named: readonly (string | null)[],
): Map<string, number> {
  const out = new Map<string, number>([['bias', 1]])
  const found = named.filter((n) => n !== null)
  out.set(`named:${Math.min(found.length, 3)}-of-${Math.min(parts.length, 4)}`, 1)
  out.set(`measures:${Math.min(new Set(found).size, 3)}`, 1)
  out.set(`parts:${Math.min(parts.length, 4)}`, 1)
  const begins = parts.filter((p) =>
    /^(?:and |also |so )*(?:what|whats|how|why|is|are|was|were|did|does|do|which|where|who|when|has|have|can|could|tell|give|show|any)\b/.test(
      p,
    ),
  ).length
  out.set(`begin:${Math.min(begins, 3)}-of-${Math.min(parts.length, 4)}`, 1)
  const shortest = Math.min(...parts.map((p) => p.split(' ').length))
  out.set(`shortest:${bucket(shortest, [2, 3, 5, 8])}`, 1)
  if (/[?].*[?]/.test(view.text)) out.set('asks-twice', 1)
  return out
}
