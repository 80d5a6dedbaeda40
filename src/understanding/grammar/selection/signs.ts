/** The stretches of a message that say a condition or an order, by rules over its text. Pure. */

import { NUMBERS } from '../../../language/number-words.ts'
import type { Order, Test } from './model.ts'

export type Sign =
  | {
      readonly sign: 'test'
      readonly test: Test
      /** The time beside it is the one that a change is measured from. */
      readonly isThen?: true
      readonly from: number
      readonly to: number
    }
  | {
      readonly sign: 'relation'
      readonly is: 'better' | 'worse' | 'above' | 'below' | 'equal'
      readonly from: number
      readonly to: number
    }
  | {
      readonly sign: 'superlative'
      readonly first: Order['first']
      readonly by: Order['by'] | null
      readonly limit: number | null
      readonly from: number
      readonly to: number
    }

const COUNT = '(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)'
export const LEADING = new RegExp(`\\b(?:the|our|any|which|what|list|name|top) ${COUNT} (?:[a-z0-9%'-]+ ){0,5}$`)
export const countOf = (said: string | undefined): number | null =>
  said === undefined ? null : (NUMBERS.get(said) ?? Number(said))

const WORSE =
  '(?:got(?:ten)?|getting|gone|become|becoming|been getting)? ?(?:any )?(?:worse|poorer|weaker)|worsen(?:ed|ing)?|declin(?:ed|ing|es)|deteriorat(?:ed|ing)|slipp(?:ed|ing)(?: back)?|going (?:backwards|the wrong way)|gone (?:backwards|the wrong way)|went (?:backwards|the wrong way)|moved? (?:backwards|the wrong way|in the wrong direction)|moving (?:backwards|the wrong way|in the wrong direction)|(?:in )?the wrong (?:direction|way)|lost ground|getting away from us'
const BETTER =
  '(?:got(?:ten)?|getting|gone|become|becoming|done|did|doing)? ?(?:any )?(?:better|stronger)|improv(?:ed|ing|es|ements?|e)|going the right way|gone the right way|went the right way|mov(?:ed|ing|e) (?:the right way|in the right direction|forwards?)|(?:in )?the right (?:direction|way)|progress(?:ed|ing)?|recover(?:ed|ing)|turned? (?:the corner|round|around)'
const DOWN =
  '(?:gone|went|going|come|came|are|is|were|was) down|f[ae]ll(?:en|ing|s)?|dropp(?:ed|ing)|drops?|decreas(?:ed|ing|es)|reduc(?:ed|ing|es|tions?)|lower|less (?:often|frequently)|shr[au]nk(?:en)?|down'
const UP =
  '(?:gone|went|going|come|came|are|is|were|was) up|r[io]se(?:n|s)?|rising|increas(?:ed|ing|es)|climb(?:ed|ing)|gr[eo]wn?|growing|higher(?! standard)|more (?:often|frequently)|jump(?:ed|ing)|up(?! to date)(?!-to-date)'
const MISSED =
  "(?:(?:did|have|has|had|do|does|are|were|is|was)n'?t|not|never)(?: been)?(?: being)? (?:quite )?(?:meet(?:ing)?|met|hit(?:ting)?|reach(?:ed|ing)?|achiev(?:e|ed|ing)|mak(?:e|ing)|made)(?: (?:its|their|the|our|a|any))?(?: targets?)?|miss(?:ed|ing|es)?(?: out on)?(?: (?:its|their|the|our|a))?(?: targets?)?(?! from)|off[- ](?:target|track)|(?:below|under|behind|short of|outside|beneath|adrift of|shy of)(?: of)?(?: (?:its|their|the|our))? (?:targets?|tolerances?)|fail(?:ed|ing|s)?(?: to (?:meet|hit|reach|achieve))?(?: (?:its|their|the|our))?(?: targets?)?|under ?perform(?:ed|ing|s)?|struggl(?:ed|ing|es)|not on (?:target|track)|fell short|falling short|fallen short|not (?:where|as good as) (?:we|it|they) should be"
const MET =
  '(?:hit(?:ting)?|met|meet(?:ing)?|achiev(?:e|ed|ing)|reach(?:ed|ing)?|exceed(?:ed|ing)?|beat(?:ing|en)?|made)(?: (?:its|their|the|our|a))?(?: targets?)?|on[- ](?:target|track)|(?:above|within|inside|ahead of|over)(?: (?:its|their|the|our))? (?:targets?|tolerances?)'
