/** Others' words cut at sentences, where all of them are more than a phone has room for. */
import { sentencesOf } from './sentences.ts'

/** Where sentences are left out: as the published words themselves have it where some were withheld. */
const LEFT_OUT = '[…]'

/** A sentence that gives a reason, or what it comes of. */
const REASON =
  /\b(?:due to|because|as a result|result(?:s|ed|ing)? (?:of|from|in)|linked to|owing to|reasons?|caused|led to|driven by|indicative of|reflect(?:s|ed|ing)?|attribut(?:ed|able)|impact(?:s|ed|ing)?|affected|explain(?:s|ed)|since|following|means that|pressures?|challenges?|decline (?:health|dental))\b/i

export const givesReason = (sentence: string): boolean => REASON.test(sentence)

/** One that leans on what was said before it: alone it would be about something else. */
const LEANS =
  /^(?:This|These|That|Those|It|Its|They|Their|Then|Finally|Firstly|Secondly|One|However|Such|Also|Both|Another|Therefore|But|And|Some of (?:these|this)|In addition|Additionally|As such|Similarly|Furthermore|Again)\b/

/** The same further in: "it is understood that this is indicative of …". */
const POINTS_BACK =
  /\b(?:this|these) (?:is|are|was|were|has|have|may|could|will|would|reflects?|represents?)\b|\b(?:of|to|for|with|in|from) (?:this|these|them)[,.;]/

/** Whether a quotation that begins in it ends after it. */
const isOpen = (text: string): boolean => (text.match(/"/g)?.length ?? 0) % 2 === 1

/** Sentences, each with those that lean on it. */
function standing(paragraph: string): string[] {
  const units: string[] = []
  for (const sentence of sentencesOf(paragraph)) {
    const before = units.at(-1)
    if (before !== undefined && (LEANS.test(sentence) || POINTS_BACK.test(sentence) || isOpen(before)))
      units[units.length - 1] = `${before} ${sentence}`
    else units.push(sentence)
  }
  return units
}

interface Piece {
  readonly of: number
  readonly at: number
  readonly text: string
  readonly weight: number
}

/** A paragraph of the sentences that are kept, in its own order. */
function joined(all: readonly string[], kept: ReadonlySet<number>): string {
  const parts = all.flatMap((sentence, i) => {
    if (kept.has(i)) return [sentence]
    const isFirstOfGap = i === 0 || kept.has(i - 1)
    return isFirstOfGap ? [LEFT_OUT] : []
  })
  return parts.join(' ')
}

/**
 * The paragraphs within `room` characters together: of each the sentences that weigh most, in their order. A paragraph of which
 * no sentence fits is left out: null in its place. Where none fits at all, the one that weighs most is told.
 * @param weigh how much a sentence is about what was asked
 */
export function excerpts(
  paragraphs: readonly string[],
  room: number,
  weigh: (sentence: string, paragraph: number) => number,
): (string | null)[] {
  if (paragraphs.reduce((sum, p) => sum + p.length, 0) <= room) return [...paragraphs]
  const all = paragraphs.map(standing)
  const pieces: Piece[] = all.flatMap((sentences, of) =>
    sentences.map((text, at) => ({ of, at, text, weight: weigh(text, of) })),
  )
  const heaviest = pieces.toSorted((a, b) => b.weight - a.weight || a.of - b.of || a.at - b.at)
  const kept = paragraphs.map(() => new Set<number>())
  const lengthNow = (): number =>
    all.reduce((sum, sentences, i) => sum + (kept[i]?.size ? joined(sentences, kept[i] as Set<number>).length : 0), 0)
  for (const { of, at } of heaviest) {
    const own = kept[of] as Set<number>
    own.add(at)
    if (lengthNow() > room) own.delete(at)
  }
  const [first] = heaviest
  if (first && kept.every((own) => own.size === 0)) kept[first.of]?.add(first.at)
  return all.map((sentences, i) => (kept[i]?.size ? joined(sentences, kept[i] as Set<number>) : null))
}
