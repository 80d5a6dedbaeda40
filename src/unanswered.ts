/** Questions that ended without a figure are kept, without their author, so that the vocabulary can learn from them. */

import { isAboutPerson } from './answers/about-person.ts'
import type { Answer } from './model/answer.ts'
import type { IsoDate } from './model/period.ts'
import type { Question } from './model/question.ts'
import { addDays } from './periods/days.ts'
import type { Running } from './setup.ts'
import type { Unanswered } from './store/store.ts'

const KEPT = new Set(['clarify', 'no_data', 'out_of_scope'])
const MAX_TEXT = 300

/** The vocabulary line that would help: the words nobody knows, or the measures that could not be told apart. */
function hintFor(running: Running, question: Question, answer: Answer): string {
  const { reading, candidates } = running.scrutineer.explain(question)
  if (answer.kind === 'clarify') return `tell apart: ${answer.items.flatMap((i) => i.indicator?.id ?? []).join(', ')}`
  const unknown = [...new Set(reading.ignored)].slice(0, 4)
  if (unknown.length === 0) return ''
  const nearest = candidates()[0]
  return `vocabulary.json "words": say what ${unknown.map((w) => `"${w}"`).join(', ')} means${nearest ? `, or add it to "say" of ${nearest.indicator}` : ''}`
}

/**
 * Keeps the question where it ended in asking back or in nothing; never one about a person. `days` 0 keeps none.
 * Returns what it is found again by, or null where it was not kept.
 */
export async function keepUnanswered(
  running: Running,
  question: Question,
  answer: Answer,
  days: number,
): Promise<Pick<Unanswered, 'text' | 'day'> | null> {
  if (days === 0 || !KEPT.has(answer.kind) || isAboutPerson(answer)) return null
  const { intent, about, leftOut } = running.scrutineer.explain(question)
  if (intent === 'out-of-scope' || about !== null) return null
  const kept = { ...question, text: leftOut?.text ?? question.text }
  const text = running.reader.read(kept.text).text.slice(0, MAX_TEXT)
  await running.store.saveUnanswered({
    text,
    outcome: answer.kind,
    council: answer.council ?? question.council,
    day: question.now,
    hint: hintFor(running, kept, answer),
  })
  return { text, day: question.now }
}

/** The first day whose questions are still kept. */
export const keptSince = (today: IsoDate, days: number): IsoDate => addDays(today, -days)
