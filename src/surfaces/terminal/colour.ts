/** Styles of text, for screens that have them. */
import type { Rag } from '../../model/figure.ts'
import type { Screen } from './screen.ts'

const CODES = { bold: '1', dim: '2', red: '1;31', amber: '1;33', green: '1;32' } as const
export type Style = keyof typeof CODES

/** `text` in `style`, or as it is on a screen without colour. */
export const paint = (text: string, style: Style, screen: Pick<Screen, 'colour'>): string =>
  screen.colour && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text

export const isRag = (word: string): word is Exclude<Rag, 'none'> => ['red', 'amber', 'green'].includes(word)
