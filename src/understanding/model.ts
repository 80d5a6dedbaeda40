/** The log-linear model that weighs features: loaded from a file that `npm run train` writes. Pure. */
import { z } from 'zod'

/** A weight for each feature of each act, and for each feature of a choice by the kind of frame. */
export const weightsFile = z.object({
  version: z.number(),
  /** The acts, in the order of the numbers of `text`. */
  acts: z.array(z.string()),
  /** Hundredths, act by act; 0 where a feature says nothing. */
  text: z.record(z.string(), z.array(z.number())),
  groups: z.record(z.string(), z.record(z.string(), z.number())),
})
export type WeightsFile = z.infer<typeof weightsFile>

export class Model {
  readonly #acts: ReadonlyMap<string, number>
  readonly #text = new Map<string, Float64Array>()
  readonly #groups = new Map<string, Map<string, number>>()
  readonly #size: number

  constructor(file: WeightsFile) {
    this.#acts = new Map(file.acts.map((a, i) => [a, i]))
    this.#size = file.acts.length
    for (const [feature, weights] of Object.entries(file.text))
      this.#text.set(
        feature,
        Float64Array.from(weights, (w) => w / 100),
      )
    for (const [group, table] of Object.entries(file.groups))
      this.#groups.set(group, new Map(Object.entries(table).map(([f, w]) => [f, w / 100])))
  }

  /** The score of every act for a text's features. */
  textScores(features: ReadonlyMap<string, number>): (act: string) => number {
    const sums = new Float64Array(this.#size)
    for (const [feature, value] of features) {
      const weights = this.#text.get(feature)
      if (weights) for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (weights[i] as number) * value
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
    const at = this.#acts.get(act) ?? -1
    const ofText = [...text].map(([feature, value]) => ({
      feature,
      adds: (this.#text.get(feature)?.[at] ?? 0) * value,
    }))
    const ofRest = [...rest].map(([feature, value]) => ({
      feature: `${group}: ${feature}`,
      adds: (this.#groups.get(group)?.get(feature) ?? 0) * value,
    }))
    return [...ofText, ...ofRest]
      .filter((c) => Math.abs(c.adds) >= 0.05)
      .toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds))
  }

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
