/** What a list is asked for, in words: its conditions as what a sentence says of measures, its order as a superlative. */
import type { BenchmarkKind } from '../model/figure.ts'
import { BENCHMARK_NAMES } from '../rules/benchmark.ts'
import type { Margin, OneTest, Order, Test } from '../understanding/grammar/selection/model.ts'
import { differenceText, listText } from './format.ts'

/** A condition with the names of its times. */
export interface SaidCondition {
  readonly test: Test
  readonly not: boolean
  readonly margin: Margin | null
  /** Null: the time of the list. */
  readonly at: string | null
  /** Of a change: what it is measured from; null where that is the figure before. */
  readonly since: string | null
}

export interface SaidSelection {
  readonly conditions: readonly SaidCondition[]
  readonly join: 'and' | 'or'
  readonly order: Order | null
}

const benchmarkText = (kind: BenchmarkKind): string => `the ${BENCHMARK_NAMES[kind]}`

const NOUNS = { percent: 'percentage', count: 'count', rate: 'rate' } as const

/** The conditions that say what kind of measure is meant, and so belong to the noun: "percentages", "where low is good". */
export const isOfNoun = ({ test, not, at }: Pick<SaidCondition, 'test' | 'not'> & { readonly at: unknown }): boolean =>
  ((test.type === 'unit' && test.is !== 'days') ||
    test.type === 'polarity' ||
    (test.type === 'target' && test.is === 'set')) &&
  !not &&
  at === null

/** "measure", "percentage", "rate": what the list is of, for one. */
export function nounOf({ conditions, join }: SaidSelection): string {
  const unit = join === 'and' ? conditions.find((c) => isOfNoun(c) && c.test.type === 'unit')?.test : undefined
  return unit?.type === 'unit' && unit.is !== 'days' ? NOUNS[unit.is] : 'measure'
}

export const WITH_TARGET = ' with a target'

/** Whether the noun says that the measures have a target. */
export const saysTarget = ({ conditions, join }: SaidSelection): boolean =>
  join === 'and' && conditions.some((c) => isOfNoun(c) && c.test.type === 'target')

/** " where low is good with a target"; nothing where either may be. */
export function goodText(selection: SaidSelection): string {
  const { conditions, join } = selection
  const test = join === 'and' ? conditions.find((c) => isOfNoun(c) && c.test.type === 'polarity')?.test : undefined
  return `${test?.type === 'polarity' ? ` where ${test.is} is good` : ''}${saysTarget(selection) ? WITH_TARGET : ''}`
}

const LEVELS = { at: 'exactly', over: 'over', under: 'below', 'at least': 'at least', 'at most': 'at most' } as const

/** What a condition says after "are": "on target", "worse than in 2022/23". */
function testText({ test, since }: Pick<SaidCondition, 'test' | 'since'>): string {
  const from = since === null ? 'before' : `in ${since}`
  switch (test.type) {
    case 'colour':
      return test.colours.join(' or ')
    case 'became': {
      const colour = test.colours.join(' or ')
      const when = since === null ? '' : ` in ${since}`
      if (test.from !== null) return `${colour} after ${test.from}${when}`
      return since === null ? `newly ${colour}` : `${colour} but not${when}`
    }
    case 'left':
      return `no longer ${test.colour}${since === null ? '' : ` as in ${since}`}`
    case 'recoloured': {
      if (test.is === 'same') return `rated the same as ${from}`
      return test.is === 'changed' ? `of another colour than ${from}` : `rated ${test.is} than ${from}`
    }
    case 'target':
      return {
        met: 'on target',
        missed: 'off target',
        exact: 'exactly on target',
        bettered: 'better than their target',
        set: 'with a target',
        unset: 'without a target',
      }[test.is]
    case 'performance':
      return test.is === 'same' ? `the same as ${from}` : `${test.is} than ${from}`
    case 'direction':
      return test.is === 'same' ? `the same as ${from}` : `${test.is === 'up' ? 'higher' : 'lower'} than ${from}`
    case 'benchmark':
      if (test.is === 'published') return `published beside ${benchmarkText(test.kind)}`
      if (test.is === 'equal') return `the same as ${benchmarkText(test.kind)}`
      return `${test.is}${test.is === 'better' || test.is === 'worse' ? ' than' : ''} ${benchmarkText(test.kind)}`
    case 'level':
      return `${LEVELS[test.is]} ${test.number}${test.percent ? '%' : ''}`
    case 'information':
      return 'without a good or a bad side'
    case 'polarity':
      return `where ${test.is} is good`
    case 'target value':
      return `set ${test.is === 'at' ? 'at' : LEVELS[test.is]} ${test.number}${test.percent ? '%' : ''}`
    case 'unit':
      return test.is === 'days' ? 'told in days' : `${NOUNS[test.is]}s`
    case 'either':
      return listText(
        test.tests.map((t) => testText({ test: t, since })),
        'or',
      )
  }
}

