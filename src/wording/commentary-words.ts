/** Officers' words about measures, with what is ours around them. */
import type { IsoDate } from '../model/period.ts'
import { dayLabel } from '../periods/calendar.ts'
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

export function quoteLine({ location, words, report }: Quote): Line {
  const place = report ? `${location} of ${report.title}, published ${dayLabel(report.published)}` : location
  return { ...labelledLine('quote', place, `"${words}"`), quotation: { place, words } }
}

export const NO_WORDS = "I hold no officers' words on this measure. The figure:"

export function commentaryLines({
  about,
  council,
  isGeneral,
  quotes,
  figures,
  earlier,
  report,
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
}): Line[] {
  const what = about.length > 0 ? listText(about.map(smallName)) : 'that'
  const said = (text: string): Line => ({ role: 'said', text })
  const told = figures.map(({ text }) => said(text))
  const heading = isGeneral
    ? `Officers wrote nothing on ${what} alone (${council}). Of these measures together they wrote:`
    : `What officers wrote about ${what} (${council}):`
  const before =
    earlier === null
      ? [{ role: 'head' as const, text: heading }]
      : [
          ...told,
          said(
            `Officers gave no reason in the report that this figure is from. An earlier report, published ${dayLabel(earlier)}, says:`,
          ),
        ]
  return [
    ...before,
    ...quotes.map(quoteLine),
    ...(earlier === null ? told : []),
    labelledLine('source', 'Source', `${report.title}, published ${dayLabel(report.published)}.`),
  ]
}
