/** What a choice of a measure has for and against it, as named numbers. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import type { Term } from '../../language/vocabulary.ts'
import type { Measure } from '../../model/indicator.ts'
import type { IsoDate } from '../../model/period.ts'
import { shiftYears } from '../../periods/calendar.ts'
import type { Choices } from '../choices.ts'
import type { English } from '../english.ts'
import type { Choice } from '../frame.ts'
import type { Asker, View } from '../view.ts'
import { agesOf } from './ages.ts'
import { groupsNotIn } from './groups.ts'
import {
  hangingWords,
  isAge,
  isStated,
  looseNumbers,
  missingRows,
  partingOf,
  partMeant,
  unexplainedBy,
} from './left.ts'
import { limitsNotCounted } from './limits.ts'
import { placeOf } from './place.ts'
import { asksLength, asksShareOfCount, MONEY, unwantedUnit } from './units.ts'

/** Whether a report that prints one of the rows may tell of a day: reports print their own year and the one before. */
function reaches(catalogue: Catalogue, rows: readonly Measure[], day: IsoDate): boolean {
  const printing = new Set(rows.map((r) => r.document))
  return catalogue.documents.some(
    ({ key, period }) => printing.has(key) && shiftYears(period, -1).start <= day && day <= period.end,
  )
}

/** How many measures fit better; of those that fit alike, none is before another. */
function rankOf(words: readonly Choice[], own: Choice): number {
  // One whose name is said whole is before one that only has its words.
  const isBetter = (c: Choice): boolean =>
    c.score > own.score * ALIKE || (c.exact && !own.exact && c.score * ALIKE >= own.score)
  return words.filter(isBetter).length
}
/** Scores that differ by less are of measures that the words fit alike. */
const ALIKE = 1.005

/** Rows that the name of their measure asks for. */
const ASKED_BY_MEASURE: ReadonlySet<string> = new Set([
  '',
  '%',
  'number',
  'number due',
  'number finalised',
  '% on time at stat deadline',
  'annual',
  'monthly',
  'children',
  'families',
  'primary',
  'secondary',
  'early years',
  'boys',
  'girls',
  '17-18',
  '19-21',
])

