/** A target that gives no colour, because nobody says whether a high or a low figure is good. */
import type { SummaryRow } from './model.ts'

export const isUndirected = ({ polarity, figures }: Pick<SummaryRow, 'polarity' | 'figures'>): boolean =>
  polarity === 'info' && figures.some((f) => f.kind === 'green' && f.value !== null)
