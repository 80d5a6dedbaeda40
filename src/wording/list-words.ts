/** A list of measures in words: a sentence that answers what was asked, a line for each measure, and what is left out. */
import type { Document, Rag } from '../model/figure.ts'
import type { Unit } from '../model/indicator.ts'
import { percentOf } from '../rules/decimal.ts'
import { testsApart } from '../understanding/grammar/selection/contrary.ts'
import {
  goodText,
  nounOf,
  predicateText,
  rankedText,
  type SaidSelection,
  saysTarget,
  verdictOf,
  WITH_TARGET,
} from './condition-words.ts'
import { differenceText, listText, ragWord } from './format.ts'
import { type Line, type Note, noteLine } from './line.ts'

/** How far a figure is from what the list is ordered by; decimals with their sign. */
export type Apart =
  | { readonly from: 'target' | 'benchmark'; readonly gap: string; readonly unit: Unit }
  | { readonly from: 'before'; readonly gap: string; readonly unit: Unit }

export interface ListedMeasure {
  readonly name: string
  readonly ref: string | null
  readonly shown: string
  readonly period: string
  readonly rag: Rag
  /** In words: "95% or more". */
  readonly target: string | null
  /** The figure before, or the one that the list measures from. */
  readonly was: { readonly shown: string; readonly period: string; readonly isFromList: boolean } | null
  /** Its figures at other times that the list's conditions speak of. */
  readonly others: readonly { readonly shown: string; readonly period: string; readonly rag: Rag }[]
  /** "better than the England average (71.0%)"; only of benchmarks that the list is held against. */
  readonly benchmark: string | null
  readonly apart: Apart | null
  /** Which of those that are asked for side by side it is: "better than before"; null of a colour, which is told already. */
  readonly side: string | null
  /** What its own report says against it, and figures that disagree with it, in brief. */
  readonly cautions: readonly string[]
}

export interface ListFacts {
  readonly council: string
  readonly document: Pick<Document, 'document'>
  readonly period: string
  /** Nobody named a time, or none is held for it: the newest report's. */
  readonly isLatest: boolean
  /** The time asked for that nothing is held for. */
  readonly nothingFor: string | null
  readonly themes: readonly string[]
  /** Words that the measures were chosen by. */
  readonly words: readonly string[]
  readonly selection: SaidSelection
  /** Whether the question wants to know if there is any ("is anything red?"), if all are, or that and which are not. */
  readonly asks: 'any' | 'all' | 'all, and others' | null
  /** Whether all are, and those that are not are told. */
  readonly tellsOthers: boolean
  /** Whether they are chosen among measures that were listed before. */
  readonly isAmong: boolean
  /** Whether they are measures that the question names one by one. */
  readonly isNamed: boolean
  /** How many there are in all, how many have what it takes to be judged, and how many belong. */
  readonly counts: { readonly all: number; readonly judged: number; readonly fitting: number }
  /** Of tests that are asked for side by side ("red, amber and green"), how many meet each; null where there are none. */
  readonly sides: readonly number[] | null
  /** Whether how many belong is asked for as a share of those that can be judged. */
  readonly asksShare: boolean
  readonly judgedBy: 'colours' | 'target' | 'target value' | 'change' | 'benchmark' | 'level' | 'published'
  /** They are put in order by a share, since points can be told only of percentages. */
  readonly isByShare: boolean
  /** How many numbers beside a percentage that has a target are left out of a list of those without. */
  readonly besideTargets: number
  /** How many have a target in words that no figure can be set against. */
  readonly inWords: number
  /** How many that have no target for their figure's year have one printed beside them for a later one. */
  readonly laterTargets: number
  /** How many have a target that nothing can meet or miss, because nobody says whether a high or a low figure is good. */
  readonly undirected: number
  /** Those that meet every test of a target and have nothing to be judged by for another one, by reference or name. */
  readonly undecided: readonly string[]
  readonly told: readonly ListedMeasure[]
  /** Those that the report gives in its text and not in its table. */
  readonly beside: readonly ListedMeasure[]
  /** Every line is wanted, however many there are. */
  readonly isWhole: boolean
}

