/** Learns the weights of the log-linear model: every frame that gives the right answer is right. Deterministic. */
import type { WeightsFile } from '../understanding/model.ts'
import type { Example } from './examples.ts'

export interface LearnOptions {
  readonly epochs: number
  readonly rate: number
  /** Pulls weights towards nought: the larger, the more evidence a feature needs. */
  readonly decay: number
  /** Added to the score of a frame that would mislead while learning, so that it must lose by more. */
  readonly margin: number
  readonly seed: number
}

export const DEFAULTS: LearnOptions = { epochs: 24, rate: 0.25, decay: 2e-4, margin: 5, seed: 7 }

/** Where learning begins: a plain question asks for the figure, and the typed phrases ask for what they are listed under. */
const PRIOR: readonly (readonly [act: string, feature: string, weight: number])[] = [
  ['figure', 'bias', 1.5],
  ['commentary', 'lx:explain', 1],
  ['commentary', 'lx:action', 1],
  ['trend', 'lx:trend', 1],
  ['target', 'lx:target', 1],
  ['target', 'lx:colour', 1],
  ['benchmark', 'benchmark', 1],
  ['series', 'lx:series', 1],
  ['comparison', 'lx:compare', 0.5],
  ['comparison', 'periods:2', 1],
  ['difference', 'lx:difference', 1],
  ['gap', 'lx:gap', 1],
  ['average', 'lx:average', 0.5],
  ['total', 'lx:total', 0.5],
  ['share', 'lx:share', 0.5],
  ['converse', 'lx:converse', 0.3],
  ['source', 'lx:source', 1],
  ['rank', 'bias', 4],
  ['league', 'bias', 4],
  ['neighbours', 'bias', 3],
  ['individuals', 'person:pair', 3],
  ['individuals', 'person:single', 0.5],
  ['individuals', 'person:description', 1],
]

/** What fewer questions have says nothing of a measure. */
const LEAST_OF_CHOICE = 3

/** The weights are the mean of what they were after each epoch from this part of the learning on: single questions sway them less. */
const SETTLED = 1 / 3

/** A question with its features as numbers. Frames of one view share the act's features, those of one choice the rest. */
interface Compiled {
  readonly texts: readonly { readonly ids: Int32Array; readonly values: Float64Array }[]
  readonly rests: readonly { readonly ids: Int32Array; readonly values: Float64Array }[]
  readonly weight: number
  readonly frames: readonly {
    readonly act: number
    readonly text: number
    readonly rest: number
    readonly isRight: boolean
    readonly misleads: boolean
  }[]
}

export class Learner {
  readonly acts: readonly string[]
  readonly #features = new Map<string, number>()
  readonly #groupFeatures = new Map<string, number>()
  readonly #rare: ReadonlySet<string>
  readonly #compiled: Compiled[]

  constructor(examples: readonly Example[], acts: readonly string[], least = 2) {
    this.acts = acts
    // A feature of one question alone says nothing about the next.
    const seen = new Map<string, number>()
    for (const { outcomes } of examples)
      for (const name of new Set([...new Set(outcomes.map((o) => o.proposal.text))].flatMap((t) => [...t.keys()])))
        seen.set(name, (seen.get(name) ?? 0) + 1)
    for (const [name, n] of seen) if (n >= least) this.#features.set(name, this.#features.size)
    const rests = new Map<string, number>()
    for (const { outcomes } of examples)
      for (const name of new Set(
        [...new Map(outcomes.map((o) => [o.proposal.rest, o.proposal.group]))].flatMap(([rest, group]) =>
          [...rest.keys()].map((k) => `${group}\t${k}`),
        ),
      ))
        rests.set(name, (rests.get(name) ?? 0) + 1)
    this.#rare = new Set([...rests].filter(([, n]) => n < LEAST_OF_CHOICE).map(([name]) => name))
    this.#compiled = examples.map((e) => this.#compile(e))
  }

