/** What a program gets of a file: one object a file, with the fields in the order of the documentation. */
import { type Draft, type DraftFigure, isRefusal, publishable, type Refusal } from './model.ts'

/** @param draft the id of the kept draft; null where none is kept */
export function importJson(result: Draft | Refusal, draft: string | null): Record<string, unknown> {
  if (isRefusal(result)) {
    return {
      file: result.file,
      draft: null,
      publishable: false,
      council: null,
      layout: null,
      findings: [result.refused],
    }
  }
  return {
    file: result.file,
    draft,
    publishable: publishable(result),
    council: result.council,
    layout: result.layout,
    encoding: result.encoding,
    title: result.title,
    reportPeriod: result.reportPeriod,
    sheetsRead: result.sheetsRead,
    sheetsRepeat: result.sheetsRepeat,
    sheetsNotRead: result.sheetsNotRead,
    counts: result.counts,
    figures: result.figures.map(figureJson),
    commentary: result.commentary.map(({ at, ids, period, text }) => ({
      sheet: at.sheet,
      cell: at.cell,
      ids,
      period,
      text,
    })),
    new: result.new,
    gone: result.gone,
    revised: result.revised,
    targetsChanged: result.targetsChanged,
    unused: result.unused,
    asks: result.asks,
    findings: result.findings,
  }
}

const figureJson = (f: DraftFigure): Record<string, unknown> => ({
  sheet: f.sheet,
  cell: f.cell,
  row: f.row,
  column: f.column,
  id: f.id,
  ref: f.ref,
  sub: f.sub,
  name: f.name,
  kind: f.kind,
  period: f.period,
  start: f.start,
  end: f.end,
  value: f.value,
  asPrinted: f.asPrinted,
  unit: f.unit,
  status: f.status,
  note: f.note,
  offered: f.offered,
  printedRag: f.printedRag,
})
