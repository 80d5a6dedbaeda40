/** Typed and pasted keys without the control characters that readline would echo to the terminal. */

import { Transform } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { ReadStream } from 'node:tty'

/** C1 controls (U+009B starts an escape sequence by itself) and the separators FS to RS. Readline needs the others. */
const isEchoed = (c: string): boolean => c >= '\u0080' || (c >= '\u001c' && c <= '\u001e')

export const withoutEchoed = (keys: string): string => keys.replace(/\p{Cc}/gu, (c) => (isEchoed(c) ? '' : c))

/** Passes keys on from a terminal; raw mode is set on the terminal itself. */
export function safeKeys(terminal: ReadStream): { readonly input: NodeJS.ReadableStream; release(): void } {
  const decoder = new StringDecoder('utf8')
  const filter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, withoutEchoed(decoder.write(chunk)))
    },
  })
  const input = Object.assign(filter, {
    isTTY: true,
    setRawMode(mode: boolean) {
      terminal.setRawMode(mode)
      return input
    },
  })
  terminal.pipe(input)
  return {
    input,
    release() {
      terminal.unpipe(input)
      terminal.pause()
    },
  }
}
