/** What a writer numbered or lettered: "(a) … (b) …", "1. … 2. …". Works on normalised text. */

export interface Enumeration {
  readonly parts: readonly string[]
  /** Where the first mark stands, and where the words of the last part begin. */
  readonly firstAt: number
  readonly lastAt: number
  /** The message with its numbers and letters taken out. */
  readonly plain: string
}

const MARK = /(?:(?<= )- )?(?<![a-z0-9])(?:\(?([a-h]|[1-9]|i{1,3}|iv|v)\)|([1-9])\.(?=\s+[a-z('"]))\s*/g
/** Before a mark: what parts the one from the other by itself. */
const JOINED = /(?:[,;:.?!(]|\b(?:and|or|both|plus|then))\s*$/
const ORDERS: readonly (readonly string[])[] = ['abcdefgh', '123456789'].map((s) => [...s])
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v']
const MOST = 7

/** Null where fewer than two marks follow each other in order. */
export function enumerationOf(text: string): Enumeration | null {
  const marks = [...text.matchAll(MARK)]
  for (const order of [...ORDERS, ROMAN]) {
    const own = marks.filter((m) => order.includes(m[1] ?? (m[2] as string)))
    const inOrder = own.filter((m, i) => (m[1] ?? m[2]) === order[i])
    if (inOrder.length < 2 || inOrder.length > MOST || inOrder.length < own.length) continue
    const begins = inOrder.map((m) => m.index + m[0].length)
    const parts = begins.map((at, i) => text.slice(at, inOrder[i + 1]?.index).trim())
    if (parts.some((p) => !/[a-z0-9]/.test(p))) continue
    const firstAt = inOrder[0]?.index ?? 0
    const [first] = marks
    const plain = text.replace(MARK, (_, ...rest: unknown[]) => {
      const at = rest.find((r) => typeof r === 'number') as number
      return at === first?.index || JOINED.test(text.slice(0, at)) ? ' ' : ', '
    })
    return { parts, firstAt, lastAt: begins.at(-1) ?? 0, plain: plain.replace(/ +(?=,)|(?<= ) +/g, '').trim() }
  }
  return null
}
