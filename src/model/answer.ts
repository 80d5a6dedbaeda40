import type { BenchmarkKind, Rag } from './figure.ts'
import type { Unit } from './indicator.ts'
import { type Telling, textOf } from './line.ts'
import type { IsoDate, Period } from './period.ts'
import type { Standings } from './standings.ts'

export const ANSWER_KINDS = [
  'answer',
  'series',
  'comparison',
  'list',
  'summary',
  'commentary',
  'definition',
  'clarify',
  'no_data',
  'out_of_scope',
  'help',
  'error',
] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

export interface IndicatorRef {
  readonly id: string
  readonly ref: string | null
  readonly name: string
  /** The sub-row ("secondary", "%"), or "". */
  readonly sub: string
}

export interface Target {
  readonly text: string
  readonly value: number | null
}

export interface TrendPoint {
  readonly value: number
  readonly period: Period
}

export interface Trend {
  readonly previous: TrendPoint | null
  /** Exact difference from `previous`, in the measure's unit. */
  readonly change: number | null
  readonly direction: 'up' | 'down' | 'same' | null
  readonly performance: 'better' | 'worse' | 'same' | 'n/a' | null
  readonly lastYear: TrendPoint | null
}

export interface Benchmark {
  readonly kind: BenchmarkKind
  readonly value: number
  readonly vintage: string
  readonly text: string
  readonly standing: 'better' | 'worse' | 'in line' | 'above' | 'below'
}

export interface Source {
  readonly document: string
  readonly published: IsoDate
  readonly location: string
}

/** A whole answer, as `answers.md` of the contract defines it. `items` hold answers of the same shape. */
export interface Answer {
  readonly kind: AnswerKind
  readonly council: string | null
  readonly indicator: IndicatorRef | null
  readonly period: Period | null
  readonly requestedPeriod: Period | null
  readonly value: number | null
  readonly unit: Unit | null
  readonly computed: string | null
  readonly target: Target | null
  readonly rag: Rag
  readonly ragReason: string
  readonly trend: Trend | null
  readonly benchmarks: readonly Benchmark[]
  readonly items: readonly Answer[]
  readonly notes: readonly string[]
  readonly source: Source | null
  /** How the question was read: measure, period, council. Null where nothing was. */
  readonly understood: string | null
  /** The lines of `telling`, one below the other. */
  readonly text: string
  /** For the surfaces of this program; no part of the contract's JSON. */
  readonly telling: Telling
  /** The same: areas in order, told in the text line by line. */
  readonly standings?: Standings
  /** Set where it was asked about a particular person: neither quoted nor kept by anybody. */
  readonly about?: 'person'
}

const EMPTY: Omit<Answer, 'telling'> = {
  kind: 'answer',
  council: null,
  indicator: null,
  period: null,
  requestedPeriod: null,
  value: null,
  unit: null,
  computed: null,
  target: null,
  rag: 'none',
  ragReason: '',
  trend: null,
  benchmarks: [],
  items: [],
  notes: [],
  source: null,
  understood: null,
  text: '',
}

/** An answer with every field that is not given left empty; its text is what its lines say. */
export function buildAnswer(fields: Partial<Answer> & Pick<Answer, 'kind' | 'telling'>): Answer {
  return { ...EMPTY, ...fields, text: textOf(fields.telling.lines) }
}

const OURS: ReadonlySet<string> = new Set(['telling', 'standings'])

/** An answer as JSON of the contract: without what only surfaces of this program need. */
export const answerJson = (answer: object): string =>
  JSON.stringify(answer, (key, value) => (OURS.has(key) ? undefined : value))
