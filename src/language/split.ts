/** Parting a message into questions, and a comparison into its sides. Works on normalised text. */

const QUESTION_WORD =
  '(?:what|whats|how|why|is|are|was|were|did|does|do|which|where|who|when|has|have|can|could|the number|number of|the %|the percentage|percentage of|% of|the rate|how many|whether)'
const JOINS = new RegExp(
  `\\s*(?:[;]|,?\\s+(?:and|plus)\\s+(?:also\\s+)?(?=${QUESTION_WORD}(?!\\w))|[.,]?\\s+also[,:]?\\s+|,?\\s+as well as\\s+(?=${QUESTION_WORD}(?!\\w))|\\?\\s*(?=\\S))\\s*`,
)

/** Sentences; where some are questions, only those: the rest is talk around them. */
export function questions(text: string): string[] {
  const sentences = text
    .split(/(?<=[?!]['")]?|[a-z0-9%)'"]\.['")]?)\s+(?=\S)/)
    .map((s) => s.trim())
    .filter((s) => /[a-z0-9]/.test(s))
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
    .map((part) => part.trim())
    .filter((part) => /[a-z0-9]/.test(part))
}

/** The two sides of "X versus Y", "compare X with Y", "X against Y"; null where there are none. */
export function splitSides(text: string): readonly [string, string] | null {
  const match =
    text.match(
      /^(?:.*?\b(?:compare|comparing|comparison of|comparison between|difference between|between)\s+)(.+?)\s+(?:with|to|and|against|versus|vs\.?)\s+(.+)$/,
    ) ?? text.match(/^(.+?)\s+(?:versus|vs\.?|v|against|compared (?:with|to)|alongside|next to|relative to)\s+(.+)$/)
  // "Against the local standard" names what the measure is held to, not another measure.
  if (match?.[2] && /^(?:the |our |its )?(?:[a-z0-9]+ ){0,4}(?:standard|target)s?\b/.test(match[2])) return null
  return match?.[1] && match[2] ? [match[1], match[2]] : null
}

/** The items of "X, Y and Z", or null. */
export function conjuncts(text: string): string[] | null {
  const parts = text
    .split(/\s*(?:,|\+|&|(?<!\d )\band\b|\bplus\b)\s*/)
    .map((p) => p.trim())
    .filter((p) => /[a-z]/.test(p))
  return parts.length >= 2 && parts.length <= 4 ? parts : null
}
