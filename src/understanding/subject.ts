/** Those that a question counts a part of: "of the home educated children, how many …", "how many of the children in care were …". Pure. */

const HOW_MANY = '(?:how many|how much|(?:what|which) (?:number|proportion|percentage|per ?cent|share|fraction))'
const ENDS =
  '(?=,? (?:who|whom|whose|which|that|were|was|are|is|had|have|has|did|do|went|go|came|become|became|known|in your|for whom|please|how many|what|at \\d|on \\d|in \\d)\\b|,|[?.]|$)'
const SUBJECTS = [
  new RegExp(
    `^(?:[a-z ]{0,30}[:,] )?(?:of|among|out of|for) (?:all )?(?:the |our |your )?(?:same |total )?(?:(?:group|number|cohort) of )?([^,.?;:]{3,60}?)${ENDS}[^?]*?\\b${HOW_MANY}\\b`,
  ),
  new RegExp(
    `\\b${HOW_MANY}(?: and (?:what|which) (?:proportion|percentage|share|number))? of (?:all )?(?:the |our |your )?([^,.?;:]{3,60}?)${ENDS}`,
  ),
]

/** As typed; null where a question counts no part of anything. */
export function subjectIn(text: string): string | null {
  for (const pattern of SUBJECTS) {
    const said = pattern.exec(text)?.[1]
    if (said !== undefined) return said
  }
  return null
}
