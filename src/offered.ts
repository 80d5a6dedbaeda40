/** What a reply picks of what was told or offered: "the second one", "3", "the other one", part of a name. Pure. */
import type { Catalogue } from './catalogue.ts'
import type { Choice as Offer, Topic } from './conversation.ts'
import { words } from './language/normalise.ts'
import { pickedNumber } from './language/picked.ts'
import type { Reader } from './language/reader.ts'
import { IN_FULL as ALL_WORDS } from './wording/commentary-words.ts'

const ORDINALS: Readonly<Record<string, number>> = {
  first: 0,
  '1st': 0,
  second: 1,
  '2nd': 1,
  third: 2,
  '3rd': 2,
  fourth: 3,
  '4th': 3,
  fifth: 4,
  last: -1,
}
const POINTS = new RegExp(
  `\\b(?:the )?(${Object.keys(ORDINALS).join('|')})(?: one| of (?:them|those))\\b|\\b(?:number|no\\.?|item|#) ?(\\d{1,2})\\b|^(?:the )?(${Object.keys(ORDINALS).join('|')})$|^(\\d{1,2})$`,
)

const YES =
  /^(?:yes|yep|yeah|yup|aye|y|ok|okay|sure|please|go on|correct|right|that|do that|that one)(?:,? (?:please|pls|do|that|thanks|then|go on|do that|thats it))*$/

