/** Parting a message into questions, and a comparison into its sides. Works on normalised text. */
import { enumerationOf } from './enumerated.ts'
import { oncePerLate } from './once-per.ts'

const QUESTION_WORD =
  '(?:what|whats|how|why|is|are|was|were|did|does|do|which|where|who|when|has|have|can|could|the number|number of|the %|the percentage|percentage of|% of|the rate|how many|whether)'
const JOINS = new RegExp(
  `\\s*(?:[;]|,?\\s+(?:and|plus)\\s+(?:also\\s+)?(?=${QUESTION_WORD}(?!\\w))|[.,]?\\s+also[,:]?\\s+|,?\\s+as well as\\s+(?=${QUESTION_WORD}(?!\\w))|\\?\\s*(?=\\S))\\s*`,
)

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[?!]['")]?|[a-z0-9%)'"]\.['")]?)\s+(?=\S)/)
    .map((s) => s.trim())
    .filter((s) => /[a-z0-9]/.test(s))
}

/** Sentences; where some are questions, only those: the rest is talk around them. */
export function questions(text: string): string[] {
  const sentences = sentencesOf(text)
  const asked: string[] = []
  for (const s of sentences) {
    const last = asked.at(-1)
    if (s.includes('?')) asked.push(s)
    // "…are they up to date? Feb": a few words after a question belong to it.
    else if (last !== undefined && s.split(' ').length <= 4) asked[asked.length - 1] = `${last.replace(/\?$/, '')} ${s}`
  }
  return asked.length > 0 && sentences.length > 1 ? asked : sentences
}

/** The clauses of a long sentence that begin as a question does. */
export function askingClauses(text: string): string[] {
  const begins = new RegExp(
    `^(?:(?:and|but|so|ok|right|well|now|anyway) )*(?:${QUESTION_WORD}|tell me|give me|remind me)\\b`,
  )
  return text
    .split(/[,;.?!]\s+|\s-\s/)
    .map((clause) => clause.trim())
    .filter((clause) => begins.test(clause))
}

/** The parts of a message that may each be a question of its own, in order. */
export function questionParts(text: string): string[] {
  return text
    .split(JOINS)
    .flatMap((part) => (OPENS_AS_QUESTION.test(part) ? part.split(NEXT_QUESTION) : [part]))
    .flatMap(spokenInRow)
    .map((part) => part.trim())
    .filter((part) => /[a-z0-9]/.test(part))
}
/** "How many plans have we got, how many …": a row of questions, and no time or place before the first. */
const OPENS_AS_QUESTION = /^(?:how (?:many|much)|what|which|whats)\b/
const NEXT_QUESTION = /,\s+(?=(?:how (?:many|much)|what (?:is|are|was|were|percentage|proportion|share)|whats)\b)/

/** "How many in need how many on plans and what percentage …", as it is spoken: whole where a head has nothing of its own ("how many and what share of"). */
function spokenInRow(part: string): string[] {
  const [first = '', ...asked] = part.split(HEAD)
  const rows = OPENS_AS_QUESTION.test(first) ? [first, ...asked] : [`${first} ${asked[0]}`, ...asked.slice(1)]
  if (rows.length < 2) return [part]
  const bare = rows.map((row) => row.replace(/[\s,]+(?:and|then|also|plus|so|,)*\s*$/, ''))
  return bare.every((row) => ASKS_OF_SOMETHING.test(row)) ? bare : [part]
}
/** As part of a pattern: the head of what asks for a number or a share. */
export const QUANTITY_HEAD = '(?:how (?:many|much)|what (?:percentage|per ?cent|%|proportion|share|fraction))'
const HEAD = new RegExp(`[\\s,]+(?=${QUANTITY_HEAD}\\b)`)
const ASKS_OF_SOMETHING = new RegExp(`\\b${QUANTITY_HEAD}(?: of)?(?: (?:the|our|all|those|these))* [a-z]+`)

/** "Phonics result please. And good level of development?": short sentences, each of which may ask; empty where one is long. */
export function shortSentences(text: string): readonly string[] {
  const all = sentencesOf(text)
  return all.length > 1 && all.length <= 4 && all.every((s) => s.split(' ').length <= SHORT) ? all : []
}
const SHORT = 7

/** The parts of a message that may each be a question: its sentences, what is joined within them, and what is numbered. */
export const partsOf = oncePerLate((text: string): readonly string[] => {
  if (enumerationOf(text)) return []
  const parts = questions(text).flatMap(questionParts)
  return parts.length > 1 && parts.length <= 6 ? parts : []
})
