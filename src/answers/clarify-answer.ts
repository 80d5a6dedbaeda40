/** Asking back: the measures or councils that a question fits about as well, as they are known to the council. */
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Measure } from '../model/indicator.ts'
import { listText } from '../wording/format.ts'
import { tellingOfTexts } from '../wording/line.ts'
import type { Asking } from './asking.ts'
import { indicatorRef, measureName } from './figure/naming.ts'

function choice(asking: Asking, row: Measure, text: string): Answer {
  return buildAnswer({
    kind: 'clarify',
    council: row.council,
    indicator: indicatorRef(asking, row),
    unit: row.unit,
    telling: tellingOfTexts([text]),
  })
}

const numbered = (lines: readonly string[]): string[] => lines.map((line, i) => `${i + 1}. ${line}`)

/** "Which of these do you mean?" over measures of one council, or of all; `strange` words are named where there are any. */
export function clarifyMeasures(
  asking: Asking,
  indicators: readonly string[],
  council: string | null,
  strange: readonly string[] = [],
): Answer {
  const { catalogue } = asking
  const country = catalogue.england?.england.country()?.key
  // England's measures are every council's: they are offered once, for England.
  const homes = (id: string): readonly string[] =>
    country && catalogue.england?.england.measure(id) ? [country] : catalogue.councilsWith(id)
  const rows = indicators.flatMap((id) =>
    (council ? [council] : homes(id)).flatMap((c) => catalogue.rows(c, id)[0] ?? []),
  )
  const shown = rows.slice(0, 8)
  const lines = shown.map(
    (row) =>
      `${measureName({ ...row, sub: '' })}${council ? '' : ` (${catalogue.councilName(row.council)}${row.council === country ? '; name a council or region for its own' : ''})`}`,
  )
  const unknown =
    strange.length > 0
      ? `No measure has ${listText(
          strange.map((w) => `"${w}"`),
          'or',
        )} in it. `
      : ''
  const asks = shown.length === 1 ? 'Do you mean this one?' : 'Which do you mean?'
  const why = unknown || (shown.length === 1 ? 'I am not sure. ' : 'That fits several measures. ')
  const how = shown.length === 1 ? 'Reply "yes", or ask in other words.' : 'Reply with the number, or part of the name.'
  return buildAnswer({
    kind: 'clarify',
    council,
    items: shown.map((row, i) => choice(asking, row, lines[i] as string)),
    telling: tellingOfTexts([`${why}${asks}`, ...numbered(lines), how]),
  })
}

/** More are counted, not listed. */
const MOST_COUNCILS = 8

/** "For which council?" over the councils that publish a measure. */
export function clarifyCouncils(asking: Asking, indicator: string, councils: readonly string[]): Answer {
  const { catalogue } = asking
  if (councils.length > MOST_COUNCILS) {
    const text = `${catalogue.indicator(indicator).name} is published for ${councils.length} councils and regions. For which one? Reply with its name.`
    return buildAnswer({ kind: 'clarify', telling: tellingOfTexts([text]) })
  }
  const rows = councils.flatMap((c) => catalogue.rows(c, indicator)[0] ?? [])
  const lines = rows.map((row) => `${catalogue.councilName(row.council)}: ${measureName({ ...row, sub: '' })}`)
  return buildAnswer({
    kind: 'clarify',
    items: rows.map((row, i) => choice(asking, row, lines[i] as string)),
    telling: tellingOfTexts([
      'Several councils publish that. For which one?',
      ...numbered(lines),
      "Reply with the number or the council's name.",
    ]),
  })
}

/** "For which council?" over all that are loaded. */
export function clarifyAnyCouncil({ catalogue }: Asking): Answer {
  const names = catalogue.reporting.map((c) => c.name)
  const others = catalogue.england ? ', or any other council or region of England' : ''
  return buildAnswer({
    kind: 'clarify',
    items: catalogue.reporting.map((c) =>
      buildAnswer({ kind: 'clarify', council: c.key, telling: tellingOfTexts([c.name]) }),
    ),
    telling: tellingOfTexts([`For which council? ${listText(names, 'or')}${others}.`]),
  })
}
