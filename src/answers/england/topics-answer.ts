/** What is held of an area that has no report of its own: England's measures by topic, counted and not listed. */
import type { Area } from '../../england/area.ts'
import type { Session } from '../../intent.ts'
import { type Answer, buildAnswer } from '../../model/answer.ts'
import { sourceText } from '../../wording/source-words.ts'

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
  const text = [
    `${without}The Department for Education publishes ${measures.length} measures of ${area.name}, by topic:`,
    ...lines,
    'Ask about one by name, how it ranks, or what got worse.',
    sourceText(source),
  ].join('\n')
  return buildAnswer({ kind, council: area.key, source, understood: `measures held · ${area.name}`, text })
}

/** The area asked about, where it has no report of its own and no theme was named. */
export function unreported({ council, reading, asking }: Session): Area | null {
  const { catalogue } = asking
  const area = (council && catalogue.england?.england.area(council)) || null
  return area && !catalogue.reports(area.key) && reading.themes.length === 0 ? area : null
}
