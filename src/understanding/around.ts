/**
 * What stands around a request and asks nothing: the law it is made under, its number in a longer list, how to send the reply, what
 * to do where a figure is missing, and what is said once more "for the avoidance of doubt". Pure.
 */
import { withoutNumber } from '../language/enumerated.ts'
import { sentenceStarts } from './lead.ts'

const ACT =
  '(?:the )?(?:freedom of information(?: \\(?foia?\\)?)?(?: act)?|foia?(?: act)?|environmental information regulations|eirs?|data protection act|gdpr)(?: \\(?(?:foia?|eirs?)\\)?)?(?:,? \\(?(?:act )?(?:of )?(?:2000|2002|2004|2018)\\)?)?(?: \\(?(?:foia?|eirs?)\\)?)?'
/** "Under the Freedom of Information Act 2000": no time, and no figure of requests. */
const UNDER_LAW = new RegExp(
  `(?<![a-z0-9])(?:under|in accordance with|pursuant to|within|by virtue of|as per|in line with|for the purposes? of|covered by|subject to) (?:(?:the )?(?:provisions?|terms|remit|auspices|section \\d+(?:\\(\\d+\\))?) (?:of|in) )*${ACT}(?![a-z0-9])[,:]?`,
  'g',
)
/** "FOI request: …", "Freedom of Information – …" before what is asked. */
const HEADED =
  /^\s*(?:freedom of information|foia?)(?: act(?: 2000)?)?(?: request)?(?: ref(?:erence)?\.? [a-z0-9/-]+)?(?::| -) /

