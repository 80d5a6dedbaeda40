/** The first few of `all` in an order, of those that `passes` lets through; the rest is not put in order. */
export function firstFew<T>(
  all: readonly T[],
  few: number,
  isBefore: (a: T, b: T) => boolean,
  passes: (one: T) => boolean,
): T[] {
  const first: T[] = []
  for (const one of all) {
    const last = first[few - 1]
    if (last !== undefined && !isBefore(one, last)) continue
    if (!passes(one)) continue
    let at = Math.min(first.length, few - 1)
    for (; at > 0 && isBefore(one, first[at - 1] as T); at--) first[at] = first[at - 1] as T
    first[at] = one
  }
  return first
}
