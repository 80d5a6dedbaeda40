/** Which acts a message can ask for at all: by its signs, and by how many councils and periods an act can tell. Pure. */
import type { Reading } from '../language/reading.ts'
import type { PeriodPhrase } from '../periods/phrase.ts'
import { marked } from './grammar/selection/marked.ts'
import { hasType } from './lexicon.ts'
import type { Asker, View } from './view.ts'

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
  [
    'share',
    /\bas (?:an? )?(?:%|percentage|per ?cent|pct|share|proportion) of\b|\bof (?:the |our |all )?[^?.;]{3,80}? (?:what|how (?:much|large|big))(?:'s|s)?(?: the| a)? ?(?:%|per ?cent|percentage|proportion|share|fraction)(?! points?)/,
  ],
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

/** What tells one figure of one council can answer neither for two councils nor for a run of periods. */
export const ONE_FIGURE = new Set([
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
const OF_ONE_MEASURE: ReadonlySet<string> = new Set([...ONE_FIGURE, 'trend', 'benchmark', 'series'])
const WHICH_SEVERAL =
  /^(?:and |so |but |ok )*(?:(?:(?:the|our|any|all|list) )*(?:reds|ambers|greens)\b|(?:which|what) (?:(?:rates|percentages|figures|numbers|targets)\b|(?:of )?(?:the |our |these |those )?(?:[a-z0-9'&/-]+ ){0,6}?(?:measures|indicators|kpis)\b(?! (?:do|does|did|are|is) (?:you|we|i) (?:hold|have|publish|report|collect))))/
const HOW_MUCH_CHANGED =
  /\bhow (?:much|many) (?:more|fewer|less|higher|lower)\b|\bby how (?:much|many)\b|\bhow much (?:have|has|had|did|do)\b.{0,60}\b(?:gone|go|went|ris\w*|rose|f[ae]ll\w*|drop\w*|increas\w*|decreas\w*|gr[eo]w\w*|chang\w*)\b/
const HOW_FAR =
  /\bhow (?:many (?:percentage |%)?(?:points?|pts|pp)|much|far) (?:short|below|above|off|over|under|away|adrift|behind|ahead|shy)\b/
const REASONS =
  /\b(?:asked|asks?|asking|queried|questioned|enquired|wanted to know|wished to know|sought) (?:officers |members |the [a-z]+ )?(?:about |for |to know )?(?:what )?(?:were |was )?(?:the |an? )?(?:main |underlying )?(?:reasons?|causes?|explanations?)\b[^,;?]*[.?]?\s*$|\b(?:what|why) (?:the )?(?:main |underlying )?(?:reasons?|causes?) (?:was|were|are|is)\b[^,;?]*[.?]?\s*$/
const IN_EACH =
  /\b(?:(?:in|for|during) (?:each|every)|each of the|per|by) (?:of the )?(?:(?:last|past|previous|these|following|financial|academic|calendar|reporting|two|three|four|five|\d+) )*(?:months?|quarters?|terms?|years?)\b/
const ONE_PERIOD = new Set(['figure', 'target', 'converse', 'share'])

/** "Since 2021", "over the years", "2022/23 to 2023/24": several times, which no one figure is for. */
const isRun = (phrase: PeriodPhrase): boolean =>
  phrase.type === 'since' ||
  phrase.type === 'all' ||
  (phrase.type === 'last_n' && phrase.unit === 'year' && phrase.n > 1) ||
  (phrase.type === 'span' && phrase.from.type === 'year' && phrase.to.type === 'year')

/** How many periods stand in one row: "2022/23 and 2023/24", "term 1 v term 2". */
function besideEachOther(text: string): number {
  const rows =
    text.match(
      /§\d *(?:(?:,|and|&|-|;|v|vs|versus|to|, and) *(?:(?:in|at|of|for|by|on|as at|over|during|across|throughout) )?(?:the )?(?:(?:corresponding|equivalent|same|matching|comparable|like) (?:figure|number|percentage|total|rate|count|position) )?(?:(?:for|at|from|in) )?(?:the )?(?:end of )?§\d *)+/g,
    ) ?? []
  // "Jan feb march": three or more with nothing between them.
  const bare = text.match(/(?:§\d *\+? *){3,}/g) ?? []
  return Math.max(0, ...[...rows, ...bare].map((row) => new Set(row.match(/§\d/g)).size))
}

/** Acts beside those of one figure that tell of one council alone. */
const OF_OWN: ReadonlySet<string> = new Set(['series', 'trend', 'target', 'benchmark', 'commentary', 'together'])
const OF_PLACE = /\b(?:in|for|at|of|by|from|under|within|does|did|has|have|is) (?:the )?$/
/** "Hartlepool's rate". */
const ITS_OWN = /[a-z]'s?(?: |$)/
const TITLED = /\b(?:council|borough|authority|mbc|county|city)\b/

/** Whether another council than those loaded is named as the one that is asked about, and none of them. */
function isOfAnother({ councils, spans, text }: Reading): boolean {
  if (councils.length > 0) return false
  return spans.some(
    ({ kind, from, to }) =>
      kind === 'other' &&
      (TITLED.test(text.slice(from, to)) ||
        ITS_OWN.test(text.slice(from, to + 3)) ||
        OF_PLACE.test(text.slice(Math.max(0, from - NEAR), from))),
  )
}
const NEAR = 16

/** What asks for what officers wrote. */
export const OF_WORDS = ['explain', 'action', 'overview', 'context', 'reliable', 'source']

function canSay(
  act: string,
  { reading, council, hits, text }: View,
  { topic, council: own }: Asker,
  inRow: number,
  isHeldAgainst: boolean,
): boolean {
  const { councils, otherCouncils, periods, benchmarks, cues, elsewhere } = reading
  const told = topic?.council ?? own
  const isAnother = told !== null && councils.some((c) => c !== told)
  if (act === 'comparison') {
    if (inRow > 2) return false
    // Nothing to hold it against: "is that good?" compares with a target, not with another figure.
    const isAsked = isHeldAgainst || hasType(hits, 'compare')
    const beside = isAnother || councils.length > 1 || otherCouncils.length > 0
    return beside || isAsked || periods.length + benchmarks.length + elsewhere.length > 0 || cues.subs.length > 1
  }
  // "In the care of Doncaster Council": nothing of the asker's own council is told for another.
  if (!isHeldAgainst && (ONE_FIGURE.has(act) || OF_OWN.has(act)) && isOfAnother(reading)) return false
  // "Noted the fall and asked what the reasons were": the officers' words, whatever figure is stated.
  if (ONE_FIGURE.has(act) && REASONS.test(text)) return false
  // "How many percentage points below the target were we?": how far, and not how many.
  if ((act === 'figure' || act === 'target') && HOW_FAR.test(text)) return false
  // "How many more from January to March": of two times, and of no target.
  if (act === 'gap' && periods.length > 1 && benchmarks.length === 0 && !hasType(hits, 'target')) return false
  // "The proportion … for November and for December": figures are asked for, and no words about them.
  if (act === 'commentary' && inRow > 1 && !hasType(hits, ...OF_WORDS)) return false
  // "The total number in each of the last two years" is told year by year.
  if (act === 'total' && IN_EACH.test(text)) return false
  if (act === 'series' && inRow === 2 && periods.length === 2 && !hasType(hits, 'series', 'trend')) return false
  if (act === 'series' && HOW_MUCH_CHANGED.test(text)) return false
  // "Which rates are above England's?": of several, whatever one of them is called.
  if (OF_ONE_MEASURE.has(act) && WHICH_SEVERAL.test(text)) return false
  // "How does that compare with Stockton?": of the council that is told and of the one that is named.
  if (isAnother && isHeldAgainst && ONE_FIGURE.has(act)) return false
  const others = councils.filter((c) => c !== council).length + otherCouncils.length
  if (others > 0 && councils.length + otherCouncils.length > 1 && ONE_FIGURE.has(act)) return false
  // A benchmark that is asked for is told, or said not to be held, and never passed over.
  if ((act === 'figure' || act === 'together') && benchmarks.length > 0) return false
  if (inRow > 1 && ONE_PERIOD.has(act)) return false
  return !(ONE_PERIOD.has(act) && periods.some((p) => isRun(p.phrase)))
}

const AGAINST = /\b(?:compare[sd]?|comparing|versus|vs?|against)\b/

/** Whether a view may ask for an act. */
export function sayable({ signs }: Acts, view: View, asker: Asker): (act: string) => boolean {
  const said = signsIn(view)
  const inRow = besideEachOther(marked(view))
  const isHeldAgainst = AGAINST.test(view.text)
  return (act) => (signs.get(act)?.some((s) => said.has(s)) ?? true) && canSay(act, view, asker, inRow, isHeldAgainst)
}
