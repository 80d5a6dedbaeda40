/** What leads up to a question: who asks and why. Its words part nothing of what is asked. Pure. */
import { matches } from '../language/matches.ts'

/** A full stop ends a sentence after a word of three letters or more, a figure or a bracket: not in "i.e." and "St.". */
const ENDS = /(?:[?!]+|(?<=[a-z]{3}|\d|[)%'"])\.+)['")]*\s+/g
/** A sentence that asks without a question mark. */
const REQUEST =
  /^\s*(?:and |also,? |so |but )?(?:please|kindly|could|can|would|tell|give|state|provide|supply|confirm|list|show|i (?:would|should|'d) (?:like|be (?:grateful|obliged|glad))|i (?:am|'m) (?:asking|requesting|seeking|looking for)|i (?:want|need|request|ask|wish)|may i|might i|we (?:would|should|'d) (?:like|be (?:grateful|obliged|glad))|to ask)\b/
const AFTER_COLON =
  /:\s*(?=(?:and |so )?(?:how|what|whats|which|is|are|was|were|did|does|do|has|have|can|could|would|please|when|why|where)\b)/g
/** A question stands before the colon: its words are part of what is asked. */
const ASKS = /^(?:and |so |but )?(?:how|what|whats|which|is|are|was|were|did|does|do|has|have|of the|on|in|for)\b/
/** "I would be grateful if you could tell me", "asked whether": the last words before what is asked. */
const LEADS =
  /\b(?:(?:like|want|wants|wanted|need|needs|keen|hoping|trying|curious|interested) to (?:know|learn|understand|see|be told|find out|ask)|(?:grateful|obliged|glad) if you (?:could|would)(?: please| kindly)? (?:tell|let|give|supply|provide|confirm|state|advise|send)(?: (?:me|us))?(?: (?:know|have))?|(?:could|can|would) (?:you|someone|anyone|officers|the service|the council|the cabinet member)(?: please| kindly)? (?:tell|let|give|supply|provide|confirm|state|advise|send|say)(?: (?:me|us))?(?: know)?|(?:could|can|would) (?:somebody|anybody) (?:please |kindly )?(?:tell|explain|say|confirm)(?: to)?(?: (?:me|us))?|(?:may|might|can|could) (?:i|we) (?:please )?(?:ask|enquire|know)(?: (?:if|whether|about))?|would (?:like to )?ask(?: (?:if|whether|about))?|(?:wonder(?:ed|ing)?|enquired|asked|asks|curious) (?:if|whether|about|what|how))\b/g

/** Who asks and why, in the sentence that asks: "As a retired officer I have seen it all, what …", "my twins start in September - how many …". */
const PREAMBLE =
  /^\s*(?:as (?:a|an|the|chair|vice-chair|lead|someone)\b|being\b|having\b|speaking as\b|further to\b|following\b|i\b|i'm\b|we\b|we're\b|my\b|cllr\b|councillor\b|given (?:that|the|how)\b|in preparing\b|on behalf of\b|with (?:regard|reference|respect) to (?:item|minute|agenda|page|paragraph))/
const THEN_ASKS =
  /(?:(?:,| -)(?: and| so| but| then)?|(?<=[a-z0-9]{2}) so) (?:(?:please|just|kindly|can you|could you) )*(?:(?:tell|give|show) (?:me|us) )?(?=(?:how|what|whats|which|is|are|was|were|did|does|do|has|have)\b)/

/** The beginnings of the sentences of a text. */
export const sentenceStarts = (text: string): number[] => [0, ...matches(ENDS, text).map((m) => m.index + m[0].length)]

/** "Did it hit target?" is asked of what stands before it. */
const LEANS_BACK =
  /^\W*(?:[a-z'%]+ ){0,4}?(?:it|they|them|those|these)\b(?! (?:true|right|correct|the case|possible)\b)/

/** Where what is asked begins; 0 where nothing leads up to it, or where what is asked leans on it. */
export function leadOf(text: string): number {
  const begins = beginningOf(text)
  return LEANS_BACK.test(text.slice(begins, begins + NEAR)) ? 0 : begins
}
const NEAR = 60

function beginningOf(text: string): number {
  const starts = sentenceStarts(text)
  const sentence = (i: number): string => text.slice(starts[i], starts[i + 1] ?? text.length)
  const at = starts.findIndex((_, i) => sentence(i).includes('?') || REQUEST.test(sentence(i)))
  const start = at < 0 ? 0 : (starts[at] as number)
  const rest = text.slice(start)
  const colon = matches(AFTER_COLON, rest).findLast((m) => !ASKS.test(rest.slice(0, m.index)))
  const from = start + (colon ? colon.index + colon[0].length : 0)
  // "How many parents asked about …": a question begins before it, and all of it is asked.
  const said = text.slice(from)
  const lead = ASKS.test(said.trimStart()) ? undefined : matches(LEADS, said).at(-1)
  if (lead) return from + lead.index + lead[0].length
  const asks = PREAMBLE.test(said) ? THEN_ASKS.exec(said) : null
  return from + (asks ? asks.index + asks[0].length : 0)
}