  #compile({ outcomes, weight }: Example): Compiled {
    const texts = new Map<object, number>()
    const rests = new Map<string, number>()
    const restIds = new Map<object, number>()
    const out = { texts: [] as Compiled['texts'][number][], rests: [] as Compiled['rests'][number][] }
    const frames = outcomes.map(({ proposal, isAim, misleads }) => {
      const { text, rest, group, frame } = proposal
      let t = texts.get(text)
      if (t === undefined) {
        const known = [...text].filter(([name]) => this.#features.has(name))
        t = out.texts.push({
          ids: Int32Array.from(known, ([name]) => this.#features.get(name) as number),
          values: Float64Array.from(known, ([, v]) => v),
        })
        texts.set(text, --t)
      }
      let r = restIds.get(rest)
      if (r === undefined) {
        r = restIds.size
        restIds.set(rest, r)
      }
      const key = `${group}|${r}`
      let at = rests.get(key)
      if (at === undefined) {
        const kept = [...rest].filter(([name]) => !this.#rare.has(`${group}\t${name}`))
        const ids = kept.map(([name]) => this.#groupId(`${group}\t${name}`))
        at = out.rests.push({ ids: Int32Array.from(ids), values: Float64Array.from(kept.map(([, v]) => v)) }) - 1
        rests.set(key, at)
      }
      return { act: this.acts.indexOf(frame.act), text: t, rest: at, isRight: isAim, misleads }
    })
    return { ...out, frames, weight }
  }

  #groupId(name: string): number {
    let id = this.#groupFeatures.get(name)
    if (id === undefined) {
      id = this.#groupFeatures.size
      this.#groupFeatures.set(name, id)
    }
    return id
  }

  /** Learns from the examples at `indices`. */
  learn(indices: readonly number[], options: LearnOptions = DEFAULTS): WeightsFile {
    const acts = this.acts.length
    const size = this.#features.size * acts
    const w = new Float64Array(size)
    const g = new Float64Array(size)
    const v = new Float64Array(this.#groupFeatures.size)
    const h = new Float64Array(this.#groupFeatures.size)
    const meanW = new Float64Array(size)
    const meanV = new Float64Array(v.length)
    let averaged = 0
    for (const [act, feature, weight] of PRIOR) {
      const [a, id] = [this.acts.indexOf(act), this.#features.get(feature)]
      if (a >= 0 && id !== undefined) w[id * acts + a] = weight
    }
    const order = [...indices]
    let state = options.seed
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state / 2 ** 32
    }
    const step = (weights: Float64Array, squares: Float64Array, i: number, gradient: number): void => {
      const whole = gradient + options.decay * (weights[i] as number)
      squares[i] = (squares[i] as number) + whole * whole
      weights[i] = (weights[i] as number) - (options.rate * whole) / (Math.sqrt(squares[i] as number) + 1e-6)
    }
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1))
        ;[order[i], order[j]] = [order[j] as number, order[i] as number]
      }
      for (const index of order) {
        const question = this.#compiled[index] as Compiled
        if (!question.frames.some((f) => f.isRight)) continue
        const scores = this.#scores(question, w, v)
        const raised = scores.map((s, i) => s + (question.frames[i]?.misleads ? options.margin : 0))
        const most = Math.max(...raised)
        const p = raised.map((s) => Math.exp(s - most))
        const sum = p.reduce((a, b) => a + b, 0)
        const right = p.reduce((a, b, i) => a + (question.frames[i]?.isRight ? b : 0), 0)
        const byText = new Map<number, Float64Array>()
        const byRest = new Map<number, number>()
        question.frames.forEach((f, i) => {
          const delta = question.weight * ((p[i] as number) / sum - (f.isRight ? (p[i] as number) / right : 0))
          if (Math.abs(delta) < 1e-7) return
          const list = byText.get(f.text) ?? new Float64Array(acts)
          list[f.act] = (list[f.act] as number) + delta
          byText.set(f.text, list)
          byRest.set(f.rest, (byRest.get(f.rest) ?? 0) + delta)
        })
        for (const [t, list] of byText) {
          const { ids, values } = question.texts[t] as Compiled['texts'][number]
          for (let k = 0; k < ids.length; k++)
            for (let a = 0; a < acts; a++)
              if (list[a] !== 0) step(w, g, (ids[k] as number) * acts + a, (list[a] as number) * (values[k] as number))
        }
        for (const [r, delta] of byRest) {
          const { ids, values } = question.rests[r] as Compiled['rests'][number]
          for (let k = 0; k < ids.length; k++) step(v, h, ids[k] as number, delta * (values[k] as number))
        }
      }
      if (epoch < options.epochs * SETTLED) continue
      averaged++
      for (let i = 0; i < size; i++) meanW[i] = (meanW[i] as number) + (w[i] as number)
      for (let i = 0; i < v.length; i++) meanV[i] = (meanV[i] as number) + (v[i] as number)
    }
    return this.#file(
      meanW.map((sum) => sum / averaged),
      meanV.map((sum) => sum / averaged),
    )
  }

  #scores(question: Compiled, w: Float64Array, v: Float64Array): number[] {
    const acts = this.acts.length
    const byText = question.texts.map(({ ids, values }) => {
      const sums = new Float64Array(acts)
      for (let k = 0; k < ids.length; k++) {
        const base = (ids[k] as number) * acts
        for (let a = 0; a < acts; a++) sums[a] = (sums[a] as number) + (w[base + a] as number) * (values[k] as number)
      }
      return sums
    })
    const byRest = question.rests.map(({ ids, values }) => {
      let sum = 0
      for (let k = 0; k < ids.length; k++) sum += (v[ids[k] as number] as number) * (values[k] as number)
      return sum
    })
    return question.frames.map((f) => ((byText[f.text] as Float64Array)[f.act] as number) + (byRest[f.rest] as number))
  }

  /** The weights in hundredths; what says next to nothing is left out. */
  #file(w: Float64Array, v: Float64Array): WeightsFile {
    const acts = this.acts.length
    const text: Record<string, number[]> = {}
    for (const [name, id] of [...this.#features].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const row = Array.from({ length: acts }, (_, a) => Math.round((w[id * acts + a] as number) * 100) + 0)
      if (row.some((x) => Math.abs(x) >= 4)) text[name] = row
    }
    const groups: Record<string, Record<string, number>> = {}
    for (const [key, id] of [...this.#groupFeatures].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
      const [group, name] = key.split('\t') as [string, string]
      const weight = Math.round((v[id] as number) * 100)
      if (Math.abs(weight) < 2) continue
      groups[group] ??= {}
      ;(groups[group] as Record<string, number>)[name] = weight
    }
    return { version: 1, acts: [...this.acts], text, groups }
  }
}