/** "Education measure", "percentage where low is good": for one. */
const nounWith = ({ themes, selection }: ListFacts): string =>
  `${themes.length > 0 ? `${listText(themes)} ` : ''}${nounOf(selection)}`

const onWords = ({ themes, words }: ListFacts): string =>
  words.length > 0 && themes.length === 0 ? ` on ${listText(words.map((w) => `"${w}"`))}` : ''

const HAVING: Readonly<Record<ListFacts['judgedBy'], string>> = {
  colours: ' with a colour at both times',
  target: ' with a target',
  'target value': ' with a target',
  change: ' that can be compared',
  benchmark: ' that can be compared',
  level: ' that can be compared',
  published: '',
}

/** "43 measures with a target": what the count is out of. */
function baseText(facts: ListFacts, n: number, isOne = n === 1): string {
  const { counts, judgedBy, isAmong, isNamed, selection } = facts
  const having =
    judgedBy === 'colours' || judgedBy === 'target' || judgedBy === 'target value' || counts.judged < counts.all
      ? HAVING[judgedBy]
      : ''
  if (isAmong) return isOne ? `the one measure listed before${having}` : `${n} measures listed before${having}`
  if (isNamed) return isOne ? 'the one measure that you name' : `${n} rows of the measures that you name`
  const noun = nounWith(facts)
  const good = goodText(selection)
  // "Measures with a target" are said to be so once.
  const what = `${noun}${isOne ? '' : 's'}${onWords(facts)}${good}${having === WITH_TARGET && saysTarget(selection) ? '' : having}`
  return isOne ? `the one ${what}` : `${n} ${what}`
}

const WANTING: Readonly<Record<ListFacts['judgedBy'], readonly [one: string, many: string]>> = {
  colours: ['has no colour at both times', 'none of them has a colour at both times'],
  target: ['has no target', 'none of them has a target'],
  'target value': ['has no target', 'none of them has a target'],
  change: ['has no earlier figure of the same kind', 'none has an earlier figure of the same kind'],
  benchmark: ['has no such benchmark beside it', 'none has such a benchmark beside it'],
  level: ['is in another unit', 'all are in other units'],
  published: ['is not published so', 'none is published so'],
}

/** Targets that a report prints beside results of an earlier year judge none of them. */
const laterText = ({ judgedBy, laterTargets }: ListFacts): string =>
  judgedBy === 'target' && laterTargets > 0
    ? ` for the year of its figure; the report prints a target beside ${laterTargets} of them, read as that of the year after`
    : ''

/** A target in words judges no figure, and is one all the same. */
const wordedText = ({ judgedBy, inWords }: ListFacts): string =>
  inWords > 0 && (judgedBy === 'target' || judgedBy === 'target value')
    ? ` (${inWords} ${inWords === 1 ? 'has' : 'have'} one in words)`
    : ''

const UNDIRECTED = 'but nobody says whether a high or a low figure is good'

/** What all of them want, where none can be judged. */
function wantingText(facts: ListFacts): string {
  const { judgedBy, undirected, counts } = facts
  const [one, many] = WANTING[judgedBy]
  const bare = counts.all - undirected
  if (judgedBy !== 'target' || undirected === 0)
    return counts.all === 1 ? one : `${many}${laterText(facts)}${wordedText(facts)}`
  if (counts.all === 1) return `has a target, ${UNDIRECTED}`
  if (bare === 0) return `all of them have a target, ${UNDIRECTED}`
  return `${undirected} ${undirected === 1 ? 'has' : 'have'} a target, ${UNDIRECTED}, and the other ${bare === 1 ? 'one has' : `${bare} have`} none${laterText(facts)}`
}

