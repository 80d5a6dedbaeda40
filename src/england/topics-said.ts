/** Which of the dictionary's topics a question names. Pure: what people say for them comes from `data/england/say.json`. */

/** Phrases in lower case, and the topics that each of them means. */
export interface SaidTopics {
  readonly say: readonly string[]
  readonly topics: readonly string[]
}

export interface TopicHit {
  readonly from: number
  /** Just after it. */
  readonly to: number
  readonly topics: readonly string[]
}

const escaped = (phrase: string): string => phrase.replace(/[.*+?^${}()|[\]\\&]/g, '\\$&')

/** Topics in normalised text, by their own names and by what people say, the longest phrase first; hits do not overlap. */
export function topicsSaid(text: string, topics: readonly string[], said: readonly SaidTopics[]): TopicHit[] {
  const there = new Set(topics)
  const phrases = [
    ...topics.flatMap((topic) => [
      [topic, [topic]] as const,
      [topic.replaceAll('&', 'and').replaceAll(',', ''), [topic]] as const,
    ]),
    ...said.flatMap((s) => s.say.map((phrase) => [phrase, s.topics.filter((t) => there.has(t))] as const)),
  ].toSorted(([a], [b]) => b.length - a.length)
  const hits: TopicHit[] = []
  for (const [phrase, of] of phrases) {
    if (of.length === 0) continue
    for (const { index } of text.matchAll(new RegExp(`(?<![\\w-])${escaped(phrase)}(?![\\w-])`, 'g'))) {
      const to = index + phrase.length
      if (!hits.some((h) => index < h.to && to > h.from)) hits.push({ from: index, to, topics: of })
    }
  }
  return hits.toSorted((a, b) => a.from - b.from)
}
