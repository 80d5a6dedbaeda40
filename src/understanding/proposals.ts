/** All frames of a message with their features: every act with every measure that it may be about, and the ways of not answering. */
import type { Catalogue } from '../catalogue.ts'
import { partsOf } from '../language/split.ts'
import type { IsoDate } from '../model/period.ts'
import { type Choices, choicesOf } from './choices.ts'
import type { English } from './english.ts'
import { choiceFeatures } from './features/choice.ts'
import { looseNumbers, missingRows, unexplainedBy } from './features/left.ts'
import { clarifyFeatures, partsFeatures, sidesFeatures } from './features/several.ts'
import { textFeatures } from './features/text.ts'
import { asksLength, fitsUnit } from './features/units.ts'
import type { Choice, Frame } from './frame.ts'
import { marked } from './grammar/selection/marked.ts'
import { sidesOf } from './sides.ts'
import { type Asker, type Language, type View, viewOf } from './view.ts'

export interface Acts {
  /** Acts about one measure, or about several named ones. */
  readonly measured: readonly string[]
  /** Those of them that may be about several measures at once. */
  readonly joint: readonly string[]
  /** Those that make no sense for one. */
  readonly jointOnly: readonly string[]
  /** Acts about a whole report, a word or the bot. */
  readonly open: readonly string[]
  /** Acts that are proposed only for messages with one of their signs. */
  readonly signs: ReadonlyMap<string, readonly string[]>
}

/** Signs that are no phrase of the lexicon, since their words may be a measure's own. */
const WORDED: readonly (readonly [sign: string, words: RegExp])[] = [
  ['quartile', /\b(?:which|what|whose) (?:national )?quartile\b/],
  ['converse', /\b(?:neets?|late|overdue|over (?:the|its|their)|out of time|missed|rest|remaining)\b/],
  [
    'extreme',
    /\b(?:highest|lowest|best|worst|most|fewest|least|peak(?:ed)?|record|maximum|minimum|largest|smallest|biggest|when (?:was|were|did|have|has)|last (?:red|amber|green|on target|hit|met))\b/,
  ],
]

/** What in a view may be a sign of an act: types of phrases, and benchmarks that it names. */
function signsIn({ hits, reading }: View): ReadonlySet<string> {
  const worded = WORDED.flatMap(([sign, words]) => (words.test(reading.text) ? [sign] : []))
  const named = reading.benchmarks.length > 0 ? ['benchmark'] : []
  return new Set([
    ...hits.flatMap((h) => h.types),
    ...reading.benchmarks.map((b) => `benchmark:${b}`),
    ...named,
    ...worded,
  ])
}

export interface Proposal {
  readonly frame: Frame
  /** What the act is scored by; one map for all frames of a view. */
  readonly text: ReadonlyMap<string, number>
  readonly group: 'measured' | 'sides' | 'parts' | 'open' | 'clarify' | 'nothing' | 'unknown'
  readonly rest: ReadonlyMap<string, number>
}

export interface ProposalContext {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly english: English
  readonly acts: Acts
  readonly asker: Asker
  /** The last day of the period that a view asks for, and the measure that a follow-up changes to. */
  readonly untilOf: (view: View) => IsoDate | null
}

/** With these a measure's figure cannot be the answer, whatever speaks for it. */
const WRONG_UNIT = ['unit:unwanted', 'unit:no-money'] as const

/** What may make a measure's figure no answer, besides words that hang on it. */
const REFUSED_FOR = [
  'hangs-before',
  'row:not-held',
  'trails',
  'left:breakdown',
  'unit:no-number',
  'unit:no-number-percent',
  'unit:no-percent',
  ...WRONG_UNIT,
  'unit:no-rate',
  'not-held',
]

const bestOf = (choices: Choices): Choice | null => choices.list.find((c) => c.origin !== 'topic') ?? choices.outside

/** What tells one figure of one council can answer neither for two councils nor for a run of periods. */
const ONE_FIGURE = new Set([
  'figure',
  'target',
  'gap',
  'converse',
  'share',
  'average',
  'total',
  'extreme',
  'difference',
])
const ONE_PERIOD = new Set(['figure', 'target', 'converse', 'share'])

