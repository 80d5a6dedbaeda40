/** The file's own colours against the bands: evidence that a figure or a band is wrong. Colours without bands say nothing. */
import { rateFigures } from '../../loading/rate-figures.ts'
import type { DraftFinding } from '../model.ts'
import type { ReadFigure } from '../source.ts'
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
  const ambers: ReadFigure[] = []
  const unlike = rated.flatMap(({ figure, at }) => {
    const printed = at.row === null ? undefined : checked.reading.figures[at.row]
    if (!printed?.printedRag || figure.rag === 'none' || figure.rag === printed.printedRag) return []
    // What is amber in the file has a tolerance that is not printed in it.
    if (printed.printedRag === 'amber' && figure.judgement?.rule === MISSED) {
      if (checked.reading.measures[printed.measure]?.toleranceSaid === 'none') return []
      ambers.push(printed)
      return []
    }
    return [
      findingAt(
        printed,
        'warning',
        'colour',
        `${titleOf(printed)} is ${printed.asPrinted} and coloured ${printed.printedRag}, but ${figure.rag} by its bands (${figure.ragReason}).`,
      ),
    ]
  })
  return [...withoutTolerance(ambers), ...unlike]
}

/** The rule by which what misses a target is red, since no tolerance is there. */
const MISSED = 'target missed, no tolerance'
const NAMED = 3

function withoutTolerance(ambers: readonly ReadFigure[]): DraftFinding[] {
  const [first] = ambers
  if (!first) return []
  const named = ambers.slice(0, NAMED).map((f) => `${f.cell} (${f.asPrinted})`)
  const more = ambers.length > NAMED ? ` and ${ambers.length - NAMED} more` : ''
  const text = `${ambers.length === 1 ? 'a figure is coloured' : `${ambers.length} figures are coloured`} amber, and no tolerance is printed, so by their targets alone they would be red: ${named.join(', ')}${more}. Print the tolerance or the amber band, or confirm with the reason why they are red; answered with "no-tolerance" of the cells of their names, it is remembered.`
  return [findingAt(first, 'error', 'amber-without-tolerance', text)]
}
