/** What may reach a terminal: words only, never a character that commands it. */
import { stripVTControlCharacters } from 'node:util'

// Format characters include the bidirectional overrides, which can show a number backwards.
const UNPRINTABLE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** `text` without escape sequences, control or format characters; line breaks stay, other white space becomes spaces. */
export function plain(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n?/g, '\n').replace(/\t/g, ' '))
    .replace(UNPRINTABLE, '')
    .replace(/\p{Zs}/gu, ' ')
}

const ASCII: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  '·': '-',
  '•': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '→': '->',
  '≥': '>=',
  '≤': '<=',
  '±': '+/-',
  '×': 'x',
  '÷': '/',
  '£': 'GBP ',
  '■': '#',
  '▲': '^',
  '●': 'o',
}

/** The nearest ASCII for a terminal whose locale is not UTF-8; what has none becomes "?". */
export function toAscii(text: string): string {
  return text
    .replace(/[^\n -~]/gu, (c) => ASCII[c] ?? c)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\n -~]/gu, '?')
}
