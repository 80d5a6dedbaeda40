/** Rules of dates as people write them: "second Tuesday after quarter end", "every Friday". */
import { UsageError } from '../errors.ts'
import { dayNamed, WEEKDAY } from './said-weekday.ts'
import { ORDINALS, type Rule, WEEKDAYS } from './schedule.ts'

type Days = Omit<Rule, 'type' | 'time'>
type Ordinal = (typeof ORDINALS)[number]

const ORDINAL = '(first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|last)'
const NTH = `^(?:on )?(?:every |each )?(?:the )?${ORDINAL} ${WEEKDAY} `
const EACH = '(?:the |each |every |a )?'
const QUARTER_END = `(?:${EACH}quarter(?:'?s)?(?:[ -]end(?:s|ed)?)?|the end of ${EACH}quarter)`
const AFTER_QUARTER = new RegExp(`${NTH}(?:after|following) ${QUARTER_END}$`)
const IN_MONTH_AFTER_QUARTER = new RegExp(
  `${NTH}(?:of|in) the (?:(?:first|next) )?month (?:after|following) ${QUARTER_END}$`,
)
const OF_MONTH = new RegExp(`${NTH}(?:of|in) ${EACH}month$`)
const WEEKLY = [
  new RegExp(`^(?:on )?(?:every|each) ${WEEKDAY}$`),
  new RegExp(`^(?:on )?${WEEKDAY} (?:every|each) week$`),
  new RegExp(`^(?:weekly|(?:every|each) week),? (?:on )?${WEEKDAY}$`),
  new RegExp(`^(?:on )?${WEEKDAY}(?<=days)$`),
]

function ordinalOf(said: string): Ordinal {
  const found = /^\d/.test(said) ? ORDINALS.slice(0, -1)[Number(said[0]) - 1] : ORDINALS.find((name) => name === said)
  if (!found) throw new UsageError('Few months have a fifth of a weekday: say first, second, third, fourth or last.')
  return found
}

function weekdayOf(said: string): Rule['weekday'] {
  const name = dayNamed(said)
  const found = WEEKDAYS.find((weekday) => weekday === name)
  if (!found) throw new UsageError(`${name} is no working day: choose one from Monday to Friday, as in "every Friday".`)
  return found
}

/** The rule that a text in small letters says; null where it says none. Throws UsageError. */
export function saidRule(text: string): Days | null {
  const quarter = AFTER_QUARTER.exec(text) ?? IN_MONTH_AFTER_QUARTER.exec(text)
  const nth = quarter ?? OF_MONTH.exec(text)
  if (nth)
    return {
      every: quarter ? 'quarter' : 'month',
      ordinal: ordinalOf(nth[1] as string),
      weekday: weekdayOf(nth[2] as string),
    }
  const weekly = WEEKLY.map((pattern) => pattern.exec(text)).find((found) => found !== null)
  return weekly ? { every: 'week', ordinal: null, weekday: weekdayOf(weekly[1] as string) } : null
}
