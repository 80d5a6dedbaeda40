/**
 * A ZIP file's own list of its parts, read before anything is unpacked, so that a bomb is refused for what it says it
 * is. A part that unpacks to more than the list says is stopped there.
 */
import { inflateRawSync } from 'node:zlib'
import { LIMITS, megabytes } from './limits.ts'
import { DAMAGED, FileRefused } from './refusal.ts'

export interface ZipPart {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const ENTRY_SIZE = 46
const LOCAL_SIZE = 30
/** The end record may be followed by a comment of up to 65,535 bytes. */
const COMMENT = 65_535

/** The parts in the order of the list. Throws FileRefused for a file that is cut off or too large unpacked. */
export function zipParts(bytes: Uint8Array): ZipPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > LIMITS.partCount) {
    throw new FileRefused(
      'too-large',
      `The workbook has ${count.toLocaleString('en-GB')} parts, more than ${LIMITS.partCount.toLocaleString('en-GB')}; copy the table into a new workbook and send that.`,
    )
  }
  const parts: ZipPart[] = []
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY)
      throw new FileRefused('damaged', DAMAGED)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = next
  }
  refuseTooLarge(parts)
  return parts
}

function endRecord(view: DataView): number {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= 0 && at >= last - COMMENT; at--) if (view.getUint32(at, true) === END) return at
  throw new FileRefused('damaged', DAMAGED)
}

function refuseTooLarge(parts: readonly ZipPart[]): void {
  const largest = Math.max(0, ...parts.map((p) => p.unpacked))
  const all = parts.reduce((total, p) => total + p.unpacked, 0)
  if (largest <= LIMITS.part && all <= LIMITS.parts) return
  const size = largest > LIMITS.part ? `one part to ${megabytes(largest)}` : `${megabytes(all)} in all`
  throw new FileRefused(
    'too-large',
    `The workbook would unpack to ${size}, more than can be read (${megabytes(LIMITS.part)} a part, ${megabytes(LIMITS.parts)} in all); take out empty rows and sheets that are not needed, or copy the table into a new workbook, and send that.`,
  )
}

/** The bytes of one part. Throws FileRefused where they are damaged or more than the list says. */
export function unpack(bytes: Uint8Array, part: ZipPart): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (part.offset + LOCAL_SIZE > view.byteLength || view.getUint32(part.offset, true) !== LOCAL) {
    throw new FileRefused('damaged', DAMAGED)
  }
  const start =
    part.offset + LOCAL_SIZE + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true)
  const packed = bytes.subarray(start, start + part.packed)
  if (packed.length < part.packed) throw new FileRefused('damaged', DAMAGED)
  if (part.method === 0) return packed
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, part.unpacked) })
  } catch (cause) {
    throw new FileRefused('damaged', `${DAMAGED} (${part.name}: ${(cause as Error).message})`)
  }
}
