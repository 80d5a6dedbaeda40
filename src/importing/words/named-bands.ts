/** Bands that are printed with their colours in one cell: "Red <85%, Amber 85-90%, Green >90%", "G: under 20%; R: over 25%". */
import type { BandKind } from '../../model/figure.ts'
import { straight } from './plain.ts'

export interface NamedBand {
  readonly kind: BandKind
  /** What is printed beside the colour. */
  readonly text: string
}

const KINDS: Readonly<Record<string, BandKind>> = {
  r: 'red',
  red: 'red',
  a: 'amber',
  amber: 'amber',
  yellow: 'amber',
  g: 'green',
  green: 'green',
}
const COLOUR = /\b(?:red|amber|yellow|green)\b|\b[RAG](?=\s*[:=]|\s*[<>≤≥])/g
/** Between bands; a comma in a number is none. */
const APART = /[;|\n]|,(?!\d{3}(?!\d))/

/** In the order of the text; nothing unless each colour stands beside a number. */
export function namedBands(raw: string): NamedBand[] {
  const text = straight(raw.replace(/\n/g, ';')).replace(
    /\b(?:Red|RED|Amber|AMBER|Yellow|YELLOW|Green|GREEN)\b/g,
    (c) => c.toLowerCase(),
  )
  const pieces = text.split(APART)
  const each = pieces.every((piece) => (piece.match(COLOUR) ?? []).length <= 1)
  const found = (each ? pieces : text.split(/(?=\b(?:red|amber|yellow|green)\b)/)).flatMap(
    (piece) => bandIn(piece) ?? [],
  )
  const colours = (text.match(COLOUR) ?? []).length
  return found.length === colours && new Set(found.map((f) => f.kind)).size === colours ? found : []
}

function bandIn(piece: string): NamedBand | null {
  const colours = piece.match(COLOUR) ?? []
  const kind = KINDS[(colours[0] ?? '').toLowerCase()]
  if (colours.length !== 1 || !kind) return null
  const text = piece
    .replace(COLOUR, ' ')
    .replace(/^[\s:=,(-]+(?!\d)|^\s*[:=]\s*|\s+(?:is|if|and)\s*$|[\s:=,)]+$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /\d/.test(text) ? { kind, text } : null
}
