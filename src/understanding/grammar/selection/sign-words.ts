/** What people say of a change, a target, a benchmark and a colour, as parts of patterns: the words behind the rules of `signs.ts`. */

export const WORSE =
  '(?:got(?:ten)?|getting|gone|become|becoming|been getting)? ?(?:any )?(?:worse|poorer|weaker|more bad|less good(?! than))|worsen(?:ed|ing)?|declin(?:ed|ing|es)|deteriorat(?:ed|ing)|slipp(?:ed|ing)(?: back)?|f[ae]ll(?:en|ing|s)? back|sl(?:id|iding|ides)(?: back)?|backslid(?:ing)?|dipp(?:ed|ing)|going (?:backwards|the wrong way)|gone (?:backwards|the wrong way)|went (?:backwards|the wrong way)|moved? (?:backwards|the wrong way|in the wrong direction)|moving (?:backwards|the wrong way|in the wrong direction)|(?:in )?the wrong (?:direction|way)|lost ground|deterioration|worsening|slippage|(?:adverse|unfavourable|negative)(?: (?:dot|direction of travel|movements?|moves?|changes?))?|getting away from us'
export const BETTER =
  '(?:got(?:ten)?|getting|gone|become|becoming|done|did|doing)? ?(?:any )?(?:better|stronger|quicker|faster)|improv(?:ed|ing|es|ements?|e)|going the right way|gone the right way|went the right way|mov(?:ed|ing|e) (?:the right way|in the right direction|forwards?)|(?:in )?the right (?:direction|way)|progress(?:ed|ing)?|recover(?:ed|ing)|(?:favourable|positive) (?:dot|direction of travel|movements?|moves?|changes?)|turned? (?:the corner|round|around)|c[ao]m(?:e|ing) on(?= (?:the )?(?:most|best|well|furthest|a lot|leaps|nicely))'
export const DOWN =
  '(?:gone|went|going|come|came|are|is|were|was) down|f[ae]ll(?:en|ing|s)?|dropp(?:ed|ing)|drops?(?! (?:the|those|these|any|all|them) )|decreas(?:ed|ing|es)|reduc(?:ed|ing|es|tions?)|lower|less (?:often|frequently)|shr[au]nk(?:en)?|(?<!\\bstep(?:ped|s|ping)?[ -])down'
/** Verbs that "up" is a part of: nothing rises that ended up amber. */
export const WITH_UP =
  'step(?:ped|s|ping)?|end(?:ed|s|ing)?|w[io]und(?:s|ing)?|finish(?:ed|es|ing)?|turn(?:ed|s|ing)?|show(?:ed|s|n|ing)?|ma[dk](?:e|es|ing)|set|sets|sign(?:ed|s|ing)?|back(?:ed|s|ing)?|pick(?:ed|s|ing)?|br(?:ing|ings|ought)|h[eo]ld(?:s|ing)?|t[ao]ken?|follow(?:ed|s|ing)?|add(?:ed|s|ing)?|sum(?:med|s)?|look(?:ed|s|ing)?|wrap(?:ped|s)?|line[ds]?|catch(?:ing|es)?|caught|kept|keep(?:s|ing)?|flag(?:ged|s)?|writ(?:e|es|ing|ten)|wrote|split|break|broken|count(?:ed|s|ing)?|sp[eo]ke?n?|own(?:ed|s)?|measur(?:e|ed|es|ing)|stack(?:ed|s)?|start(?:ed|s)?'
export const UP = `(?:gone|went|going|come|came|are|is|were|was) up|r[io]se(?:n|s)?|rising|increas(?:ed|ing|es)|climb(?:ed|ing)|gr[eo]wn?|growing|higher(?! standard)|more (?:often|frequently)|jump(?:ed|ing)|(?<!\\b(?:${WITH_UP})[ -])up(?! to date| to \\d)(?!-to-date)`
const WE = '(?:the council|the service|[a-z]+)'
/** "What the council set out to achieve": a target, in other words. */
const AIMED = `what ${WE} (?:had |have |has )?(?:set out|aimed|planned|hoped|wanted|intended|promised|aspired)(?: to)?(?: (?:achieve|do|meet|reach|hit|deliver))?(?: for)?`
export const MISSED =
  `short(?= by )|(?:short of|below|under|behind|not|less than|fail(?:ed|ing|s)? (?:to achieve|at)|miss(?:ed|ing|es)?) ${AIMED}|` +
  "(?:(?:did|have|has|had|do|does|are|were|is|was)n'?t|not|never)(?: been)?(?: being)? (?:quite )?(?:meet(?:ing)?|met|hit(?:ting)?|reach(?:ed|ing)?|achiev(?:e|ed|ing)|mak(?:e|ing)|made)(?: (?:its|their|the|our|a|any|it|them))?(?: targets?)?|(?:did|have|has|had)(?:n'?t| not) (?:quite )?(?:get|got|gotten) there|miss(?:ed|ing|es)?(?: out on)?(?: (?:its|their|the|our|a))?(?: targets?)?(?! from)|off[- ](?:(?:its|their|the|our) )?(?:targets?|track)|(?:below|under|behind|short of|outside|beneath|adrift of|shy of)(?: of)?(?: (?:its|their|the|our))? (?:targets?|tolerances?)|fail(?:ed|ing|s)?(?: to (?:meet|hit|reach|achieve))?(?: (?:its|their|the|our))?(?: targets?)?|under ?perform(?:ed|ing|s)?|struggl(?:ed|ing|es)|not (?:on|at) (?:target|track)|f[ae]ll(?:s|ing|en)? short(?: of (?:its|their|the|our)(?: own)? targets?)?|not (?:where|as good as) (?:we|it|they) should be"
