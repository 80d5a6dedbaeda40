/** The questions that are timed: the golden ones, or else the contract's examples. */
import { existsSync, globSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Question } from '../../src/model/question.ts'
import { readQuestions } from '../../src/tools/eval.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface Questions {
  readonly list: readonly Question[]
  /** The folder they come from, for the reader. */
  readonly from: string
}

/** Throws where neither file is there. */
export async function benchQuestions(): Promise<Questions> {
  const golden = globSync(join(ROOT, 'test/golden/*.jsonl')).toSorted()
  const files = golden.length > 0 ? golden : [join(ROOT, '../shared/contract/examples.jsonl')].filter(existsSync)
  if (files.length === 0)
    throw new Error('There are no questions to time: put files of the examples’ form in test/golden/.')
  const read = await Promise.all(files.map(readQuestions))
  const list = read.flat().map(({ q, council, now, thread }) => ({
    text: q,
    council: council ?? null,
    now,
    thread: thread ?? null,
  }))
  return { list, from: [...new Set(files.map((file) => dirname(relative(ROOT, file))))].join(', ') }
}

/** The same questions once more, their conversations begun anew. */
export const inRound = (list: readonly Question[], round: number): Question[] =>
  list.map((q) => (q.thread === null ? q : { ...q, thread: `${q.thread}#${round}` }))

/** About `most` of the questions, evenly from all over, conversations left out: for what is repeated often. */
export function someOf(list: readonly Question[], most: number): Question[] {
  const alone = list.filter((q) => q.thread === null)
  const step = Math.max(1, alone.length / most)
  return Array.from({ length: Math.min(most, alone.length) }, (_, i) => alone[Math.floor(i * step)] as Question)
}

/** `n` questions that each read differently and need no conversation; over again where there are fewer. */
export function differentOf(list: readonly Question[], n: number): string[] {
  const texts = [...new Set(list.filter((q) => q.thread === null).map(({ text }) => text))]
  return Array.from({ length: n }, (_, i) => texts[i % texts.length] as string)
}
