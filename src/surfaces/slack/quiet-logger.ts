/** Slack's libraries log through this: warnings and errors only, and never anything that looks like a token. */
import { type Logger, LogLevel } from '@slack/bolt'

const SECRET = /\b(?:x(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+|wss?:\/\/\S+|https:\/\/hooks\.slack\.com\/\S+)/g

/** A message without tokens, socket tickets and reply addresses. */
export const withoutSecrets = (text: string): string => text.replace(SECRET, '[secret]')

export function quietLogger(log: (message: string) => void): Logger {
  const write = (parts: unknown[]): void =>
    log(withoutSecrets(parts.map((p) => (p instanceof Error ? p.message : String(p))).join(' ')))
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts: unknown[]) => write(parts),
    error: (...parts: unknown[]) => write(parts),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  }
}
