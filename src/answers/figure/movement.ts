/** How a figure moved from the one that a question sets it against: the time that is named, else the one before it. */
import type { FoundFigure } from '../../model/found.ts'
import type { Period } from '../../model/period.ts'
import { periodAgainst } from '../../periods/against.ts'
import { shiftYears } from '../../periods/calendar.ts'
import { figureFor } from '../../query/find-figure.ts'
import { directionOf, mayBeNamed, performanceOf } from '../../query/trend.ts'
import { subtract } from '../../rules/decimal.ts'
import { besideText } from '../../wording/format.ts'
import { periodName, unequalName } from '../../wording/period-words.ts'
import { movementWords } from '../../wording/report-words.ts'
import type { Moved, Unmoved } from '../../wording/trend-words.ts'
import { earlierOf } from './beside.ts'
import { unlikeOf } from './counting.ts'
import type { Known } from './known.ts'

export type Movement =
  | { readonly kind: 'moved'; readonly moved: Moved; readonly than: FoundFigure }
  | { readonly kind: 'unmoved'; readonly why: Unmoved }

const unmoved = (why: Unmoved): Movement => ({ kind: 'unmoved', why })

const told = ({ row }: Known, { value, period }: FoundFigure, when = periodName(period)): string =>
  `${besideText(value, row.unit)} in ${when}`

/** Against another figure that may be compared with it. @param when the time of that */
function movedFrom(known: Known, than: FoundFigure, when = periodName(than.period)): Movement {
  const { asking, found } = known
  const direction = directionOf(than.value, found.value)
  const performance = performanceOf(direction, asking.catalogue.polarity(found.figure).polarity)
  const change = subtract(found.value, than.value)
  const isBefore = than.period.end > found.period.end
  return {
    kind: 'moved',
    than,
    moved: { direction, performance, change, from: than.value, was: told(known, than, when), isBefore },
  }
}

/** Against the time that the question names. */
function fromNamed(known: Known): Movement | null {
  const { query, found, values, indicator } = known
  const against = query.asked?.against
  if (!against) return null
  const period = periodAgainst(against, found.period)
  if (!period) return unmoved({ kind: 'nothing-earlier' })
  if (period.start === found.period.start && period.end === found.period.end)
    return unmoved({ kind: 'nothing-newer', period: periodName(period) })
  const than = figureFor(values, period, indicator)
  if (!than && against.type === 'before' && against.unit === 'year') return fromYearBefore(known, period)
  if (!than) return unmoved({ kind: 'not-held', period: periodName(period) })
  const unlike = unlikeOf(known, than)
  const isNamed = against.type === 'period' && mayBeNamed(than.period, found.period, indicator)
  if (unlike === 'time' && isNamed) return movedFrom(known, than, unequalName(than.period, found.period))
  return unlike ? unmoved({ kind: 'unlike', was: told(known, than), unlike }) : movedFrom(known, than)
}

/** "Than last year", where the same time of it is not held: its last figure, told as what it is. */
function fromYearBefore(known: Known, period: Period): Movement {
  const earlier = earlierOf(known)
  const isOfIt = earlier !== null && earlier.of.period.end >= period.start
  return isOfIt ? fromBefore(known) : unmoved({ kind: 'not-held', period: periodName(period) })
}

/** Against the last figure that may be compared with it; else what the report says of it. */
function fromBefore(known: Known): Movement {
  const { query, found, trend, values, indicator } = known
  if (trend?.previous) return movedFrom(known, trend.previous)
  if (trend?.lastYear) return movedFrom(known, trend.lastYear)
  const earlier = earlierOf(known)
  const isNear = earlier !== null && earlier.of.period.end >= shiftYears(found.period, -1).end
  const than = isNear && earlier.unlike === null ? figureFor(values, earlier.of.period, indicator) : null
  if (than) return movedFrom(known, than)
  const quote = movementWords(query.paragraphs ?? [], found)
  if (quote !== null) return unmoved({ kind: 'words', quote })
  if (!earlier?.unlike) return unmoved({ kind: 'nothing-earlier' })
  return unmoved({ kind: 'unlike', was: `${earlier.shown} in ${earlier.period}`, unlike: earlier.unlike })
}

export const movementOf = (known: Known): Movement => fromNamed(known) ?? fromBefore(known)