export const MET =
  `(?:achiev(?:e|ed|ing)|met|hit|did|deliver(?:ed|ing)?|reach(?:ed|ing)?|in line with) ${AIMED}|` +
  '(?:actually |really )?g[eo]t there|(?:made|managed|reached) (?:it|that)|(?:hit(?:ting)?|clear(?:ed|ing|s)|smash(?:ed|ing)|surpass(?:ed|ing)?|met|meet(?:ing)?|achiev(?:e|ed|ing)|reach(?:ed|ing)?|exceed(?:ed|ing)?|beat(?:ing|en)?|made)(?: (?:its|their|the|our|a))?(?: targets?)?|(?:on|at)[- ](?:target|track)|(?:above|within|inside|ahead of|over)(?: (?:its|their|the|our))? (?:targets?|tolerances?)'
export const ABOVE = 'above|higher than|over|more than|greater than|exceed(?:ed|ing|s)?|in excess of'
export const BELOW = 'below|lower than|under|less than|fewer than|beneath'
export const BETTER_THAN =
  'not as (?:bad|poor|weak) as|better(?: off)? (?:than|against)|beat(?:ing|s|en)?|out ?perform(?:ed|ing|s)?|ahead of|outdo(?:ing)?|stronger than|(?<!less )(?:more )?favourabl[ey](?: (?:to|with|against))?|do(?:ing)? better than|top(?:ped|ping)'
export const WORSE_THAN =
  'not (?:quite |nearly )?as (?:good|well|strong) as|(?:beaten|outperformed|bettered|outdone|outstripped) by|worse(?: off)? (?:than|against)|behind|trail(?:ed|ing|s)?|lag(?:ged|ging|s)?(?: behind)?|under ?perform(?:ed|ing|s)?(?: against)?|unfavourabl[ey](?: (?:to|with|against))?|less favourabl[ey](?: (?:to|with|against))?|adverse(?:ly)?(?: (?:to|against))?|weaker than|poorer than|fall(?:ing)? behind|short of'

/** "Measured in days", "expressed per 10,000": the unit that measures are told in. */
export const TOLD_AS =
  '(?:(?:measured|counted|expressed|given|told|shown|published|reported|quoted|stated|printed|set out)|that (?:are|is)|are) (?:as|in)'

/** "Which targets did we exceed": nothing else stands between that would be exceeded. */
export const BETTERED =
  '(?<=\\btargets?(?: (?:that|which|were|was|have|has|been|did|do|does|we|they)){0,4}(?: (?!and|or|but|yet)[a-z]+)? )(?:(?:exceed|surpass)(?:ed|s)?|beat(?:en|s)?|bettered)(?! *(?:(?:the|our|its|their|all|both|every) )*(?:#|\\d|england|neighbours))'

export const TURNED =
  'went|gone|go(?:es|ing)?|turn(?:s|ed|ing)?|mov(?:e|es|ed|ing)|flip(?:s|ped)?|became|becom(?:es|ing)|chang(?:e|es|ed)'
export const SLIPPED = 'drop(?:ped|ping|s)?|slip(?:ped|ping|s)?|jump(?:ed|ing|s)?|f[ae]ll(?:en|ing|s)?'

/** The figure of another time: "where they were in", "what it was at the end of". */
export const THEN = '(?:where|what|how) (?:it|they|we|things) (?:was|were|stood|ended|had been)\\b'

/** `#` stands for a benchmark: "above the # average". */
export const AGAINST =
  '(?: (?:than|to|with|against))?(?: (?:the|our|its|their|your|even|of|all|any|both|that|either|neither))* (?=#)'

export const FAR = '(?:furthest|farthest|further|farther|most|biggest|largest|widest|greatest)'
/** One of two: "the further from its target", "the closer". */
export const OF_TWO = /^(?:further|farther|closer|nearer|bigger|larger|wider|greater)\b/
export const GREAT = '(?:biggest|largest|widest|greatest|worst|bigger|larger|wider|greater)'
export const ITS = '(?:(?:its|their|the|our|of the|of its|of their) )?(?:own )?'
export const SAME_AS =
  'the same as|same as|equal to|equals|level with|identical to|match(?:es|ed|ing)?|no different (?:from|to)'
/** Before a colour that is had all along: "stayed red", "kept in the green". */
export const STAYED =
  '(?:(?:(?:stay|remain)(?:s|ed|ing)?|kept|keeps?|keeping|held|holds?|holding|stuck|sat|sitting) (?:at |on |in (?=the )|as )?)?'
