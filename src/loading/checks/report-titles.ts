/** A report whose title names another year than the one it is about. */
import { academicYear, reportingYear } from '../../periods/calendar.ts'
import type { Check } from './leads.ts'

const YEAR = /\b(\d{4})[/-](?:\d{2})?(\d{2})\b/g

export const checkReportTitles: Check = (loaded) =>
  loaded.documents.flatMap(({ document, file }) => {
    const named = [...document.title.matchAll(YEAR)].filter((m) => (Number(m[1]) + 1) % 100 === Number(m[2]))
    const fits = named.some(([, start]) =>
      [reportingYear(Number(start)), academicYear(Number(start))].some(
        (year) => year.start <= document.period.end && document.period.end <= year.end,
      ),
    )
    if (named.length === 0 || fits) return []
    const message = `The title of "${document.title}" names ${named[0]?.[0]}, but the report is about ${document.period.label}.`
    return [{ level: 'note', check: 'report-titles', file, row: null, message, document: document.key }]
  })
