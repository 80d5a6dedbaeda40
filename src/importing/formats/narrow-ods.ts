/**
 * OpenDocument says "16,000 empty cells with this style" in one element. Each of them would become an object, so they
 * go before the library reads: an empty cell that is repeated more than a sheet is wide says nothing.
 */
import { crc32 } from 'node:zlib'
import { LIMITS } from './limits.ts'
import { unpack, type ZipPart } from './zip-directory.ts'

const REPEATED = /<table:(?:covered-)?table-cell\b[^<>]*\btable:number-columns-repeated="(\d+)"[^<>]*\/>/g
/** Parts that the library reads. */
const NEEDED = /^(?:mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/

/** The same file, or one with the long runs of empty cells shortened. */
export function narrowOds(bytes: Uint8Array, parts: readonly ZipPart[]): Uint8Array {
  const content = parts.find((part) => part.name === 'content.xml')
  if (!content) return bytes
  const xml = new TextDecoder().decode(unpack(bytes, content))
  const narrow = xml.replace(REPEATED, (cell, count: string) => (Number(count) < LIMITS.columns ? cell : ''))
  if (narrow.length === xml.length) return bytes
  return store(
    parts
      .filter((part) => NEEDED.test(part.name))
      .map((part) => [part.name, part === content ? new TextEncoder().encode(narrow) : unpack(bytes, part)] as const),
  )
}

/** A ZIP file whose parts are not packed. */
function store(parts: readonly (readonly [name: string, bytes: Uint8Array])[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of parts) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(bytes.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), Buffer.from(bytes))
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name))
    offset += 30 + Buffer.byteLength(name) + bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
