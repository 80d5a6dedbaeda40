/** Sentences that every reply about England's figures may need, so that all of them say the same. */

import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import { listText } from '../wording/format.ts'
import type { Area } from './area.ts'
import type { England } from './england.ts'
import { doubtAbout, type EnglandMeasure, isPastUpdate, POLARITY_MEANINGS } from './measure.ts'
import type { Ranked, Standing } from './rank.ts'
import { printed } from './said-value.ts'

type NameOf = (area: string) => string

/** "1st", "22nd", "113th". */
export function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

/** Who followed an abolished council; null for one that is there. */
export function endedText(area: Area, nameOf: NameOf): string | null {
  if (area.ended === null) return null
  const followed = area.followedBy.length === 0 ? '' : ` and followed by ${listText(area.followedBy.map(nameOf))}`
  return `${area.name} was abolished on ${dayLabel(area.ended)}${followed}, so it is in no rank.`
}

/** "the South East", "Yorkshire and the Humber": an area as a sentence says it after "in". */
export const placeName = ({ kind, name }: Area): string =>
  kind === 'region' && /^(?:North|South|East|West)\b/.test(name) ? `the ${name}` : name

/** More areas in a tie than this are counted, not named. */
const MOST_TIED = 5

/** "7th", "joint 7th". */
export const placeText = ({ place, tiedWith }: Ranked): string =>
  `${tiedWith.length > 0 ? 'joint ' : ''}${ordinal(place)}`

/** "joint 38th best of 151". */
export function rankText({ order, ranked, of }: Standing): string {
  const { place, tiedWith } = ranked
  return `${tiedWith.length === 0 ? '' : 'joint '}${place === 1 ? order : `${ordinal(place)} ${order}`} of ${of}`
}

/** "joint 38th best of 151 councils with a figure (with Leeds); quartile A, the best quarter". */
export function standingText(standing: Standing, nameOf: NameOf): string {
  const { ranked, quartile } = standing
  const { tiedWith } = ranked
  const others = tiedWith.length > MOST_TIED ? `${tiedWith.length} others` : listText(tiedWith.map(nameOf))
  const tied = tiedWith.length === 0 ? '' : ` (with ${others})`
  const quarter = { A: 'the best quarter', B: 'the second quarter', C: 'the third quarter', D: 'the last quarter' }
  const band = quartile === null ? '' : `; quartile ${quartile}, ${quarter[quartile]}`
  return `${rankText(standing)} councils with a figure${tied}${band}`
}

/** What the dictionary says of good and bad: "the dictionary gives no polarity". */
export const polarityText = ({ printedPolarity }: EnglandMeasure): string => POLARITY_MEANINGS[printedPolarity]

/** Of the larger areas that hold an area: those whose figure of a year is likely to be wrong, and is held against nothing. */
export function doubtsAround(england: England, area: Area, measure: EnglandMeasure, label: string): string[] {
  const country = england.country()
  return [...(country && country !== area ? [country] : []), ...england.regions(area)].flatMap((whole) => {
    const doubt = doubtAbout(measure, whole.key, label)
    if (!doubt) return []
    const range = `${printed(doubt.lowest, measure.unit)} to ${printed(doubt.highest, measure.unit)}`
    return [
      `The figure of ${placeName(whole)} is left aside: it lies outside those of the councils in it, ${range}, so it is likely to be wrong.`,
    ]
  })
}

/** Said where a measure's own next update is past; null where it is not. */
export function pastUpdateText(measure: EnglandMeasure, now: IsoDate): string | null {
  if (!isPastUpdate(measure, now) || measure.nextUpdate === null) return null
  return `The Department was to update this measure on ${dayLabel(measure.nextUpdate)}, so newer figures may be out.`
}
