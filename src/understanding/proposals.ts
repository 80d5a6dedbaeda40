/** All frames of a message with their features: every act with every measure that it may be about, and the ways of not answering. */
import type { Catalogue } from '../catalogue.ts'
import { PHASES } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import { askingBack } from './asking-back.ts'
import { asksForSum } from './asks-for-sum.ts'
import { asksForSeveral, asksWhich, isOfTold, namesSeveral, OF_SEVERAL, ofOtherTheme } from './asks-which.ts'
import { cannotBe, isOfEngland, OF_ONE, twinsOf } from './cannot-be.ts'
import { type Choices, choicesOf, NAMED, NAMED_CLEARLY } from './choices.ts'
import { agesOf } from './features/ages.ts'
import { choiceFeatures } from './features/choice.ts'
import {
  hangingWords,
  isHungToo,
  isStated,
  looseNumbers,
  missingRows,
  partingOf,
  unexplainedBy,
} from './features/left.ts'
import { limitsNotCounted } from './features/limits.ts'
import { namesOf } from './features/of-measure.ts'
import { partsFeatures, sidesFeatures } from './features/several.ts'
import { textFeatures } from './features/text.ts'
import { fitsUnit } from './features/units.ts'
import { type Choice, type Frame, TOLD } from './frame.ts'
import { hasType } from './lexicon.ts'
import { measureOf, measuresOfParts, partsIn } from './parts.ts'
import { type Acts, ONE_FIGURE, sayable } from './sayable.ts'
import { areNamedInFull, sidesOf } from './sides.ts'
import { subjectIn } from './subject.ts'
import { actsOfTwo } from './two-told.ts'
import { unexplainedWords } from './unexplained-words.ts'
import { type Asker, type Language, type View, viewOf } from './view.ts'

/** A frame with the features that it is weighed by. */
export interface Proposal {
  readonly frame: Frame
  /** What the act is scored by; one map for all frames of a view. */
  readonly text: ReadonlyMap<string, number>
  readonly group: 'measured' | 'sides' | 'parts' | 'open' | 'clarify' | 'nothing' | 'unknown'
  readonly rest: ReadonlyMap<string, number>
}

/** What a view is read in. */
export interface ProposalContext {
  readonly catalogue: Catalogue
  readonly language: Language
  readonly acts: Acts
  readonly asker: Asker
  /** The last day of the period that a view asks for. */
  readonly untilOf: (view: View) => IsoDate | null
}

const WRONG_UNIT = ['unit:unwanted', 'unit:no-money'] as const

/** With these a measure's figure cannot be the answer, whatever speaks for it: it is asked of others than those it counts, or in another unit. */
const OF_OTHERS = [
  'row:not-held',
  'age:not-counted',
  'limit:not-counted',
  'left:population',
  'left:breakdown',
  'hangs',
  ...WRONG_UNIT,
]

/** What is told of those that a measure counts. */
const OF_WHAT_IT_COUNTS: ReadonlySet<string> = new Set([...ONE_FIGURE, 'comparison', 'series', 'trend', 'benchmark'])

/** What may make a measure's figure no answer, besides words that hang on it. */
const REFUSED_FOR = [
  'hangs-before',
  'hangs',
  'row:not-held',
  'age:not-counted',
  'limit:not-counted',
  'left:population',
  'trails',
  'left:breakdown',
  'unit:no-number',
  'unit:no-number-percent',
  'unit:no-percent',
  ...WRONG_UNIT,
  'unit:no-rate',
  'not-held',
]

const OF_LIST =
  /\b(?:the )?other way (?:round|around)\b|\bthe same\b[^?]*\b(?:against|versus|vs|beside|with|for)\b|\b(?:which|any|all|none|both|how many|share|proportion|percentage) of (?:the |those |these |them\b)/

const MORE_THAN = /\bhow (?:many|much) (?:more|fewer|less|higher|lower)\b.*\bthan\b/

/** "Referrals as a percentage of contacts". */
const AS_SHARE = /\bas (?:a|an) (?:percentage|per ?cent|pct|share|proportion|%) of\b/

