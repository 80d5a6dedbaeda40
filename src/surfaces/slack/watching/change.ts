/** What is new about a figure, in one line. */

import type { Unit } from '../../../model/indicator.ts'
import { compare } from '../../../rules/decimal.ts'
import { valueText } from '../../../wording/format.ts'
import { RAG_SIGNS } from '../cards/words.ts'
import type { SeenFigure } from './watch.ts'

const told = ({ value, rag }: SeenFigure, unit: Unit): string => `${valueText(value, unit)} (${RAG_SIGNS[rag]})`

/**
 * The sentence that tells a person what changed; null where nothing did. The same figure printed again in a later
 * report is nothing new.
 */
export function changeText(seen: SeenFigure | null, now: SeenFigure, unit: Unit): string | null {
  if (!seen) return `A first figure is published: ${told(now, unit)} for ${now.period}.`
  if (seen.periodEnd !== now.periodEnd || seen.period !== now.period)
    return `A new figure is published: ${told(now, unit)} for ${now.period}. The one before it: ${told(seen, unit)} for ${seen.period}.`
  if (compare(seen.value, now.value) !== 0)
    return `The figure for ${now.period} is now ${told(now, unit)}; it was ${told(seen, unit)}.`
  if (seen.rag !== now.rag)
    return `The RAG for ${now.period} is now ${RAG_SIGNS[now.rag]}; it was ${RAG_SIGNS[seen.rag]}. The figure is still ${valueText(now.value, unit)}.`
  return null
}