/** "9 of the 43 measures with a target are red." */
function countSentence(facts: ListFacts): string {
  const { counts, selection, period } = facts
  const predicate = predicateText(selection, period)
  const { fitting, judged, all } = counts
  if (facts.isAmong && all === 0) return 'there was no list before this to choose from.'
  if (predicate === '')
    return `${fitting} ${nounWith(facts)}${fitting === 1 ? '' : 's'}${onWords(facts)}${goodText(selection)}.`
  if (judged === 0) {
    const whole = `${nounWith(facts)}${all === 1 ? '' : 's'}${onWords(facts)}`
    return all === 1
      ? `I cannot say whether the one ${whole} is ${predicate}: it ${wantingText(facts)}.`
      : `I cannot say which of the ${all} ${whole} are ${predicate}: ${wantingText(facts)}.`
  }
  const tense = selection.conditions.some(({ at }) => at !== null) ? ['was', 'were'] : ['is', 'are']
  const base = baseText(facts, judged)
  if (judged === 1) return `${base} ${tense[0]} ${fitting === 1 ? '' : 'not '}${predicate}.`
  if (fitting === 0) return `none of the ${base} ${tense[0]} ${predicate}${facts.asksShare ? ': 0%' : ''}.`
  const share = facts.asksShare ? shareText(fitting, judged) : ''
  const apart = sidesText(facts)
  if (apart) {
    const each = apart.map((p) => `${p.n === 0 ? 'none' : p.n} ${tense[p.n < 2 ? 0 : 1]} ${p.predicate}`)
    return `of the ${base}, ${listText(each)}${fitting === judged ? '' : ` (${fitting} in all)`}${share}.`
  }
  if (facts.tellsOthers)
    return `${fitting} of the ${base} ${tense[fitting === 1 ? 0 : 1]} ${predicate}; ${judged - fitting === 1 ? 'this one is' : `these ${judged - fitting} are`} not.`
  if (fitting === judged) return `all ${base} ${tense[1]} ${predicate}${share}.`
  return `${fitting} of the ${base} ${tense[fitting === 1 ? 0 : 1]} ${predicate}${share}.`
}

/** ": 40%". */
const shareText = (n: number, of: number): string => `: ${percentOf(String(n), String(of))?.replace(/\.0$/, '')}%`

/** What is asked for side by side, each with its number. */
function sidesText({ selection, sides, period }: ListFacts) {
  const { conditions, join } = selection
  const either = conditions.find((c) => !c.not && testsApart(c.test).length > 1)
  if (!sides || !either || join !== 'and') return null
  return testsApart(either.test).map((test, i) => ({
    n: sides[i] as number,
    predicate: predicateText(
      { ...selection, conditions: conditions.map((c) => (c === either ? { ...c, test } : c)) },
      period,
    ),
  }))
}

/** "The 5 percentages furthest off target, of 16 that are off target." */
function rankSentence(facts: ListFacts): string | null {
  const { selection, counts, told, period } = facts
  const { order } = selection
  if (!order || told.length === 0) return null
  const { first, among } = rankedText(order, told.length, nounWith(facts))
  const also = predicateText(selection, period)
  // "Worse than in 2022/23" says what "worse than before" says.
  const isSaid = order.by === 'change' && selection.conditions.some(({ test }) => test.type === 'performance')
  const common = [...new Set([isSaid ? '' : (among ?? ''), also])].filter((t) => t !== '')
  const are = counts.fitting === 1 ? 'is' : 'are'
  const [leader] = told
  if (order.isBetween && leader)
    return `${leader.name} ${verdictOf(order, selection)}${counts.fitting === 1 ? ', the only one' : `, of ${counts.fitting}`} that ${are} ${listText(common) || 'published'}.`
  const which = common.length > 0 ? `that ${are} ${listText(common)}` : 'that can be put in order'
  const rest =
    counts.fitting > told.length
      ? `, of ${counts.fitting} ${which}`
      : counts.fitting === 1
        ? `, the only one ${which}`
        : `, all ${which}`
  return `${first}${onWords(facts)}${rest}.`
}

