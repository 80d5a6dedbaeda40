/** The stretches of a message that say a condition or an order, by rules over its text. Pure. */
import { stretchOf } from '../../../language/matches.ts'
import { oncePerLate } from '../../../language/once-per.ts'
import type { View } from '../../view.ts'
import { marked } from './marked.ts'
import type { Colour } from './model.ts'
import {
  askedCount,
  COUNT,
  countOf,
  EVERY,
  hadBeen,
  NTH,
  nthOf,
  type Rule,
  rule,
  type Sign,
  test,
  without,
} from './sign-rules.ts'
import {
  ABOVE,
  AGAINST,
  BELOW,
  BETTER,
  BETTER_THAN,
  BETTERED,
  DOWN,
  FAR,
  GREAT,
  ITS,
  MET,
  MISSED,
  OF_TWO,
  SAME_AS,
  SLIPPED,
  STAYED,
  THEN,
  TOLD_AS,
  TURNED,
  UP,
  WORSE,
  WORSE_THAN,
} from './sign-words.ts'

/** Of two that are named, both are told. */
const between = (m: RegExpExecArray): { limit?: number; isBetween?: true } =>
  OF_TWO.test(m[0]) ? { limit: EVERY, isBetween: true } : {}

/** "Beat neither England nor our neighbours": it holds of none of them. */
const neither = (m: RegExpExecArray): { isNot?: true } => (/\bneither\b/.test(m[0]) ? { isNot: true } : {})

/** After a distance: what the list before was held against. */
const OF_IT = /^ (?:over|on|to|from|against) (?:it|them|that|theirs)\b/

/** What comes before a margin by which something was exceeded. */
const BEATEN =
  /\b(?:beat(?:s|en|ing)?|exceed\w*|surpass\w*|out ?perform\w*|bettered|ahead of|above|inside|clear(?:ed)?|met|hit)\b[^.;?]{0,40}$/

