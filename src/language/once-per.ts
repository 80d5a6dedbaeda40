/** What `make` gives for an object, worked out when it is first asked for and kept as long as the object is. */
export function oncePer<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, T>()
  return (of) => {
    const known = made.get(of)
    if (known !== undefined) return known
    const value = make(of)
    made.set(of, value)
    return value
  }
}

/** So many things are kept in mind: more views than one message has. */
const LATELY = 16

/**
 * As `oncePer`, for things that are asked about in one stretch and never again, and for texts: the last few are kept in mind. A weak
 * map of them would grow with every question, and the collector of garbage would have to look through it.
 */
export function oncePerLate<K extends object | string, T>(make: (of: K) => T): (of: K) => T {
  const things: (K | undefined)[] = new Array(LATELY).fill(undefined)
  const made: (T | undefined)[] = new Array(LATELY).fill(undefined)
  let last = 0
  return (of) => {
    for (let i = 0; i < LATELY; i++) {
      const at = (last + LATELY - i) % LATELY
      if (things[at] === of) return made[at] as T
    }
    const value = make(of)
    last = (last + 1) % LATELY
    things[last] = of
    made[last] = value
    return value
  }
}