/** What is said of a measure by one of two tests that are asked for side by side: "better than before". */
export const sideText = (test: OneTest, since: string | null): string => testText({ test, since })

const MARGINS = { over: 'more than', 'at least': 'at least', under: 'less than' } as const

/** "Not red", "above the England average by more than 5 percentage points". */
function conditionText(c: SaidCondition): string {
  if (c.not && c.test.type === 'information') return 'judged as good or bad'
  const far = c.margin ? ` by ${MARGINS[c.margin.is]} ${differenceText(c.margin.points, '%')}` : ''
  return `${c.not ? 'not ' : ''}${testText(c)}${far}`
}

/**
 * What is said of the measures after "are": "green and worse than before", "red in January 2024 and February 2024". What
 * belongs to the noun is left out of it.
 * @param period the time of the list, told where another condition has a time of its own
 */
export function predicateText(selection: SaidSelection, period: string): string {
  const { conditions, join } = selection
  const said = join === 'and' ? conditions.filter((c) => !isOfNoun(c)) : conditions
  const isTimed = said.some(({ at }) => at !== null)
  const groups = new Map<string, string[]>()
  for (const c of said) {
    const text = conditionText(c)
    groups.set(text, [...(groups.get(text) ?? []), ...(isTimed ? [c.at ?? period] : [])])
  }
  return listText(
    [...groups].map(([text, times]) => (times.length > 0 ? `${text} in ${listText(times)}` : text)),
    join,
  )
}

interface Ranked {
  /** "the 5 most improved measures", or for one "the most improved measure". */
  readonly first: string
  /** "most improved". */
  readonly superlative: string
  /** "better than before": what all that are put in order have in common; null where they need only be published. */
  readonly among: string | null
}

function superlativeOf({ by, first, kind }: Order): Omit<Ranked, 'first'> & { readonly isAfter: boolean } {
  switch (by) {
    case 'change':
      if (first === 'best') return { superlative: 'most improved', among: 'better than before', isAfter: false }
      if (first === 'worst') return { superlative: 'that declined most', among: 'worse than before', isAfter: true }
      return { superlative: `that changed ${first === 'largest' ? 'most' : 'least'}`, among: null, isAfter: true }
    case 'target': {
      if (first === 'best') return { superlative: 'furthest inside target', among: 'on target', isAfter: true }
      const far = first === 'smallest' ? 'nearest to' : 'furthest off'
      return { superlative: `${far} target`, among: 'off target', isAfter: true }
    }
    case 'benchmark': {
      const way = first === 'best' || first === 'largest' ? 'furthest ahead of' : 'furthest behind'
      return { superlative: `${way} ${kind ? benchmarkText(kind) : 'the benchmark'}`, among: null, isAfter: true }
    }
    case 'value':
      return { superlative: first === 'smallest' ? 'lowest' : 'highest', among: null, isAfter: false }
  }
}

/** What the first in an order does or is, of a few that are named: "fell most", "is furthest off target". */
export function verdictOf({ by, first, kind }: Order, { conditions }: SaidSelection): string {
  const way = conditions.flatMap((c) => (c.test.type === 'direction' && !c.not ? [c.test.is] : []))[0]
  const most = first === 'smallest' ? 'least' : 'most'
  if (by === 'change' && first === 'best') return 'improved most'
  if (by === 'change' && first === 'worst') return 'declined most'
  if (by === 'change') return `${way === 'down' ? 'fell' : way === 'up' ? 'rose' : 'changed'} ${most}`
  return `is ${superlativeOf({ by, first, kind, limit: null }).superlative}`
}

/** @param n how many are told @param noun for one, with what it is of: "Education measure" */
export function rankedText(order: Order, n: number, noun: string): Ranked {
  const { superlative, among, isAfter } = superlativeOf(order)
  const things = n === 1 ? noun : `${noun}s`
  const first = isAfter ? `${things} ${superlative}` : `${superlative} ${things}`
  return { first: `the ${n === 1 ? '' : `${n} `}${first}`, superlative, among }
}
