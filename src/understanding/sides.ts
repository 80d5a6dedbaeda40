/** Several measures named in one breath: "contacts, re-referrals and CP plans", "health and dental assessments", "CSE v CCE". */
import type { Catalogue } from '../catalogue.ts'
import type { Topic } from '../conversation.ts'
import type { Stretch } from '../language/matches.ts'
import { QUANTITY_HEAD } from '../language/split.ts'
import type { Term } from '../language/vocabulary.ts'
import { PHASES } from '../model/indicator.ts'
import type { IsoDate } from '../model/period.ts'
import { choicesByWords } from './choices.ts'
import { type Choice, TOLD } from './frame.ts'
import { headedMeasures } from './headed.ts'
import { cutsOf, type Segment, segmentsOf } from './segments.ts'
import type { View } from './view.ts'

/** What parts two measures whatever stands around it, and what also joins the words of one measure's name. */
const STRONG =
  /\s(?:versus|vs\.?|v|while|whilst|whereas|against|compared (?:with|to)|alongside|next to|relative to|as (?:a|an) (?:percentage|per ?cent|pct|share|proportion|%) of|out of)\s|;|[?]|(?<![a-z0-9])(?:\(?[a-h1-9ivx]{1,3}\)|[1-9]\.(?!\d))/g
/** "How many in need how many on plans": a head after another, as it is spoken; what is behind is looked at where a head follows. */
const NEXT_HEAD = new RegExp(`\\s(?=${QUANTITY_HEAD}\\b)(?<=\\b(?:${QUANTITY_HEAD}|total|number) .*\\s)`, 'g')
/** "What share of care leavers were in work": a part and its whole. */
const SHARE_OF =
  /(?<=\b(?:share|proportion|percentage|fraction|how many|how much) of [^?.;]{3,60}) (?:are|is|were|was|became|become|turned into|turn into|led to|lead to|resulted in|result in|ended up as|end up as) /g
const WEAK = /\s(?:and|plus|&|or|with|to|than|from|into)\s|,|\+|\s-\s|\s\/\s/g
/** What stands between measures that are named one after the other. */
const IN_ROW = /\s(?:and|plus|&|while|whilst|whereas)\s|[,+;]/g
/** What stands before or after a row. */
const MARKS = /:\s|\s-\s|\?\s/g
const MOST = 5
const CLEAR = 0.62
/** From this score on nothing that a side leaves out is looked for. */
const SURE = 0.85
/** Of measures that words fit alike, none scores less than this share of the best. */
const ALIKE = 0.88

/** "The gap between the two": of what was told. */
const THE_TWO = /\b(?:(?:the|those|these) two|between them|both of (?:them|those)|the pair)\b/

/** "Compare them": of what was told, where that was two. */
const COMPARES_THEM =
  /^(?:and |so |ok |then |now |please |can you )*(?:compare|contrast) (?:them|those|these|the two|both)\b/
