/** Times of day as people write them. */
import { UsageError } from '../errors.ts'

const CLOCK = String.raw`(?:noon|midday|\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?| ?o'clock)?)`
/** Without "at", a time says its minutes, or am or pm: "30 July 2024" ends with no time. */
const MARKED = String.raw`(?:noon|midday|\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)`
const SAID = `(?:at (${CLOCK})|(${MARKED}))`
const WHOLE = new RegExp(`^${SAID}$`)
const AT_END = new RegExp(`^(.+?),? ${SAID}$`)
const AT_START = new RegExp(`^${SAID},? (?:on )?(.+)$`)

/** "9.30am" as "09:30". Throws UsageError for what is no time of day, and for "at 2", which has two readings. */
function clock(said: string): string {
  if (said === 'noon' || said === 'midday') return '12:00'
  const [, hours = '', minutes = '00', half] = said.match(/^(\d+)(?:[:.](\d{2}))?(?: ?([ap]))?/) ?? []
  const hour = Number(hours)
  const fits = half ? hour >= 1 && hour <= 12 : hour <= 23
  if (!fits || Number(minutes) > 59)
    throw new UsageError(`"${said}" is not a time of day: write "09:00", "9am" or "14:30", for example.`)
  if (!half && /^[1-7]$/.test(hours))
    throw new UsageError(
      `"${said}" may be in the morning or in the afternoon: write "${hour}am", "${hour}pm" or "${hour + 12}:${minutes}".`,
    )
  const ofDay = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour
  return `${String(ofDay).padStart(2, '0')}:${minutes}`
}

/** A time, at the end or at the start, and what is said besides; small letters. Throws UsageError. */
export function takeTime(text: string): { readonly time: string | null; readonly rest: string } {
  const whole = WHOLE.exec(text)
  if (whole) return { time: clock(whole[1] ?? whole[2] ?? ''), rest: '' }
  const end = AT_END.exec(text)
  if (end) return { time: clock(end[2] ?? end[3] ?? ''), rest: end[1] as string }
  const start = AT_START.exec(text)
  if (start) return { time: clock(start[1] ?? start[2] ?? ''), rest: start[3] as string }
  return { time: null, rest: text }
}
