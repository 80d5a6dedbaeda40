/** Names of the meetings that reports go to: "Improving Lives" is a commission, and nothing that improved. Pure. */
import type { Document } from '../model/figure.ts'
import { normalise } from './normalise.ts'

/** What a name of a meeting ends with, and people leave out. */
const BODY =
  / (?:(?:select|scrutiny|overview and scrutiny|decision making|policy|performance) )*(?:commission|committee|board|panel|meeting)$/

/** A name in small letters, and where its words may be a subject too, what stands around them when they are a meeting's. */
interface Meeting {
  readonly name: string
  readonly short: string
  readonly met: RegExp | null
}

const meetingOf = (name: string): Meeting => {
  const short = name.replace(BODY, '')
  const isSubject = short !== name && short.includes(' ')
  return {
    name,
    short,
    met: isSubject ? new RegExp(String.raw`\b(at|for|to|before) (?:the )?${short}\b(?! [a-z]+s\b)`, 'g') : null,
  }
}

/** The meetings of documents: "improving lives select commission" of "…, 30 July 2024". */
export const meetingsOf = (documents: readonly Pick<Document, 'meeting'>[]): readonly Meeting[] =>
  [
    ...new Set(
      documents
        .map(({ meeting }) => normalise(meeting.split(',')[0] as string))
        // A single word may mean anything: "cabinet".
        .filter((name) => name.includes(' ')),
    ),
  ].map(meetingOf)

/**
 * The text with a plain word in the place of each meeting. Without its last words a name may be a subject too, and is one of a
 * meeting only where something happens at it or goes to it.
 */
export const withoutMeetings = (text: string, meetings: readonly Meeting[]): string =>
  meetings.reduce((left, { name, short, met }) => {
    // The short name is part of the whole one.
    if (!left.includes(short)) return left
    const whole = left.replaceAll(name, PLAIN)
    return met ? whole.replace(met, `$1 ${PLAIN}`) : whole
  }, text)

const PLAIN = 'scrutiny'
