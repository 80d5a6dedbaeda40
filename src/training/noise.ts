/** Slips put into questions, as people make them: the same seed makes the same slips. For training and for tests. */
import { NEIGHBOURS } from '../understanding/lattice/keyboard.ts'

/** Numbers from 0 to below 1. */
export type Chance = () => number

export type Noise = (question: string, chance: Chance) => string

/** The same numbers for the same seed. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = <T>(list: readonly T[], chance: Chance): T | undefined => list[Math.floor(chance() * list.length)]

/** Words of letters alone, with four letters or more: shorter ones are read as other words by people too. */
const WORD = /(?<![\w'&/.-])[A-Za-z]{4,}(?![\w'&/-])/g

function inOneWord(question: string, chance: Chance, change: (word: string) => string | null): string {
  const words = [...question.matchAll(WORD)]
  for (let tries = 0; tries < 8; tries++) {
    const found = pick(words, chance)
    if (!found) return question
    const changed = change(found[0])
    if (changed !== null && changed.toLowerCase() !== found[0].toLowerCase())
      return question.slice(0, found.index) + changed + question.slice(found.index + found[0].length)
  }
  return question
}

/** One slip of the fingers in one word: a neighbouring key, two letters swapped, one left out or one doubled. */
export const slip: Noise = (question, chance) =>
  inOneWord(question, chance, (word) => {
    const kind = Math.floor(chance() * 4)
    // The first letter is seldom the wrong one.
    const at = 1 + Math.floor(chance() * (word.length - 1))
    const letter = word[at] as string
    if (kind === 0)
      return (
        word.slice(0, at) +
        (pick([...(NEIGHBOURS.get(letter.toLowerCase()) ?? '')], chance) ?? letter) +
        word.slice(at + 1)
      )
    if (kind === 1) return at + 1 < word.length ? word.slice(0, at) + word[at + 1] + letter + word.slice(at + 2) : null
    if (kind === 2) return word.slice(0, at) + word.slice(at + 1)
    return word.slice(0, at) + letter + word.slice(at)
  })

/** Ways of writing the same sound. Each is tried where its letters stand. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/tion\b/, 'shun'],
  [/tions\b/, 'shuns'],
  [/sion\b/, 'shun'],
  [/ph/, 'f'],
  [/c(?=[eiy])/, 's'],
  [/ck/, 'k'],
  [/c(?![eiyhk])/, 'k'],
  [/ight/, 'ite'],
  [/ough/, 'uff'],
  [/ea/, 'ee'],
  [/ee/, 'ea'],
  [/ai/, 'ay'],
  [/al\b/, 'le'],
  [/el\b/, 'le'],
  [/er\b/, 'a'],
  [/or\b/, 'er'],
  [/ers\b/, 'as'],
  [/ed\b/, 'd'],
  [/ing\b/, 'in'],
  [/([bcdfglmnprst])\1/, '$1'],
  [/a([bcdfgklmnprstv])e\b/, 'ai$1'],
  [/ent\b/, 'ant'],
  [/ance\b/, 'ence'],
  [/ence\b/, 'ance'],
  [/y\b/, 'ie'],
  [/ie/, 'ei'],
  [/x/, 'ks'],
  [/cks\b/, 'x'],
  [/qu/, 'kw'],
  [/s(?=[aeiou])/, 'c'],
  [/th\b/, 'f'],
  [/wh/, 'w'],
  [/kn/, 'n'],
  [/gh/, ''],
  [/dge/, 'j'],
  [/our\b/, 'er'],
]
/** "Sc" before a, o and u is another sound. */
const SOFT = /c[aou]/

/** One word as it sounds. */
export const sound: Noise = (question, chance) =>
  inOneWord(question, chance, (word) => {
    const fitting = SOUNDS.filter(([from]) => from.test(word.toLowerCase()))
    const rule = pick(fitting, chance)
    if (!rule) return null
    const changed = word.toLowerCase().replace(rule[0], rule[1])
    return rule[1] === 'c' && SOFT.test(changed) ? null : changed
  })

/** Half the words as they sound. */
export const allSound: Noise = (question, chance) =>
  question.replace(WORD, (word) => (chance() < 0.5 ? sound(word, chance) : word))

/** One space lost between two words of letters. */
export const spaceLost: Noise = (question, chance) => {
  const gaps = [...question.matchAll(/(?<=\b[A-Za-z]{2,}) (?=[A-Za-z]{2,}\b)/g)]
  const gap = pick(gaps, chance)
  return gap ? question.slice(0, gap.index) + question.slice(gap.index + 1) : question
}

/** One space too many inside a word, not beside its first or last letter. */
export const spaceAdded: Noise = (question, chance) =>
  inOneWord(question, chance, (word) => {
    const at = 2 + Math.floor(chance() * (word.length - 3))
    return `${word.slice(0, at)} ${word.slice(at)}`
  })

export const NOISES: Readonly<Record<string, Noise>> = {
  slip,
  sound,
  'half by sound': allSound,
  'space lost': spaceLost,
  'space added': spaceAdded,
}