function orderOfNone(facts: ListFacts): string | null {
  const { order } = facts.selection
  if (!order || facts.told.length > 0) return null
  // What could be told of some of them says more than that there is no order.
  if (facts.counts.judged > 0 && predicateText(facts.selection, facts.period) !== '') return countSentence(facts)
  const { among } = rankedText(order, 2, nounWith(facts))
  return among
    ? `no ${nounWith(facts)}${onWords(facts)} is ${among}.`
    : `I cannot put these in order: no ${nounWith(facts)} has what that needs.`
}

/** The first line: whose and when, then the count or the order. */
function headText(facts: ListFacts): string {
  const { council, period, isLatest, selection, asks, counts } = facts
  const hasTimes = selection.conditions.some(({ at }) => at !== null)
  const when = isLatest ? `, ${period} (the latest I hold)` : hasTimes ? '' : `, ${period}`
  const isSo = asks === 'any' ? counts.fitting > 0 : counts.fitting === (asks === 'all, and others' ? 0 : counts.judged)
  const whether = asks && counts.judged > 0 && !selection.order ? (isSo ? 'Yes. ' : 'No. ') : ''
  return `${whether}${council}${when}: ${rankSentence(facts) ?? orderOfNone(facts) ?? countSentence(facts)}`
}

function apartText({ from, gap, unit }: Apart): string {
  const by = differenceText(gap, unit)
  if (from === 'before') return Number(gap) === 0 ? '' : `, ${Number(gap) > 0 ? 'up' : 'down'} ${by}`
  const it = from === 'target' ? 'the target' : 'it'
  return Number(gap) === 0 ? `, exactly at ${it}` : `, ${by} ${Number(gap) > 0 ? 'above' : 'below'} ${it}`
}

/** "Children in care with an up-to-date dental assessment, A.17: 61.8%, RED, target 95% or more; 69.4% in 2022/23". */
export function listedText(measure: ListedMeasure, period: string): string {
  const { name, ref, shown, rag, target, was, benchmark, apart } = measure
  const when = measure.period === period ? '' : ` (${measure.period})`
  const isChange = apart?.from === 'before'
  return [
    `${name}${ref ? `, ${ref}` : ''}: ${shown}${when}`,
    rag === 'none' ? '' : `, ${ragWord(rag)}`,
    target === null ? '' : `, target ${target}`,
    benchmark === null ? '' : `, ${benchmark}`,
    apart && !isChange ? apartText(apart) : '',
    ...measure.others.map((o) => `; ${o.shown}${o.rag === 'none' ? '' : `, ${ragWord(o.rag)},`} in ${o.period}`),
    was === null || measure.others.some((o) => o.period === was.period) ? '' : `; was ${was.shown} in ${was.period}`,
    apart && isChange ? apartText(apart) : '',
    measure.side === null ? '' : `: ${measure.side}`,
  ].join('')
}

const MOST_UNDECIDED = 5

/** "ED.4 and ED.5 cannot be compared, so they are left out." */
function undecidedNote({ undecided, judgedBy }: ListFacts): string[] {
  const n = undecided.length
  if (n === 0 || judgedBy !== 'target') return []
  const which = n > MOST_UNDECIDED ? `${n} more` : listText(undecided)
  return [`${which} cannot be compared, so ${n === 1 ? 'it is' : 'they are'} left out.`]
}

