/** A word that nobody here knows where a person would stand: who was seen, or whose figure it is. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { matches } from '../../language/matches.ts'
import { tokensOf } from '../../language/normalise.ts'
import type { English } from '../english.ts'
import type { Language, View } from '../view.ts'

const NAME = "[a-z][a-z'-]*\\.?(?: [a-z][a-z'-]*\\.?){0,2}?"
const AUXILIARY = "(?:is|was|are|were|has|have|had|does|did|will|would|could|should|can)(?:n'?t)?"
const BETWEEN =
  '(?: (?:not|last|ever|still|already|also|first|next|now|been|being|be|recently|never|only|actually|even|currently|due to|meant to|supposed to))*'
const OF_A_CHILD = [
  'seen|visited|placed|moved|removed|assessed|referred|fostered|adopted|discharged|excluded|interviewed|missing',
  'known to|in care|in need|looked after|at risk|safe|subject to|under an?|attend(?:ed|ing)?|live|living',
  'on (?:(?:an?|any|the|our|your|their)(?: [a-z]+){0,3} (?:plans?|register|list|order)|cp|cin|cpp|plan|register)',
  '(?:get|gets|got|getting|have|had|having|receive|received|given|offered|miss|missed) (?:an?|any|his|her|their|the|enough|no|visits?|help|support|seen|visited)',
  'go(?:ne)? (?:missing|into|to)|come (?:into|off|back)|le(?:ave|ft) care|taken into',
]
/** What happens to a child and to no measure. */
const FATE = `(?:${OF_A_CHILD.join('|')})`

const SUBJECTS: readonly RegExp[] = [
  // "The Molyneux children", "the Thistlewood family".
  /\bthe (?<name>[a-z][a-z'-]+(?: [a-z][a-z'-]+)?) (?:children|kids|child|family|siblings?|brothers?|sisters?|twins|boys?|girls?|baby|household)\b(?! (?:group|hub|court|centres?|network|support|placements?))/g,
  // "Why was Muhammad not visited", "is l okafor on a plan".
  new RegExp(`\\b${AUXILIARY} (?<name>${NAME})${BETWEEN} ${FATE}\\b`, 'g'),
  // "Whether Muhammad has been visited"; looked for after each such word, of which one may follow another.
  new RegExp(
    `(?<=^|[,;:.] ?|\\b(?:if|whether|that|why|when|where|because|since|says?|said|and|know|check) )(?=(?<name>${NAME}) ${AUXILIARY}${BETWEEN} ${FATE}\\b)`,
    'g',
  ),
]
/** "Aisha's CP visits". */
const POSSESSIVE = /\b(?<name>[a-z][a-z'-]+?)'s? (?<of>[a-z]+(?: [a-z]+){0,2})/g

/** "Cllr Pitchley's question on dental checks": who asks, and of nobody. */
const ASKER =
  /\b(?:councillor|cllr|alderman|chair|lord|lady|baroness|sir|minister|commissioner|director|mayor|mp) (?:[a-z]+ )?$/
const ASKED =
  /^(?:questions?|query|queries|points?|requests?|emails?|letters?|motion|concerns?|remarks?|comments?|speech|views?|proposals?|suggestions?|enquiry|enquiries|papers?|reports?|presentation|slides?)\b/
/** What may stand with a name. */
const WITH_A_NAME = new Set('little young baby child mr mrs ms miss dr'.split(' '))
/** First names that are said so often that the list of words that are names as well has none of them. */
const FIRST_NAMES = new Set(
  'ben bill bob charlie danny david frank george harry henry jack jimmy joe joey john johnny mary max michael mike paul peter ray richard sam tom tommy'.split(
    ' ',
  ),
)

const wordsOf = (name: string): string[] => name.split(/[ .'-]+/).filter((word) => word !== '')

/** Words with a capital amid others without; none where capitals say nothing. */
export function capitalsIn(raw: string): ReadonlySet<string> {
  const all = raw.match(/[A-Za-z]+/g) ?? []
  const high = all.filter((word) => /^[A-Z]/.test(word))
  if (high.length * 2 > all.length) return new Set()
  return new Set(
    raw
      .match(/(?<=[a-z,;:] )[A-Z][a-z]+(?:['’-][A-Za-z]+)*/g)
      ?.flatMap((w) => wordsOf(w.toLowerCase().replaceAll('’', "'"))),
  )
}

/** Words that a period, a council or a benchmark uses, as typed and as they were read. */
export function takenIn(views: Iterable<View>, text: string): ReadonlySet<string> {
  const typed = tokensOf(text)
  const taken = new Set<string>()
  for (const { tokens, taken: isTaken } of views)
    for (const [i, { word }] of tokens.entries())
      if (isTaken[i]) {
        taken.add(word)
        // As many words were read as were typed, so each was read from its own.
        if (typed.length === tokens.length) taken.add(typed[i]?.word ?? word)
      }
  return taken
}

/** Whether the word is of our field, of questions or of a measure's name. */
export const isOurs = (word: string, { vocabulary, index }: Catalogue): boolean =>
  vocabulary.isTaught(word) || [word, word.replace(/s$/, '')].some((each) => index.isKnown(vocabulary.stem(each)))

/** Whether people are called so, as far as anybody can tell: no word of English, or one that is a name as well. */
const isCalled = (word: string, english: English): boolean =>
  english.isName(word) ||
  FIRST_NAMES.has(word) ||
  [word, word.replace(/s$/, '')].every((each) => english.commonness(each) === 0)

/**
 * @param raw as typed @param text the same, normalised @param views how it was read
 * @param isSure a capital alone makes no name of a word of English ("the Commissioner's retrospective")
 */
export function hasNamedSubject(
  raw: string,
  text: string,
  views: Iterable<View>,
  { catalogue, english, reader }: Language,
  isSure = false,
): boolean {
  const named = SUBJECTS.flatMap((pattern) => matches(pattern, text))
  const owned = matches(POSSESSIVE, text)
  if (named.length === 0 && owned.length === 0) return false
  const taken = takenIn(views, text)
  const capitals = capitalsIn(raw)
  const mayBeCalled = (word: string): boolean =>
    /^[a-z]{2,}$/.test(word) &&
    !taken.has(word) &&
    !taken.has(`${word}s`) &&
    !isOurs(word, catalogue) &&
    ((capitals.has(word) && !isSure) || isCalled(word, english))
  // One word without its capital may be one of ours misspelt.
  const isMisspelt = (word: string): boolean => !capitals.has(word) && isOurs(reader.readLine(word).text, catalogue)
  const isName = (name: string): boolean => {
    const words = wordsOf(name).filter((word) => !WITH_A_NAME.has(word))
    const called = words.filter(mayBeCalled)
    const isEach = words.every((word) => called.includes(word) || /^[b-z]$/.test(word))
    return isEach && (called.length > 1 || called.some((word) => !isMisspelt(word)))
  }
  const isOfMeasure = (word: string): boolean => catalogue.tellsApart(catalogue.vocabulary.stem(word))
  return (
    named.some(({ groups }) => isName(groups?.name ?? '')) ||
    owned.some(
      ({ groups, index: at }) =>
        !ASKER.test(text.slice(0, at)) &&
        !ASKED.test(groups?.of ?? '') &&
        isName(groups?.name ?? '') &&
        (groups?.of ?? '').split(' ').some(isOfMeasure),
    )
  )
}