/** "Contacts received by Children's Social Care Services": by the council itself. */
const BY_SERVICE =
  /(?<=\b(?:contacts|referrals|enquiries|requests) (?:(?:that|which) )?(?:(?:were|was|have been|had been) )?(?:received|made|reported|submitted)) (?:by|to) (?:the |your |our )?(?:council(?:'?s)? |authority(?:'?s)? )?children(?:'?s)?'? (?:(?:and families|social care|services?) ?)+(?:services? )?(?:departments?|directorate|team)?(?![a-z])/g

/** "Yours faithfully, a parent": who signs is not whom it is about. */
const SIGNED =
  /(?<=[.?!]['")]?\s+)(?:many thanks(?: and)? )?(?:yours (?:faithfully|sincerely|truly)|(?:kind(?:est)?|best|warm) (?:regards|wishes)|regards)\b[^?]{0,60}$/

/** Says again what was said. */
const AGAIN =
  /^(?:and |also,? |but )?(?:for (?:the )?(?:avoidance of (?:any |all )?doubt|clarity|ease of reference)|(?:just )?to (?:be clear|clarify|avoid (?:any )?doubt)|(?:please |kindly )?note\b|n\.?b\b|by this\b|in other words|(?:i|we) (?:mean|refer)\b|(?:i am|we are|i'm|we're) (?:here )?referring|(?:this|these|it|they) (?:should |would |will |may |can )?(?:refers?|relates?|appl(?:y|ies)|includes?|covers?|means?|mean)\b|an? [a-z' -]{3,40} (?:is|are|means) (?:usually|generally|normally|typically|often|commonly|defined|understood|an?|where|when)\b)/
/** Says what is not asked for. */
const NOT_ASKED =
  /^(?:and |also,? |but |for (?:the )?avoidance of (?:any )?doubt,? )?(?:please note (?:that )?)?(?:i am|we are|i'm|we're|i do|we do) ?(?:not|n't) (?:here )?(?:requesting|asking (?:for|about)|seeking|looking for|interested in|after|referring to|request|need|require|want|mean)\b/
/** The same, said of it: "independent agency carers are not needed". */
const NOT_NEEDED =
  /^[^?;:]{3,80} (?:is|are)(?: not|n't) (?:needed|required|wanted|requested|sought|necessary|of interest)\b[^?,;]*$|^(?:there is )?no need (?:for|to)\b[^?]*$/
/** What would do as an answer: "a list is fine". */
const SUFFICES =
  /^(?:(?:just|even) )?(?:a|an|the|any|either|both) [a-z' -]{3,40} (?:is|are|would be|will be|will|would) (?:fine|enough|sufficient|ok(?:ay)?|acceptable|helpful|adequate|do|suffice|appreciated|plenty)\b[^?]*$/
/** Says who asks, by what they are or do, and asks nothing: "We're a kinship carers' support group", "I chair the panel". */
const WHO_ASKS =
  /^(?:and |also,? |but )?(?:i|we)(?:(?: am| are|'m|'re)(?: all| both| just| simply| only)? (?:an?|the|one of|part of|members? of)\b| (?:chair|represent|work|volunteer|sit on|foster|teach|run|live|publish|campaign)\b)/
const ASKS_TOO =
  /\b(?:please|kindly|could|would|how|what|which|whether|tell|give|provide|supply|confirm|need|needs|want|wants|like|after|seeking|requesting|(?:asking|looking) (?:for|about|at)|interested|concerned with)\b/
/** What the asker supposes, after a question: "I've a feeling one or two have slid". */
const SUPPOSES =
  /^(?:and |but |so )?(?:(?:i|we)(?:'ve| have)?(?: got)? (?:an? )?(?:feeling|hunch|suspicion|inkling|think|suspect|believe|reckon|fear|assume|guess|imagine|hope|bet|thought|heard)|(?:i'?m|i am|we'?re) (?:guessing|told|pretty sure|fairly sure|sure|worried|afraid)|my (?:guess|hunch|feeling|suspicion|worry) is|apparently|(?:it )?(?:seems|looks|sounds|feels) (?:like|as if|to me))\b[^?\d]*$/
/** What the answer is for: "so that the Committee can judge demand". */
const PURPOSE =
  /,? (?:so(?: that)?|in order that) (?:i|we|you|they|members|residents|councillors|the [a-z ]{3,30}?) (?:can|could|may|might|will be able to|are able to|is able to)\b([^.?!;]*)(?=[.?!]|$)/g
/** It is to be held against something for that. */
const COMPARES = /\b(?:compare[sd]?|comparing|comparison|against|versus|vs|than|beside|alongside)\b|\d/

/** What is to be done where something is missing. */
const OTHERWISE =
  /^(?:and |also,? |but )?(?:if|where|should|in the event|in cases? where|unless|when)\b|^(?:and |also,? |but )?please (?:state|say|advise|explain|confirm|let me know|note|indicate|specify|tell me)[^?]{0,30}\b(?:if|where|whether)\b[^?]{0,60}\b(?:not|unavailable|unable|cannot|exempt|held|withheld|refus\w+|estimate\w*|provisional)\b/
/** How, when and with what thanks the reply is to be sent. */
const SENT =
  /\b(?:excel|spreadsheet|csv|xlsx?|machine[- ]readable|electronic(?:ally)?|(?:by|via) e-?mail|in (?:an? )?(?:[a-z]+ )?format|acknowledge|receipt|20 working days|(?:look|looking) forward|thank(?:s| you)|many thanks|(?:kind|best) regards|yours (?:faithfully|sincerely)|(?:your|a) (?:response|reply|assistance|help|time))\b/
/** What is said of the reply itself. */
const SENT_ALL = new RegExp(
  `${SENT.source}|\\b(?:contact|call|ring|e-?mail|write to) (?:me|us|them)\\b|\\bexpect(?:ing)? (?:to|a|an|your)\\b`,
  'g',
)
/** A narrower thing than what was said before: "only", "aged 12 to 15". */
const NARROWS =
  /\b(?:only|solely|just|exclud\w*|except|not includ\w*|omit\w*|exclusive|rather than|instead|aged?|under \d|over \d|broken down|break(?:ing)? down|split|by (?:each|every)|per)\b/

/** Somebody's own affairs, and nothing of a figure: "I have just had my tea", "the lift is broken, so I am on the stairs". */
const OWN = /\b(?:i|i'm|im|i've|ive|i'd|i'll|me|my|we|we're|we've|us|our)\b/
/** Of children and their cases, whose are they? Then the sentence is kept. */
const OF_SOMEBODY =
  /\b(?:child|children|kids?|sons?|daughters?|boys?|girls?|baby|babies|nephews?|nieces?|grand[a-z]+|twins?|family|families|case|file|social worker)\b/
/** Of a figure, or of what was told. */
const OF_FIGURE =
  /\b(?:targets?|rates?|percentages?|numbers?|averages?|figures?|measures?|compared?|red|amber|green|better|worse|up|down|risen?|rose|fell|fallen|higher|lower|more|fewer|less|same|those|these|them|they|that|it|not|said|reliable|accurate|true|right|wrong)\b|\d/

/** What a sentence says that the rest of its message does not. */
export interface Says {
  /** A time, a council, a row or a benchmark. */
  readonly holds: (sentence: string) => boolean
  /** Words that tell measures apart. */
  readonly names: (sentence: string, rest: string) => boolean
  /** Words that part a figure. */
  readonly parts: (sentence: string, rest: string) => boolean
}

/** What is said again: after "for the avoidance of doubt, this refers to", without brackets, which only explain. */
const saidAgain = (sentence: string): string =>
  sentence
    .replace(AGAIN, ' ')
    .replace(/^[\s,:-]+/, '')
    .replace(AGAIN, ' ')
    .replace(/\([^()]*\)/g, ' ')

function isTalk(sentence: string, rest: string, { names, parts }: Says): boolean {
  if ([NOT_ASKED, NOT_NEEDED, SUFFICES].some((said) => said.test(sentence))) return true
  if (NARROWS.test(sentence)) return false
  // "All contacts (by phone, email or in person)": a bracket only explains.
  if (AGAIN.test(sentence)) return !names(saidAgain(sentence), rest)
  const isAround = !sentence.includes('?') && (OTHERWISE.test(sentence) || SENT.test(sentence))
  // "Your reply within 20 working days" parts no figure.
  const said = sentence.replace(SENT_ALL, ' ')
  return isAround && !names(said, rest) && !parts(said, rest)
}

/** After what is asked: what leads up to it is told apart by where it stands. */
const saysWhoAsks = (sentence: string): boolean =>
  WHO_ASKS.test(sentence) && !sentence.includes('?') && !NARROWS.test(sentence) && !ASKS_TOO.test(sentence)

const saysOfAsker = (sentence: string, { names, parts, holds }: Says): boolean =>
  OWN.test(sentence) &&
  ![/\?/, NARROWS, ASKS_TOO, OF_SOMEBODY, OF_FIGURE].some((said) => said.test(sentence)) &&
  !names(sentence, '') &&
  !parts(sentence, '') &&
  !holds(sentence)

const supposes = (sentence: string): boolean => SUPPOSES.test(sentence) && !NARROWS.test(sentence)

/** The message without what stands around its request; as it was where that would leave nothing. */
export function withoutTalk(text: string, says: Says): string {
  const withoutPurpose = text.replace(PURPOSE, (said: string, what: string) =>
    COMPARES.test(what) || says.names(what, '') || says.parts(what, '') ? said : '',
  )
  const bare = withoutNumber(
    withoutPurpose.replace(SIGNED, '').replace(HEADED, '').replace(UNDER_LAW, ' ').replace(BY_SERVICE, ' '),
  )
    .replace(/ {2,}/g, ' ')
    .trim()
  const starts = sentenceStarts(bare)
  const sentences = starts.map((from, i) => bare.slice(from, starts[i + 1] ?? bare.length))
  if (sentences.length < 2) return bare === '' ? text : bare
  const kept = sentences.filter((s, i) => {
    const sentence = s.trim()
    const rest = sentences.filter((_, j) => j !== i).join('')
    const before = sentences.slice(0, i)
    const isAfterQuestion = (): boolean => before.some((b) => b.includes('?'))
    const isAfter = (): boolean => isAfterQuestion() || before.some((b) => ASKS_TOO.test(b))
    const isOther = (): boolean => says.names(rest, '')
    const isAside =
      (saysWhoAsks(sentence) && isAfter()) ||
      (saysOfAsker(sentence, says) && isOther()) ||
      (supposes(sentence) && isAfterQuestion() && !says.names(sentence, rest))
    return !isAside && !isTalk(sentence, rest, says)
  })
  const left = kept.join('').trim()
  return left === '' ? text : left
}
