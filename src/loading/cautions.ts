/** What a report itself says against its own figures: told with every one of them (contract, meaning 16). */
import type { Commentary, Figure, Remark } from '../model/figure.ts'

const AGAINST =
  /\bdifficult(?:y|ies)\b[^.]*\breport\w*[^.]*\breliab|\bunreliable\b|\bnot (?:yet )?reliable\b|\b(?:treated|read|viewed|used) with caution\b|\bdata quality (?:issue|problem|concern)s?\b|\bgaps in the data\b/i

const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=[A-Z"“])/)

interface Caution {
  readonly paragraph: Commentary
  readonly words: string
}

const cautionsOf = (paragraphs: readonly Commentary[]): Caution[] =>
  paragraphs.flatMap((paragraph) =>
    sentences(paragraph.text)
      .filter((words) => AGAINST.test(words))
      .map((words) => ({ paragraph, words: words.trim() })),
  )

/** Whether the paragraph is about the figure: of its measure and report, and of a time that its own lies in. */
const isAbout = ({ document, indicators, period }: Commentary, figure: Figure): boolean =>
  document === figure.document &&
  indicators.includes(figure.indicator) &&
  figure.period.end >= period.start &&
  figure.period.end <= period.end

/** The caution on a value; none where its report has none. */
export function cautionOn(paragraphs: readonly Commentary[]): (figure: Figure) => Remark[] {
  const cautions = cautionsOf(paragraphs)
  return (figure) => {
    const found = cautions.find((c) => isAbout(c.paragraph, figure))
    return found ? [{ kind: 'caution', place: found.paragraph.location, words: found.words }] : []
  }
}