/** How many periods stand in one row: "2022/23 and 2023/24", "term 1 v term 2". */
function besideEachOther(text: string): number {
  const rows =
    text.match(/§\d *(?:(?:,|and|&|v|vs|versus|to|, and) *(?:(?:in|at|for|by) )?(?:the )?(?:end of )?§\d *)+/g) ?? []
  return Math.max(0, ...rows.map((row) => new Set(row.match(/§\d/g)).size))
}

function canSay(act: string, view: View, { topic, council: own }: Asker): boolean {
  const { reading, council, hits, text } = view
  const { councils, otherCouncils, periods, benchmarks, cues, elsewhere } = reading
  const told = topic?.council ?? own
  const isAnother = told !== null && councils.some((c) => c !== told)
  const isHeldAgainst = /\b(?:compare[sd]?|comparing|versus|vs?|against)\b/.test(text)
  if (act === 'comparison') {
    // Nothing to hold it against: "is that good?" compares with a target, not with another figure.
    const isAsked = isHeldAgainst || hits.some((h) => h.types.includes('compare'))
    const beside = isAnother || councils.length > 1 || otherCouncils.length > 0
    return beside || isAsked || periods.length + benchmarks.length + elsewhere.length > 0 || cues.subs.length > 1
  }
  // "How does that compare with Stockton?": of the council that is told and of the one that is named.
  if (isAnother && isHeldAgainst && ONE_FIGURE.has(act)) return false
  const others = councils.filter((c) => c !== council).length + otherCouncils.length
  if (others > 0 && councils.length + otherCouncils.length > 1 && ONE_FIGURE.has(act)) return false
  const side = besideEachOther(marked(view))
  if ((side > 1 && ONE_PERIOD.has(act)) || (side > 2 && act === 'comparison')) return false
  return !(ONE_PERIOD.has(act) && periods.some((p) => p.phrase.type === 'since' || p.phrase.type === 'all'))
}

/** The measure that a part of a message names by itself; null where it names none clearly. */
function topOf({ catalogue, language, asker }: ProposalContext, part: string): string | null {
  const view = viewOf(language, 'clause', part, part, asker)
  const [top] = choicesOf(catalogue, view, asker, null).list.filter((c) => c.origin !== 'topic')
  return top && (top.origin === 'reference' || top.score >= NAMES) ? top.indicator : null
}
/** A part that scores less names no measure. */
const NAMES = 0.5

/** What is asked of two measures that were told: what the words name, else both again. */
const OF_TWO: readonly (readonly [act: string, types: readonly string[]])[] = [
  ['total', ['total']],
  ['share', ['share']],
  ['comparison', ['gap', 'difference', 'compare', 'trend', 'benchmark']],
]

function saidOf({ hits }: View, joint: readonly string[]): readonly string[] {
  const said = new Set(hits.flatMap((h) => h.types))
  const [found] = OF_TWO.filter(([, types]) => types.some((t) => said.has(t)))
  return found ? joint.filter((act) => act === found[0]) : joint
}

/** "What's our average number of days?": every measure that is published in the unit that is all a question names. */
function ofUnit(catalogue: Catalogue, { council, text, reading }: View): Choice[] {
  const unit = asksLength(text) || /\bdays\b/.test(text) ? 'days' : reading.cues.rate ? 'per_10000' : null
  if (council === null || unit === null) return []
  const newest = catalogue.latestDocument(council)
  const rows = newest ? catalogue.rowsOf(newest.key).filter((r) => r.unit === unit) : []
  return [...new Set(rows.map((r) => r.indicator))].map((indicator) => ({
    council,
    indicator,
    origin: 'words',
    sub: null,
    matched: [],
    score: 0,
    coverage: 0,
    exact: false,
  }))
}

