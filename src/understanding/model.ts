/** The log-linear model that weighs features: loaded from a file that `npm run train` writes. Pure. */
import { isTable } from './file-shapes.ts'

/** A weight for each feature of each act, and for each feature of a choice by the kind of frame. */
export interface WeightsFile {
  readonly version: number
  /** The acts, in the order of the numbers of `text`. */
  readonly acts: readonly string[]
  /** Hundredths, act by act; 0 where a feature says nothing. */
  readonly text: Readonly<Record<string, readonly number[]>>
  readonly groups: Readonly<Record<string, Readonly<Record<string, number>>>>
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)

/** Whether a file has weights as `npm run train` writes them. */
export function isWeightsFile(value: unknown): value is WeightsFile {
  if (!isTable(value) || !isNumber(value.version)) return false
  const { acts, text, groups } = value
  if (!Array.isArray(acts) || !acts.every((act) => typeof act === 'string') || !isTable(text) || !isTable(groups))
    return false
  const isRow = (row: unknown): boolean => Array.isArray(row) && row.length === acts.length && row.every(isNumber)
  return (
    Object.values(text).every(isRow) &&
    Object.values(groups).every((group) => isTable(group) && Object.values(group).every(isNumber))
  )
}

export class Model {
  readonly #acts: ReadonlyMap<string, number>
  /** By feature, where its weights begin in the table: one for each act. */
  readonly #text: ReadonlyMap<string, number>
  readonly #weights: Float64Array
  readonly #groups = new Map<string, Map<string, number>>()
  readonly #size: number

  constructor(file: WeightsFile) {
    this.#acts = new Map(file.acts.map((a, i) => [a, i]))
    this.#size = file.acts.length
    const text = Object.entries(file.text)
    this.#text = new Map(text.map(([feature], i) => [feature, i * this.#size]))
    const weights = new Float64Array(text.length * file.acts.length)
    let at = 0
    for (const [, row] of text) for (let i = 0; i < row.length; i++) weights[at++] = (row[i] as number) / 100
    this.#weights = weights
    for (const [group, table] of Object.entries(file.groups))
      this.#groups.set(group, new Map(Object.entries(table).map(([f, w]) => [f, w / 100])))
  }

  /** Whether an act was among those that it was trained with. */
  knows(act: string): boolean {
    return this.#acts.has(act)
  }

  /** The score of every act for a text's features. */
  textScores(features: ReadonlyMap<string, number>): (act: string) => number {
    const sums = new Float64Array(this.#size)
    for (const [feature, value] of features) {
      const row = this.#text.get(feature)
      if (row === undefined) continue
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (this.#weights[row + i] as number) * value
    }
    return (act) => sums[this.#acts.get(act) ?? -1] ?? 0
  }

  /** What each feature adds to an act's score and to its group's, the weightiest first. */
  contributions(
    act: string,
    text: ReadonlyMap<string, number>,
    group: string,
    rest: ReadonlyMap<string, number>,
  ): { readonly feature: string; readonly adds: number }[] {
    const at = this.#acts.get(act) ?? Number.NaN
    const ofText = [...text].map(([feature, value]) => ({
      feature,
      adds: (this.#weights[(this.#text.get(feature) ?? Number.NaN) + at] ?? 0) * value,
    }))
    const ofRest = [...rest].map(([feature, value]) => ({
      feature: `${group}: ${feature}`,
      adds: (this.#groups.get(group)?.get(feature) ?? 0) * value,
    }))
    return [...ofText, ...ofRest]
      .filter((c) => Math.abs(c.adds) >= 0.05)
      .toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
  }

  /** What the features of a choice add to the score of every act of a group. */
  groupScore(group: string, features: ReadonlyMap<string, number>): number {
    const table = this.#groups.get(group)
    if (!table) return 0
    let sum = 0
    for (const [feature, value] of features) sum += (table.get(feature) ?? 0) * value
    return sum
  }
}

/** Scores as probabilities that add up to 1. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const powers = scores.map((s) => Math.exp(s - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((p) => p / sum)
}