/** What is in no list, and why. */
function leftOutNotes(facts: ListFacts): string[] {
  const { counts, judgedBy, selection, period } = facts
  const undirected = judgedBy === 'target' ? facts.undirected : 0
  const left = counts.all - counts.judged - undirected
  if (counts.judged === 0 || predicateText(selection, period) === '') return []
  const more = [
    ...(undirected > 0 ? [`${undirected} more ${undirected === 1 ? 'has' : 'have'} a target, ${UNDIRECTED}.`] : []),
    ...undecidedNote(facts),
  ]
  if (left === 0) return more
  const other = left === 1 ? 'The other one' : `The other ${left}`
  switch (judgedBy) {
    case 'colours':
      return [`${other} ${left === 1 ? 'has' : 'have'} no target for one of the times or for both.`]
    case 'target':
    case 'target value':
      return [...more, `${other} ${left === 1 ? 'has' : 'have'} no target for this time${wordedText(facts)}.`]
    case 'change':
      return [`${other} ${left === 1 ? 'has' : 'have'} no earlier figure of the same kind to be compared with.`]
    case 'benchmark':
      return [`${other} ${left === 1 ? 'is' : 'are'} printed without that benchmark.`]
    case 'level':
      return [
        `${other} ${left === 1 ? 'is' : 'are'} in another unit, or ${left === 1 ? 'has' : 'have'} no figure for this time.`,
      ]
    case 'published':
      return []
  }
}

/** What reports say against the figures that are told, each once with the measures that it is of. */
function cautionNotes(told: readonly ListedMeasure[]): string[] {
  const byText = new Map<string, string[]>()
  for (const { name, ref, cautions } of told)
    for (const text of cautions) byText.set(text, [...(byText.get(text) ?? []), ref ?? name])
  return [...byText].map(([text, of]) => `${listText([...new Set(of)])}: ${text}`)
}

const SHARES = { target: 'the target', benchmark: 'that benchmark', change: 'the figure before', value: '' } as const

/** In which way measures of different units are further from something than others. */
function orderNote({ isByShare, selection: { order }, counts }: ListFacts): string[] {
  if (!order || !isByShare || counts.fitting < 2) return []
  return [`They are in different units, so the order is by share of ${SHARES[order.by]}.`]
}

const MOST_BESIDE = 3

/** @param most how many are told; the rest are counted */
function besideNote({ beside, period }: ListFacts, most: number): string[] {
  if (beside.length === 0) return []
  const shown = beside.slice(0, most).map((m) => listedText(m, period))
  const more = beside.length > most ? `; and ${beside.length - most} more` : ''
  return [`Only the report's text gives: ${shown.join('; ')}${more}.`]
}

/** A reply that is read out or seen on a phone. */
const MOST_CHARACTERS = 1500
const FEWEST_LINES = 5

export interface ListTelling {
  readonly lines: readonly Line[]
  readonly notes: readonly Note[]
  /** How the question was understood. */
  readonly understood: string
}

/** The whole reply. More lines than can be read out are counted, and told when they are asked for. */
export function listTelling(facts: ListFacts, sourceLine: string): ListTelling {
  const { told, period, nothingFor, document, isWhole } = facts
  const fallback = nothingFor
    ? `I hold nothing for ${nothingFor}. This is the latest I hold, from ${document.document}.`
    : null
  const { besideTargets: numbers } = facts
  const ofNumbers = `${numbers} more ${numbers === 1 ? 'is the number' : 'are the numbers'} beside a percentage that has a target.`
  const notes = [
    ...orderNote(facts),
    ...(numbers > 0 ? [ofNumbers] : []),
    ...besideNote(facts, isWhole ? facts.beside.length : MOST_BESIDE),
    ...leftOutNotes(facts),
  ]
  const head: Line[] = [
    ...(fallback ? [{ role: 'note' as const, text: fallback }] : []),
    { role: 'head', text: headText(facts) },
  ]
  const endOf = (shown: readonly ListedMeasure[]): Line[] => [
    ...[...notes, ...cautionNotes(shown)].map(noteLine),
    { role: 'source', text: sourceLine },
  ]
  const items = told.map((m, n): Line => {
    const text = `${n + 1}. ${listedText(m, period)}`
    const isOwn =
      m.apart === null && m.benchmark === null && m.side === null && m.others.length === 0 && m.was?.isFromList !== true
    return isOwn ? { role: 'item', text, of: n } : { role: 'item', text }
  })
  // What is said against a figure is said where its line is.
  const most = isWhole ? items.length : fitting(items, [...head, ...endOf([])])
  const fits = isWhole ? most : Math.min(most, fitting(items, [...head, ...endOf(told.slice(0, most))]))
  const end = endOf(told.slice(0, fits))
  const left = items.length - fits
  const more: Line[] =
    left > 0 ? [{ role: 'more', text: `And ${left} more: "show all of them" gives the whole list.` }] : []
  return {
    lines: [...head, ...items.slice(0, fits), ...more, ...end],
    notes: [
      ...(fallback ? [{ kind: 'fallback' as const, text: fallback }] : []),
      ...[...notes, ...cautionNotes(told.slice(0, fits))].map((text): Note => ({ kind: 'other', text })),
    ],
    understood: understoodText(facts),
  }
}

