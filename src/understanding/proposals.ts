/** All frames of a message with their features: every act with every measure that it may be about, and the ways of not answering. */
import type { Catalogue } from '../catalogue.ts'
import { partsOf } from '../language/split.ts'
import type { IsoDate } from '../model/period.ts'
import { askingBack } from './asking-back.ts'
import { type Choices, choicesOf } from './choices.ts'
import { choiceFeatures } from './features/choice.ts'
import { looseNumbers, missingRows, unexplainedBy } from './features/left.ts'
import { partsFeatures, sidesFeatures } from './features/several.ts'
import { textFeatures } from './features/text.ts'
import type { Choice, Frame } from './frame.ts'
import { type Acts, ONE_FIGURE, sayable } from './sayable.ts'
import { sidesOf } from './sides.ts'
import { actsOfTwo } from './two-told.ts'
import { type Asker, type Language, type View, viewOf } from './view.ts'

export interface Proposal {
  readonly frame: Frame
  /** What the act is scored by; one map for all frames of a view. */
  readonly text: ReadonlyMap<string, number>
  readonly group: 'measured' | 'sides' | 'parts' | 'open' | 'clarify' | 'nothing' | 'unknown'
  readonly rest: ReadonlyMap<string, number>
}

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
const OF_OTHERS = ['row:not-held', 'left:breakdown', ...WRONG_UNIT]

/** What is told of those that a measure counts. */
const OF_WHAT_IT_COUNTS: ReadonlySet<string> = new Set([...ONE_FIGURE, 'comparison', 'series', 'trend', 'benchmark'])

/** What may make a measure's figure no answer, besides words that hang on it. */
const REFUSED_FOR = [
  'hangs-before',
  'row:not-held',
  'trails',
  'left:breakdown',
  'unit:no-number',
  'unit:no-number-percent',
  'unit:no-percent',
  ...WRONG_UNIT,
  'unit:no-rate',
  'not-held',
]

const bestOf = (choices: Choices): Choice | null => choices.list.find((c) => c.origin !== 'topic') ?? choices.outside

/** The measure that a part of a message names by itself; null where it names none clearly. */
function topOf({ language, asker }: ProposalContext, part: string): string | null {
  const view = viewOf(language, 'clause', part, part, asker)
  const [top] = choicesOf(language, view, asker, null).list.filter((c) => c.origin !== 'topic')
  return top && (top.origin === 'reference' || top.score >= NAMES) ? top.indicator : null
}
/** A part that scores less names no measure. */
const NAMES = 0.5

export function proposalsOf(context: ProposalContext, view: View): Proposal[] {
  const { catalogue, acts, asker } = context
  const { english } = context.language
  const choices = choicesOf(context.language, view, asker, context.untilOf(view))
  const best = bestOf(choices)
  const text = textFeatures(catalogue, english, view, best, asker)
  const out: Proposal[] = []
  const words = (choice: Choice | null): string[] =>
    [...unexplainedBy(catalogue, view, choice), ...looseNumbers(catalogue, view, choice)]
      .toSorted((a, b) => a.start - b.start)
      .map((t) => t.from)
  const isSaid = sayable(acts, view, asker)
  const measured = acts.measured.filter((a) => !acts.jointOnly.includes(a) && isSaid(a))
  const joint = acts.joint.filter(isSaid)
  const meant = choices.outside ? [...choices.list, choices.outside] : choices.list
  // "Families on a plan": where the measure named has no such row, only one that has it may be meant instead.
  const missed = missingRows(catalogue, view, best)
  const hasMissed = ({ council, indicator }: Choice): boolean =>
    missed.length === 0 || (council !== null && missed.every((sub) => catalogue.subs(council, indicator).includes(sub)))
  const rests = meant.map((choice) => choiceFeatures(catalogue, english, view, choice, choices, asker))
  // "The rate per 10,000": of a number where its rate is published beside it, the rate is meant.
  const isRated = rests.some(
    (rest, i) => rest.has('unit:rate') && (meant[i]?.origin !== 'words' || (meant[i]?.score ?? 0) >= NAMES),
  )
  for (const [i, choice] of meant.entries()) {
    const rest = rests[i] as Map<string, number>
    const unexplained = [...words(choice), ...missingRows(catalogue, view, choice)]
    const isRestricted = !rest.has('hanging:0')
    const isOther =
      OF_OTHERS.some((feature) => rest.has(feature)) || !hasMissed(choice) || (isRated && rest.has('unit:no-rate'))
    for (const act of measured.filter((a) => !isOther || !OF_WHAT_IT_COUNTS.has(a)))
      out.push({ frame: { act, view, choice, unexplained, isRestricted }, text, group: 'measured', rest })
    // Talk around a question restricts nothing: only what hangs on the measure, or asks for another unit of it, does.
    const isRefusable = isRestricted || REFUSED_FOR.some((feature) => rest.has(feature))
    if (isRefusable && (choice === best || choice.origin === 'topic'))
      out.push({ frame: { act: 'nothing', view, choice, unexplained }, text, group: 'nothing', rest })
  }
  const named = sidesOf(catalogue, view, context.untilOf(view), asker.topic)
  // "The gap between the two" can be of nothing but the two that were told.
  const told = named.filter((sides) => sides.by === 'told')
  if (told.length > 0) out.length = 0
  for (const sides of told.length > 0 ? told : named) {
    const rest = sidesFeatures(sides, choices, view)
    const asked = sides.onlyShare ? joint.filter((act) => act === 'share') : joint
    for (const act of sides.by === 'told' ? actsOfTwo(view, acts.joint) : asked)
      out.push({
        frame: { act, view, choice: sides.choices[0] as Choice, sides: sides.choices, unexplained: [] },
        text,
        group: 'sides',
        rest,
      })
  }
  if (told.length > 0) return out
  const parts = view.kind === 'clause' ? [] : partsOf(view.text)
  if (parts.length > 1)
    out.push({
      frame: { act: 'several', view, choice: null, parts, unexplained: [] },
      text,
      group: 'parts',
      rest: partsFeatures(
        parts,
        view,
        parts.map((p) => topOf(context, p)),
      ),
    })
  const none = choiceFeatures(catalogue, english, view, null, choices, asker)
  const unexplained = words(null)
  // Nobody is taken to ask about a person without a sign of one.
  const isPersonal = [...text.keys()].some((f) => f.startsWith('person:'))
  for (const act of acts.open.filter((a) => a !== 'individuals' || isPersonal))
    out.push({ frame: { act, view, choice: null, unexplained }, text, group: 'open', rest: none })
  if (!best)
    out.push({ frame: { act: 'nothing', view, choice: null, unexplained }, text, group: 'nothing', rest: none })
  out.push({ frame: { act: 'unknown', view, choice: null, unexplained }, text, group: 'unknown', rest: none })
  out.push(...askingBack(catalogue, choices, view, text))
  return out
}
