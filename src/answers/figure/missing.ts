/** "I hold nothing…": the answer when a row has no figure at or before the period asked for. */
import { type Answer, buildAnswer } from '../../model/answer.ts'
import type { Figure } from '../../model/figure.ts'
import type { Measure } from '../../model/indicator.ts'
import { valueText } from '../../wording/format.ts'
import { measureWords } from '../../wording/measure-words.ts'
import { noneBeforeLines, withoutNumberText } from '../../wording/nothing-words.ts'
import { whenText } from '../../wording/period-words.ts'
import { sourceText } from '../../wording/source-words.ts'
import type { Asking } from '../asking.ts'
import type { MissingFigure } from './known.ts'
import { indicatorRef, measureName, sourceOf } from './naming.ts'

export function missingAnswer(
  asking: Asking,
  row: Measure,
  { missing, earliest, other, wordless }: MissingFigure = { missing: null, earliest: null, wordless: null },
): Answer {
  const { catalogue } = asking
  const indicator = catalogue.indicator(row.indicator)
  const council = catalogue.councilName(row.council)
  const name = measureWords(indicator, row, null)
  const held = (figure: Figure) => ({
    shown: valueText(figure.value as string, row.unit),
    when: whenText(figure.period, indicator.basis),
    source: sourceText(sourceOf(asking, figure)),
  })
  const lines = noneBeforeLines({
    name,
    council,
    asked: missing?.label ?? null,
    withoutNumber: wordless && withoutNumberText(wordless),
    earliest: earliest && held(earliest),
    other: other && missing ? held(other) : null,
  })
  return buildAnswer({
    kind: 'no_data',
    council: row.council,
    indicator: indicatorRef(asking, row),
    requestedPeriod: missing,
    understood: `${measureName(row)} · ${missing?.label ?? 'any period'} · ${council}`,
    telling: { decimal: null, shown: null, council, name, notes: [], lines },
  })
}