function fitting(items: readonly Line[], others: readonly Line[]): number {
  // Nobody reads the source out.
  const length = (lines: readonly Line[]): number =>
    lines.reduce((sum, { role, text }) => (role === 'source' ? sum : sum + text.length + 1), 0)
  const room = MOST_CHARACTERS - length(others)
  if (length(items) <= room) return items.length
  let [sum, n] = [60, 0]
  for (const { text } of items) {
    sum += text.length + 1
    if (sum > room) break
    n += 1
  }
  return Math.min(items.length, Math.max(n, FEWEST_LINES))
}

function understoodText(facts: ListFacts): string {
  const { selection, council, isLatest, period } = facts
  const { order } = selection
  const ranked = order ? rankedText(order, order.limit ?? 2, 'measure').superlative : ''
  const said = [predicateText(selection, period), ranked].filter((t) => t !== '').join(', ') || 'published'
  const when = isLatest ? `the latest I hold (${period})` : period
  return `${nounWith(facts)}s${onWords(facts)}${goodText(selection)} ${said} · ${when} · ${council}`
}

/** What no list can be made by. */
export const beyondText = (what: string): string =>
  `I cannot pick measures by "${what}". I can list them by colour, target, change, level or benchmark, each for a time that you name: "red in January, February and March 2024".`

/** Words that a list would leave out. @param understood how it was understood without them */
export const unreadText = (what: string, understood: string): string =>
  `I am not sure what "${what}" asks of a list. Without it I would list: ${understood}. Say "yes" for that, or name a colour, target, change or benchmark with its time.`

export const NONE_TOLD_TEXT =
  'I have listed nothing just now, so I do not know which measures you mean. Ask for the list first, or name the measures.'

export const CONTRARY_TEXT =
  'A measure without a target has no colour and can neither meet nor miss one, so nothing is both. Ask for the one, then for the other.'

export const noReportText = (council: string): string => `I hold no report of ${council}.`

/** One of two times that a list is to set side by side is not held. @param isMissing the one that was named */
export const nothingBesideText = (council: string, period: string, isMissing: boolean): string =>
  isMissing
    ? `I hold nothing for ${period} of ${council}, so there is nothing to set against what I hold now.`
    : `${period} is the latest that I hold of ${council}, so there is nothing after it to set against it.`

/** Of the times to be set side by side none is held. @param newest what the newest report is of */
export const lackingTimesText = (council: string, periods: readonly string[], newest: string): string =>
  `I hold nothing of ${council} for ${listText(periods, 'or')}, so there is nothing to compare. The newest I hold is for ${newest}.`

export const TWO_COLOURS_TEXT =
  'No measure has two colours at one time, and I cannot tell which time is meant for each. Name both: "green in March 2024 and amber in 2023/24".'
