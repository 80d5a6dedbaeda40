/** Which keys lie beside each other on the keyboards used in Britain. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** How far each row stands to the right of the one above, in keys. */
const SHIFT = [0, 0.25, 0.75]

const place = new Map<string, readonly [number, number]>()
ROWS.forEach((row, y) => {
  ;[...row].forEach((key, x) => {
    place.set(key, [x + (SHIFT[y] ?? 0), y])
  })
})

/** The neighbours of each key, as one text a key. */
export const NEIGHBOURS: ReadonlyMap<string, string> = new Map(
  [...place].map(([key, [x, y]]) => [
    key,
    [...place]
      .filter(([other, [x2, y2]]) => other !== key && Math.abs(x2 - x) <= 1 && Math.abs(y2 - y) <= 1)
      .map(([other]) => other)
      .join(''),
  ]),
)

const size = 26
const A = 97
const beside = new Uint8Array(size * size)
for (const [key, others] of NEIGHBOURS)
  for (const other of others) beside[(key.charCodeAt(0) - A) * size + other.charCodeAt(0) - A] = 1

/** Whether two letters, by character code, have neighbouring keys. */
export const areNeighbours = (a: number, b: number): boolean => beside[(a - A) * size + b - A] === 1

/** Whether a letter, by character code, is a vowel: a, e, i, o, u. */
export const isVowel = (code: number): boolean =>
  code === 97 || code === 101 || code === 105 || code === 111 || code === 117

const alike = new Uint8Array(size * size)
for (const pair of ['cs', 'sc', 'ck', 'kc', 'sz', 'zs', 'gj', 'jg', 'kq', 'qk', 'fv', 'vf'])
  alike[(pair.charCodeAt(0) - A) * size + pair.charCodeAt(1) - A] = 1

/** Whether two letters, by character code, may be said alike: "worce" for "worse". */
export const soundAlike = (a: number, b: number): boolean => alike[(a - A) * size + b - A] === 1
