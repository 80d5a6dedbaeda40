/** What got worse or better at an area that has no report of its own, over England's measures of a theme. */

import type { Area } from '../../england/area.ts'
import { asRef } from '../../england/as-catalogue.ts'
import { changesSince, type MeasureChange } from '../../england/changes.ts'
import type { WithEngland } from '../../england/with-england.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { listText, valueText } from '../../wording/format.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { withNotes } from './asked.ts'
import { scopeOf } from './scope.ts'

const MOST = 10
const WORSE = /\b(?:worse|worsened|worst|declin\w*|deteriorat\w*|fell|slipp\w*|dropp\w*)\b/
const BETTER = /\b(?:better|improv\w*|best|progress\w*)\b/

/** @returns null where the question does not ask what moved */
export async function movedAnswer(session: Session, area: Area): Promise<Answer | null> {
  const behind = session.asking.catalogue.england
  const { text, periods } = session.reading
  const worse = WORSE.test(text)
  if (!behind || (!worse && !BETTER.test(text))) return null
  const { england } = behind
  const asked = scopeOf(session, behind, (w) => WORSE.test(w) || BETTER.test(w))
  const before = session.followUp || asked.said.length === 0 ? topicsTold(session, behind) : []
  const {
    measures: fitting,
    said: named,
    unknown,
  } = asked.said.length === 0 && before.length > 0
    ? {
        measures: england.measures().filter((m) => before.some((t) => m.topics.includes(t))),
        said: before,
        unknown: [],
      }
    : asked
  if (fitting.length === 0) return withoutScope(area, unknown, england.topics())
  const since = periods.length > 0 ? (text.match(/\b(?:19|20)\d\d(?:[/-]\d\d)?\b/)?.[0] ?? null) : null
  const year = since ?? String(Number(england.updated.slice(0, 4)) - 2)
  const { worse: down, better: up, same, neither, missing } = await changesSince(england, area, fitting, year)
  const told = worse ? down : up
  const word = worse ? 'worse' : 'better'
  const scope = named.length > 0 ? ` on ${listText(named)}` : ''
  const shown = told.slice(0, MOST)
  const judged = down.length + up.length + same.length
  const document = behind.published.document(area)
  const source = { document: document.document, published: document.published, location: 'all measures' }
  const head =
    judged === 0
      ? `${area.name}: none of the ${fitting.length} measures${scope} has two figures since ${year} that can be compared and a good direction, so I cannot say which got ${word}.`
      : told.length === 0
        ? `${area.name}: none of the ${judged} measures${scope} that can be compared got ${word} since ${year}.`
        : `${area.name}: ${told.length} of the ${judged} measures${scope} that can be compared got ${word} since ${year}${told.length > shown.length ? `; the ${shown.length} that moved most are told` : ''}.`
  const notes = [
    ...(neither.length > 0 ? [`${neither.length} more moved that have no good or bad direction.`] : []),
    ...(missing.length > 0
      ? [
          `${missing.length} ${missing.length === 1 ? 'has no figure for both times, so it is' : 'have no figure for both times, so they are'} not among them.`,
        ]
      : []),
    ...(since === null ? [`No year was named, so it is since ${year}.`] : []),
  ]
  const answer = buildAnswer({
    kind: judged === 0 ? 'no_data' : 'list',
    council: area.key,
    items: shown.map((c) => itemOf(area, c)),
    source,
    understood: `measures${scope} that got ${word} since ${year} · ${area.name}`,
    telling: tellingOfTexts([head, ...shown.map((moved) => `- ${line(moved)}`)]),
  })
  return withNotes(answer, notes)
}

/** The topics that all measures of the list before have: "and what got better?" is asked of them. */
function topicsTold({ topic }: Session, { england }: WithEngland): readonly string[] {
  const told = (topic?.list?.items ?? []).flatMap((i) => england.measure(i.split('|')[0] ?? '') ?? [])
  const [first] = told
  return first ? first.topics.filter((t) => told.every((m) => m.topics.includes(t))) : []
}

/** What was named is none of the dictionary's topics and in the name of no measure. */
function withoutScope(area: Area, unknown: readonly string[], topics: readonly string[]): Answer {
  const words = listText(
    unknown.map((w) => `"${w}"`),
    'or',
  )
  const text = `I know no topic or measure of the Department for Education's with ${words}, so I cannot say what moved there. Its topics are ${listText(topics)}.`
  return buildAnswer({ kind: 'no_data', council: area.key, telling: tellingOfTexts([text]) })
}

const JUDGED = /\b(?:red|amber|green|rag|ragged|targets?|off track|on track|missed|missing)\b/

/** The Department sets no targets, so nothing of an area without a report of its own is red; null where nothing of that is asked. */
export function withoutTargets({ reading }: Session, area: Area): Answer | null {
  if (!JUDGED.test(reading.text)) return null
  const text = `The Department for Education's figures have no targets, so nothing of ${area.name} is red, amber or green. Ask what got worse, or how it ranks on a measure.`
  return buildAnswer({ kind: 'no_data', council: area.key, telling: tellingOfTexts([text]) })
}

const line = ({ measure, change: { from, to } }: MeasureChange): string =>
  `${measure.name}: ${valueText(from.said, measure.unit)} (${from.period.period.label}) to ${valueText(to.said, measure.unit)} (${to.period.period.label})`

const itemOf = (area: Area, moved: MeasureChange): Answer => {
  const { measure, change } = moved
  return buildAnswer({
    kind: 'answer',
    council: area.key,
    indicator: asRef(measure),
    period: change.to.period.period,
    value: Number(change.to.said),
    unit: measure.unit,
    telling: tellingOfTexts([line(moved)]),
  })
}
