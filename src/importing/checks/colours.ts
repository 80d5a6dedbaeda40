/** The file's own colours against the bands: evidence that a figure or a band is wrong. Colours without bands say nothing. */
import { rateFigures } from '../../loading/rate-figures.ts'
import type { DraftFinding } from '../model.ts'
import { type Checked, findingAt, titleOf } from './check.ts'
import { asLoaded } from './loaded.ts'

export function checkColours(checked: Checked): DraftFinding[] {
  const loaded = asLoaded(checked)
  if (!loaded) return []
  const rated = rateFigures(
    loaded.figures,
    loaded.measures.map((m) => m.measure),
    loaded.indicators,
    checked.published.rules,
  )
  return rated.flatMap(({ figure, at }) => {
    const printed = at.row === null ? undefined : checked.reading.figures[at.row]
    if (!printed?.printedRag || figure.rag === 'none' || figure.rag === printed.printedRag) return []
    return [
      findingAt(
        printed,
        'warning',
        'colour',
        `${titleOf(printed)} is ${printed.asPrinted} and coloured ${printed.printedRag}, but ${figure.rag} by its bands (${figure.ragReason}).`,
      ),
    ]
  })
}
