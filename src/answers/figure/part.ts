/** A single published figure, as a part of something else. */
import { type Answer, buildAnswer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import { partText, shownAs } from '../../wording/figure-words.ts'
import { measureWords } from '../../wording/measure-words.ts'
import type { Asking } from '../asking.ts'
import { benchmarksOf } from './benchmarks.ts'
import { indicatorRef, sourceOf } from './naming.ts'
import { asTarget, targetBand } from './target.ts'

export function partAnswer(asking: Asking, figure: Figure, row: Measure): Answer {
  const shown = shownAs(figure, row.unit)
  const text = partText(figure.period.label, shown)
  return buildAnswer({
    kind: 'answer',
    council: figure.council,
    indicator: indicatorRef(asking, row),
    period: figure.period,
    value: Number(figure.value),
    unit: row.unit,
    rag: figure.rag,
    ragReason: figure.ragReason,
    source: sourceOf(asking, figure),
    text,
    telling: {
      decimal: figure.value,
      shown,
      council: asking.catalogue.councilName(figure.council),
      name: measureWords(asking.catalogue.indicator(row.indicator), row, figure.period.kind),
      notes: [],
      lines: [{ role: 'head', text }],
    },
  })
}

/** With the target and benchmarks published for its time; `figures` are all of its row. */
export function pointAnswer(asking: Asking, figure: Figure, row: Measure, figures: readonly Figure[]): Answer {
  const found = { figure, period: figure.period, value: figure.value as string }
  const band = targetBand(figures, figure)
  return {
    ...partAnswer(asking, figure, row),
    target: band && asTarget(band),
    benchmarks: benchmarksOf(asking, figures, found, row, false).list,
  }
}
