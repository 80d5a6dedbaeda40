/** Whether a global pattern matches anywhere. */
export function occurs(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0
  return pattern.test(text)
}

/** All matches of a global pattern in order. Unlike `matchAll`, it makes no copy of the pattern. */
export function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    // An empty match would be found again and again.
    if (match[0] === '') pattern.lastIndex += 1
  }
  return found
}

/** Where words stand in a text: from the first of their characters to the one after the last. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where a match stands in the text. */
export const stretchOf = (m: RegExpExecArray): Stretch => ({ from: m.index, to: m.index + m[0].length })

/** Whether a stretch stands within one of others. */
export const isWithin = (within: readonly Stretch[], { from, to }: Stretch): boolean =>
  within.some((w) => from >= w.from && to <= w.to)

/** Where a global pattern matches, in order. */
export const stretches = (pattern: RegExp, text: string): Stretch[] => matches(pattern, text).map(stretchOf)
