/** Whether several measures are asked for: by what they are judged by, or by a word for measures of which none is named. Pure. */
import { TELLS_SEVERAL } from '../conversation.ts'
import { matches } from '../language/matches.ts'
import type { Term } from '../language/vocabulary.ts'
import { detailsOf, marked } from './grammar/selection/marked.ts'
import { isMove, type Test } from './grammar/selection/model.ts'
import { selectionOf } from './grammar/selection/selection.ts'
import { COUNT, countOf, NTH, type Sign } from './grammar/selection/sign-rules.ts'
import { signsOf } from './grammar/selection/signs.ts'
import { type Asker, besideThemes, type View } from './view.ts'

const FIGURES = '(?:percentages|measures|indicators|kpis|rates|figures|numbers|results|scores|targets)'
const UP_TO_SIX = "(?:[a-z0-9'&-]+ ){0,6}?"
/** "The three percentages closest to target", "which of our rates per 10,000 are above": of several, and of none that has a word of theirs. */
export const OF_SEVERAL = new RegExp(
  `^(?:and |so |ok |list |name |show me |give me )*(?:the |our |which |what )?(?:(?:two|three|four|five|six|\\d) )?${UP_TO_SIX}${FIGURES} (?:that|which|closest|nearest|furthest|farthest|most|least|with|where|not|below|above|off|on|over|under|behind|ahead|beyond|better|worse|short)\\b|^(?:and |so |ok )*(?:which|what) (?:of (?:the|our) )?${UP_TO_SIX}${FIGURES} (?:[a-z0-9,-]+ ){0,5}?(?:are|were|have|had|did|do|got|went|fell|rose|missed|met|beat|look|compare)\\b`,
)

/** The terms of a view by which a measure is called. */
const ownTerms = ({ reading }: View, matched: readonly string[]): readonly Term[] =>
  reading.terms.filter((t) => matched.includes(t.word))
const isAmong = (own: readonly Term[], from: number, to: number): boolean =>
  own.some((t) => t.start < to && t.end > from)

/** "Key stage 2 and 4 results below England", "child protection measures not at target": measures that stand so, and no one of them. */
export function namesSeveral(view: View, matched: readonly string[]): boolean {
  const own = ownTerms(view, matched)
  if (asksForSome(view, own) || isEachOf(view, own) || isOfTheme(view, own)) return true
  const standsBefore = own.some((t) => BEHIND.test(view.text.slice(t.end)))
  return (OF_SEVERAL.test(view.text) || standsBefore) && judgedIn(view, matched).length > 0
}
const BEHIND = /^ (?:[a-z-]+ )?(?:measures|indicators|kpis|metrics)\b/

/** "The children looked after indicators": the theme's, where all that names a measure is the theme. */
const isOfTheme = ({ text, reading: { themesMeant } }: View, own: readonly Term[]): boolean =>
  own.length > 0 &&
  themesMeant.some((t) => own.every((o) => o.start >= t.from && o.end <= t.to) && NOUN_AFTER.test(text.slice(t.to)))
const NOUN_AFTER = /^(?:'s|')? (?:performance )?(?:measures|indicators|kpis|metrics|lines|rows)\b/

/** "The three worst in children in care": so many of them, where no measure is called so ("one of their top 3 preferences"). */
const asksForSome = ({ text }: View, own: readonly Term[]): boolean =>
  matches(SOME, text).some(({ index, 0: said, 1: place = '' }) => {
    // "Second" alone may be a word of "a plan for a second time".
    const from = place === '' ? index : index + place.length + 1
    return !isAmong(own, from, index + said.length)
  })
const ENDS = '(?:worst|best|weakest|strongest|biggest|largest|highest|lowest|smallest)'
const SO_MANY_OF = '(?:two|three|four|five|six|[2-9])'
const SOME = new RegExp(
  `\\b(?:(?:top|worst|best|bottom|weakest|strongest) ${SO_MANY_OF}|(?:${SO_MANY_OF}|${NTH})[ -]${ENDS})(?= *(?:$|[,.;?]|(?:performing|performers|measures?|indicators?|kpis?|areas|in|on|for|against|by|at|falls?|drops?|rises?|improvements?|declines?)\\b))`,
  'g',
)

