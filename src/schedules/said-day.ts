/** One day as people write it: "30 July 2024", "Tuesday the 30th of July", "30/7". */
import { UsageError } from '../errors.ts'
import type { IsoDate } from '../model/period.ts'
import { dayLabel, parts } from '../periods/calendar.ts'
import { recognisePeriods } from '../understanding/grammar/periods/recognise.ts'
import { dayOfWeek, fullDay } from './days.ts'
import { dayNamed, WEEKDAY } from './said-weekday.ts'

const DAY = String.raw`(?:the )?\d{1,2}(?:st|nd|rd|th)?`
const MONTH = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`
const YEAR = String.raw`(?:,? \d{4})?`
/** A date and nothing else: no second date, no time, which would go unheeded. */
const SHAPE = new RegExp(
  String.raw`^(?:${DAY}(?: of)? ${MONTH}${YEAR}|${MONTH} ${DAY}${YEAR}|\d{1,2}([/.-])\d{1,2}(?:\1\d{4})?|\d{4}-\d{2}-\d{2})$`,
)
const LEADING = new RegExp(`^(?:on )?(?:${WEEKDAY},? )?(?:the )?`)
/** 29 February may be eight years away. */
const YEARS_AHEAD = 8

function dateOf(said: string): IsoDate | null {
  const [found] = recognisePeriods(said)
  return found?.phrase.type === 'day' && found.said.length === said.length ? found.phrase.date : null
}

/** A date without a year is the next one. */
function resolved(said: string, today: IsoDate): IsoDate | null {
  if (/\d{4}/.test(said)) return dateOf(said)
  const separator = /^\d+([/.-])/.exec(said)?.[1] ?? ' '
  const first = parts(today).year
  for (let year = first; year <= first + YEARS_AHEAD; year++) {
    const date = dateOf(`${said}${separator}${year}`)
    if (date !== null && date >= today) return date
  }
  return null
}

/**
 * The day that a text in small letters says; null where it is nothing like a date. Throws UsageError for a day that
 * does not exist, is past, or is not the weekday that it is said to be.
 */
export function saidDay(text: string, today: IsoDate): IsoDate | null {
  const leading = LEADING.exec(text)
  const said = text.slice(leading?.[0].length ?? 0).replace(/^(\d+\/\d+\/)(\d\d)$/, '$120$2')
  if (!SHAPE.test(said)) return null
  const day = resolved(said, today)
  if (day === null) throw new UsageError(`There is no such day as "${said}": write it like "30 July 2024".`)
  const weekday = leading?.[1] === undefined ? null : dayNamed(leading[1])
  if (weekday !== null && weekday !== dayOfWeek(day))
    throw new UsageError(`${dayLabel(day)} is a ${dayOfWeek(day)}, not a ${weekday}: give the day that you mean.`)
  if (day < today) throw new UsageError(`${fullDay(day)} is past: give a day from today on.`)
  return day
}
