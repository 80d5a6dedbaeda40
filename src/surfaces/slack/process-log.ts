/** The log of the running program, on standard error: JSON lines for whatever collects them, plain ones for a person. */
import pino from 'pino'
import { nowMs } from '../../clock.ts'
import type { LogSettings } from '../../config.ts'
import { type About, type Log, logged, nameless } from './log.ts'
import { withoutSecrets } from './quiet-logger.ts'

const STDERR = 2

/** One line for a person. */
const plainLine = (level: string, fields: Readonly<Record<string, string>>, text: string): string => {
  const about = Object.entries(fields).map(([name, value]) => ` ${name}=${value}`)
  return `${new Date(nowMs()).toISOString()} ${level === 'info' ? '' : `${level}: `}${text}${about.join('')}\n`
}

/** Neither a token nor anybody's id is ever written. */
export function processLog({ level: least, as }: LogSettings): Log {
  const json = as === null ? !process.stderr.isTTY : as === 'json'
  const logger = pino(
    {
      level: least,
      base: null,
      timestamp: () => `,"time":"${new Date(nowMs()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      messageKey: 'message',
    },
    // Written before anything else happens: the last line before an end is the one that is wanted.
    pino.destination({ fd: STDERR, sync: true }),
  )
  return (message: string, about: About = {}) => {
    const { level = 'warn' } = about
    const text = nameless(withoutSecrets(message))
    if (json) logger[level](logged(about), text)
    else if (logger.isLevelEnabled(level)) process.stderr.write(plainLine(level, logged(about), text))
  }
}
