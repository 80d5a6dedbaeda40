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
