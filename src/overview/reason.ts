/** One sentence of officers that says why a figure is what it is. Nobody else's words, and none made up. */
import type { Commentary } from '../model/figure.ts'

export interface Reason {
  readonly text: string
  /** "paragraph 2.2.25". */
  readonly place: string
  /** It warns of the figure itself, and gives no reason for it. */
  readonly isCaution?: boolean
}

const SENTENCE = /(?<=[.!?])\s+(?=[A-Z["“])/
const CAUSE =
  /\b(?:because|due to|owing to|as a result|result(?:ed|ing) in|caused|means? that|linked to|led to|decline health|number of factors)\b/i
const PRESSURE =
  /\b(?:a challenge|challenges|challenging|difficult\w*|increase of|delays?|waiting|pressures?|shortage|capacity|complex\w*)\b/i
/** It speaks of the sentence before, and is not understood alone. */
const LEANS = /^(?:this|it|these|those|they|both|such|there)\b/i
const LONGEST = 260

/** What goes well is no reason for a red. */
const GOOD = /\b(?:improv|exceed|surpass)\w*|\bmore (?:frequently|often)\b/i
const CAUTION = /\b(?:un)?reliabl[ey]|\bdata quality\b|\bprovisional\b|\bwith caution\b|\binaccura\w+|\bnot accurate\b/i

/** How well a sentence gives a reason; nought is not at all. */
function weight(sentence: string): number {
  if (sentence.includes('[…]') || sentence.length < 40 || GOOD.test(sentence) || CAUTION.test(sentence)) return 0
  const said = (CAUSE.test(sentence) ? 4 : 0) + (PRESSURE.test(sentence) ? 2 : 0)
  return Math.max(0, said - (LEANS.test(sentence) ? 3 : 0) - (sentence.length > LONGEST ? 1 : 0))
}

/** Cut at a word, visibly. */
export function cutAt(text: string, length: number): string {
  if (text.length <= length) return text
  const room = text.slice(0, length - 1)
  return `${room.slice(0, Math.max(room.lastIndexOf(' '), length / 2)).replace(/[,;:\s]+$/, '')}…`
}

/** The sentence that gives the best reason, or null where officers gave none. The first of several as good. */
export function reasonIn(commentary: readonly Commentary[]): Reason | null {
  const [best] = commentary
    .flatMap(({ text, location }) => text.split(SENTENCE).map((sentence) => ({ text: sentence, place: location })))
    .map((reason) => ({ reason, by: weight(reason.text) }))
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by)
  return best ? { ...best.reason, text: cutAt(best.reason.text, LONGEST) } : null
}

/** Where officers themselves warn of the figures. */
export function cautionsIn(commentary: readonly Commentary[]): Reason[] {
  return commentary.flatMap(({ text, location }) =>
    text
      .split(SENTENCE)
      .filter((sentence) => CAUTION.test(sentence))
      .map((sentence) => ({ text: cutAt(sentence, LONGEST), place: location, isCaution: true })),
  )
}

const WAY = /\b(?:increas|ris(?:en|ing|e)|reduc|fall|fell|declin|improv|higher|lower|below|above|highest|lowest)\w*/i
const WEIGHTY =
  /\bsignificant (?:increase|rise|fall|reduction|decline)|\barea of focus\b|\bremains? (?:high|low)\b|\bconcern/i

/** A sentence that leans on the one before is told with it. */
function statements(text: string): string[] {
  const said: string[] = []
  for (const sentence of text.split(SENTENCE)) {
    const last = LEANS.test(sentence) ? said.pop() : undefined
    said.push(last ? `${last} ${sentence}` : sentence)
  }
  return said
}

/** Statements on which way something went: what officers call significant first, then in the report's order. */
export function waysIn(commentary: readonly Commentary[]): Reason[] {
  const said = commentary.flatMap(({ text, location }) =>
    statements(text)
      .filter((statement) => WAY.test(statement) && !statement.includes('[…]'))
      .map((statement) => ({ text: cutAt(statement.replace(/[.;]$/, ''), LONGEST), place: location })),
  )
  return said.toSorted((a, b) => Number(WEIGHTY.test(b.text)) - Number(WEIGHTY.test(a.text)))
}