/** "Which is worse?" after two side by side: nothing in it says of what. */
const WHICH_OF_TWO =
  /^(?:and |so |ok |but )*which (?:one |of (?:them|those|these|the two) )?(?:is|was|'s|did|does|has|had|are|were) (?:the |it |they )?(?:doing |done |do |did )?(?:worse|better|higher|lower|best|worst|highest|lowest|bigger|smaller|ahead|behind)[?. ]*$/
/** What was told last stood side by side. */
const SIDE_BY_SIDE: ReadonlySet<string> = new Set(['comparison', 'list'])

const asksOfTwo = (text: string, topic: Topic | null): boolean =>
  THE_TWO.test(text) ||
  COMPARES_THEM.test(text) ||
  (topic !== null && (topic.list?.items.length ?? 2) === 2 && SIDE_BY_SIDE.has(topic.intent) && WHICH_OF_TWO.test(text))

/** What may be the name of a measure, and no clause about another. */
const NAME = /^(?:[a-z0-9'&%-]+ ?){1,5}$/
const CLAUSE =
  /\b(?:at|were|was|are|is|be|been|being|have|has|had|do|did|does|please|exclud\w*|includ\w*|those|these|that|who|which|what|how|i|it|we|you|last|next|outturn|of|by|as|still|not|no)\b/

const STATED = /^ ?(?:the |our |a )?\d+(?:\.\d+)? ?(?:%|per ?cent)/

const COUNTS = new RegExp(`^${QUANTITY_HEAD}\\b`)

/** Segments of all of a view, but for a figure that is stated ("against the 91% expectation"), which is no measure. */
function segmentsIn(catalogue: Catalogue, view: View, cuts: readonly Stretch[]): Segment[] {
  if (cuts.length === 0) return []
  const all = { from: 0, to: view.text.length }
  return segmentsOf(catalogue, view, cuts, all).filter((s) => !(s.telling.length === 1 && STATED.test(s.said)))
}

export interface Sides {
  readonly choices: readonly Choice[]
  readonly by: 'strong' | 'weak' | 'both' | 'told'
  /** A part and its whole: nothing but the one as a share of the other is asked for. */
  readonly onlyShare?: boolean
  /** Three or more in a row, each called by its own words, or by those that all of them share: none is only taken to be meant. */
  readonly row?: 'own' | 'shared' | null
  /** The last of them is what is published of the others together. */
  readonly hasBoth?: true
  /** One more of the row, as it was said, of which nothing is published. */
  readonly unheld?: Segment
}

/** Whether each side is called by its whole name, and none is only taken to be meant. */
export const areNamedInFull = ({ choices, by }: Sides): boolean =>
  (by === 'weak' || by === 'strong') && choices.every((c) => c.exact)

/** Whether each of a row is called by its own words, and fully so. */
export const areNamedSurely = ({ choices, row }: Sides): boolean =>
  row === 'own' && choices.every((c) => c.exact || c.score >= SURE)

/** "Primary and secondary EHCP transition reviews": of the fuller side all words but those that the shorter one puts others for. */
function isParallel({ matched }: Choice, { telling }: Segment, other: Segment): boolean {
  const shared = other.telling.filter((w) => matched.includes(w)).length
  return shared >= Math.max(SHARED, other.telling.length - telling.length) && telling.every((w) => matched.includes(w))
}
/**
 * "CIN, CP and CLA reviews on time": what the last side says beyond its subject, or the first ("plans up to date for CIN, CP"), is said
 * of every side. Null where some side has no measure with all of it.
 */
function sharedBy(segments: readonly Segment[], rank: (terms: readonly Term[]) => readonly Choice[]): Choice[] | null {
  const [first, last] = [segments[0], segments.at(-1)]
  for (const lender of [last, first]) {
    if (!lender) return null
    const words = [...new Set(lender.terms.map((t) => t.word))]
    for (let subject = 1; words.length - subject >= SHARED; subject++) {
      const head = lender === last ? words.slice(subject) : words.slice(0, -subject)
      const lent = lender.terms.filter((t) => head.includes(t.word))
      const chosen = segments.map((s) => {
        const [top] = rank(s === lender ? s.terms : [...s.terms, ...lent])
        const isAll =
          top && [...head.filter((w) => lender.telling.includes(w)), ...s.telling].every((w) => top.matched.includes(w))
        return isAll && (top.exact || top.score >= SURE) ? top : null
      })
      const found = chosen.filter((c) => c !== null)
      if (found.length === segments.length && new Set(found.map((c) => c.indicator)).size === found.length) return found
    }
  }
  return null
}
/** Two sides that share fewer words may be of different things. */
const SHARED = 2

/** "NEET, not known and the two combined": what is published of both together is asked for beside each. */
const asksForBoth = (text: string): boolean =>
  /(?:,|\band|\bplus|&) +(?:then +|also +)?(?:the|those|these) (?:two|pair|both)(?: of them)?(?: (?:put|added|taken|lumped))? (?:together|combined)\b|(?:,|\band|\bplus|&) +(?:then +|also +)?(?:both (?:together|combined)|the (?:combined|joint) (?:one|figure|total|measure|rate|percentage))\b/.test(
    text,
  )

/** The measure that is called by the words of both; null where none is. */
function combinedOf(
  segments: readonly Segment[],
  choices: readonly Choice[],
  rank: (terms: readonly Term[]) => readonly Choice[],
): Choice | null {
  if (choices.length !== 2) return null
  const [top] = rank(segments.flatMap((s) => s.terms))
  const isOfBoth = top?.exact === true && segments.every((s) => s.telling.every((w) => top.matched.includes(w)))
  return isOfBoth && !choices.some((c) => c.indicator === top.indicator) ? top : null
}

/** Each way in which a view names two measures or more, all of them clearly; empty where it names one. */
export function sidesOf(catalogue: Catalogue, view: View, until: IsoDate | null, topic: Topic | null): Sides[] {
  const { council, reading } = view
  const isHere = (id: string): boolean => council === null || catalogue.holds(council, id)
  const rank = (terms: readonly Term[]): Choice[] => choicesByWords(catalogue, view, terms, until, isHere)
  const found: Sides[] = []
  const told = topic?.two ?? []
  const isNamed = view.telling.some((w) => w !== '2')
  if (told.length === 2 && !isNamed && asksOfTwo(view.text, topic))
    found.push({
      choices: told.map((t) => ({ ...TOLD, ...t })),
      by: 'told',
    })
  // "First for secondary and then for primary": the twins that its words fit alike, each by its own.
  const phases = reading.cues.subs.filter((s) => PHASES.includes(s))
  if (phases.length === 2) {
    const nameOf = (c: Choice): string => catalogue.indicator(c.indicator).name.toLowerCase()
    const ranked = rank(reading.terms)
    const [top] = ranked
    const twins = phases.map((phase) => ranked.find((c) => nameOf(c).startsWith(phase)))
    const [a, b] = twins
    const isTop =
      a !== undefined && b !== undefined && (top?.indicator === a.indicator || top?.indicator === b.indicator)
    if (isTop && nameOf(a).replace(phases[0] as string, '') === nameOf(b).replace(phases[1] as string, ''))
      found.push({ choices: [a, b], by: 'both' })
  }
  // "Both adoption timescales": the two that its words fit alike.
  if (/\bboth\b/.test(view.text)) {
    const [a, b, c] = rank(reading.terms)
    const isAlike = (other: Choice | undefined): boolean => a !== undefined && (other?.score ?? 0) >= a.score * ALIKE
    if (a && b && isAlike(b) && !isAlike(c)) found.push({ choices: [a, b], by: 'both' })
  }
  const headed = headedMeasures(catalogue, view, rank)
  if (headed && headed.length <= MOST) return [...found, { choices: headed, by: 'weak', row: 'shared' }]
  const strong = cutsOf(view, [STRONG, NEXT_HEAD])
  for (const [how, cuts, onlyShare] of [
    ['strong', cutsOf(view, [SHARE_OF]), true],
    ['strong', strong, false],
    ['row', cutsOf(view, [IN_ROW, MARKS]), false],
    ['weak', [...strong, ...cutsOf(view, [WEAK])], false],
  ] as const) {
    const segments = segmentsIn(catalogue, view, cuts)
    // "Visits to children in care, care plan reviews and dental checks": of three in a row a word like "to" is of a name.
    if (segments.length < (how === 'row' ? 3 : 2) || segments.length > MOST) continue
    const by = how === 'row' ? 'weak' : how
    const shared = onlyShare || segments.length < 3 ? null : sharedBy(segments, rank)
    if (shared) {
      found.push({ choices: shared, by, onlyShare, row: 'shared' })
      continue
    }
    const own = segments.map((s) => rank(s.terms)[0] ?? null)
    // "What percentage was social care": a theme alone names no measure that is not called so.
    const isTheme = ({ said, terms, telling }: Segment): boolean =>
      COUNTS.test(said) &&
      telling.every((w) =>
        terms.some((t) => t.word === w && reading.themes.some((theme) => t.start >= theme.from && t.end <= theme.to)),
      )
    const isClear = (c: Choice | null, s: Segment): boolean =>
      c !== null && c.score >= CLEAR && s.telling.every((w) => c.matched.includes(w)) && (c.exact || !isTheme(s))
    const chosen = segments.map((segment, i): Choice | null => {
      const mine = own[i] ?? null
      if (isClear(mine, segment) && (mine as Choice).score > SURE) return mine
      // A side that leaves out what both share: "health and dental assessments", "KS2 expected and higher standard".
      const lenders = [segments[i + 1], segments[i - 1], segments.at(-1), segments[0]].filter(
        (s) => s && s !== segment,
      ) as Segment[]
      const lent = lenders
        .flatMap((other) => rank([...segment.terms, ...other.terms]))
        .filter((c) => segment.telling.every((w) => c.matched.includes(w)))
        .filter((c) => !own.some((o, j) => j !== i && o?.indicator === c.indicator))
        .toSorted((a, b) => b.score - a.score)[0]
      if (lent && lenders.some((other) => isParallel(lent, segment, other))) return lent
      if (lent && lent.score >= 0.5 && lent.score > (mine?.score ?? 0) * 0.8 && !isClear(mine, segment)) return lent
      return isClear(mine, segment) ? mine : null
    })
    const isHeld = (c: Choice | null): c is Choice => c !== null
    const choices = chosen.filter(isHeld)
    // "CIN, CP plans and foster carers": of a row the one that nothing is held of is named, and the others told.
    const lacking = segments.filter((_, i) => chosen[i] === null)
    const isAllBut =
      how === 'row' &&
      lacking.length === 1 &&
      choices.length > 1 &&
      choices.every((c) => c.exact) &&
      lacking.every(({ said }) => NAME.test(said) && !CLAUSE.test(said))
    if (lacking.length > 0 && !isAllBut) continue
    if (new Set(choices.map((c) => c.indicator)).size < choices.length) continue
    const both = asksForBoth(view.text) ? combinedOf(segments, choices, rank) : null
    if (both) {
      found.push({ choices: [...choices, both], by, onlyShare, row: 'own', hasBoth: true })
      continue
    }
    const key = choices.map((c) => c.indicator).join()
    const isRow =
      !isAllBut &&
      segments.length > 2 &&
      segments.every((s) => s.terms.some((t) => s.telling.includes(t.word) && !PHASES.includes(t.from))) &&
      choices.every((c, i) => c.indicator === own[i]?.indicator && isClear(c, segments[i] as Segment)) &&
      segmentsIn(catalogue, view, cutsOf(view, [IN_ROW])).length === segments.length
    if (!found.some((f) => f.choices.map((c) => c.indicator).join() === key))
      found.push({
        choices,
        by,
        onlyShare,
        row: isRow || isAllBut ? 'own' : null,
        ...(isAllBut && { unheld: lacking[0] }),
      })
  }
  return found
}
