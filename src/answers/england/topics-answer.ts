/** What is held of an area that has no report of its own: England's measures by topic, counted and not listed. */
import type { Area } from '../../england/area.ts'
import { latestOf } from '../../england/area-figure.ts'
import { asRef } from '../../england/as-catalogue.ts'
import { topicsSaid } from '../../england/topics-said.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { listText, valueText } from '../../wording/format.ts'
import { tellingOfTexts } from '../../wording/line.ts'
import { listRequestOf } from '../list-request.ts'
import { withNotes } from './asked.ts'
import { scopeOf } from './scope.ts'

/** Null where England's figures are not imported. @param kind `summary` where an overview was asked for */
export async function topicsAnswer({ asking }: Session, area: Area, kind: 'list' | 'summary'): Promise<Answer | null> {
  const behind = asking.catalogue.england
  if (!behind) return null
  const { england, published } = behind
  const held = await england.held(area)
  const measures = england.measures().filter((m) => held.has(m.id))
  const lines = england.topics().flatMap((topic) => {
    const count = measures.filter((m) => m.topics.includes(topic)).length
    return count === 0 ? [] : [`- ${topic}: ${count}`]
  })
  const document = published.document(area)
  const source = { document: document.document, published: document.published, location: 'all measures' }
  const without =
    kind === 'summary' ? `No report of ${area.name} is loaded, so there is no summary of its targets. ` : ''
  const texts = [
    `${without}The Department for Education publishes ${measures.length} measures of ${area.name}, by topic:`,
    ...lines,
    'Ask about one by name, how it ranks, or what got worse.',
  ]
  const answer = buildAnswer({
    kind,
    council: area.key,
    source,
    understood: `measures held · ${area.name}`,
    telling: tellingOfTexts(texts),
  })
  return withNotes(answer, [])
}

/** Words of asking for a list. */
const ASKS = new Set(
  'list show tell give name all every everything hold held publish published latest newest'.split(' '),
)
/** Measures that are told of a topic; the rest are counted. */
const MOST = 20

/** The newest figure of each measure of the topics that a question names and puts no condition on; null for any other question. */
export async function ofTopics(session: Session, area: Area): Promise<Answer | null> {
  const behind = session.asking.catalogue.england
  const { selection } = listRequestOf(session)
  if (!behind || selection.conditions.length > 0 || selection.order) return null
  const { england, published } = behind
  if (topicsSaid(session.reading.text, england.topics(), behind.saidTopics).length === 0) return null
  const { measures, said } = scopeOf(session, behind, (word) => ASKS.has(word))
  const held = await england.held(area)
  const there = measures.filter((m) => held.has(m.id))
  if (there.length === 0) return null
  const figures = await Promise.all(
    there.slice(0, MOST).map(async (measure) => ({ measure, figure: latestOf(await england.figures(area, measure)) })),
  )
  const items = figures.flatMap(({ measure, figure }) =>
    figure === null
      ? []
      : buildAnswer({
          kind: 'answer',
          council: area.key,
          indicator: asRef(measure),
          period: figure.period.period,
          value: Number(figure.said),
          unit: measure.unit,
          telling: tellingOfTexts([
            `${measure.name}: ${valueText(figure.said, measure.unit)} (${figure.period.period.label})`,
          ]),
        }),
  )
  const more = there.length - items.length
  const document = published.document(area)
  const source = { document: document.document, published: document.published, location: 'all measures' }
  const texts = [
    `${area.name}: ${there.length} ${there.length === 1 ? 'measure' : 'measures'} on ${listText(said)}, each with its newest figure${more > 0 ? `; the first ${items.length} are told` : ''}.`,
    ...items.map((i) => `- ${i.text}`),
  ]
  const answer = buildAnswer({
    kind: 'list',
    council: area.key,
    items,
    source,
    understood: `measures on ${listText(said)} · ${area.name}`,
    telling: tellingOfTexts(texts),
  })
  return withNotes(answer, [])
}

/** The area asked about, where it has no report of its own and no theme was named. */
export function unreported({ council, reading, asking }: Session): Area | null {
  const { catalogue } = asking
  const area = (council && catalogue.england?.england.area(council)) || null
  return area && !catalogue.reports(area.key) && reading.themes.length === 0 ? area : null
}
