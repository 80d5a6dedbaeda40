/** An outturn or year to date that is not the last month's (or term's) figure, for measures of how things stand at the end. */
import { sameWhenRounded } from '../../rules/decimal.ts'
import { basisOf, byReportRow, type Check, doubtOn, leadsOf, type Naming, nameOf, noteOn, quote } from './leads.ts'
import { isLong, partsWithin } from './spans.ts'

export const checkOutturnPosition: Check = (loaded) =>
  [...byReportRow(loaded).values()].flatMap((figures) => {
    const row = leadsOf(figures)
    return row.flatMap((whole) => {
      const { figure } = whole
      const indicator = loaded.indicators.get(figure.indicator)
      const basis = indicator && basisOf(indicator, figure)
      if (!isLong(figure.period) || (basis !== 'position' && basis !== 'rolling')) return []
      const last = partsWithin(whole, row)
        .map((within) => within.figures.at(-1))
        .find((f) => f?.figure.period.end === figure.period.end)
      if (!last || sameWhenRounded(last.value, whole.value)) return []
      const word = last.figure.period.kind === 'snapshot' ? 'day' : last.figure.period.kind
      const said = (naming: Naming): string =>
        `${naming(whole)} is printed for ${figure.period.label}, but ${naming(last)} for ${last.figure.period.label}, its last ${word}`
      const own = `For ${last.figure.period.label}, its last ${word}, ${quote(last)} is printed.`
      if (last.figure.part !== 'correction')
        return [doubtOn('outturn-position', { loaded, at: whole, other: last }, (naming) => `${said(naming)}.`, own)]
      const message = `${nameOf(loaded, figure)}: ${said(quote)} (corrected, and the longer period not with it).`
      return [
        { ...noteOn('outturn-position', whole, message, last), own: `${own} It was corrected, and this was not.` },
      ]
    })
  })
