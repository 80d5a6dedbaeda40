/**
 * What each way of reading a typed token costs, in nats: the less likely a slip, the dearer. The kinds and the first
 * figures come from a trial on questions with slips put in; they are tuned on noise that was held out.
 */
export const COSTS = {
  /** A word that nobody knows: a name, a place, or a slip too far to mend. */
  unknown: 12,
  unknownLetter: 1.6,
  /** So much less after another word that nobody knows: names come in pairs, slips do not. */
  unknownAgain: 6,
  /** A name of people, and changing one. */
  name: 11.5,
  changeName: 1,
  /** No word of everyday English costs more than this where it stands, however rare: it stays what it is. */
  real: 10.5,
  /** But for the words that are seldom said: "amba", "beet". */
  seldom: 12.5,
  /** Changing a word of everyday English; our own words stay. */
  changeReal: 2.5,
  /** Changing one of the words that are seldom said. */
  changeSeldom: 1.5,
  /** A slip of a word of everyday English that none of our phrases and questions has, so that it stays as typed. */
  otherWord: 3,
  substitution: 6.5,
  neighbourKey: 5.2,
  vowelForVowel: 4.6,
  soundAlike: 4.6,
  extraLetter: 5.4,
  extraDoubled: 3.2,
  missingLetter: 5.6,
  missingDoubled: 3.2,
  missingVowel: 4,
  swap: 4.2,
  otherFirstLetter: 2,
  /** Same sound: this and a share of the edits, where that is less than the edits. */
  sound: 5,
  soundEdits: 0.35,
  /** Words alike in sound are no slip of each other when the edits are more than this a letter. */
  soundMost: 3.5,
  /** All consonants typed and vowels left out: this and so much a vowel. */
  bones: 3.5,
  bonesVowel: 0.9,
  /** "Susp", "accom": the end of a word left out, this and so much a letter. */
  ending: 3.5,
  endingLetter: 0.2,
  /** A cut where a space is missing, one beside a digit, and a space too many. */
  cut: 3.2,
  digitCut: 0.6,
  join: 2.5,
  shorthand: 0,
  spokenLetters: 0.5,
  digitForWord: 2.5,
  wordForDigit: 5,
  /** So much more where the word is common: "for pupils" is not "4 pupils". */
  commonForDigit: 3,
  number: 3,
} as const

/**
 * Whether a token that is no word and nobody's name may be read as a council or as a word that refuses. Where it may
 * not, a token that is nearest to one stays as typed.
 */
export const MENDS_KEPT_WORDS: boolean = false

/** The dearest change considered for a token of this many letters: longer words may have more slips. */
export function mostFor(letters: number): number {
  if (letters <= 3) return 6.6
  if (letters <= 4) return 8
  if (letters <= 6) return 9.8
  if (letters <= 9) return 11.8
  return 14
}

/** Longer tokens are no words: they stay as typed. */
export const LONGEST_WORD = 24
/** Longer runs of letters and digits are not taken apart. */
export const LONGEST_RUN = 60