/** Whether a reply says yes and nothing else. */
export const isYes = (text: string): boolean =>
  YES.test(
    text
      .toLowerCase()
      .replace(/[.?!']/g, '')
      .trim(),
  )

/** Whether a conversation waits for a yes to a question that was offered. */
export const awaitsYes = (topic: Topic | null): boolean =>
  topic !== null && topic.pending !== null && topic.choices.length === 0

/** "Yes" to a question that was offered: that question, and a conversation that offers it no longer; null where none was or the reply is another. */
export function confirmed(text: string, topic: Topic | null): { text: string; topic: Topic } | null {
  if (!topic || topic.pending === null || !awaitsYes(topic) || !isYes(text)) return null
  return { text: topic.pending, topic: { ...topic, pending: null } }
}

const GO_ON =
  /^(?:(?:and|ok(?:ay)?|yes|please|can you|could you|can i|could i|i want|(?:show|give|tell|read|let) me|have|show|give|tell|read|hear|see) )*(?:more|go on|carry on|keep going|continue|in full|(?:what(?:'s| is| was) |all )?(?:of )?(?:the rest|rest)|the (?:other|remaining) words|all (?:of (?:it|them|that)|their words)|the (?:whole|full) (?:thing|text|words)|what else(?: (?:did|do) (?:they|officers|it|the report) (?:say|write|said))?|(?:is|was) there (?:any )?more)(?: of (?:it|them|that))?(?:,? (?:please|pls|then|thanks))*$/

/** "More", "the rest", after a part of what officers wrote: all of it is asked for. Null where all was told, or something else is said. */
export function goneOn(text: string, topic: Topic | null): string | null {
  const bare = text
    .toLowerCase()
    .replace(/[.?!…]/g, '')
    .trim()
  return topic?.isCut && GO_ON.test(bare) ? ALL_WORDS : null
}

/** The one that a list came to. */
const THAT_ONE = /\b(?:that|this) (?:one|measure|indicator)\b/

/** "The second one", "tell me more about number 2": the conversation turns to that measure of the list told last. */
export function pointed(text: string, topic: Topic | null): { text: string; topic: Topic | null } {
  const list = topic?.list
  if (!topic || !list || topic.choices.length > 0 || words(text).length > 10) return { text, topic }
  const bare = text.replace(/[.?!]/g, '').trim()
  if (topic.isLed && topic.indicator !== null && THAT_ONE.test(bare))
    return {
      text: bare.replace(THAT_ONE, 'that'),
      topic: { ...topic, request: { type: 'none' }, period: null, intent: 'answer', isPointed: true },
    }
  const m = bare.match(POINTS)
  const said = m?.[1] ?? m?.[3]
  const at = said ? (ORDINALS[said] as number) : Number(m?.[2] ?? m?.[4]) - 1
  const [indicator, sub] = (m ? list.items.at(at)?.split('|') : undefined) ?? []
  if (!m || !indicator) return { text, topic }
  return {
    text: bare.replace(m[0], 'that'),
    topic: {
      ...topic,
      council: list.council,
      indicator,
      sub: sub ?? null,
      request: { type: 'none' },
      period: null,
      // As if it had been told by itself; the list stays, for "and the third one".
      intent: 'answer',
      isPointed: true,
    },
  }
}

const OTHER =
  /^(?:and |so |ok |no,? |sorry,? |i meant? |what about |how about )*(?:the )?other(?: one| measure| figure| option)?s?(?:,? (?:please|pls|then|though|i mean))*(?:,.*)?[?.! ]*$/

/** "And the other one?": what was offered and not chosen. */
export function othersAsked(text: string, topic: Topic | null): readonly Offer[] {
  const isOther = OTHER.test(text)
  if (!topic || !isOther || words(text).length > 8) return []
  return topic.others.filter((c) => c.indicator !== topic.indicator)
}

/** Of names, this share of words in common is more than of two measures of one kind: "primary" and "secondary transition reviews". */
const TWIN = 0.6

/** Of what was not chosen, the only one, or the one that is called as the chosen one but for a word. */
export function twinAmong(catalogue: Catalogue, left: readonly Offer[], topic: Topic | null): Offer | null {
  if (left.length < 2 || !topic?.indicator) return left[0] ?? null
  const named = (id: string): Set<string> =>
    new Set(catalogue.vocabulary.terms(catalogue.indicator(id).name.toLowerCase()).map((t) => t.word))
  const own = named(topic.indicator)
  const twins = left.filter(({ indicator }) => {
    const other = named(indicator)
    const shared = [...own].filter((w) => other.has(w)).length
    return shared / Math.max(own.size, other.size) > TWIN
  })
  return twins.length === 1 ? (twins[0] as Offer) : null
}

/** Which of the candidates offered a reply picks: by number, by order, by council or by part of a name. */
export function chosenOf(catalogue: Catalogue, reader: Reader, text: string, { choices }: Topic): Offer | null {
  const bare = text.replace(/[.?!]/g, '').trim()
  const number = pickedNumber(text)
  if (number) return choices[Number(number) - 1] ?? null
  if (choices.length === 1 && /^(?:yes|yep|yeah|aye|y|ok|okay|that one|that|correct|please|yes please)$/.test(bare))
    return choices[0] ?? null
  const ordinal = bare.match(
    /^(?:the )?(first|1st|second|2nd|third|3rd|fourth|4th|fifth|last)(?: one| option)?(?:\s*[,;:-].*)?$/,
  )?.[1]
  if (ordinal) return choices.at(ORDINALS[ordinal] as number) ?? null
  const reading = reader.readText(text, text, () => [])
  const byRef = choices.find((c) => reading.refs.some((ref) => catalogue.refOf(c.council, c.indicator) === ref))
  if (byRef) return byRef
  const distinct = new Set(choices.map((c) => c.indicator))
  if (distinct.size === 1 && reading.councils[0]) return choices.find((c) => c.council === reading.councils[0]) ?? null
  if (words(text).length > 8) return null
  const { index } = catalogue
  const telling = new Set(reading.terms.map((t) => t.word).filter((w) => catalogue.tellsApart(w)))
  const scored = index
    .match(reading.terms, (id) => distinct.has(id))
    .filter((m) => m.matched.some((w) => telling.has(w)))
  const most = Math.max(0, ...scored.map((m) => m.matched.filter((w) => telling.has(w)).length))
  const fitting = scored.filter((m) => m.matched.filter((w) => telling.has(w)).length === most)
  const [best, next] = fitting
  if (!best || (next && next.score > best.score * 0.97)) return null
  // A question that names another measure in full is a new one.
  const anywhere = index.match(reading.terms)[0]
  const isFull = telling.size > 1 || reading.cues.rate || reading.cues.number || reading.cues.percent
  if (anywhere && isFull && anywhere.exact && !distinct.has(anywhere.id)) return null
  return choices.find((c) => c.indicator === best.id) ?? null
}

const EACH =
  /^(?:(?:and|ok(?:ay)?|yes|yeah|please|tell me|give me|show me|i (?:want|need|meant|mean)|for|about) )*(both|all|each|every one|the lot|all of them|either)(?: (?:two|three|four|five|of (?:them|those|these)|measures|figures))*(?: (?:please|pls|then|thanks))?$/

/** What a reply such as "both" or "all of them" picks of what was offered; null where it picks none or one. */
export function eachOffered(text: string, { choices }: Topic): readonly Offer[] | null {
  const said = text
    .replace(/[.?!,]/g, '')
    .trim()
    .match(EACH)?.[1]
  if (said === undefined || choices.length < 2) return null
  return said === 'both' || said === 'either' ? choices.slice(0, 2) : choices
}

/** Where more was offered than "both" can mean. */
export const firstOfOffered = (picked: number, offered: number): string[] =>
  picked < offered ? [`These are the first ${picked} of the ${offered} that I offered.`] : []
