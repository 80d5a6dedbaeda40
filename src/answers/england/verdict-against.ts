/** The yes or no of a question that holds one figure against another: a neighbours' average, another council's. */
import type { EnglandMeasure } from '../../england/measure.ts'
import { polarityText } from '../../england/words.ts'
import { standingOf } from '../../rules/benchmark.ts'
import { valueText } from '../../wording/format.ts'
import { verdictOf } from '../../wording/verdict.ts'

/**
 * "Yes: 19.01% is below the neighbours' average (19.36%), which is better."; null where nothing is asked that has a yes or a no.
 * @param noun what `other` is, without its value
 * @param isOfSubject `own` is what the question is about, whoever "us" is in it
 */
export function verdictAgainst(
  said: string,
  own: string,
  other: string,
  noun: string,
  measure: EnglandMeasure,
  isOfSubject = false,
): string | null {
  const { unit, polarity } = measure
  if (polarity === 'info' && /\b(?:better|worse)\b/.test(said))
    return `Neither better nor worse can be said, since for this measure ${polarityText(measure)}.`
  const verdict = verdictOf(said, {
    decimal: own,
    shown: valueText(own, unit),
    unit,
    polarity,
    rag: 'none',
    target: null,
    goal: null,
    period: '',
    trend: null,
    benchmarks: [
      {
        kind: 'statistical_neighbours',
        standing: standingOf(own, other, polarity),
        decimal: other,
        noun: `${noun} (${valueText(other, unit)})`,
      },
    ],
    asked: ['statistical_neighbours'],
    isOfSubject,
  })
  return verdict?.on === 'benchmark' ? verdict.text : null
}