/** What a choice has for and against it, and what it leaves unexplained. */
export function choiceFeatures(
  catalogue: Catalogue,
  english: English,
  view: View,
  choice: Choice | null,
  { list, outside, until }: Choices,
  { topic }: Asker,
): Map<string, number> {
  const out = new Map<string, number>()
  const add = (name: string, value = 1): void => {
    out.set(name, (out.get(name) ?? 0) + value)
  }
  const { reading, telling, followUp } = view
  const { vocabulary, index } = catalogue
  const limits = choice ? limitsNotCounted(catalogue, view, choice) : []
  if (choice) {
    add(`origin:${choice.origin}`)
    const words = list.filter((c) => c.origin === 'words')
    const named = words.find((c) => c.indicator === choice.indicator)
    add(`rank:${named ? Math.min(rankOf(words, named), 3) : 'none'}`)
    if (choice.origin === 'words' || named) {
      const own = named ?? choice
      const best = words[0] ?? own
      const other = words.find((c) => c.indicator !== choice.indicator)
      add('score', own.score)
      add('score-short', Math.max(0, 0.8 - own.score) * 3)
      add('coverage-short', (1 - own.coverage) * 3)
      add('behind', own.score > 0 ? Math.log(best.score / own.score) * 3 : 3)
      if (other) add('ahead', Math.max(-1, Math.min(1, Math.log(own.score / other.score) * 2)))
      else add('alone')
      if (own.exact) add('exact')
      if (own.spoken) add('spoken')
      if (outside) add('outside', Math.min(1, Math.log(outside.score / own.score) * 2))
    }
    const indicator = catalogue.indicator(choice.indicator)
    const rows = choice.council ? catalogue.rows(choice.council, choice.indicator) : []
    // "Over timescale", "not suitable": rows that only their own words ask for.
    const plain = rows.filter((r) => ASKED_BY_MEASURE.has(r.sub) || reading.cues.subs.includes(r.sub))
    const units = new Set(rows.length > 0 ? (plain.length > 0 ? plain : rows).map((r) => r.unit) : [indicator.unit])
    const { number, percent, rate } = reading.cues
    const isShare = [...units].every((u) => u === '%' || u.startsWith('per'))
    if (number)
      add(
        units.has('count')
          ? 'unit:number'
          : isShare
            ? percent
              ? 'unit:no-number-percent'
              : 'unit:no-number'
            : 'unit:measured',
      )
    if (asksLength(view.text)) add(units.has('days') ? 'unit:days' : 'unit:no-days')
    const unwanted = unwantedUnit(view.text)
    if (unwanted && [...units].every(unwanted)) add('unit:unwanted')
    if (MONEY.test(view.text) && !units.has('pounds')) add('unit:no-money')
    if (percent) add(units.has('%') ? 'unit:percent' : 'unit:no-percent')
    if (rate)
      add(
        [...units].some((u) => u.startsWith('per'))
          ? 'unit:rate'
          : units.has('%')
            ? 'unit:percent-for-rate'
            : 'unit:no-rate',
      )
    if (!choice.council) add('no-council')
    else if (!catalogue.holds(choice.council, choice.indicator)) add('not-held')
    else if (rows[0] && rows[0].document !== catalogue.latestDocument(choice.council)?.key) add('old-report')
    if (until !== null && rows.length > 0) add(reaches(catalogue, rows, until) ? 'when:held' : 'when:not-held')
    if (missingRows(catalogue, view, choice).length > 0) add('row:not-held')
    if (agesOf(catalogue, view, choice).other.length > 0) add('age:not-counted')
    if (limits.length > 0) add('limit:not-counted')
    if (topic?.indicator === choice.indicator) add('same-topic')
    // "And children in need?" after a rate is about their rate.
    else if (followUp && topic?.indicator)
      add(catalogue.indicator(topic.indicator).unit === indicator.unit ? 'unit:as-told' : 'unit:other-than-told')
    if (followUp) add(`leans:${choice.origin}`)
    if (choice.origin === 'topic') {
      add(`topic-telling:${Math.min(telling.length, 3)}`)
      const subs = choice.council ? catalogue.subs(choice.council, choice.indicator) : []
      if (reading.cues.subs.some((s) => subs.includes(s))) add('topic:names-its-row')
    }
  } else add('no-choice')
  const missed = view.outside.telling.filter((w) => !choice || !index.has(choice.indicator, w))
  if (view.kind !== 'whole') {
    add(`outside:${view.kind}:${Math.min(missed.length, 3)}`)
    if (view.outside.periods > 1) add('outside:periods')
  }
  const left = unexplainedBy(catalogue, view, choice)
  const isLimit = ({ start, end }: Pick<Term, 'start' | 'end'>): boolean =>
    limits.some((l) => start < l.to && end > l.from)
  let hanging = 0
  const held = new Set(choice?.matched ?? [])
  const spans = choice ? reading.terms.filter((t) => held.has(t.word)) : []
  for (const term of left) {
    const known = index.isKnown(term.word)
    const place = isLimit(term) ? 'restricts' : placeOf(view, term, spans)
    if (known) add(`left:known:${place}`, Math.min(1.5, index.weight(term.word) / 4))
    else {
      const common = english.commonness(term.from)
      add(`left:strange:${common}`)
      add(`left:strange:${place}`)
      add(`left:strange:${place}:${common}`)
      // Talk is left unexplained only in a clause, where it parts what is counted.
      const said = english.kindOf(term.from)
      const kind = said === 'talk' ? 'restricts' : said
      add(`left:${kind}`)
      add(`left:${kind}:${place}`)
    }
    if (place === 'restricts' || place === 'clause' || place === 'after') hanging++
    else if (place === 'trails') add('trails')
    else if (place === 'before' && english.commonness(term.from) < 3) add('hangs-before')
    add(`left:${term.word}`)
    // "Of those excluded, how many had special educational needs?" A word of everybody's is none: "send home".
    if (
      choice?.origin === 'words' &&
      vocabulary.isPopulation(term.word) &&
      english.commonness(term.from) < 2 &&
      term.start >= view.lead
    )
      add('left:population')
  }
  for (const number of looseNumbers(catalogue, view, choice)) {
    // "Fell to 88%", "over the 10% limit": a figure that somebody states restricts nothing.
    if (isStated(view, number)) {
      add('left:stated')
      continue
    }
    const place = isAge(view, number) || isLimit(number) ? 'restricts' : placeOf(view, number, spans)
    add(`left:number:${place}`)
    if (place === 'restricts' || place === 'clause' || place === 'after') hanging++
  }
  const parting = partingOf(catalogue, view, choice)
  if (choice && parting.length > 0) {
    add(`parting:${Math.min(parting.length, 3)}`)
    for (const { word } of parting) add(`parting-word:${word}`)
    hanging++
  }
  if (hangingWords(catalogue, view, choice).length > 0) add('hangs')
  add(`hanging:${Math.min(hanging, 3)}`)
  add(`left-count:${Math.min(left.length, 4)}`)
  const isParted = choice !== null && groupsNotIn(catalogue, choice.indicator, reading).length > 0
  const isShare = choice !== null && asksShareOfCount(catalogue, choice, view)
  if (isParted || isShare || partMeant(catalogue, view, choice).length > 0) add('left:breakdown')
  return out
}
