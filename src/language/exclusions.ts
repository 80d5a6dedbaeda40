/** What a message leaves out of what it names, or sets beside it as what it does not mean. Pure. */
import { matches, type Stretch } from './matches.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words that leave out what follows, a measure or a time. */
const LEFT_OUT =
  'excluding|not including|not counting|leaving out|leave out|apart from|except(?: for)?|other than|exc(?:l|luding)?\\.?'
const EXCLUDING = new RegExp(
  `\\b(?:${LEFT_OUT}|forget(?:ting)?(?: about)?|never mind|not bothered about|ignoring|without counting|leaving aside|setting aside|rather than|instead of|as opposed to|as distinct from|(?:i|we) (?:don'?t|do not|didn'?t|did not) (?:mean|want|need)(?! (?:to|any)\\b))\\s+([^,.;?]{2,60})`,
  'g',
)
/** Of them those that leave a part out, and do not name another measure instead. */
const LEAVES_PART_OUT = new RegExp(`^(?:${LEFT_OUT}|without counting|leaving aside|setting aside)\\b`)
const LEAVES_TIME_OUT = new RegExp(
  `\\b(?:${LEFT_OUT}|without|bar|barring)(?: (?:in|for|the|of|month|quarter|term|year))* $`,
)
/** "Families rather than children": one of two rows, and no more of what follows. */
const ROW_NOT =
  /\b(?:rather than|instead of|as opposed to|as distinct from)\s+(?:the |just the |individual )?(families|children|primary|secondary|numbers?|percentages?|rates?)\b(?! (?:in|on|with|who|looked|missing|subject|schools?|pupils|of)\b)/g
/** "…, not the initial ones", "– not families": said after a comma, a dash or a bracket. */
const NOT_THE =
  /(?:[,(;-]\s*|\s-\s)(?:and |but )?not (?!(?:quite |nearly )?as |(?:on|at|off|better|worse|above|below|ahead|met|hit)\b)(?:the |just the |just |a |any )?([a-z0-9% '-]{1,40}?)(?: ones?| figures?)?\s*(?=$|[,.;?)]|\s-\s)|\b(?:number|children|kids|families|primary|secondary|headcount|percentage|count|%) (?:and )?not (?:the |individual )?(families|children|kids|primary|secondary|numbers?|percentages?|rates?|%)/g
/** "The schools not pupils", "not the pupils this time but the schools": one of two that are counted. */
const ONE_NOT_OTHER =
  /(?<=\b[a-z]{3,}s(?: themselves| only| alone)? )(?:and |but )?not (?:the |just the )?([a-z]{3,}s)(?= *(?:$|[,.;?)]))|(?<!\b(?:the|is|are|was|were|do|does|did|has|have|had|they|we|it|or|if|but|why|and|[a-z]+n't) )\bnot (?:the |just the )?([a-z]{3,}s)(?=[?.! ]*$)|^(?:and |so |ok )?not (?:the )?([a-z]{3,}s)(?: (?:this time|now|here))?,? (?:but|just)(?= the\b)/g
/** "…, not born yet": says who is counted, and leaves no measure out. */
const HAPPENED = /^(?:yet )?[a-z]+(?:ed|en|rn|wn|ught|ing)\b|\byet$/

/** What a name says that it leaves out, in the order of its text: "exceptions" of "… excluding exceptions". In small letters. */
export const leftOutIn = (name: string): string[] => matches(EXCLUDING, name).map(([, phrase = '']) => phrase)

/** A name without what it says that it leaves out. In small letters. */
export const withoutLeftOut = (name: string): string => name.replace(EXCLUDING, ' ')

/** "Excluding February": a time that is left out, with the words that say so; null where it is not. */
export function timeLeftOut(text: string, { from, to }: Stretch): string | null {
  const leftOut = LEAVES_TIME_OUT.exec(text.slice(0, from))
  return leftOut && text.slice(leftOut.index, to)
}

export interface Exclusions {
  /** The text with blanks where something is excluded. */
  readonly left: string
  readonly said: readonly string[]
  /** Where a part is left out of what is named, the part alone. */
  readonly parts: readonly Stretch[]
}

interface Names {
  /** Whether measures are called by what a phrase leaves out. */
  readonly isOfName: (phrase: string) => boolean
  /** Whether any measure has the word. */
  readonly isKnown: (word: string) => boolean
}

const blanks = (text: string): string => ' '.repeat(text.length)

/** @param text its times and councils blanked */
export function exclusionsIn(text: string, vocabulary: Vocabulary, { isOfName, isKnown }: Names): Exclusions {
  const said: string[] = []
  const parts: Stretch[] = []
  const left = text
    .replace(ROW_NOT, (whole: string, row: string) => {
      said.push(row)
      return blanks(whole)
    })
    .replace(EXCLUDING, (whole: string, phrase: string, at: number) => {
      if (isOfName(phrase)) return whole
      said.push(phrase)
      if (LEAVES_PART_OUT.test(whole)) parts.push({ from: at + whole.lastIndexOf(phrase), to: at + whole.length })
      return blanks(whole)
    })
    .replace(NOT_THE, (whole: string, phrase?: string, row?: string) => {
      if (phrase && HAPPENED.test(phrase) && !vocabulary.terms(phrase).some((t) => isKnown(t.word))) return whole
      // "NEET, not known and both together": measures are called so.
      if (phrase && vocabulary.terms(`not ${phrase}`).some((t) => t.from.startsWith('not '))) return whole
      said.push(phrase ?? row ?? '')
      const kept = row === undefined ? 0 : whole.indexOf(' not ')
      return whole.slice(0, kept) + ' '.repeat(whole.length - kept)
    })
    .replace(ONE_NOT_OTHER, (whole: string, after?: string, last?: string, before?: string) => {
      said.push(after ?? last ?? before ?? '')
      return blanks(whole)
    })
  return { left, said, parts }
}