const RULES: readonly Rule[] = [
  // Amber, in other words.
  test('(?:with|)in(?:side)? (?:its |their |the |our )?tolerances?(?: but|,| and|, but)? (?:not (?:on|at|meeting|hitting)|(?:just )?(?:off|below|short of|outside|missing|missed)) (?:its |their |the |our )?targets?|(?:off|below|short of|missing|missed|not on|not at) (?:its |their |the |our )?targets? but (?:still )?(?:with|)in(?:side)? (?:its |their |the |our )?tolerances?', () => ({
    type: 'colour',
    colours: ['amber'],
  })),
  // "Lowest figure at the top": how to set out what is found.
  rule(
    '(lowest|smallest|highest|biggest|largest)(?: (?:figures?|values?|numbers?|percentages?|rates?|ones?))? (?:first|at the top|on top)',
    (m) => ({
      sign: 'superlative',
      first: /^(?:lowest|smallest)/.test(m[0]) ? 'smallest' : 'largest',
      by: 'value',
      limit: EVERY,
      ...stretchOf(m),
    }),
  ),
  // "Furthest short of its target", "furthest ahead of England".
  rule(
    `${FAR}(?: ${COUNT})? (short of|off|below|behind|adrift of|away from|from|outside|under|ahead of|above|beyond|inside|over) ${ITS}targets?`,
    (m) => ({
      sign: 'superlative',
      first: /^(?:ahead|above|beyond|inside|over)/.test(m[2] as string) ? 'best' : 'worst',
      by: 'target',
      limit: countOf(m[1]),
      ...between(m),
      ...stretchOf(m),
    }),
  ),
  rule(
    `${FAR}(?: ${COUNT})? (short of|off|below|behind|adrift of|under|ahead of|above|beyond|over) ${ITS}(?=#)`,
    (m) => ({
      sign: 'superlative',
      first: /^(?:ahead|above|beyond|over)/.test(m[2] as string) ? 'best' : 'worst',
      by: 'benchmark',
      limit: countOf(m[1]),
      ...between(m),
      ...stretchOf(m),
    }),
  ),
  // "Which is furthest below it?": what the list before was held against.
  rule(
    `${FAR}(?: ${COUNT})? (short of|off|below|behind|adrift of|from|under|ahead of|above|beyond|over) (?:it|that|this|them)(?= *(?:$|[?.,;!]))`,
    (m) => ({
      sign: 'superlative',
      first: /^(?:ahead|above|beyond|over)/.test(m[2] as string) ? 'best' : 'worst',
      by: 'it',
      limit: countOf(m[1]),
      ...between(m),
      ...stretchOf(m),
    }),
  ),
  // "Closest to target without reaching it", "the nearest misses".
  rule(
    `(?:(?:closest|nearest|narrowest|closer|nearer)(?: ${COUNT})? to (?:(?:meeting |hitting |reaching |making )?${ITS}targets?(?: without (?:meeting|hitting|reaching|making|achieving)(?: (?:it|them))?)?|being (?:hit|met|reached|made|achieved)|getting (?:there|to it)|(?:meeting|hitting|reaching|making) (?:it|them)|where (?:it|they|we) (?:should|ought to|needs?|is meant|are meant)(?: to)? be)|(?:nearest|narrowest|closest|near) misse?s?)`,
    (m) => ({
      sign: 'superlative',
      first: 'smallest',
      by: 'target',
      limit: countOf(m[1]),
      ...between(m),
      ...stretchOf(m),
    }),
  ),
  // "Lost most ground".
  rule(`(lost|gained|made(?: up)?) (?:the )?most ground`, (m) => ({
    sign: 'superlative',
    first: m[1] === 'lost' ? 'worst' : 'best',
    by: 'change',
    limit: null,
    ...stretchOf(m),
  })),
  // "The widest gap to target", "worst gap first".
  rule(`${GREAT}(?: ${COUNT})? (?:gap|shortfall|distance|margin|difference|lead|advantage)(s)?(?: first)?`, (m) => {
    const rest = m.input.slice(m.index + m[0].length)
    const led = m.input.slice(0, m.index)
    const isAhead = /\b(?:ahead|above|better|over)\b/.test(rest) || /lead|advantage/.test(m[0]) || BEATEN.test(led)
    // "Beat their target by the widest margin": of what is named last before it, where nothing is named after it.
    const named = /#|\btargets?\b/.test(rest) ? rest : (led.match(/.*(#|\btargets?\b)/)?.[1] ?? m.input)
    return {
      sign: 'superlative',
      first: isAhead ? 'best' : 'worst',
      by: OF_IT.test(rest) ? 'it' : /#/.test(named) && !/\btargets?\b/.test(named) ? 'benchmark' : 'target',
      limit: m[0].endsWith('first') ? EVERY : (countOf(m[1]) ?? askedCount(m.input, m.index) ?? (m[2] ? null : 1)),
      ...between(m),
      ...stretchOf(m),
    }
  }),
  // "Which dropped more, … or …?", "which has improved further": between those that are named.
  rule(
    `(?<=\\b(?:${DOWN}|${UP}|${WORSE}|${BETTER}) (?:by )?(?:the )?)(?:more|further|faster|less)(?! than| often| frequently| or | \\d)`,
    (m) => ({
      sign: 'superlative',
      first: m[0] === 'less' ? 'smallest' : 'largest',
      by: null,
      limit: EVERY,
      isBetween: true,
      ...stretchOf(m),
    }),
  ),
  rule(`(?:exactly |precisely |just )?(?:${SAME_AS})${AGAINST}`, (m) => ({
    sign: 'relation',
    is: 'equal',
    ...stretchOf(m),
  })),
  rule(`(?:f[ae]ll(?:en|ing|s)?|c[ao]m(?:e|es|ing)) (?:short|below|under)(?: of)?${AGAINST}`, (m) => ({
    sign: 'relation',
    is: 'worse',
    ...stretchOf(m),
  })),
  test('(?:exactly |precisely )?(?:on )?the (?:very )?same (?:figures?|values?|numbers?|percentages?|rates?|levels?|results?|scores?)', () => ({
    type: 'performance',
    is: 'same',
  })),
  test('(?:where )?(?:a )?(high|low)(?:er)?[- ](?:number |figure |value )?is[- ](?:good|better|best)', (m) => ({
    type: 'polarity',
    is: m[1] as 'high' | 'low',
  })),
  test('(?:good|better|best) (?:is|when|to be) (high|low)', (m) => ({ type: 'polarity', is: m[1] as 'high' | 'low' })),
  test('targets? (?:of |that (?:is|are) |set )?(?:at )?(under|below|less than|lower than|over|above|more than|higher than|at least|no more than|at most) (\\d+(?:\\.\\d+)?) ?(%|per ?cent)?', (m) => ({
    type: 'target value',
    is: /^(?:under|below|less|lower)/.test(m[1] as string)
      ? 'under'
      : m[1] === 'at least'
        ? 'at least'
        : /^(?:no more|at most)/.test(m[1] as string)
          ? 'at most'
          : 'over',
    number: m[2] as string,
    percent: m[3] !== undefined || null,
  })),
  test('(?:targets? (?:of|is|was|at|set at) (\\d+(?:\\.\\d+)?) ?(%|per ?cent)?|(\\d+(?:\\.\\d+)?) ?(%|per ?cent) targets?|(?:(?:set|gave|given|giving|setting) (?:our|them|it)sel(?:f|ves)|aim(?:ed|ing|s)? (?:at|for)|want(?:ed|ing|s)?|due to (?:hit|reach)|meant to (?:be at|hit|reach)) (\\d+(?:\\.\\d+)?) ?(%|per ?cent))', (m) => ({
    type: 'target value',
    is: 'at',
    number: (m[1] ?? m[3] ?? m[5]) as string,
    percent: (m[2] ?? m[4] ?? m[6]) !== undefined || null,
  })),
  test(`(?:(?:exceed|beat|surpass|better)(?:ed|ing|en|s)?|outstripp?(?:ed|ing|s)?|(?:went|gone|gone well|came in|com(?:e|ing) in|did|do|doing|done) (?:beyond|better than)|(?:did )?more than (?:met|hit|meet))(?: (?:all|of|its|their|there|the|our|own))* targets?|${BETTERED}`, () => ({
    type: 'target',
    is: 'bettered',
  })),
  // "With a national average: which were better than it"; after a list, "which are above it": what that was held against.
  rule(
    '(?:(better|worse|higher|lower) than|above|over|ahead of|below|under|behind|short of) (?:it|that|those|them)(?= *(?:$|[,.;?]|at |in |on |by |for ))',
    (m) => ({
      sign: 'relation',
      is: THAN_IT[(m[1] ?? m[0].slice(0, m[0].lastIndexOf(' '))) as keyof typeof THAN_IT],
      ...(m.input.slice(0, m.index).includes('#') ? {} : { isOfIt: true }),
      ...stretchOf(m),
    }),
  ),
  rule(`(?:${BETTER_THAN})${AGAINST}`, (m) => ({ sign: 'relation', is: 'better', ...neither(m), ...stretchOf(m) })),
  rule(`(?:${WORSE_THAN})${AGAINST}`, (m) => ({ sign: 'relation', is: 'worse', ...neither(m), ...stretchOf(m) })),
  rule(`(?:${ABOVE})${AGAINST}`, (m) => ({ sign: 'relation', is: 'above', ...neither(m), ...stretchOf(m) })),
  rule(`(?:${BELOW})${AGAINST}`, (m) => ({ sign: 'relation', is: 'below', ...neither(m), ...stretchOf(m) })),
  test('(?:at )?(\\d+(?:\\.\\d+)?) ?(%|per ?cent)? or (more|higher|above|over|better|up|upwards|less|lower|below|under|fewer|down)', (m) => ({
    type: 'level',
    is: /^(?:more|higher|above|over|better|up)/.test(m[3] as string) ? 'at least' : 'at most',
    number: m[1] as string,
    percent: m[2] !== undefined || null,
  })),
  // "Fell by more than 5%" is of how far, and of no level.
  test(`(?<!\\bby )(?:(at(?: an?)?(?: (?:flat|full|straight|perfect|clean|solid))?|(?:a )?(?:flat|perfect|straight)|exactly|on|stood at|(?:scor(?:ed|ing)|record(?:ed|ing)|manag(?:ed|ing)|got|register(?:ed|ing))(?: an?)?(?: (?:full|perfect|exactly|straight|flat))?|over|above|more than|greater than|under|below|less than|fewer than|at least|no more than|at most|up to) )(\\d+(?:\\.\\d+)?) ?(%|per ?cent)?(?! ?%? ?(?:per ?cent )?(?:days?|weeks?|months?|hours?|years?|percentage|points?|pts?|%-?points?|pp|fall|drop|rise|increase|decrease|decline|dip|jump|gain|worse|better|more|fewer|less|higher|lower)\\b)`, (m) => ({
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
  test('(?:in(?:side)?|within|into|at|among|made|mak(?:e|ing)|reach(?:ed|es|ing)?|clear(?:ed|s)?) (?:the )?(?:national )?(?=#quartile)', () => ({
    type: 'benchmark',
    kind: 'top_quartile',
    is: 'better',
  })),
  // "Improved its RAG", "a worse colour", "kept its rating": a move between colours, or none.
  test(`(?:(${BETTER}|went up|gone up|moved? up|mov(?:ed|ing) up)|(${WORSE}|went down|gone down|mov(?:ed|ing) down|dropp(?:ed|ing)(?: down)?)|chang(?:e|es|ed|ing)|alter(?:s|ed|ing)?|shift(?:s|ed|ing)?|switch(?:es|ed|ing)?|(kept|stay(?:ed)? (?:on|the same)|remain(?:ed)? (?:on|the same)))(?: (?:its|their|on|in|an?|the|same))* (?:rag|colou?r|rating)s?(?: ratings?| status)?`, (m) => ({
    type: 'recoloured',
    is: m[1] ? 'better' : m[2] ? 'worse' : m[3] ? 'same' : 'changed',
  })),
  test(`(?:rag|colou?r|rating)s?(?: ratings?| status)? (?:has |have |had |was |were )?(?:chang|alter|shift|switch)(?:ed|ing)?|(?:${TURNED}|${SLIPPED}) (?:to|into) (?:something|anything|some other|another)(?: else| colou?r| rating)*`, () => ({
    type: 'recoloured',
    is: 'changed',
  })),
  test('(?<!or )(?:an? )?(better|worse|different|same) (?:rag|colou?r|rating)(?: rating| status)?|(?:rated|ragged|coloured) (better|worse|differently)', (m) => {
    const said = (m[1] ?? m[2]) as string
    return {
      type: 'recoloured',
      is: said === 'same' ? 'same' : said.startsWith('diff') ? 'changed' : (said as 'better' | 'worse'),
    }
  }),
  // "Never out of the red": of each of its months.
  test('never (?:been )?(?:out of|off|left)(?: the)? (red|amber|green)', (m) => ({
    type: 'colour',
    colours: [m[1] as Colour],
  })),
  // "Green in February and lost it in March".
  test('lost (?:it|that|this|(?:its|their|the) (?:colou?r|rating|status))', () => ({
    type: 'recoloured',
    is: 'worse',
  })),
  // "The England figure is better than ours".
  rule(
    "(?<=# *(?:figures?|averages?|rates?|ones?|levels?|results?|scores?)? *(?:(?:is|was|are|were|has|have|does|did|do|still|comes? out|came out|even|doing|done|perform(?:s|ed|ing)?|scor(?:es|ed|ing))(?: |$))* *)(?:still |even )?(better|worse|higher|lower|above|below|ahead|stronger|weaker) (?:than|of) (?:ours?|us|our own|we (?:are|were|did)|the council(?:'s)?|here)",
    (m) => ({
      sign: 'relation',
      is: INVERSE[m[1] as keyof typeof INVERSE],
      ...stretchOf(m),
    }),
  ),
  // "Turned red", "went from red to amber", "became amber or red": a move between two times, whichever they are.
  test(`(?:${TURNED}|${SLIPPED})(?: (?:its|their|the|a))?(?: (?:rag|colou?r|rating|status))?(?: (?:from|out of|off))? (red|amber|green) (?:to|into) (red|amber|green)(?:(?: or |/)(red|amber|green))?(?= *(?:$|[,.;?]|§|in |at |by |between |from |over |during |since |this |last |and |or |but ))`, (m) => ({
    type: 'became',
    colours: [m[2], m[3]].filter((c) => c !== undefined) as Colour[],
    from: m[1] as Colour,
  })),
  test(`(?:(?:${TURNED}|newly|become)(?: back)?(?: (?:to|into|in the))?|(?:${SLIPPED})(?: back)? (?:to|into|in the)) (red|amber|green)(?:(?: or |/)(red|amber|green))?(?! (?:to|into|in \\S+ to)\\b)`, (m) => ({
    type: 'became',
    colours: [m[1], m[2]].filter((c) => c !== undefined) as Colour[],
    from: null,
  })),
  test(`(?:c[ao]me|coming|got|getting|gone|went|mov(?:ed|ing)|climb(?:ed|ing)|lifted|${SLIPPED}) (?:back )?(?:out of|off|from)(?: the)? (red|amber|green)(?![^.?;]{0,40} (?:to|into) (?:red|amber|green))`, (m) => ({
    type: 'left',
    colour: m[1] as Colour,
  })),
  // "Amber to red?": a move, without a word for moving.
  test('(red|amber|green) (?:to|into) (red|amber|green)', (m) => ({
    type: 'became',
    colours: [m[2] as Colour],
    from: m[1] as Colour,
  })),
  without(
    '(?:miss(?:ed|ing|es)?(?: out on)?|short of|(?:fell|fall(?:ing|en)?) short of|out of the|off|other than|anything but) (red|amber|green)(?! (?:ones|measures|indicators|kpis|rows|list))',
  ),
  without(
    '(red|amber|green)s? (?:gone|out|removed|dropped|off|left out)(?: too| as well)?(?= *(?:$|[,.;?]|please|pls|thanks))',
  ),
  test('r ?\\/ ?a ?\\/ ?g', () => ({ type: 'colour', colours: ['red', 'amber', 'green'] })),
  test(`${STAYED}(?:reds?(?: rated)?|rated red|in the red)`, () => ({ type: 'colour', colours: ['red'] })),
  test(`${STAYED}(?:ambers?|rated amber)`, () => ({ type: 'colour', colours: ['amber'] })),
  test(`${STAYED}(?:greens?(?! paper)|rated green)`, () => ({ type: 'colour', colours: ['green'] })),
  test("(?:(?:with )?no|without(?: an?y?)?|(?:do|does)(?: ?n[o']?t| not) (?:have|carry|come with)(?: an?y?)?|ha(?:ve|s)n[o']?t(?: got)?(?: an?y?)?|lack(?:ing|s)?(?: an?y?)?) (?:a )?(?:published )?targets?(?: set)?|(?:nobody|no one|we (?:have ?n.t|never)|never) (?:has |have |had |been )?(?:ever )?(?:set|given|got)(?: an?y?| them)?(?: a)? targets?|no target (?:has been|is|was|has ever been) set", () => ({
    type: 'target',
    is: 'unset',
  })),
  test('targeted|(?:with|have|has|got|come with|carry|carries|carrying)(?: they| it| we)? (?:a |an )?(?:published |numeric |numerical |set )?targets?(?: set)?', () => ({
    type: 'target',
    is: 'set',
  })),
  test('(?:exactly|bang|precisely|dead|spot|right|landed) (?:on|at|to) (?:its |the |their |our )?targets?|(?:exactly|bang|precisely|dead) on (?:it|them)|(?:hit|met|on|at) (?:its |the |their |our )?targets? (?:exactly|precisely|on the nose|bang on)|(?:exactly|precisely) (?:hit|met) (?:its |the |their |our )?targets?', () => ({
    type: 'target',
    is: 'exact',
  })),
  test(MISSED, () => ({ type: 'target', is: 'missed' })),
  test(MET, () => ({ type: 'target', is: 'met' })),
  test(`(?:${TOLD_AS}) (?:an? )?(?:(?:average |number of |whole )?(days)|(rates?)|(percentages?|per ?cents?|%|shares?)|((?:raw |plain |whole )?(?:numbers?|counts?)))(?! (?:points?|of)\\b)`, (m) => ({
    type: 'unit',
    is: m[1] ? 'days' : m[2] ? 'rate' : m[3] ? 'percent' : 'count',
  })),
  test('(?:rates? )?(?:(?:measured|counted|expressed|given|told|published|reported|quoted) )?per (?:10 ?,? ?000|10 ?k|head)(?: (?:children|population|people))?|rates', () => ({
    type: 'unit',
    is: 'rate',
  })),
  test('%s|percentages(?! points?)|(?:percentage|percent|%) (?:measures?|indicators?|kpis?|figures?|ones)|(?<=(?:which|what|any|every|each) (?:[a-z-]+ ){0,4})percentage(?! points?| of| (?:is|are|was|were) (?:each|that|they|those|these|this|it)\\b)', () => ({
    type: 'unit',
    is: 'percent',
  })),
  test('(?:raw )?counts|(?<=(?:which|what|any|every|each) (?:[a-z-]+ ){0,4})count', () => ({
    type: 'unit',
    is: 'count',
  })),
  test('(?:for )?info(?:rmation)?[- ]only|for information', () => ({ type: 'information' })),
  rule(
    `(?:(the )?(?:most|biggest|largest|greatest|top|worst|best|bottom|weakest|strongest|poorest|lowest|highest|smallest|furthest|farthest|(?<!\\bat )least)(?: ${COUNT})?|(?:${COUNT}|${NTH})[ -](?:biggest|largest|worst|best|weakest|strongest|poorest|lowest|highest|smallest|most))(?! quarter| quartile|#)`,
    (m) => {
      const said = m[0]
      // "Top two drops": the largest, whichever way is good.
      const ofMoves =
        /^ (?:falls?|drops?|declines?|decreases?|rises?|increases?|changes?|moves?|swings?|jumps?)\b/.test(
          m.input.slice(m.index + said.length),
        )
      // "The top three rates": of figures, the largest.
      const ofFigures =
        /top|biggest|largest|greatest|smallest/.test(said) && OF_FIGURES.test(m.input.slice(m.index + said.length))
      const first =
        ofMoves && /top/.test(said)
          ? 'largest'
          : /worst|bottom|weakest|poorest/.test(said)
            ? 'worst'
            : /best|strongest/.test(said) || (/top/.test(said) && !ofFigures)
              ? 'best'
              : /lowest|smallest|least/.test(said)
                ? 'smallest'
                : 'largest'
      // "Worst first" says how to set out what is found.
      if (/^ (?:ones )?first\b/.test(m.input.slice(m.index + said.length))) return null
      const by = ofFigures || /lowest|highest/.test(said) ? 'value' : null
      // "The second worst" is the last of the two worst.
      const limit = countOf(m[2] ?? m[3]) ?? nthOf(m[4])
      return { sign: 'superlative', first, by, limit, ...stretchOf(m) }
    },
  ),
  // "Which had been higher the year before": the figure of that time against this one.
  hadBeen('higher|bigger|larger|greater', { type: 'direction', is: 'down' }),
  hadBeen('lower|smaller|fewer', { type: 'direction', is: 'up' }),
  hadBeen('better', { type: 'performance', is: 'worse' }),
  hadBeen('worse', { type: 'performance', is: 'better' }),
  // "Exactly where they were in January".
  test(`(?:exactly|precisely|just|still|right|back|no further than)(?= ${THEN})`, () => ({
    type: 'performance',
    is: 'same',
  })),
  // "Below where they were in 2022/23".
  test(`(?:${ABOVE}|${UP})(?= ${THEN})`, () => ({ type: 'direction', is: 'up' })),
  test(`(?:${BELOW}|${DOWN})(?= ${THEN})`, () => ({ type: 'direction', is: 'down' })),
  test('up(?= (?:on|from|since) § ?\\d?[^,.;]{0,12}performance)|(?:better|improv(?:ed|ing|ement)s?) in performance|(?:rises?|gains?) in performance', () => ({
    type: 'performance',
    is: 'better',
  })),
  test('(?:falls?|drops?|declines?|dips?|losses) in performance', () => ({ type: 'performance', is: 'worse' })),
  test('(?:not|n.t) (?:been )?(?:quite )?(?:as|so) (?:good|strong|high)(?= as\\b)|less good(?= than\\b)', () => ({
    type: 'performance',
    is: 'worse',
  })),
  test(WORSE, () => ({ type: 'performance', is: 'worse' })),
  test(BETTER, () => ({ type: 'performance', is: 'better' })),
  test("(?:stayed|stay|remained|kept|held|are|is|were) (?:exactly |just |much |broadly )?(?:the same|steady|flat|unchanged)|un ?changed|no change|(?:did|has|have)(?:n'?t| not) (?:change|changed|move|moved|shift|shifted|budge|budged)|stood still", () => ({
    type: 'performance',
    is: 'same',
  })),
  test(DOWN, () => ({ type: 'direction', is: 'down' })),
  test(UP, () => ({ type: 'direction', is: 'up' })),
]

/** Figures as such, and not how they moved: "the top three rates per 10,000". */
const OF_FIGURES =
  /^ (?:rates?|counts?|numbers?|percentages?|figures?|values?)\b(?! points?| falls?| drops?| rises?| increases?| changes?)/

/** What is said of what a list is held against, which is named before. */
const THAN_IT = {
  better: 'better',
  'ahead of': 'better',
  worse: 'worse',
  behind: 'worse',
  'short of': 'worse',
  higher: 'above',
  above: 'above',
  over: 'above',
  lower: 'below',
  below: 'below',
  under: 'below',
} as const

const INVERSE = {
  better: 'worse',
  stronger: 'worse',
  ahead: 'worse',
  worse: 'better',
  weaker: 'better',
  higher: 'below',
  above: 'below',
  lower: 'above',
  below: 'above',
} as const

/**
 * The signs of what a view asks, in the order of its text, none overlapping; those of all its text where what it asks has none
 * that chooses. Found once for each view.
 */
export const signsOf = oncePerLate((view: View): readonly Sign[] => {
  const signs = found(marked(view))
  // "I'm new on Improving Lives. Which lines came out amber": what leads up to a question chooses nothing where the question does.
  const asked = signs.filter((s) => s.from >= view.lead)
  return asked.some(chooses) ? asked : signs
})
const chooses = (s: Sign): boolean => s.sign !== 'test' || !['unit', 'information'].includes(s.test.type)

/** So many rules are tried at once. */
const TOGETHER = 8
/** The rules by their ranks, some beside each other with a pattern that matches wherever one of theirs does: mostly none does. */
const SOME_RULES = Array.from({ length: Math.ceil(RULES.length / TOGETHER) }, (_, i) => {
  const rules = RULES.slice(i * TOGETHER, (i + 1) * TOGETHER).map((r, n) => ({ ...r, rank: i * TOGETHER + n }))
  return { any: new RegExp(rules.map(({ pattern }) => pattern.source).join('|')), rules }
})

/** Signs in the order of the text, none overlapping: of two that would, that of the earlier rule, else the one that begins first. */
function found(text: string): Sign[] {
  const all: { sign: Sign; rank: number }[] = []
  for (const { pattern, build, rank } of SOME_RULES.flatMap(({ any, rules }) => (any.test(text) ? rules : []))) {
    pattern.lastIndex = 0
    for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
      if (m[0].trim() === '') {
        pattern.lastIndex++
        continue
      }
      const sign = build(m)
      if (sign) all.push({ sign, rank })
    }
  }
  const chosen: Sign[] = []
  for (const { sign } of all.toSorted((a, b) => a.rank - b.rank))
    if (chosen.every((c) => sign.to <= c.from || sign.from >= c.to)) chosen.push(sign)
  return chosen.toSorted((a, b) => a.from - b.from)
}
