/** The text of a file whose encoding nobody has written down: marks, zero bytes, UTF-8 if it fits, else Windows-1252. */
import { FileRefused } from './refusal.ts'

export interface Decoded {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** The first line with letters that English names have not, as read and as an old Mac would mean it. */
  readonly letters: readonly [string, string] | null
}

export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes).replace(/^\ufeff+/, '')
  const zero = text.indexOf('\0')
  if (zero >= 0) {
    const line = text.slice(0, zero).split(/\r\n?|\n/).length
    throw new FileRefused(
      'not-text',
      `Line ${line} has a character that no text has (NUL); save it as CSV again and send that.`,
      {
        line,
      },
    )
  }
  return { text, encoding, letters: encoding === 'windows-1252' ? oddLine(bytes, text) : null }
}

/** The two encodings have a letter for each byte, so their lines are the same ones. */
function oddLine(bytes: Uint8Array, text: string): readonly [string, string] | null {
  const lines = text.split(/\r\n?|\n/)
  const at = lines.findIndex((line) => ODD.test(line))
  if (at < 0) return null
  const other = new TextDecoder('macintosh').decode(bytes).split(/\r\n?|\n/)[at] ?? ''
  return [(lines[at] as string).slice(0, 200), other.slice(0, 200)]
}

/** Letters and signs that Windows-1252 gives where the file was really of an old Mac: "Õ" for an apostrophe, "Ð" for a dash. */
const ODD = /[\u0081\u008d\u008f\u0090\u009dÐÕÔÒÓÊ¡¤ªº¿ƒ‡ˆ‰‹›˜þð]/

function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, 4000)
  const zeros = [0, 0]
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > sample.length / 5 && even < odd / 4) return 'utf-16le'
  if (even > sample.length / 5 && odd < even / 4) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
