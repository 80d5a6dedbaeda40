/** The lines of a reply, each with what it is for, and what an answer holds for the surfaces of this program. */

export const LINE_ROLES = [
  /** The answer to a question that has a yes or a no. */
  'verdict',
  /** What was asked, with value, period, colour and target. */
  'head',
  'rule',
  'target',
  'trend',
  'benchmark',
  'beside',
  /** One figure of a series. */
  'point',
  /** One measure of a list. */
  'item',
  /** How many more there are, and how to see them. */
  'more',
  /** Officers' own words. */
  'quote',
  'note',
  'source',
  /** Anything else that is said. */
  'said',
] as const
export type LineRole = (typeof LINE_ROLES)[number]

export interface Line {
  readonly role: LineRole
  readonly text: string
  /** The answer's item, counted from 0, whose own facts are all that the line tells. */
  readonly of?: number
  /** What its text begins with, before a colon: "Note", "Benchmarks (2022/23)". */
  readonly label?: string
  /** The sentence that its text begins with, and the rest: of several lines that begin alike it is said once. */
  readonly opened?: { readonly by: string; readonly rest: string }
  /** The same where more is held than the council's reports have, and it says what they have. */
  readonly ofReports?: string
  /** The yes or no of the question, which its text begins with. */
  readonly holds?: boolean
  /** Others' words that are all of its text, and where they stand. */
  readonly quotation?: { readonly place: string; readonly words: string }
}

export const textOf = (lines: readonly Pick<Line, 'text'>[]): string => lines.map((line) => line.text).join('\n')

/** Kinds of what an asker must be told about a figure. */
export type NoteKind =
  | 'fallback'
  | 'age'
  | 'period'
  | 'disagreement'
  | 'correction'
  /** A part of what the figure counts was corrected, and the figure was not. */
  | 'unrestated'
  /** What a check of the data found. */
  | 'found'
  | 'definition'
  | 'small-cohort'
  | 'unreliable'
  | 'benchmark'
  | 'polarity'
  | 'target'
  /** What was asked for is not held. */
  | 'not-held'
  | 'other'

export interface Note {
  readonly kind: NoteKind
  readonly text: string
  /** The same where figures of several rows are told. */
  readonly named?: string
  /** The same where figures of several times are told, and it is of one of them. */
  readonly timed?: string
  /** The same where more is held than the council's reports have. */
  readonly ofReports?: string
  /** The same where many are told: without places, and of a quotation the clause that counts. */
  readonly brief?: string
}

/** A council's place, or the councils at one end of an order. */
export type PlacesTold =
  | { readonly act: 'rank' }
  | {
      readonly act: 'league'
      /** The key of the region whose councils they are; null for all of England's. */
      readonly region: string | null
      readonly wanted: { readonly count: number; readonly end: 'best' | 'worst' | 'highest' | 'lowest' }
    }

/** What an answer holds for the surfaces of this program beyond the contract's fields. */
export interface Telling {
  /** The published decimal, exactly as printed: "77.0". Null where there is none. */
  readonly decimal: string | null
  /** The value as it is shown, with its unit: "77.0%", "approximately 1,000". */
  readonly shown: string | null
  /** The figure before, where the trend has one: its decimal, and how it is shown. */
  readonly previous?: { readonly decimal: string; readonly shown: string } | null
  /** The target in force, in words: "95% or more". Null where there is none. */
  readonly target?: string | null
  /** When the figure is for, as a sentence says it: "at the end of March 2024". */
  readonly when?: string
  /** The council's name, in full as people say it. */
  readonly council: string
  /** The measure in a few words, as a noun. */
  readonly name: string
  /** The same without the part of it that its row counts: "Suspensions" of "Suspensions (primary)". */
  readonly whole?: string
  readonly notes: readonly Note[]
  readonly lines: readonly Line[]
  /** A question that can be answered and that "yes" asks: this one, without the words that nothing read. */
  readonly offer?: string
  /** What places among councils were told, so that the next message may ask the same of another council or year. */
  readonly places?: PlacesTold
  /** Lines for which the text of a phone has no room, and a card has. */
  readonly gaveWay?: readonly Line[]
}