/** "Every adoption figure": a word of a measure that stands between says of what. */
function isEachOf({ text }: View, own: readonly Term[]): boolean {
  const said = EACH.exec(text)
  if (!said) return false
  const to = said.index + said[0].length
  return own.some((t) => t.start >= said.index && t.end <= to)
}
const EACH = /\b(?:every|each)(?: (?!one\b)[a-z'&-]+){1,4} (?:figure|measure|indicator|kpi|metric)\b/

/** "What is still red", "care leavers: anything that got better": what a condition is said of stands open. */
export const asksWhich = (view: View, matched: readonly string[]): boolean =>
  judgedIn(view, matched).some((s) => OPEN.test(marked(view).slice(0, s.from)))

/** What a list can be judged or put in order by, but for the words of a measure's own name ("Progress 8"). */
function judgedIn(view: View, matched: readonly string[]): readonly Sign[] {
  const own = ownTerms(view, matched)
  return signsOf(view).filter((sign) => isJudgement(sign) && !isAmong(own, sign.from, sign.to))
}
/** A superlative of values ("what was the lowest") may be of one measure over time. */
const isJudgement = (s: Sign): boolean =>
  s.sign === 'test'
    ? isJudged(s.test)
    : s.sign === 'relation' || s.isBetween === true || (s.by !== null && s.by !== 'value')
const isJudged = (t: Test): boolean => t.type === 'colour' || t.type === 'target' || t.type === 'level' || isMove(t)
const OPEN =
  /\b(?:(?:what|which)(?:'?s)?(?: ones?)?|anything|whatever|everything|(?:any|all|those|ones|the ones) (?:that|which))(?: (?:(?:is|are|was|were|has|have|had|did|does|do)(?:n'?t)?|went|turned|got|gone|still|now|currently|actually|all|been|we|not))* *$/

/** Words for measures of which none is named. */
const SEVERAL_MEASURES =
  /\b(?:which|list|all|every|everything|each|any|anything|ones|those|them|these|things|areas|measures?|indicators?|kpis?|metrics?|figures|targets|numbers|rows|rates|percentages|reds?|greens?|ambers?)\b/

/** Whether something in a message asks for several measures: "feb" alone, or "whats the national", does not. */
export function asksForSeveral(view: View, { topic }: Asker): boolean {
  // "How long has it been red?" is asked of one.
  if (LASTING.test(view.text) && view.telling.length > 0) return false
  const { conditions, order } = selectionOf(view)
  const isPicked = conditions.some(({ test }) => test.type !== 'benchmark' || test.is !== 'published') || order !== null
  // "What was it at the 2020/21 outturn?" after a list of one: of that one.
  const isTold = Boolean(topic?.list) && !(topic?.isLed && OF_IT.test(view.text))
  return isPicked || view.reading.themes.length > 0 || isTold || SEVERAL_MEASURES.test(view.text)
}
const LASTING = /^(?:and |so |but )?how long (?:has|have|had|is|are|was|were)\b/

/** Whether a message after several measures says only when, or by what they are judged: "feb?", "same again for January", "which fell". */
export function isOfTold(view: View, { topic }: Asker): boolean {
  const many = topic?.list?.items.length ?? 0
  const set = topic?.list?.set?.length ?? 0
  if (set > 1 && countOf(SO_MANY.exec(view.text)?.[1]) === set) return true
  const isAfterSeveral = many > 1 && TELLS_SEVERAL.has(topic?.intent ?? '')
  if (!isAfterSeveral || view.telling.length > 0 || view.reading.councils.length > 0 || OF_THAT_ONE.test(view.text))
    return false
  const { conditions, order } = selectionOf(view)
  return view.reading.periods.length > 0 || conditions.length > 0 || order !== null || detailsOf(view).length > 0
}
/** "The 2022/23 totals for the three": so many as were told. */
const SO_MANY = new RegExp(
  `\\b(?:the|all|those|these|same|of) ${COUNT}(?= *(?:$|[,.;?!]|of them|then|again|please|by|for|in|at|were|are|was|is|did|do|have|had))`,
)
const OF_IT = /\b(?:it|its|that one|this one)\b/
const OF_THAT_ONE = /\b(?:it|its|that|this|why|what caused|explain)\b/

/** Whether a message asks the list before it of another theme: "child protection only", "now the same for children in care". */
export const ofOtherTheme = (view: View, { topic }: Asker): boolean =>
  Boolean(topic?.list) && view.reading.themes.length > 0 && OF_THEME.test(view.text) && besideThemes(view).length === 0
const OF_THEME = /\b(?:only|just|the same|same (?:again|question|list|thing))\b/
