/** All frames of a message with their features: every act with every measure that it may be about, and the ways of not answering. */
import type { Catalogue } from '../catalogue.ts'
import { partsOf } from '../language/split.ts'
import type { IsoDate } from '../model/period.ts'
import { type Choices, choicesOf } from './choices.ts'
import type { English } from './english.ts'
import {
  choiceFeatures,
  clarifyFeatures,
  fitsUnit,
  looseNumbers,
  partsFeatures,
  sidesFeatures,
  textFeatures,
  unexplainedBy,
} from './features.ts'
import type { Choice, Frame } from './frame.ts'
import { sidesOf } from './sides.ts'
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
  readonly english: English
  readonly acts: Acts
  readonly asker: Asker
  /** The last day of the period that a view asks for, and the measure that a follow-up changes to. */
  readonly untilOf: (view: View) => IsoDate | null
  readonly swapOf: (view: View) => string | null
}

const bestOf = (choices: Choices): Choice | null => choices.list.find((c) => c.origin !== 'topic') ?? choices.outside

export function proposalsOf(context: ProposalContext, view: View): Proposal[] {
  const { catalogue, english, acts, asker } = context
  const choices = choicesOf(catalogue, view, asker, context.untilOf(view), context.swapOf(view))
  const best = bestOf(choices)
  const text = textFeatures(catalogue, english, view, best, asker)
  const out: Proposal[] = []
  const words = (choice: Choice | null): string[] =>
    [...unexplainedBy(catalogue, view, choice), ...looseNumbers(view, choice)]
      .toSorted((a, b) => a.start - b.start)
      .map((t) => t.from)
  const meant = choices.outside ? [...choices.list, choices.outside] : choices.list
  for (const choice of meant) {
    const rest = choiceFeatures(catalogue, english, view, choice, choices, asker)
    const unexplained = words(choice)
    const isRestricted = !rest.has('hanging:0')
    for (const act of acts.measured.filter((a) => !acts.jointOnly.includes(a)))
      out.push({ frame: { act, view, choice, unexplained, isRestricted }, text, group: 'measured', rest })
    if (choice === best || choice.origin === 'topic')
      out.push({ frame: { act: 'nothing', view, choice, unexplained }, text, group: 'nothing', rest })
  }
  for (const sides of sidesOf(catalogue, view, context.untilOf(view))) {
    const rest = sidesFeatures(sides, choices, view)
    for (const act of acts.joint)
      out.push({
        frame: { act, view, choice: sides.choices[0] as Choice, sides: sides.choices, unexplained: [] },
        text,
        group: 'sides',
        rest,
      })
  }
  const parts = view.kind === 'clause' ? [] : partsOf(view.text)
  if (parts.length > 1)
    out.push({
      frame: { act: 'several', view, choice: null, parts, unexplained: [] },
      text,
      group: 'parts',
      rest: partsFeatures(parts, view),
    })
  const none = choiceFeatures(catalogue, english, view, null, choices, asker)
  const unexplained = words(null)
  for (const act of acts.open)
    out.push({ frame: { act, view, choice: null, unexplained }, text, group: 'open', rest: none })
  if (!best)
    out.push({ frame: { act: 'nothing', view, choice: null, unexplained }, text, group: 'nothing', rest: none })
  out.push({ frame: { act: 'unknown', view, choice: null, unexplained }, text, group: 'unknown', rest: none })
  const { number, percent } = view.reading.cues
  const named = choices.list.filter((c) => c.origin === 'words')
  // Of measures that fit alike, those that are published as what is asked for, where there are two.
  const fitting = named.filter((c) => fitsUnit(catalogue, c, number, percent))
  const among = fitting.length > 1 ? fitting : named
  if (named.length > 1)
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