const ABOVE = 'above|higher than|over|more than|greater than|exceed(?:ed|ing|s)?|in excess of'
const BELOW = 'below|lower than|under|less than|fewer than|beneath|short of'
const BETTER_THAN =
  'better(?: off)? (?:than|against)|beat(?:ing|s|en)?|out ?perform(?:ed|ing|s)?|ahead of|outdo(?:ing)?|stronger than|favourabl[ey](?: (?:to|with|against))?|do(?:ing)? better than|top(?:ped|ping)'
const WORSE_THAN =
  'worse(?: off)? (?:than|against)|behind|trail(?:ed|ing|s)?|lag(?:ged|ging|s)?(?: behind)?|under ?perform(?:ed|ing|s)?(?: against)?|unfavourabl[ey](?: (?:to|with|against))?|weaker than|poorer than|fall(?:ing)? behind'

/** The figure of another time: "where they were in", "what it was at the end of". */
const THEN = '(?:where|what|how) (?:it|they|we|things) (?:was|were|stood|ended|had been)\\b'

interface Rule {
  readonly pattern: RegExp
  build(m: RegExpExecArray): Sign | null
}

const span = (m: RegExpExecArray): { from: number; to: number } => ({ from: m.index, to: m.index + m[0].length })
const rule = (source: string, build: (m: RegExpExecArray) => Sign | null): Rule => ({
  // A period that is blanked leaves more than one space.
  pattern: new RegExp(`(?<![\\w'-])(?:${source.replaceAll(/ (?![?*+{])/g, ' +')})(?![\\w'])`, 'g'),
  build,
})
const test = (source: string, of: (m: RegExpExecArray) => Test): Rule =>
  rule(source, (m) => ({ sign: 'test', test: of(m), ...span(m) }))

const then = (said: string, now: Test): Rule =>
  rule(`(?:had been|used to be|had stood) (?:${said})`, (m) => ({ sign: 'test', test: now, isThen: true, ...span(m) }))

/** `#` stands for a benchmark: "above the # average". */
const AGAINST = '(?: (?:than|to|with|against))?(?: (?:the|our|its|their|your|even|of|all|any|both|that))* (?=#)'

const FAR = '(?:furthest|farthest|most|biggest|largest|widest|greatest)'
const GREAT = '(?:biggest|largest|widest|greatest|worst)'
/** A list that is only set in order leaves nothing out. */
export const EVERY = 99
const ITS = '(?:(?:its|their|the|our|of the|of its|of their) )?(?:own )?'
const SAME_AS =
  'the same as|same as|equal to|equals|level with|identical to|match(?:es|ed|ing)?|no different (?:from|to)'

