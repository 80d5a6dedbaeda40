import { defineIntent } from '../src/intent.ts'
import { outOfScope, tellingTerms } from '../src/query/pick.ts'
import { resolveMeasure } from '../src/query/resolve-measure.ts'

/** Never about published performance, whatever else the message says. */
const CERTAIN = [
  /\b(?:resign|be sacked|sack the|sacked|be fired|step down from|lose (?:his|her|their) job|to blame|whose fault|who is at fault|fit for (?:office|the job))\b/,
  /\b(?:vote for|who (?:should|will|would) (?:i|we) vote|general election|prime minister|labour|tory|tories|conservatives|reform uk|lib dems?)\b/,
  /\b(?:legal (?:advice|rights?|position|action)|legally|lawful(?:ly)?|unlawful(?:ly)?|illegal(?:ly)?|against the law|is it legal|what does the law|the law say|can (?:i|we|they) appeal|appeal if|my rights|solicitor|sue\b|sued\b|take .{0,30} to court|appeal against|court order|custody of my|contact order)\b/,
  /\b(?:developer mode|hidden prompt|system prompt|your (?:prompt|configuration|config|tokens?|password|api key|instructions|source code|database)|api keys?|environment variables?)\b/,
  /\b(?:salary|salaries|wage|wages|how much (?:is|does|do) .{0,40}\b(?:paid|earn)|phone number|direct line|direct dial|extension number|telephone number|direct line|direct dial|extension number|mobile number|email address|home address|contact details)\b/,
  /\bwho (?:is|was|are|'s) (?:the |our |your )?(?:current |new |interim )?(?:director|head|leader|chief|manager|cabinet member|portfolio holder|lead member|dcs|mayor|councillor|chair|social worker|officer)\b/,
  /\b(?:doing|does|do|did|done) (?:a |an |his |her |their |its )?(?:\w+ )?job\b|\b(?:competent|incompetent|any good at|up to the job|value for money|earning (?:his|her|their))\b/,
  /\bwhich (?:of (?:our|the|your) )?(?:social workers?|sws?|officers?|managers?|workers?|staff|head ?teachers?|teachers?) (?:has|have|had|is|are|was|were|did|missed|got)\b|\bnames? and (?:teams?|address(?:es)?|numbers?|contact)\b/,
  /\b(?:weather|football|cricket|joke|poem|song|recipe|horoscope|lottery|bitcoin|movie|netflix|dinner|lunch|pizza)\b/,
  /\b(?:write|draft|compose) (?:me )?(?:a |an |my )?(?:speech|letter|email|essay|press release|poem|motion|report|tweet|story)\b/,
]
/** Small talk, opinion and advice, unless a measure is asked about as well. */
const SOFT = [
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?(?: you)?|cheers|ta|ok|okay|bye|goodbye|nice one|well done|great|lovely|lol|morning|evening|brilliant|perfect)(?:[, ]+(?:there|all|team|mate|everyone|bot|again|you|very much|so much|for that|a lot|then|thanks|love|pal|scrutineer))*[!?. ]*$/,
  /\b(?:good weekend|nice weekend|how's it going|how is it going|you alright|alright mate|happy (?:birthday|christmas|new year)|merry christmas)\b/,
  /\b(?:how are you|are you (?:a |an )?(?:human|robot|bot|ai|real|ok|there|alive|chatgpt)|what(?:'s| is) your (?:name|favourite|opinion)|do you (?:like|love|feel|sleep|dream)|who (?:made|built|created|wrote) you)\b/,
  /\b(?:do|did) you (?:think|reckon|believe|agree)|what do you (?:think|reckon|make)|your (?:opinion|view|thoughts)|in your (?:view|opinion)|should (?:we|i|the council|they|officers) |is it (?:fair|right|acceptable|wrong|ok|okay)|why is (?:the council|everyone|it) so (?:rubbish|bad|useless)|is the council any good|disgrace(?:ful)?|are (?:we|they) (?:rubbish|useless)\b/,
  /\bwhat(?:'s| is) (?:the )?(?:time|date|capital|meaning of life|day)\b/,
  /^[\d\s().+*/^=x-]{3,}\??$/,
  /^(?:what(?:'s| is) |calculate |compute )?[\d.]+ ?(?:[+*/x^-]|plus|times|minus|divided by) ?[\d.]+/,
]

export default defineIntent({
  name: 'out-of-scope',
  purpose: 'Small talk, opinion, legal advice, staff details: nothing the published reports answer.',
  rank: 90,
  cues: [...CERTAIN, ...SOFT],
  accepts: (session) => {
    const { text } = session.reading
    if (CERTAIN.some((cue) => cue.test(text))) return true
    if (tellingTerms(session).length === 0) return true
    const found = resolveMeasure(session.asking.catalogue, session.reading, session.council)
    return found.kind === 'none'
  },
  examples: [
    { q: 'what will the weather be tomorrow', expect: { kind: 'out_of_scope' } },
    { q: 'should the director resign?', expect: { kind: 'out_of_scope' } },
    { q: 'good morning', expect: { kind: 'out_of_scope' } },
  ],
  nearMisses: [{ q: 'hello, how many children are in care?', intent: 'figure' }],
  answer: async () => outOfScope(),
})
