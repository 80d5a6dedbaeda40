/** What is logged: a sentence, how grave it is, and what it is about; never a question, a name or a token. */

export type Level = 'info' | 'warn' | 'error'

export interface About {
  /** "warn" where nothing is said. */
  readonly level?: Level
  /** A channel's id; of a direct conversation nothing is said. */
  readonly channel?: string | undefined
  /** A schedule's key, "S-7F3K". */
  readonly schedule?: string | undefined
  /** The name of a call to Slack. */
  readonly key?: string | undefined
}

/** Takes one sentence. */
export type Log = (message: string, about?: About) => void

/** Slack's ids of people and of direct conversations, which name a person to whoever may look them up. */
const PERSON = /\b[UWD][A-Z0-9]{7,}\b/g

/** `text` without anybody's id. */
export const nameless = (text: string): string => text.replace(PERSON, 'somebody')

/** `about` as it may be logged: only what has a value, and nobody's id. */
export function logged({ channel, schedule, key }: About): Readonly<Record<string, string>> {
  return {
    ...(channel && /^[CG]/.test(channel) && { channel }),
    ...(schedule && { schedule }),
    ...(key && { key: nameless(key) }),
  }
}
