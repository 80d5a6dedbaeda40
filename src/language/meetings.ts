/** Names of the meetings that reports go to: "Improving Lives" is a commission, and nothing that improved. Pure. */
import type { Document } from '../model/figure.ts'
import { normalise } from './normalise.ts'

/** What a name of a meeting ends with, and people leave out. */
const BODY =
  / (?:(?:select|scrutiny|overview and scrutiny|decision making|policy|performance) )*(?:commission|committee|board|panel|meeting)$/

/** The names of meetings, in small letters: "improving lives select commission" of "…, 30 July 2024". */
export const meetingsOf = (documents: readonly Pick<Document, 'meeting'>[]): readonly string[] => [
  ...new Set(
    documents
      .map(({ meeting }) => normalise(meeting.split(',')[0] as string))
      // A single word may mean anything: "cabinet".
      .filter((name) => name.includes(' ')),
  ),
]

/**
 * The text with a plain word in the place of each meeting. Without its last words a name may be a subject too, and is one of a
 * meeting only where something happens at it or goes to it.
 */
export const withoutMeetings = (text: string, names: readonly string[]): string =>
  names.reduce((left, name) => {
    const short = name.replace(BODY, '')
    const whole = left.replaceAll(name, PLAIN)
    return short === name || !short.includes(' ')
      ? whole
      : whole.replace(
          new RegExp(String.raw`\b(at|for|to|before) (?:the )?${short}\b(?! [a-z]+s\b)`, 'g'),
          `$1 ${PLAIN}`,
        )
  }, text)

const PLAIN = 'scrutiny'
