/** What the words and the shape of a message say of the act, as named numbers. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { oncePer } from '../../language/once-per.ts'
import { partedBy } from '../../language/whom.ts'
import type { Choice } from '../frame.ts'
import { personSigns } from '../grammar/people.ts'
import { testsOf } from '../grammar/selection/model.ts'
import { selectionOf } from '../grammar/selection/selection.ts'
import { hasType } from '../lexicon.ts'
import { type Asker, besideThemes, type Language, type View } from '../view.ts'
import { bucket } from './bucket.ts'

const SLOTS = { period: '<p>', council: '<c>', other: '<o>', benchmark: '<b>', reference: '<m>' } as const

/** The message with what is known in it replaced by its kind: "how many <m> in <p>". */
function slotted(view: View, matched: ReadonlySet<string>): string[] {
  const { tokens, reading } = view
  const spans: { symbol: string; from: number; to: number }[] = [
    ...reading.spans.map(({ kind, from, to }) => ({ symbol: SLOTS[kind] as string, from, to })),
    ...reading.terms.filter((t) => matched.has(t.word)).map((t) => ({ symbol: '<m>', from: t.start, to: t.end })),
  ]
  const out: string[] = []
  for (const { word, from, to } of tokens) {
    const span = spans.find((s) => from < s.to && to > s.from)
    const symbol = span?.symbol ?? (/^\d/.test(word) ? '<n>' : word)
    if (symbol.startsWith('<') && out.at(-1) === symbol) continue
    out.push(symbol)
  }
  return out
}

/** "Of the children on plans, how many …": a part of what is named. */
const OF_WHICH =
  /\b(?:of|out of|among) (?:the|our|all|those|these|every) [^,?.]{3,60},? (?:how many|what (?:share|proportion|percentage|number))\b/

const AUXILIARY = /^(?:so |and |but |ok |right )*(?:is|are|was|were|has|have|had|did|do|does|can|could|will)\b/

/** What the words and the shape of a message say of the act, whichever measure is meant. */
export function textFeatures(
  language: Language,
  view: View,
  top: Choice | null,
  { topic, council: own }: Asker,
): Map<string, number> {
  const { catalogue } = language
  const { reading, tokens, hits, telling, followUp } = view
  const out = new Map<string, number>()
  const on = (name: string, value = 1): void => {
    out.set(name, value)
  }
  on('bias')
  const symbols = slotted(view, new Set(top?.matched ?? []))
  // Single words only: pairs of words fit the questions learnt from, and mislead on others' (measured on held-out sets).
  for (const symbol of symbols.slice(0, 60)) on(`1:${symbol}`)
  if (symbols[0]) on(`first:${symbols[0]}`)
  for (const hit of hits) for (const type of hit.types) on(`lx:${type}`)
  for (const sign of personSigns(view.tokens, view.taken, view.text, reading.raw, language)) on(`person:${sign}`)
  if (namesTerm(catalogue, view)) on('glossary')
  const first = hits[0]
  if (first && first.first === 0) for (const type of first.types) on(`lx0:${type}`)
  on(`view:${view.kind}`)
  const { periods, councils, otherCouncils, benchmarks, refs, themes, elsewhere, unpublished, cues } = reading
  on(`periods:${Math.min(periods.length, 3)}`)
  for (const p of periods) on(`period:${p.phrase.type}`)
  on(`councils:${Math.min(councils.length, 3)}`)
  if (otherCouncils.length > 0) on('other-council')
  for (const b of benchmarks) on(`benchmark:${b}`)
  if (benchmarks.length > 0) on('benchmark')
  if (refs.length > 0) on(`refs:${Math.min(refs.length, 2)}`)
  if (themes.length > 0) on('theme')
  if (elsewhere.length > 0) on('elsewhere')
  if (unpublished.length > 0) on('unpublished')
  if (partedBy(top ? catalogue.indicator(top.indicator).whom : undefined, reading).length > 0) on('breakdown')
  if (cues.subs.length > 0) on(`subs:${Math.min(cues.subs.length, 2)}`)
  for (const cue of ['number', 'percent', 'rate'] as const) if (cues[cue]) on(`cue:${cue}`)
  on(`telling:${Math.min(telling.length, 4)}`)
  on(`tokens:${bucket(tokens.length, [2, 4, 8, 14, 25, 45])}`)
  if (AUXILIARY.test(view.text)) on('auxiliary')
  if (/[?]/.test(view.text)) on('asks')
  if (OF_WHICH.test(view.text)) on('of-which')
  on(`top:${top ? bucket(top.score, [0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97]) : 'none'}`)
  on(`covers:${top ? bucket(top.coverage, [0.4, 0.6, 0.8, 0.95, 0.999]) : 'none'}`)
  if (top?.exact) on('exact')
  const spoken = besideThemes(view)
  if (themes.length > 0) on(`beside-theme:${Math.min(spoken.length, 2)}`)
  const { conditions, order } = selectionOf(view)
  on(`conditions:${Math.min(conditions.flatMap((c) => testsOf(c.test)).length, 3)}`)
  if (order) on('order')
  if (topic?.list) {
    on('told-list')
    if (conditions.length > 0 || order) on('told-list:conditions')
    if (themes.length > 0 && spoken.length === 0) on('told-list:theme')
  }
  const [named] = councils
  const told = topic?.council ?? own
  if (named && told && named !== told) {
    on('council:another')
    if (hasType(hits, 'compare', 'benchmark')) on('council:another-compared')
    if (topic?.indicator) on('council:another-than-told')
  }
  if (topic) {
    on('topic')
    on(`topic:${topic.intent}`)
    if (followUp) on('leans')
    if (followUp && telling.length === 0) on('leans-bare')
  }
  return out
}

/** Terms of a glossary with a blank on either side. */
const glossaryWords = oncePer(({ glossaryNames }: Catalogue): readonly string[] => glossaryNames.map((n) => ` ${n} `))

/** Whether the message names a term of a glossary and little else: "what is a PEP". */
function namesTerm(catalogue: Catalogue, { text, tokens }: View): boolean {
  if (tokens.length > 14) return false
  const bare = ` ${tokens.map((t) => t.word).join(' ')} `
  return glossaryWords(catalogue).some((name) => bare.includes(name)) || text === ''
}
