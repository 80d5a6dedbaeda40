/** Signs that a question is about a named or identifiable child, family or case: they are never looked up. */
import type { Catalogue } from '../../catalogue.ts'
import { matches, type Stretch, stretches } from '../../language/matches.ts'
import type { Token } from '../../language/normalise.ts'
import type { English } from '../english.ts'
import type { Language } from '../view.ts'
import { standsAsPlace } from './as-place.ts'

const ROAD = '(?:street|road|grove|lane|avenue|close|drive|court|crescent|terrace|st|rd|ave|gardens|walk|rise|estate)'

/** "Everything in my social services file". */
const OWN_PAPERS =
  /\b(?:my|his|her) (?:own )?(?:(?:social|services|care|work|case|adoption|school|medical|fostering|council|childhood) )*(?:files?|records?)\b/

const CUES: readonly RegExp[] = [
  new RegExp(`\\b\\d{1,4}[a-z]? (?:[a-z']+ ){1,3}${ROAD}\\b`),
  new RegExp(
    // "At the continuing rise" is on no road.
    `\\b(?:on|at|in|from|down) (?!(?:the|an?|this|that|our|any|such|recent) )(?:[a-z']+ ){1,2}${ROAD}\\b(?=.*\\b(?:family|kids|children|child|mum|known|social|care|plan)\\b)`,
  ),
  /\b(?:my|his|her|their|a friend's|my friend's|our neighbour's|constituent's|client's) (?:own )?(?:(?:two|three|four|five|six|\d|other|eldest|youngest) )?(?:sons?|daughters?|child|kid|kids|children|grandson|gran?d?dau?ghters?|granddaughter|grand ?kid|grandchild|grandchildren|grandkids|nephew|niece|ex|husband|wife|partner|brother|sister|cousin|neighbour|neighbours|foster child|stepson|stepdaughter|baby)\b/,
  /\b(?:child|boy|girl|kid|lad|teenager|baby|family|mother|mum|father|dad|parent|parents|person|pupil) (?:called|named|known as|who lives?|living at|living on|at number|next door|from (?:number|no))\b/,
  /\bthe (?!(?:early|same|whole|edge|in|first|local|single|average)\b)[a-z']+ family\b(?! ?(?:group|hub|network|based|support|help|placement|setting|conference|home|court|safeguarding|type|in\b))/,
  /\b(?:family|families|child|kids|children|couple|mum|people) (?:at|on|in|down|over|next|opposite|across|behind|along) (?:to |from )?(?:the (?:end(?! of (?:the |each |last |this )?(?:\d|q\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|(?:[a-z]+ )?(?:year|quarter|month|term|period|week)))|corner|top|bottom|back|far end)|our|my|number|no)\b(?! (?:care|area|borough|county|council|schools?|books?))/,
  /\b(?:which|whose|what|who is the|who are the|who was the|name of the|names of the|name the|identify the|identities of the) (?:child|family|boy|girl|young person|parent|parents|families) (?:is|was|are|were|has|have|had|it was|in question|concerned|involved|turned|did|who)\b/,
  /\b(?:names?|initials|addresses|address|identity|identities|dates? of birth|dob|birthdays?)(?:,? and [a-z]+)? (?:of|for) (?:each (?:of )?|every )?(?:the |these |those |all )?(?:child|children|kids|family|families|care leavers?|young people|victims?|parents?)\b/,
  /\b(?:tell me|what happened|details|more|know) (?:about |to )?(?:the|that|this|one|those) (?:one )?(?:child|family|boy|girl|young person|parent|case|sibling group|teenager|mother|father|lad|kid)\b(?! ?(?:protection|in need|group|sexual|criminal))/,
  /\bwhere (?:does|do|is|are) (?:the |that |this )?(?:child|boy|girl|family|kid|foster carers?) (?:live|living|placed|now)\b/,
  OWN_PAPERS,
  /\b(?:next door|down our street|on our street|on my street|at my child's school|in my class)\b/,
  /\b(?:is|was|has|did|does|were) (?:little |young |baby )?(?:child|kid|boy|girl) [a-z] (?:on|in|known|at)\b/,
  /\b(?:that|this|the) (?:one )?(?:young (?:man|woman|person|lad)|teenager|lad|child|parent|mother|mum|dad|father) (?:who|that|with|whose)\b(?!.*\b(?:how many|percentage|number)\b)/,
  /\bwho (?:is|was|are|were) (?:the |these |those |that )?(?:[a-z]+ ){0,3}(?:child|children|kids?|family|families|parents?|youngsters?|young people|young person|care leavers?|victims?|boys?|girls?|teenagers?)\b/,
  /\bwhat(?:'s| is|s| was|s) (?:his|her|their|the (?:child|boy|girl|family|lad|mum|mother|dad|father)'?s?) (?:sur)?names?\b/,
  /\bwhich of the (?:[a-z-]+ ){0,4}(?:lads|kids|children|boys|girls|families|youngsters|teenagers)\b(?!'s| in\b)/,
  /\b(?:list|name|rank|identify|point out) (?:me )?(?:the |all |all the |our |those |which )?(?:directors|managers|social workers|head ?teachers|heads of service|officers)\b(?!'|[^,.?;]{0,40}\b(?:measures?|indicators?|kpis?|figures|targets|numbers|caseloads?|visits|assessments)\b)/,
  /\b(?:list|name|identify|point out) (?:me )?(?:the |all |all the |those |which )?(?:families|children|kids|young people|youngsters|parents) (?:who|whose|that|with a (?:child|kid|parent|mum|dad)|by name|involved|concerned)\b/,
  /\b(?:who is it|who was it|who it is|who they are|where is (?:he|she) now)\b/,
  /\bwhich (?:[a-z]+ ){0,2}(?:child|care leaver|young person|boy|girl|family|parent|teenager)\b(?! ?(?:protection|in need|group|measures?|indicators?|figures?|plans?|visits?|targets?|group|based|support))/,
]

const NAME = "(?:[a-z]\\.? ?){0,2}[a-z'-]{2,}(?: [a-z'-]{2,}){0,2}?"
const TITLED = '(?:cllr|councillor|alderman|mrs?|ms|dr|prof|professor|rev)\\.? (?:(?:mrs?|ms|miss|dr)\\.? )?'
const ASKED =
  '(?:enquired|asked|asks|is asking|queried|queries|sought|seeks|raised|raises|noted|notes|requested|requests|wanted|wants|wished|wishes|said|says|thanked|commented|highlighted|welcomed|wondered|wonders|expressed|wrote|writes|would like)'
/** "Cllr Mrs J Hughes-Smith enquired"; at the head of a message "Q7 from Mr T Hughes, Maltby:". */
const ASKERS = [
  new RegExp(`\\b${TITLED}${NAME}(?= (?:has |had |have |also |then )?${ASKED}\\b)`, 'g'),
  new RegExp(
    `^(?:(?:public |written |member'?s? )?(?:question|request|query|email|letter|message|q)? ?\\d{0,3} ?)?(?:from|by|on behalf of) ${TITLED}${NAME}(?=[,:;(])(?:, [a-z ]{2,30}:)?`,
    'g',
  ),
]
/** "Their children", "her case": then the one who is named is who it is about. */
const ITS_OWN =
  /\b(?:his|her|their|my|our) (?:own )?(?:[a-z]+ )?(?:child|children|kids?|sons?|daughters?|baby|plan|case|family)\b/

/** Where a text names who asks, and not whom it is about. */
const askersIn = (text: string): Stretch[] => (ITS_OWN.test(text) ? [] : ASKERS.flatMap((p) => stretches(p, text)))

/** "Mrs Smith", who does not ask; "Mr Chairman" is a form of address. */
const NAMED =
  /\b(?:mrs?|ms)\.? (?:[a-z]\.? ){0,2}(?!(?:from|in|on|at|who|and|of|or|is|was|the|to|has|had|said|asked|for|with|chair(?:man|woman|person)?|speaker|mayor|president)\b)[a-z][a-z'-]+/g

/** "Werent", "hasnt": without their apostrophes. */
const NEGATED = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|would|should|wo|must)nt$/

/** How likely a word is somebody's name, 0 to 2: no English word and none of ours; or one that people are called as well. */
function nameliness(word: string, isCapital: boolean, catalogue: Catalogue, english: English): number {
  const { vocabulary, index } = catalogue
  // Most words are our own, and need no more of a look.
  if (vocabulary.isTaught(word) || !/^[a-z]{2,}$/.test(word) || NEGATED.test(word)) return 0
  if (index.isKnown(vocabulary.stem(word)) || index.isKnown(vocabulary.stem(word.replace(/s$/, '')))) return 0
  const common = english.commonness(word)
  if (common === 0) return english.commonness(word.replace(/s$/, '')) === 0 ? 2 : 0
  if (!english.isName(word)) return 0
  return (common === 1 ? 1 : 0.5) + (isCapital ? 0.5 : 0)
}

const CAPITALISED = /\b[A-Z][a-z]{1,20}\b/g

const LEADS = new Set(
  'is was are were has had did does do hows how about for on of with to if and that little young baby why when can s'.split(
    ' ',
  ),
)

type Known = Pick<Language, 'catalogue' | 'english' | 'nameWords'>

/** Two words in a row that read like a first name and a surname; one after a word that people stand after. */
function namesIn(
  tokens: readonly Token[],
  /** What a council, a period or a benchmark uses is nobody's name. */
  taken: readonly boolean[],
  /** Where who asks is named. */
  askers: readonly Stretch[],
  raw: string,
  { catalogue, english, nameWords }: Known,
): 'pair' | 'single' | null {
  const capitals = new Set(
    raw
      .slice(0, 2000)
      .match(CAPITALISED)
      ?.map((w) => w.toLowerCase()),
  )
  // A message that is all capitals or all lower case says nothing by its capitals.
  const any = tokens.map((t) => nameliness(t.word, capitals.has(t.word), catalogue, english))
  const isAsker = ({ from, to }: Token): boolean => askers.some((a) => from >= a.from && to <= a.to)
  if (any.every((n) => n === 0)) return null
  const score = any.map((n, i) => (taken[i] || isAsker(tokens[i] as Token) ? 0 : n))
  // Many people are called as a town is: where nothing but one word says so, the town is meant.
  const isPlace = (i: number): boolean => {
    const word = tokens[i]?.word ?? ''
    return nameWords.isWard(word) || nameWords.isPlace(word)
  }
  const words = tokens.map(({ word }) => ({ word, isCapital: capitals.has(word) }))
  let found: 'pair' | 'single' | null = null
  for (const [i, s] of score.entries()) {
    if (s === 0) continue
    // Some people are called as a council is.
    const next = (english.isName(tokens[i]?.word ?? '') ? any : score)[i + 1] ?? 0
    if (next > 0 && s + next >= 2.5 && !(isPlace(i) && isPlace(i + 1))) return 'pair'
    if (s < 2 || !LEADS.has(tokens[i - 1]?.word ?? '')) continue
    if (!isPlace(i) && !standsAsPlace(words, i, english, false)) found = 'single'
  }
  return found
}

const CASE =
  '(?:(?:ehc|care|pathway|final|draft|amended) )*(?:plans?|ehcps?|assessments?|case|placement|reviews?|draft|appeal|tribunal|social worker|school place|transport|finali[sz]ed)'
const OWN_CHILD =
  /\b(?:my|our) (?:own )?(?:(?:little|youngest|eldest|oldest|younger|older|disabled|autistic|adopted) )?(?:son|daughter|child|boy|girl|lad|lass|grandson|granddaughter|grandchild|niece|nephew|kid|twins)(?:'?s)?\b/
const OF_CHILD = new RegExp(`\\b(?:her|his|my (?:son|daughter|child|boy|girl|lad|kid)'?s|their) ${CASE}\\b`)
const FOR_ONE = /\b(?:when|why|how long|will|can you (?:tell|confirm)|what is happening|what has happened|where is)\b/

/**
 * "My daughter's plan should have been issued. When will it be finalised?", "copies of everything in my file": asked of one's own
 * child, or of oneself, and of nothing published.
 */
export function asksOfOwn(text: string): boolean {
  if (OWN_PAPERS.test(text)) return true
  if (!OWN_CHILD.test(text)) return false
  const asked = text.split(/(?<=[.!?])\s+/).filter((s) => s.includes('?'))
  const isOf = (s: string): boolean =>
    FOR_ONE.test(s) && (OF_CHILD.test(s) || /\b(?:will|when is|is|has) (?:it|this|she|he)\b/.test(s))
  return asked.length > 0 && asked.every(isOf)
}

export type PersonSign = 'pair' | 'single' | 'description'

/** How a message may be about somebody: by a name, or by a description that fits one family. */
export function personSigns(
  tokens: readonly Token[],
  taken: readonly boolean[],
  text: string,
  raw: string,
  known: Known,
): PersonSign[] {
  const askers = askersIn(text)
  const isTitled = matches(NAMED, text).some((m) => !askers.some((a) => m.index >= a.from && m.index < a.to))
  const named = isTitled ? 'pair' : namesIn(tokens, taken, askers, raw, known)
  return [...(named ? [named] : []), ...(CUES.some((cue) => cue.test(text)) ? (['description'] as const) : [])]
}