const RULES: readonly Rule[] = [
  // "Furthest short of its target", "furthest ahead of England".
  rule(
    `${FAR}(?: ${COUNT})? (short of|off|below|behind|adrift of|away from|from|outside|under|ahead of|above|beyond|inside|over) ${ITS}targets?`,
    (m) => ({
      sign: 'superlative',
      first: /^(?:ahead|above|beyond|inside|over)/.test(m[2] as string) ? 'best' : 'worst',
      by: 'target',
      limit: countOf(m[1]),
      ...span(m),
    }),
  ),
  rule(
    `${FAR}(?: ${COUNT})? (short of|off|below|behind|adrift of|under|ahead of|above|beyond|over) ${ITS}(?=#)`,
    (m) => ({
      sign: 'superlative',
      first: /^(?:ahead|above|beyond|over)/.test(m[2] as string) ? 'best' : 'worst',
      by: 'benchmark',
      limit: countOf(m[1]),
      ...span(m),
    }),
  ),
  // "The widest gap to target", "worst gap first".
  rule(`${GREAT}(?: ${COUNT})? (?:gap|shortfall|distance|margin|difference)(s)?(?: first)?`, (m) => {
    const rest = m.input.slice(m.index + m[0].length)
    return {
      sign: 'superlative',
      first: /\b(?:ahead|above|better)\b/.test(rest) ? 'best' : 'worst',
      by: /#/.test(m.input) && !/\btargets?\b/.test(rest) ? 'benchmark' : 'target',
      limit: m[0].endsWith('first') ? EVERY : (countOf(m[1]) ?? (m[2] ? null : 1)),
      ...span(m),
    }
  }),
  rule(`(?:exactly |precisely |just )?(?:${SAME_AS})${AGAINST}`, (m) => ({
    sign: 'relation',
    is: 'equal',
    ...span(m),
  })),
  rule(`(?:f[ae]ll(?:en|ing|s)?|c[ao]m(?:e|es|ing)) (?:short|below|under)(?: of)?${AGAINST}`, (m) => ({
    sign: 'relation',
    is: 'worse',
    ...span(m),
  })),
  test('(?:exactly |precisely )?(?:on )?the (?:very )?same (?:figures?|values?|numbers?|percentages?|rates?|levels?|results?|scores?)', () => ({
    type: 'performance',
    is: 'same',
  })),
  test('where (?:a )?(high|low)(?:er)? (?:number |figure |value )?is (?:good|better|best)', (m) => ({
    type: 'polarity',
    is: m[1] as 'high' | 'low',
  })),
  test('(?:good|better|best) (?:is|when|to be) (high|low)', (m) => ({ type: 'polarity', is: m[1] as 'high' | 'low' })),
  test('(?:targets? (?:of|is|was|at|set at) (\\d+(?:\\.\\d+)?) ?(?:%|per ?cent)?|(\\d+(?:\\.\\d+)?) ?(?:%|per ?cent) targets?)', (m) => ({
    type: 'target value',
    number: (m[1] ?? m[2]) as string,
  })),
  rule(`(?:${BETTER_THAN})${AGAINST}`, (m) => ({ sign: 'relation', is: 'better', ...span(m) })),
  rule(`(?:${WORSE_THAN})${AGAINST}`, (m) => ({ sign: 'relation', is: 'worse', ...span(m) })),
  rule(`(?:${ABOVE})${AGAINST}`, (m) => ({ sign: 'relation', is: 'above', ...span(m) })),
  rule(`(?:${BELOW})${AGAINST}`, (m) => ({ sign: 'relation', is: 'below', ...span(m) })),
  test('(?:at )?(\\d+(?:\\.\\d+)?) ?(%|per ?cent)? or (more|higher|above|over|better|less|lower|below|under|fewer)', (m) => ({
    type: 'level',
    is: /^(?:more|higher|above|over|better)/.test(m[3] as string) ? 'at least' : 'at most',
    number: m[1] as string,
    percent: m[2] !== undefined || null,
  })),
  test(`(?:(at|exactly|on|stood at|over|above|more than|greater than|under|below|less than|fewer than|at least|no more than|at most|up to) )(\\d+(?:\\.\\d+)?) ?(%|per ?cent)?(?! ?(?:days?|weeks?|months?|hours?|years?|percentage|points?|pts?|%-?points?|pp))`, (m) => ({
    type: 'level',
    is: /^(?:over|above|more|greater)/.test(m[1] as string)
      ? 'over'
      : /^(?:under|below|less|fewer)/.test(m[1] as string)
        ? 'under'
        : m[1] === 'at least'
          ? 'at least'
          : /^(?:no more|at most|up to)/.test(m[1] as string)
            ? 'at most'
            : 'at',
    number: m[2] as string,
    percent: m[3] !== undefined || null,
  })),
  test('(?:at|on|is|are|was|were|stood at|sitting at)(?: all)? (?:nil|zero|nought|none)', () => ({
    type: 'level',
    is: 'at',
    number: '0',
    percent: null,
  })),
  test('(?:in|within|into|at|made|mak(?:e|ing)|reach(?:ed|es|ing)?) (?:the )?(?:national )?(?=#quartile)', () => ({
    type: 'benchmark',
    kind: 'top_quartile',
    is: 'better',
  })),
  test('reds?(?: rated)?|rated red|in the red', () => ({ type: 'colour', colours: ['red'] })),
  test('ambers?|rated amber', () => ({ type: 'colour', colours: ['amber'] })),
  test('greens?(?! paper)|rated green', () => ({ type: 'colour', colours: ['green'] })),
  test("(?:(?:with )?no|without(?: an?y?)?|(?:do|does)(?: ?n[o']?t| not) (?:have|carry|come with)(?: an?y?)?|ha(?:ve|s)n[o']?t(?: got)?(?: an?y?)?|lack(?:ing|s)?(?: an?y?)?) (?:a )?(?:published )?targets?(?: set)?", () => ({
    type: 'target',
    is: 'unset',
  })),
  test('targeted|(?:with|have|has|got|come with) (?:a |an )?(?:published |numeric |numerical |set )?targets?(?: set)?', () => ({
    type: 'target',
    is: 'set',
  })),
  test('(?:exactly|bang|precisely|dead|spot|right|landed) (?:on|at|to) (?:its |the |their |our )?targets?', () => ({
    type: 'target',
    is: 'exact',
  })),
  test(MISSED, () => ({ type: 'target', is: 'missed' })),
  test(MET, () => ({ type: 'target', is: 'met' })),
  test('rates? per (?:10,?000|10 ?k|head)|rates', () => ({ type: 'unit', is: 'rate' })),
  test('percentages(?! points?)|(?<=(?:which|what|any) (?:[a-z-]+ ){0,4})percentage(?! points?| of)', () => ({
    type: 'unit',
    is: 'percent',
  })),
  test('(?:raw )?counts|(?<=(?:which|what|any) (?:[a-z-]+ ){0,4})count', () => ({ type: 'unit', is: 'count' })),
  test('(?:for )?information only|for information|info only', () => ({ type: 'information' })),
  rule(
    `(?:(the )?(?:most|biggest|largest|greatest|top|worst|best|bottom|weakest|strongest|poorest|lowest|highest|smallest|furthest|farthest|least)(?: ${COUNT})?|${COUNT} (?:biggest|largest|worst|best|weakest|strongest|poorest|lowest|highest|most))(?! quarter| quartile|#)`,
    (m) => {
      const said = m[0]
      const first = /worst|bottom|weakest|poorest/.test(said)
        ? 'worst'
        : /best|strongest|top/.test(said)
          ? 'best'
          : /lowest|smallest|least/.test(said)
            ? 'smallest'
            : 'largest'
      // "Worst first" says how to set out what is found.
      if (/^ (?:ones )?first\b/.test(m.input.slice(m.index + said.length))) return null
      const by = /lowest|highest/.test(said) ? 'value' : null
      return { sign: 'superlative', first, by, limit: countOf(m[2] ?? m[3]), ...span(m) }
    },
  ),
  // "Which had been higher the year before": the figure of that time against this one.
  then('higher|bigger|larger|greater', { type: 'direction', is: 'down' }),
  then('lower|smaller|fewer', { type: 'direction', is: 'up' }),
  then('better', { type: 'performance', is: 'worse' }),
  then('worse', { type: 'performance', is: 'better' }),
  // "Below where they were in 2022/23".
  test(`(?:${ABOVE}|${UP})(?= ${THEN})`, () => ({ type: 'direction', is: 'up' })),
  test(`(?:${BELOW}|${DOWN})(?= ${THEN})`, () => ({ type: 'direction', is: 'down' })),
  test(WORSE, () => ({ type: 'performance', is: 'worse' })),
  test(BETTER, () => ({ type: 'performance', is: 'better' })),
  test("(?:stayed|stay|remained|kept|held|are|is|were) (?:the same|steady|flat|unchanged)|un ?changed|no change|(?:did|has|have)n'?t (?:change|changed|move|moved)", () => ({
    type: 'performance',
    is: 'same',
  })),
  test(DOWN, () => ({ type: 'direction', is: 'down' })),
  test(UP, () => ({ type: 'direction', is: 'up' })),
]

/** Signs in the order of the text, none overlapping; where two begin together the longer wins, then the earlier rule. */
export function signsOf(text: string): Sign[] {
  const found: { sign: Sign; rank: number }[] = []
  for (const [rank, { pattern, build }] of RULES.entries()) {
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      if (m[0].trim() === '') {
        pattern.lastIndex++
        continue
      }
      const sign = build(m)
      if (sign) found.push({ sign, rank })
    }
  }
  const chosen: Sign[] = []
  for (const { sign } of found.toSorted((a, b) => a.rank - b.rank))
    if (chosen.every((c) => sign.to <= c.from || sign.from >= c.to)) chosen.push(sign)
  return chosen.toSorted((a, b) => a.from - b.from)
}
