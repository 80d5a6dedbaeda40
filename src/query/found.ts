/** A figure that leads, as the answer to a request for a period. */
import type { FoundFigure } from '../model/found.ts'
import { disagreeing, type Lead } from './leads.ts'

export function asFound(lead: Lead, more: Partial<FoundFigure> = {}): FoundFigure {
  return {
    figure: lead.figure,
    value: lead.figure.value as string,
    period: lead.figure.period,
    months: [],
    computed: null,
    requested: null,
    disagreeing: disagreeing(lead),
    notes: [],
    ...more,
  }
}