export function proposalsOf(context: ProposalContext, view: View): Proposal[] {
  const { catalogue, english, acts, asker } = context
  const choices = choicesOf(catalogue, view, asker, context.untilOf(view))
  const best = bestOf(choices)
  const text = textFeatures(catalogue, english, view, best, asker)
  const out: Proposal[] = []
  const words = (choice: Choice | null): string[] =>
    [...unexplainedBy(catalogue, view, choice), ...looseNumbers(view, choice)]
      .toSorted((a, b) => a.start - b.start)
      .map((t) => t.from)
  const said = signsIn(view)
  const isSaid = (act: string): boolean =>
    (acts.signs.get(act)?.some((s) => said.has(s)) ?? true) && canSay(act, view, asker)
  const measured = acts.measured.filter((a) => !acts.jointOnly.includes(a) && isSaid(a))
  const joint = acts.joint.filter(isSaid)
  const meant = choices.outside ? [...choices.list, choices.outside] : choices.list
  for (const choice of meant) {
    const rest = choiceFeatures(catalogue, english, view, choice, choices, asker)
    const unexplained = [...words(choice), ...missingRows(catalogue, view, choice)]
    const isRestricted = !rest.has('hanging:0')
    const isOther = rest.has('row:not-held') || WRONG_UNIT.some((feature) => rest.has(feature))
    for (const act of measured.filter((a) => !isOther || !ONE_FIGURE.has(a)))
      out.push({ frame: { act, view, choice, unexplained, isRestricted }, text, group: 'measured', rest })
    // Talk around a question restricts nothing: only what hangs on the measure, or asks for another unit of it, does.
    const isRefusable = isRestricted || REFUSED_FOR.some((feature) => rest.has(feature))
    if (isRefusable && (choice === best || choice.origin === 'topic'))
      out.push({ frame: { act: 'nothing', view, choice, unexplained }, text, group: 'nothing', rest })
  }
  const named = sidesOf(catalogue, view, context.untilOf(view), asker.topic)
  // "The gap between the two" can be of nothing but the two that were told.
  const told = named.filter((sides) => sides.by === 'told')
  if (told.length > 0) out.length = 0
  for (const sides of told.length > 0 ? told : named) {
    const rest = sidesFeatures(sides, choices, view)
    for (const act of sides.by === 'told' ? saidOf(view, acts.joint) : joint)
      out.push({
        frame: { act, view, choice: sides.choices[0] as Choice, sides: sides.choices, unexplained: [] },
        text,
        group: 'sides',
        rest,
      })
  }
  if (told.length > 0) return out
  const parts = view.kind === 'clause' ? [] : partsOf(view.text)
  if (parts.length > 1)
    out.push({
      frame: { act: 'several', view, choice: null, parts, unexplained: [] },
      text,
      group: 'parts',
      rest: partsFeatures(
        parts,
        view,
        parts.map((p) => topOf(context, p)),
      ),
    })
  const none = choiceFeatures(catalogue, english, view, null, choices, asker)
  const unexplained = words(null)
  // Nobody is taken to ask about a person without a sign of one.
  const isPersonal = [...text.keys()].some((f) => f.startsWith('person:'))
  for (const act of acts.open.filter((a) => a !== 'individuals' || isPersonal))
    out.push({ frame: { act, view, choice: null, unexplained }, text, group: 'open', rest: none })
  if (!best)
    out.push({ frame: { act: 'nothing', view, choice: null, unexplained }, text, group: 'nothing', rest: none })
  out.push({ frame: { act: 'unknown', view, choice: null, unexplained }, text, group: 'unknown', rest: none })
  const { number, percent } = view.reading.cues
  const worded = choices.list.filter((c) => c.origin === 'words')
  // Of measures that fit alike, those that are published as what is asked for, where there are two.
  const fitting = worded.filter((c) => fitsUnit(catalogue, c, view))
  const among = fitting.length > 1 ? fitting : worded
  // "How many are on a plan": where one of them alone is published as a number, that one is meant.
  const isSettled = number && !percent && !asksLength(view.text) && fitting.length === 1 && fitting[0] === worded[0]
  const bare = worded.length === 0 && view.telling.length === 0 && !view.followUp ? ofUnit(catalogue, view) : []
  if (bare.length > 1)
    out.push({
      frame: { act: 'clarify', view, choice: null, unexplained, among: bare },
      text,
      group: 'clarify',
      rest: new Map([['bare-unit', 1]]),
    })
  if (worded.length > 1 && !isSettled)
    out.push({
      frame: {
        act: 'clarify',
        view,
        choice: null,
        unexplained,
        among,
      },
      text,
      group: 'clarify',
      rest: clarifyFeatures(catalogue, choices, view),
    })
  return out
}
