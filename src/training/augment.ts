/**
 * Widens the training questions, never the score: restrictions that nothing published answers make "nothing" right, talk
 * around a question and slips of the fingers change nothing, and a name in the place of the children makes it a question about a person.
 */
import { createRequire } from 'node:module'
import type { GoldenQuestion } from '../tools/eval.ts'
import type { Expectation } from '../tools/judge.ts'
import { englishLists } from './english.ts'
import { NOISES, seeded } from './noise.ts'

const require = createRequire(import.meta.url)
const RESTRICTIONS = require('./restrictions.json') as Readonly<Record<string, readonly string[]>>
const TALK = require('./talk.json') as { readonly before: readonly string[]; readonly after: readonly string[] }
const NAMES = require('humannames') as Readonly<Record<string, 1>>

const isPlain = ({ q, thread, expect }: GoldenQuestion): boolean =>
  !thread &&
  q.split(' ').length >= 2 &&
  q.split(' ').length <= 14 &&
  !/[?].*\w/.test(q) &&
  (expect as Expectation).kind === 'answer'

/** Phrases of words drawn from everyday English: what they say is nonsense, where they hang is not. */
const HANGING: readonly ((word: () => string) => string)[] = [
  (w) => `with ${w()} ${w()}`,
  (w) => `with a ${w()}`,
  (w) => `in ${w()}`,
  (w) => `in the ${w()} ${w()}`,
  (w) => `by ${w()}`,
  (w) => `by type of ${w()}`,
  (w) => `who ${w()} the ${w()}`,
  (w) => `who were ${w()}`,
  (w) => `that were ${w()} by ${w()}`,
  (w) => `for ${w()}`,
  (w) => `for ${w()} ${w()}`,
  (w) => `because of ${w()}`,
  (w) => `due to ${w()} ${w()}`,
  (w) => `without ${w()}`,
  (w) => `from ${w()}`,
  (w) => `about ${w()}`,
  (w) => `which led to ${w()}`,
  (w) => `whose ${w()} is ${w()}`,
  (w) => `at the ${w()}`,
  (w) => `${w()} ${w()}`,
  (w) => w(),
]
/** A restriction that nothing published answers: one of ours, or everyday words that hang as one does. */
export function restrictionOf(random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  if (random() < 0.5) return pick(HANGING)(() => pick(everyday()))
  const kind = pick(Object.keys(RESTRICTIONS).filter((k) => k !== 'of'))
  const phrase = pick(RESTRICTIONS[kind] as readonly string[])
  return kind === 'who' ? `who ${phrase}` : phrase
}

let words: readonly string[] | null = null
/** Words of everyday English, not the very commonest. */
function everyday(): readonly string[] {
  words ??= englishLists()
    .slice(1)
    .flatMap((list) => list.split(' '))
    .filter((w) => w.length > 3)
  return words
}

const ASIDE: readonly ((word: () => string) => string)[] = [
  (w) => `my ${w()} said the ${w()} was ${w()},`,
  (w) => `${w()} ${w()}.`,
  (w) => `we had a ${w()} about ${w()} and ${w()} last night.`,
  (w) => `the ${w()} rang me,`,
  (w) => `after the ${w()} in the ${w()} I want to know this:`,
  (w) => `this is for the ${w()} ${w()},`,
  (w) => `sorry about the ${w()} -`,
]

/** Where a restriction of the measure goes: before the time, else at the end. */
export function restricted(q: string, restriction: string): string {
  const bare = q.replace(/[?.!\s]+$/, '')
  const time = bare.search(
    /,? (?:in|for|during|at|as at|by|last|this|since) (?:the )?(?:end of )?(?:\d|q\d|quarter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|year|month|term|last|this)/i,
  )
  return time > 8 ? `${bare.slice(0, time)} ${restriction}${bare.slice(time)}` : `${bare} ${restriction}`
}

const ASKED = [
  'how is NAME getting on',
  'is NAME on a child protection plan',
  "what is happening with NAME's plan",
  'has NAME had a dental check',
  'why was NAME excluded',
  'when is NAME being adopted',
  "NAME's EHCP, is it late",
  'did NAME get a visit last month',
  'who is the social worker for NAME',
  'is NAME in care',
  'tell me about NAME',
  'hows NAME doing in placement',
  'was NAME seen within timescale',
  'why did NAME go into care',
  'what school does NAME go to',
  'where is NAME living now',
  'has the initial health assessment for NAME been done',
  'NAME',
  'is NAME a care leaver in work',
  "NAME's pathway plan",
  'any update on NAME',
  'can you check if NAME is known to social care',
]

/** `set` of what is made is that of the question it is made from, so that folds stay whole. */
export function augmented(questions: readonly GoldenQuestion[], seed: number): GoldenQuestion[] {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const names = Object.keys(NAMES).filter((n) => /^[A-Z][a-z]{3,10}$/.test(n))
  const word = (): string => pick(everyday())
  const out: GoldenQuestion[] = []
  for (const question of questions) {
    if (!isPlain(question)) continue
    const { council = null, now } = question
    const roll = random()
    if (roll < 0.3) {
      if (random() < 0.5) {
        const q = restricted(question.q, pick(HANGING)(word))
        out.push({ id: `${question.id}-restricted`, council, now, q, expect: { kind: 'no_data' } })
        continue
      }
      const kind = pick(Object.keys(RESTRICTIONS))
      const phrase = pick(RESTRICTIONS[kind] as readonly string[])
      const said = kind === 'who' ? `${pick(['who', 'that', 'who'])} ${phrase}` : phrase
      const q =
        kind === 'of'
          ? `${phrase} ${question.q.replace(/^(?:how many|what(?:'s| is| was| are)?|number of)\s+/i, '')}`
          : restricted(question.q, said)
      out.push({ id: `${question.id}-restricted`, council, now, q, expect: { kind: 'no_data' } })
    } else if (roll < 0.4) {
      out.push({ ...question, thread: null, id: `${question.id}-aside`, q: `${pick(ASIDE)(word)} ${question.q}` })
    } else if (roll < 0.5) {
      const before = random() < 0.6 ? `${pick(TALK.before)} ` : ''
      const after = before === '' || random() < 0.4 ? `${pick([', ', '. ', ' '])}${pick(TALK.after)}` : ''
      out.push({
        ...question,
        thread: null,
        id: `${question.id}-talk`,
        q: `${before}${question.q.replace(/[?.!\s]+$/, '')}${after}`,
      })
    } else if (roll < 0.58) {
      const whole = random() < 0.85 ? `${pick(names)} ${pick(names)}` : pick(names)
      const name = random() < 0.6 ? whole.toLowerCase() : whole
      out.push({
        id: `${question.id}-person`,
        council,
        now,
        q: pick(ASKED).replace('NAME', name),
        expect: { kind: 'out_of_scope' },
      })
    } else if (roll < 0.98) {
      const noise = pick(Object.values(NOISES))
      out.push({ ...question, thread: null, id: `${question.id}-slip`, q: noise(question.q, random) })
    }
  }
  return out
}
