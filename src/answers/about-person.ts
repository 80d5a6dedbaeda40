/** Questions about a particular person: never answered, never quoted, never kept. */
import type { Answer } from '../model/answer.ts'
import { outOfScope } from './pick.ts'

const REFUSAL =
  "I never answer about a particular child, family or case, nor about a member of staff. If you are worried about a child, contact the council's safeguarding team. "

/** What is said to such a question, whatever its words: so that it can be said where the words are gone. */
export const personAnswer = (): Answer => ({ ...outOfScope(REFUSAL), about: 'person' })

/** Whether the question, or one of several in it, was about a particular person. */
export const isAboutPerson = ({ about, items }: Answer): boolean => about === 'person' || items.some(isAboutPerson)
