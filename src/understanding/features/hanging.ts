/**
 * Words that hang on the name of a measure and that no part of the question uses: "contested placements", "reviews in academies",
 * "contacts through the helpline". They make the measure another one, whatever else speaks for it (contract, meaning 13). Pure.
 */
import { isWithin, type Stretch } from '../../language/matches.ts'
import type { Token } from '../../language/normalise.ts'
import type { Loose, View } from '../view.ts'

/** What leads from a name to what restricts it. */
const OPENERS: ReadonlySet<string> = new Set(
  'through via during after before outside inside near over under from with without by at in on of among amongst because due following involving regarding about concerning between beyond behind against for within around along into onto beside upon who whose whom that which where when whod whove and or'.split(
    ' ',
  ),
)
/** What follows them says who is counted or by which way, however little its words say elsewhere: "who changed their name". */
const STRONG: ReadonlySet<string> = new Set('who whose whom whod whove through via during without because'.split(' '))
/** After "and" a question of its own begins with them. */
const ASKS: ReadonlySet<string> = new Set(
  'how what whats which is are was were do does did has have had can could please tell give show compare who why when where whether'.split(
    ' ',
  ),
)
const AUXILIARY = /^(?:is|are|was|were|be|been|being|get|gets|got|getting)$/
const ENDS = /[,.;:?!()"]| - /
const BESIDE = /^[ -]$/

/** How a measure is said in a view. */
export interface Named {
  /** Where its own words stand. */
  readonly names: readonly Stretch[]
  /** Those of them that tell it from others: nothing hangs on "family" alone. */
  readonly telling: readonly Stretch[]
  /** Where words stand that it is called or defined by, or that say whom it counts anyway. */
  readonly used: readonly Stretch[]
  /** Its name is said whole: what hangs on it is no other way of saying it. */
  readonly isWhole: boolean
}

/** In the order in which they are found. */
export function hangingOn({ tokens, text, loose }: View, { names, telling, used, isWhole }: Named): readonly Token[] {
  const isIn = (stretches: readonly Stretch[], t: Token): boolean =>
    stretches.some((s) => t.from < s.to && t.to > s.from)
  const isName = tokens.map((t) => isIn(names, t))
  const wordAt = (i: number): string => tokens[i]?.word ?? ''
  const looseAt = (i: number, isStrong = false): Loose | null => {
    const word = loose[i] ?? null
    const isListed = word?.kind === 'restricts' || word?.kind === 'either' || (isStrong && !word?.isFaint)
    return word && (isWhole || isListed) && !isWithin(used, tokens[i] as Token) ? word : null
  }
  const between = (i: number): string => text.slice(tokens[i]?.to, tokens[i + 1]?.from)
  const found = new Set<Token>()
  const before = (first: number, isTelling: boolean): void => {
    const run: number[] = []
    let at = first - 1
    for (; at >= 0 && !isName[at] && BESIDE.test(between(at)); at--) {
      const word = looseAt(at)
      if (!word || word.isKnown || word.isFaint || !(isTelling || word.kind === 'restricts')) break
      run.push(at)
    }
    // "Are leaving our teams", "looked after children experiencing three placements": what somebody does.
    const last = wordAt(run[0] ?? -1)
    const isVerb = /ing$/.test(last) && run.length === 1 && (AUXILIARY.test(wordAt(at)) || isName[at] === true)
    if (!isVerb) for (const i of run) found.add(tokens[i] as Token)
  }
  const after = (last: number): void => {
    let opener = ''
    let isStrong = false
    for (let k = last + 1; k < tokens.length && !isName[k] && !ENDS.test(between(k - 1)); k++) {
      const said = looseAt(k, isStrong)
      const word = wordAt(k)
      if (OPENERS.has(word)) {
        if (/^(?:and|or)$/.test(word) && ASKS.has(wordAt(k + 1))) return
        isStrong ||= STRONG.has(word)
        // "Who asked for help": of one phrase the first says what it is.
        if (!isStrong || opener === '') opener = word
      } else if (!said || (said.isFaint && !isStrong)) continue
      // Without what leads to it, it is said of the figure: "contacts recorded", "attendance improved".
      else if (opener === '') return
      // Whom a figure is for restricts nothing: "for the press office".
      else if (opener !== 'for' || said.kind === 'restricts') found.add(tokens[k] as Token)
    }
  }
  let isTelling = false
  for (let i = 0; i < tokens.length; i++) {
    if (ENDS.test(between(i - 1))) isTelling = false
    if (!isName[i]) continue
    let to = i
    while (isName[to + 1] && !ENDS.test(between(to))) to++
    const own = tokens.slice(i, to + 1).some((t) => isIn(telling, t))
    before(i, own)
    isTelling ||= own
    if (isTelling) after(to)
    i = to
  }
  return [...found]
}
