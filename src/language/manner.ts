/**
 * Measures that are one but for the manner of their counting, which the Department's names say last: plans "as at 31 March"
 * beside those "which cease during the year", "excluding exceptions" beside "including exceptions", "(inc 9-5 pass …)"
 * beside "(inc 9-4 pass …)". Who says none of it may mean any of them. Pure.
 */
import type { Indicator } from '../model/indicator.ts'
import { matches } from './matches.ts'

/** When somebody or something is counted: as it stands on a day, or through a year, as what ends in it is. */
type When = 'standing' | 'year'

export interface Manner {
  /** The name without the manner, in small letters. */
  readonly stem: string
  /** The manner by itself: "excluding exceptions". */
  readonly said: string
  readonly when: When | null
}

const MANNER =
  /^(.{12,}?)(?: -)?[ (]+((?:inc(?:l|luding)?|excl?(?:uding)?|as at|which (?:were |had )?ceased?|during (?:the )?year)\b[^()]*(?:\([^()]*\))?)\)?$/
const COUNTED = /^(?:%|percentage|number|rate)(?: of)? /

function mannerIn(name: string): Manner | null {
  const [, stem, said] = MANNER.exec(name.toLowerCase()) ?? []
  if (stem === undefined || said === undefined) return null
  const when = said.startsWith('as at ') ? 'standing' : OF_YEAR.test(said) ? 'year' : null
  return { stem: stem.replace(COUNTED, '').trim(), said, when }
}

/** The manners of each measure that has another one like it but for that, by id. They are published in the same unit. */
export function mannersOf(
  measures: readonly (Pick<Indicator, 'id' | 'name' | 'unit'> & { readonly also: readonly string[] })[],
): ReadonlyMap<string, readonly Manner[]> {
  const found = measures.flatMap((measure) =>
    [...new Set([measure.name, ...measure.also])].flatMap((name) => {
      const manner = mannerIn(name)
      return manner ? [{ id: measure.id, unit: measure.unit, manner }] : []
    }),
  )
  const groups = Map.groupBy(found, ({ unit, manner }) => `${unit}|${manner.stem}`)
  const alike = [...groups.values()].filter((group) => new Set(group.map((m) => m.id)).size > 1).flat()
  return new Map([...Map.groupBy(alike, (m) => m.id)].map(([id, own]) => [id, own.map((m) => m.manner)]))
}

const OF_YEAR = /\b(?:during|in|over|throughout) (?:the |this |that )?(?:whole )?year\b/
const ENDED =
  /\b(?:ended|ending|ceas(?:e|ed|ing)|closed|closing|finished|discharged|came off|coming off|came to an end|taken off)\b/
/** "The year ending 31 March" ends no plan. */
const OF_TIME = /\b(?:(?:year|quarter|month|term|period|week)s?|12 months) (?:that )?(?:ended|ending)\b/g
const STANDING =
  /\b(?:as at|at (?:the )?(?:end of )?(?:the year|year end|31|31st|march)|on (?:the )?31(?:st)? (?:of )?march|currently|current|at present|at the moment|right now|still (?:open|on|going)|active|ongoing|open)\b/

/** When a question says that what it asks for is counted; null where it says neither, or both. */
function whenSaid(text: string): When | null {
  const isOfYear = OF_YEAR.test(text) || ENDED.test(text.replace(OF_TIME, ''))
  const isStanding = STANDING.test(text)
  if (isOfYear === isStanding) return null
  return isOfYear ? 'year' : 'standing'
}

const LEFT_OUT =
  /\b(?:exc(?:l|luding|ludes?|eption)?|without|not (?:including|counting)|leaving out|leave out|apart from|other than|ignoring|disregarding|discounting|minus|less|bar|no) (?:the |any |all |those )?$/

/** Whether a question names what a manner takes in or leaves out, and says the other of it: "without exceptions" of "including exceptions". */
function isOtherSide(said: string, text: string): boolean {
  const [, side, of] = /^(inc|exc)\S* (\p{L}{4,}?)s?\b/u.exec(said) ?? []
  const at = of === undefined ? -1 : text.indexOf(of)
  return at >= 0 && LEFT_OUT.test(text.slice(0, at)) !== (side === 'exc')
}

const SCHOOL_YEAR = /\b(?:(?:years?|yr|y) ?(\d{1,2})|(reception))\b/g
const schoolYears = (text: string): string[] => matches(SCHOOL_YEAR, text).map(([, year, first]) => year ?? first ?? '')

/** Whether a question names a school year, and a measure is called by none but another: "year 6" beside "in reception year". */
export function isOtherSchoolYear(name: string, text: string): boolean {
  const own = schoolYears(name.toLowerCase())
  const said = own.length === 0 ? [] : schoolYears(text)
  return said.length > 0 && !said.some((year) => own.includes(year))
}

/** Whether a question says in so many words that it means another manner than that of a measure. */
export function isOtherManner(manners: readonly Manner[], text: string): boolean {
  if (manners.length === 0) return false
  const said = whenSaid(text)
  return manners.some((m) => (m.when !== null && said !== null && m.when !== said) || isOtherSide(m.said, text))
}
