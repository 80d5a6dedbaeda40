/**
 * Which reading is answered. Readings that come to the same answer add up; a figure is told only where it is likelier to
 * be right than a wrong one is dear (to mislead costs twenty times what asking back costs, contract, meaning 13).
 */
import type { Frame, Scored } from './frame.ts'

/** Set on cross-validated questions: see the report of `npm run train -- --cross`. */
export interface Thresholds {
  /** With this much for saying that nothing is held, or that it is no question for this, no figure is told. */
  readonly doubt: number
  /** The same where words that nothing explains hang on the measure. */
  readonly doubtRestricted: number
  /** With this much for a reading about a person, nothing is looked up. */
  readonly personal: number
  /** Below this a figure is not told where another measure is nearly as likely: it is asked which is meant. */
  readonly sure: number
  /** A measure this likely, as a share of the best, is offered beside it. */
  readonly near: number
}

export const THRESHOLDS: Thresholds = { doubt: 0.25, doubtRestricted: 0.12, personal: 0.2, sure: 0.6, near: 0.3 }

const OUTSIDE = new Set(['unknown', 'out-of-scope', 'individuals'])

/** What a frame comes to, whichever act says it. */
function outcomeOf({ act, choice, sides, parts }: Frame): string {
  if (OUTSIDE.has(act)) return 'outside'
  if (act === 'nothing' || act === 'elsewhere') return 'nothing'
  if (act === 'clarify') return 'clarify'
  if (parts) return 'several'
  if (sides) return `sides ${sides.map((c) => c.indicator).join()}`
  return choice ? `measure ${choice.council ?? ''} ${choice.indicator}` : act
}

/** Acts of one measure that are answered alike. */
const ALIKE: ReadonlySet<string> = new Set(['figure', 'target', 'trend'])
const answerOf = ({ act, view }: Frame): string => `${ALIKE.has(act) ? 'figure' : act} ${view.kind}`

/** The frame to answer, out of all readings of a message, of which there is at least one. */
export function decide(
  readings: readonly Scored[],
  { doubt, doubtRestricted, personal, sure, near }: Thresholds = THRESHOLDS,
): Frame {
  const totals = new Map<string, number>()
  const answers = new Map<string, Map<string, { readonly frame: Frame; probability: number }>>()
  for (const { frame, probability } of readings) {
    const outcome = outcomeOf(frame)
    totals.set(outcome, (totals.get(outcome) ?? 0) + probability)
    let own = answers.get(outcome)
    if (!own) {
      own = new Map()
      answers.set(outcome, own)
    }
    const key = answerOf(frame)
    const same = own.get(key)
    if (same) same.probability += probability
    else own.set(key, { frame, probability })
  }
  // Of one outcome, the answer that is likeliest, by however many readings.
  const likeliest = (outcome: string): Frame | undefined => {
    let best: { readonly frame: Frame; readonly probability: number } | undefined
    for (const answer of answers.get(outcome)?.values() ?? [])
      if (!best || answer.probability > best.probability) best = answer
    return best?.frame
  }
  // A plausible reading about a person is enough: what it asks is never looked up.
  const person = readings.filter((r) => r.frame.act === 'individuals')
  const [named] = person
  if (named && person.reduce((sum, r) => sum + r.probability, 0) >= personal) return named.frame
  const ranked = [...totals].toSorted((a, b) => b[1] - a[1])
  const [best, most] = ranked[0] as [string, number]
  const top = likeliest(best) as Frame
  if (best === 'outside' || best === 'nothing' || best === 'clarify') return top
  const held = totals.get('nothing') ?? 0
  const outside = totals.get('outside') ?? 0
  if (held + outside >= (top.isRestricted ? doubtRestricted : doubt) && !top.parts)
    return likeliest(held >= outside ? 'nothing' : 'outside') as Frame
  if (!best.startsWith('measure') || most >= sure) return top
  const asked = totals.get('clarify') ?? 0
  const close = ranked.filter(([key, p]) => key.startsWith('measure') && p >= most * near)
  const choices = close.flatMap(([key]) => likeliest(key)?.choice ?? [])
  const distinct = choices.filter((c, i) => choices.findIndex((o) => o.indicator === c.indicator) === i)
  if (distinct.length < 2) return asked > most / 2 ? (likeliest('clarify') as Frame) : top
  return { act: 'clarify', view: top.view, choice: null, unexplained: top.unexplained, among: distinct }
}
