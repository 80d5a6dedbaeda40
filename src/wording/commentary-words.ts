/** Officers' words about measures, with what is ours around them. */
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
import { excerpts } from './excerpt.ts'
import { listText, smallName } from './format.ts'
import { type Line, labelledLine } from './line.ts'

interface Report {
  readonly title: string
  readonly published: IsoDate
}

export interface Quote {
  readonly location: string
  readonly words: string
  /** Where it is not the report that the reply is from. */
  readonly report: Report | null
}

/** How much a sentence of a paragraph is about what was asked. */
type Weigh = (sentence: string, paragraph: number) => number

export function quoteLine({ location, words, report }: Quote): Line {
  const place = report ? `${location} of ${report.title}, published ${dayLabel(report.published)}` : location
  return { ...labelledLine('quote', place, `"${words}"`), quotation: { place, words } }
}

/** Characters of officers' words with what is ours around them, before the source. */
const MOST = 1500
export const IN_FULL = 'why, in full'
const LEFT_OUT = {
  ofMeasure: `Some of their words are left out: "${IN_FULL}" gives all of them.`,
  // Of words about no measure there is no "why".
  ofNone: 'Some of their words are left out.',
}

/** The words of each quotation as far as a phone has room for them beside `others` and `more`; null where all of them have. */
function cut(quotes: readonly Quote[], others: readonly Line[], more: string, weigh: Weigh): Quote[] | null {
  const lengthOf = (lines: readonly Line[]): number =>
    lines.reduce((sum, { role, text }) => (role === 'source' ? sum : sum + text.length + 1), 0)
  if (lengthOf([...others, ...quotes.map(quoteLine)]) <= MOST) return null
  const around = lengthOf([...others, ...quotes.map((q) => quoteLine({ ...q, words: '' }))]) + more.length + 1
  const words = excerpts(
    quotes.map((q) => q.words),
    MOST - around,
    weigh,
  )
  return quotes.flatMap((quote, i) => {
    const left = words[i]
    return left === null || left === undefined ? [] : [{ ...quote, words: left }]
  })
}

/** @param figures how many are told below it */
export function noWordsText(figures: number): string {
  const told = figures === 0 ? '' : figures === 1 ? ' The figure:' : ' The figures:'
  return `I hold no officers' words on this measure.${told}`
}

export function commentaryLines({
  about,
  council,
  isGeneral,
  quotes,
  figures,
  earlier,
  report,
  weigh,
}: {
  /** The measures, at most three; none where the words are about no measure. */
  readonly about: readonly string[]
  readonly council: string
  /** The words are about so many measures together that they are about none alone. */
  readonly isGeneral: boolean
  readonly quotes: readonly Quote[]
  /** The first lines of the figures that the words are read with. */
  readonly figures: readonly Line[]
  /** When the report with the words was published, where the figures are from a later one without any; else null. */
  readonly earlier: IsoDate | null
  readonly report: Report
  /** How much a sentence is about what was asked, where not all have room; null where all are to be told. */
  readonly weigh: Weigh | null
}): Line[] {
  const what = listText(about.map(smallName))
  const said = (text: string): Line => ({ role: 'said', text })
  const told = figures.map(({ text }) => said(text))
  const heading = isGeneral
    ? `Officers wrote nothing on ${what} alone (${council}). Of these measures together they wrote:`
    : about.length > 0
      ? `What officers wrote about ${what} (${council}):`
      : `What officers wrote that is nearest to that (${council}):`
  const before =
    earlier === null
      ? [{ role: 'head' as const, text: heading }]
      : [
          ...told,
          said(
            `Officers gave no reason in the report that this figure is from. An earlier report, published ${dayLabel(earlier)}, says:`,
          ),
        ]
  const after = earlier === null ? told : []
  const more = about.length > 0 ? LEFT_OUT.ofMeasure : LEFT_OUT.ofNone
  const short = weigh === null ? null : cut(quotes, [...before, ...after], more, weigh)
  return [
    ...before,
    ...(short ?? quotes).map(quoteLine),
    ...(short ? [{ role: 'more' as const, text: more }] : []),
    ...after,
    labelledLine('source', 'Source', `${report.title}, published ${dayLabel(report.published)}.`),
  ]
}