/** How many times are named that are counted from no other: "a year earlier" is. */
const timesNamed = ({ reading: { periods } }: View): number =>
  periods.filter(({ phrase }) => !COUNTED_FROM.has(phrase.type)).length
const COUNTED_FROM: ReadonlySet<string> = new Set(['year_earlier', 'earlier', 'moved', 'same', 'since_last_year'])

/** Of each how many more. */
const MORE_AND_MORE = /\bhow (?:many|much) (?:more|fewer|less)\b.*\bhow (?:many|much) (?:more|fewer|less)\b/

/** Whether nothing but "and" stands between the words of two measures. */
function areJoined({ reading: { terms }, text }: View, [a, b]: readonly Choice[]): boolean {
  const of = (choice: Choice | undefined) => terms.filter((t) => choice?.matched.includes(t.word))
  const [before, after] = [of(a), of(b)]
  const [last, first] = [before.at(-1), after[0]]
  return (
    last !== undefined &&
    first !== undefined &&
    last.end <= first.start &&
    JOINED.test(text.slice(last.end, first.start))
  )
}
const JOINED = /^(?:s|'s)? (?:and|&) (?:(?:the|our|all|total|new|number of|of) )*$/
/** "NEET and not known": two words joined are its own name. */
const isCalledWithAnd = (catalogue: Catalogue, choice: Choice): boolean =>
  namesOf(catalogue, choice).some((name) => /\band\b|&/.test(name))

const BOTH_OF_TWO =
  /\b[a-z]{3,} (?:and|&) [a-z' -]{3,40}? both\b|\bboth (?:the |our )?[a-z' -]{3,40}? and\b|\bwhich\b[^.?]*\b[a-z]{3,} or [a-z]{3,}|\band (?:then )?sep[ae]rately\b|\brespectively\b/

const NEXT_REPORT = /\bnext (?:report|scorecard|update|release|figures)\b/
/** "Suspensions trend", "when is the next report": it asks for figures or a report, and not what a word means. */
const asksOfFigures = ({ hits, text }: View): boolean =>
  COSTS.test(text) || (!hasType(hits, 'define') && (hasType(hits, 'series') || NEXT_REPORT.test(text)))
/** "What does a week of it cost?" */
const COSTS = /\bwhat (?:does|do|did|would) [a-z' -]{1,60} cost\b/

/** Whether a reading names what nothing here is published of. */
export const isBeyond = ({ elsewhere, unpublished, otherCouncils }: View['reading']): boolean =>
  elsewhere.length + unpublished.length + otherCouncils.length > 0

/**
 * The measure that counts those of whom a part is asked for; null where none is named in full, or where another is about them too
 * and tells as much of the rest as it leaves.
 */
function subjectOf(
  { language, asker, untilOf }: ProposalContext,
  view: View,
  { list }: Choices,
  left: (choice: Choice) => number,
): Choice | null {
  const meant = list.filter((c) => c.origin !== 'topic')
  const said = meant.every((c) => c.score < NAMED_CLEARLY) ? subjectIn(view.text) : null
  if (said === null) return null
  const part = viewOf(language, 'clause', said, said, asker)
  const [top] = choicesOf(language, part, asker, untilOf(view)).list.filter((c) => c.origin === 'words')
  if (!top?.exact || top.score < IN_FULL) return null
  const isAboutThem = (c: Choice): boolean =>
    c.indicator !== top.indicator &&
    top.matched.every((w) => c.matched.includes(w)) &&
    c.matched.length - top.matched.length >= left(c)
  return meant[0]?.indicator === top.indicator || meant.some(isAboutThem) ? null : top
}
const IN_FULL = 0.95

/** "The highest number on that date": of those that are counted, not of times. */
function extremesIn({ text, reading: { periods } }: View): readonly string[] {
  const [period] = periods
  if (periods.length !== 1 || !period || !ONE_DAY.has(period.phrase.type)) return []
  const [said] = text.match(/\b(?:highest|lowest|maximum|minimum|largest|smallest|longest|shortest|median)\b/) ?? []
  return said === undefined ? [] : [said]
}
const ONE_DAY: ReadonlySet<string> = new Set(['day', 'day_of_year', 'same'])

/** "Which of the three is lowest": the measure that the councils were told side by side for; null where a council is named. */
function choiceOfCouncils({ reading: { councils, spans } }: View, { topic }: Asker): Choice | null {
  const isNamed = spans.some(({ kind }) => kind === 'council')
  const [council] = councils
  if (!topic?.councils || !topic.indicator || !council || councils.length < 2 || isNamed) return null
  return { ...TOLD, council, indicator: topic.indicator }
}

const bestOf = (choices: Choices): Choice | null => choices.list.find((c) => c.origin !== 'topic') ?? choices.outside

/** The frames of one view, those of one choice beside each other. */
export function proposalsOf(context: ProposalContext, view: View): Proposal[] {
  const { catalogue, acts, asker } = context
  const { english } = context.language
  // After a list of several, what leans on it is about them, and not about whichever stood last.
  const isOfList = isOfTold(view, asker) || ((asker.topic?.list?.items.length ?? 0) > 1 && OF_LIST.test(view.text))
  const until = context.untilOf(view)
  const choices = choicesOf(context.language, view, asker, until)
  const best = bestOf(choices)
  const text = textFeatures(context.language, view, best, asker)
  // "Key stage 2 and 4 results below England": measures are asked for that stand so, and no one of them.
  const isOfMany = namesSeveral(view, best?.matched ?? [])
  const isOfTheme = ofOtherTheme(view, asker)
  const ofCouncils = choiceOfCouncils(view, asker)
  if (ofCouncils) {
    const rest = choiceFeatures(catalogue, english, view, ofCouncils, choices, asker)
    return [{ frame: { act: 'comparison', view, choice: ofCouncils, unexplained: [] }, text, group: 'measured', rest }]
  }
  const out: Proposal[] = []
  const words = (choice: Choice | null): string[] => {
    const left = unexplainedBy(catalogue, view, choice)
    const hanging = hangingWords(catalogue, view, choice)
      .map(({ from, to, word }) => ({ start: from, end: to, from: word }))
      .filter((w) => !left.some((t) => w.start < t.end && w.end > t.start))
    return unexplainedWords(view, partingOf(catalogue, view, choice), [
      ...left,
      ...hanging,
      ...looseNumbers(catalogue, view, choice).filter((n) => !isStated(view, n)),
    ])
  }
  const isSaid = sayable(acts, view, asker)
  const measured = acts.measured.filter((a) => !acts.jointOnly.includes(a) && isSaid(a))
  const joint = acts.joint.filter(isSaid)
  const meant = choices.outside ? [...choices.list, choices.outside] : choices.list
  const named = sidesOf(catalogue, view, until, asker.topic)
  // "How many of the home educated children had …": of those who are named, where nothing published tells the rest.
  const asked = (choice: Choice): number =>
    words(choice).length - unexplainedBy(catalogue, view, choice).filter((t) => t.end <= view.lead).length
  const isOpen = best !== null && !best.exact && named.length === 0 && asked(best) > 0
  const subject = isOpen ? subjectOf(context, view, choices, asked) : null
  if (subject) {
    const rest = choiceFeatures(catalogue, english, view, subject, choices, asker)
    return [
      { frame: { act: 'nothing', view, choice: subject, unexplained: words(subject) }, text, group: 'nothing', rest },
    ]
  }
  // "Families on a plan": where the measure named has no such row, only one that has it may be meant instead.
  const missed = missingRows(catalogue, view, best)
  const hasMissed = ({ council, indicator }: Choice): boolean =>
    missed.length === 0 || (council !== null && missed.every((sub) => catalogue.subs(council, indicator).includes(sub)))
  const rests = meant.map((choice) => choiceFeatures(catalogue, english, view, choice, choices, asker))
  // "The rate per 10,000": of a number where its rate is published beside it, the rate is meant.
  const isRated = rests.some(
    (rest, i) => rest.has('unit:rate') && (meant[i]?.origin !== 'words' || (meant[i]?.score ?? 0) >= NAMED),
  )
  const ofNamed = named.flatMap((sides) => sides.choices.flatMap((c) => c.matched))
  const unheld = named.flatMap((sides) => sides.unheld ?? [])
  const inRow = named.flatMap(({ choices: c, row }) => (row ? c : []))
  // Of several measures that are added up, one alone is no answer, nor is that nothing is held on the others. Phases are added
  // up within one measure.
  const added =
    asksForSum(view.text) &&
    !named.some((sides) => sides.hasBoth) &&
    view.reading.cues.subs.every((sub) => !PHASES.includes(sub))
      ? named.filter(areNamedInFull)
      : []
  const areAdded = added.length > 0
  const barred = meant.map((choice, i) => cannotBe(catalogue, view, choice, rests[i] as Map<string, number>))
  const ofBest = best ? (barred[meant.indexOf(best)] ?? []) : []
  const twins = asker.topic ? [] : twinsOf(catalogue, view, choices)
  // "(a) education and (b) work" are words of one measure; "(a) health and (b) dental checks" name two.
  const isWhole = best?.exact === true && words(best).length === 0
  const apart = named.length > 0 && !isWhole ? [] : (view.apart ?? [])
  const extremes = extremesIn(view)
  const isParted = apart.length + extremes.length > 0
  // "CP plans, the number": where one is named in full in the unit that is asked for, no other one's refusal stands for it.
  const fitted = meant.find((c) => c.origin === 'words' && c.exact && fitsUnit(catalogue, c, view))
  const isElsewhere = (choice: Choice): boolean => fitted !== undefined && !fitsUnit(catalogue, choice, view)
  // "The gap between the two" can be of nothing but the two that were told.
  const told = named.filter((sides) => sides.by === 'told')
  // "How many more children in care than plans": of one against the other, and of neither's own change.
  const isEachMore = named.length > 0 && MORE_AND_MORE.test(view.text)
  const isAgainst = named.length > 0 && !isEachMore && MORE_THAN.test(view.text) && view.reading.periods.length < 2
  const isOfSides = told.length > 0 || isAgainst || isEachMore
  // "Suspensions, exclusions, home education - which fell?": those of them that did, and not the figures of each.
  const isChosenFrom = named.length > 0 && told.length === 0 && asksWhich(view, ofNamed)
  // "CIN rate and CP rate": of two whole names neither alone is asked for, where it leaves out words of the other.
  const whole = named.filter((sides) => !sides.onlyShare && sides.choices.every((c) => c.exact))
  const isHalf = ({ matched }: Choice): boolean =>
    whole.some(({ choices: c }) => c.some((side) => side.matched.some((w) => !matched.includes(w))))
  // "Did contacts and referrals both go up": of each of the two, and of no third one that has the words of both.
  const pairs = named.filter(({ choices: c, by }) => c.length === 2 && by !== 'told' && c.every((side) => side.exact))
  const isOfPair = (choice: Choice): boolean =>
    pairs.some(
      ({ choices: c }) =>
        c.every((side) => side.indicator !== choice.indicator) &&
        c.every((side) => side.matched.every((w) => choice.matched.includes(w))) &&
        (BOTH_OF_TWO.test(view.text) || (areJoined(view, c) && !isCalledWithAnd(catalogue, choice))),
    )
  // "The number of contacts, and the number of referrals": who names two is not told one of them alone.
  const parts = isOfSides || isChosenFrom ? [] : partsIn(context, view)
  const ofParts = parts.length > 1 ? measuresOfParts(context, view) : new Set<string>()
  const isOnePart = ({ indicator }: Choice): boolean => ofParts.size > 1 && ofParts.has(indicator)
  for (const [i, choice] of areAdded || isOfSides ? [] : meant.entries()) {
    const rest = rests[i] as Map<string, number>
    const limits = limitsNotCounted(catalogue, view, choice).map((l) => view.text.slice(l.from, l.to))
    const said = words(choice)
    const ages = agesOf(catalogue, view, choice).other.map((a) => view.text.slice(a.from, a.to))
    const unnamed = ages.filter((age) => !said.some((w) => age.includes(w)))
    const rows = missingRows(catalogue, view, choice)
    const unexplained = [...said, ...unnamed, ...rows, ...limits, ...apart, ...extremes]
    const isRestricted = !rest.has('hanging:0')
    const isOther =
      isParted ||
      OF_OTHERS.some((feature) => rest.has(feature)) ||
      !hasMissed(choice) ||
      isHungToo(catalogue, view, best, choice) ||
      (isRated && rest.has('unit:no-rate'))
    // What the best cannot be asked for, another that has fewer of the words is not asked for either.
    const isNotAlone = choice.origin === 'words' && (isHalf(choice) || isOnePart(choice))
    // What one of three leaves unexplained, the others explain.
    const left = unexplainedBy(catalogue, view, choice)
    const isOfRow =
      left.length > 0 &&
      left.every(
        (t) =>
          inRow.some((side) => side.matched.includes(t.word)) || unheld.some(({ telling }) => telling.includes(t.word)),
      )
    // "NEET, not known and the two combined": the third alone is one of three.
    const isBoth = named.some((sides) => sides.hasBoth && sides.choices.some((c) => c.indicator === choice.indicator))
    const isMerged = choice.origin === 'words' && isOfPair(choice)
    // "What proportion of the children in care were unaccompanied": the number of those alone is no share.
    const isCountAlone = [...rest.keys()].some((f) => f.startsWith('unit:no-percent'))
    const isPart =
      isCountAlone &&
      named.some((sides) => sides.onlyShare && sides.choices.some((c) => c.indicator === choice.indicator))
    // "Of the referrals what % are boys": of a row that has a number alone, its share of all.
    const hasRow = view.reading.cues.subs.some(
      (s) => choice.council && catalogue.row(choice.council, choice.indicator, s),
    )
    const isShare = hasRow && isCountAlone && measured.includes('share') && !barred[i]?.includes('share')
    const isListed = isOfRow || isBoth || isMerged
    // Of two that are named in full alike neither is told, nor is a third that has fewer of the words.
    const isThird = twins.length > 1 && choice.origin === 'words' && !choice.exact && isOfEngland(catalogue, choice)
    const isTwin = twins.includes(choice) || isThird
    const isNone = isOfMany || isListed || isOfTheme || isTwin || isNotAlone
    // What is asked of all that was told is asked of none of it alone.
    const isOfAllTold = isOfList && choice.origin === 'topic'
    const cannot = [
      ...(barred[i] as readonly string[]),
      ...ofBest,
      ...(isNone ? OF_ONE : []),
      // Of one of a row nothing alone is asked.
      ...(isOfAllTold || isListed ? measured : []),
      ...(isShare || isPart ? measured.filter((act) => act !== 'share') : []),
    ]
    for (const act of measured.filter((a) => (!isOther || !OF_WHAT_IT_COUNTS.has(a)) && !cannot.includes(a)))
      out.push({ frame: { act, view, choice, unexplained, isRestricted }, text, group: 'measured', rest })
    // Talk around a question restricts nothing: only what hangs on the measure, or asks for another unit of it, does.
    const isRefusable = isParted || isRestricted || REFUSED_FOR.some((feature) => rest.has(feature))
    // Of what was told before, where the words name no other measure in full.
    const isTold = choice.origin === 'topic' && !(best?.exact && best.indicator !== choice.indicator)
    // "The three percentages closest to target" asks for several measures, and for none that has a word of theirs.
    const isOfSeveral = isOfMany || (!choice.exact && OF_SEVERAL.test(view.text))
    if (
      isRefusable &&
      !isOfSeveral &&
      !isListed &&
      !isShare &&
      !isPart &&
      !isElsewhere(choice) &&
      (choice === best || isTold)
    )
      out.push({ frame: { act: 'nothing', view, choice, unexplained }, text, group: 'nothing', rest })
  }
  for (const sides of told.length > 0 ? told : isChosenFrom ? [] : named) {
    const rest = sidesFeatures(sides, choices, view)
    const asked = added.includes(sides)
      ? joint.filter((act) => act === 'total')
      : sides.onlyShare || (AS_SHARE.test(view.text) && joint.includes('share'))
        ? joint.filter((act) => act === 'share')
        : isEachMore
          ? acts.joint.filter((act) => act === (timesNamed(view) > 1 ? 'comparison' : 'difference'))
          : isAgainst
            ? acts.joint.filter((act) => act === 'comparison')
            : joint
    for (const act of sides.by === 'told' ? actsOfTwo(view, acts.joint) : asked)
      out.push({
        frame: {
          act,
          view,
          choice: sides.choices[0] as Choice,
          sides: sides.choices,
          unexplained: sides.unheld ? [sides.unheld.said] : [],
        },
        text,
        group: 'sides',
        rest,
      })
  }
  if (isOfSides || (areAdded && out.length > 0)) return out
  if (parts.length > 1) out.push(severalOf(context, view, parts, text))
  const none = choiceFeatures(catalogue, english, view, null, choices, asker)
  const unexplained = words(null)
  // Nobody is taken to ask about a person without a sign of one.
  const isPersonal = [...text.keys()].some((f) => f.startsWith('person:'))
  // Of a measure that is named in full, or explains all that is said, and beside it nothing that no report has, there is no other place to look.
  const isNamed = best?.exact || (best !== null && best.score >= NAMED_CLEARLY && words(best).length === 0)
  const isHere = isNamed && best?.origin === 'words' && !isBeyond(view.reading)
  // "What was at 100% in December?", "which of our figures beat England": what is listed stands here, or nowhere.
  const isWhich = asksWhich(view, best?.matched ?? [])
  const isList = (isOfMany || isWhich) && !isBeyond(view.reading)
  // "How many fewer than the year before" is asked of the measure that is named.
  const isChange = best?.exact === true && MORE_THAN.test(view.text) && !isWhich
  // "… All inside target?" after measures that are named is asked of them, and not of every one.
  const isApart = view.kind !== 'whole' && view.outside.telling.length > 0 && view.reading.themes.length === 0
  const isAskable = (act: string): boolean => {
    switch (act) {
      case 'individuals':
        return isPersonal
      // "I have seen both 96.7 and 103.1 quoted for children in care. Why?" is asked of them.
      case 'help':
        return !isList && (view.kind === 'whole' || view.outside.telling.length === 0)
      case 'out-of-scope':
        return !isOfMany
      case 'elsewhere':
        return !isHere && !isList
      case 'summary':
        return !isOfTheme
      case 'definition':
        return !asksOfFigures(view)
      case 'list':
        return !isApart && !isChange && asksForSeveral(view, asker)
      default:
        return true
    }
  }
  for (const act of acts.open.filter(isAskable))
    out.push({ frame: { act, view, choice: null, unexplained }, text, group: 'open', rest: none })
  if (!best && !isList)
    out.push({ frame: { act: 'nothing', view, choice: null, unexplained }, text, group: 'nothing', rest: none })
  if (!isOfMany || isBeyond(view.reading))
    out.push({ frame: { act: 'unknown', view, choice: null, unexplained }, text, group: 'unknown', rest: none })
  if (!isOfMany) out.push(...askingBack(catalogue, choices, view, text))
  return out
}

/** Each of the parts asked for by itself. */
export function severalOf(
  context: ProposalContext,
  view: View,
  parts: readonly string[],
  text: ReadonlyMap<string, number>,
): Proposal {
  const named = parts.map((p) => measureOf(context, p))
  const frame: Frame = { act: 'several', view, choice: null, parts, unexplained: [] }
  return { frame, text, group: 'parts', rest: partsFeatures(parts, view, named) }
}
