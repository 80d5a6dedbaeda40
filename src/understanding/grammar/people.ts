/** Signs that a question is about a named or identifiable child, family or case: they are never looked up. */
import type { Vocabulary } from '../../language/vocabulary.ts'

const ROAD = '(?:street|road|grove|lane|avenue|close|drive|court|crescent|terrace|st|rd|ave|gardens|walk|rise|estate)'

const CUES: readonly RegExp[] = [
  new RegExp(`\\b\\d{1,4}[a-z]? (?:[a-z']+ ){1,3}${ROAD}\\b`),
  new RegExp(
    `\\b(?:on|at|in|from|down) (?:[a-z']+ ){1,2}${ROAD}\\b(?=.*\\b(?:family|kids|children|child|mum|known|social|care|plan)\\b)`,
  ),
  /\b(?:my|his|her|their|a friend's|my friend's|our neighbour's|constituent's) (?:own )?(?:sons?|daughters?|child|kid|kids|children|grandson|gran?d?dau?ghters?|granddaughter|grand ?kid|grandchild|grandchildren|grandkids|nephew|niece|ex|husband|wife|partner|brother|sister|cousin|neighbour|neighbours|foster child|stepson|stepdaughter|baby)\b/,
  /\b(?:child|boy|girl|kid|lad|teenager|baby|family|mother|mum|father|dad|parent|parents|person|pupil) (?:called|named|known as|who lives?|living at|living on|at number|next door|from (?:number|no))\b/,
  /\bthe (?!early|same|whole|edge|in|first|local|single|average)[a-z']+ family\b(?! ?(?:group|hub|network|based|support|help|placement|setting|conference|home|court|safeguarding|type|in\b))/,
  /\b(?:which|whose|what|who is the|who are the|who was the|name of the|names of the|name the|identify the|identities of the) (?:child|family|boy|girl|young person|parent|parents|families) (?:is|was|are|were|has|have|had|it was|in question|concerned|involved|turned|did|who)\b/,
  /\b(?:names?|addresses|address|identity|identities|dates? of birth|dob) of (?:the |these |those |all )?(?:child|children|kids|family|families|care leavers?|young people|victims?|parents?)\b/,
  /\b(?:tell me|what happened|details|more|know) (?:about |to )?(?:the|that|this|one|those) (?:one )?(?:child|family|boy|girl|young person|parent|case|sibling group|teenager|mother|father|lad|kid)\b(?! ?(?:protection|in need|group|sexual|criminal))/,
  /\bwhere (?:does|do|is|are) (?:the |that |this )?(?:child|boy|girl|family|kid|foster carers?) (?:live|living|placed|now)\b/,
  /\b(?:next door|down our street|on our street|on my street|at my child's school|in my class)\b/,
  /\b(?:is|was|has|did|does|were) (?:little |young |baby )?(?:child|kid|boy|girl) [a-z] (?:on|in|known|at)\b/,
  /\b(?:that|this|the) (?:one )?(?:young (?:man|woman|person|lad)|teenager|lad|child|parent|mother|mum|dad|father) (?:who|that|with|whose)\b(?!.*\b(?:how many|percentage|number)\b)/,
  /\bwho (?:is|was|are|were) (?:the |these |those |that )?(?:[a-z]+ ){0,3}(?:child|children|kids?|family|families|parents?|youngsters?|young people|young person|care leavers?|victims?|boys?|girls?|teenagers?)\b/,
  /\bwhat(?:'s| is|s| was|s) (?:his|her|their|the (?:child|boy|girl|family|lad|mum|mother|dad|father)'?s?) (?:sur)?names?\b/,
  /\bwhich of the (?:[a-z-]+ ){0,4}(?:lads|kids|children|boys|girls|families|youngsters|teenagers)\b/,
  /\b(?:who is it|who was it|who it is|who they are|where is (?:he|she) now)\b/,
  /\bwhich (?:[a-z]+ ){0,2}(?:child|care leaver|young person|boy|girl|family|parent|teenager)\b(?! ?(?:protection|in need|group|measures?|indicators?|figures?|plans?|visits?|targets?|group|based|support))/,
]

/** Two capitalised words that are no words of ours: "is Jo Bloggs on a plan". */
function namesPerson(raw: string, vocabulary: Vocabulary): boolean {
  const unknown = (word: string): boolean => !vocabulary.knows(word.toLowerCase())
  for (const m of raw
    .slice(0, 2000)
    .matchAll(
      /(?<=\b(?:is|was|are|were|has|did|does|about|for|on|of|know|with|to|and|that|little|young|baby)\s)([A-Z][a-z]{1,20})\s([A-Z][a-z']{2,20})\b/g,
    ))
    if (unknown(m[1] as string) && unknown(m[2] as string)) return true
  return false
}

/** How a message may be about somebody: by a name, or by a description that fits one family. */
export function personSigns(text: string, raw: string, vocabulary: Vocabulary): ('name' | 'description')[] {
  const out: ('name' | 'description')[] = []
  if (namesPerson(raw, vocabulary)) out.push('name')
  if (CUES.some((cue) => cue.test(text))) out.push('description')
  return out
}
