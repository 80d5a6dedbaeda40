import { findTerm, termIn } from '../src/answers/definition-answer.ts'
import { indicatorRef } from '../src/answers/figure/naming.ts'
import type { Catalogue } from '../src/catalogue.ts'
import { defineIntent, type Session } from '../src/intent.ts'
import { buildAnswer, type IndicatorRef } from '../src/model/answer.ts'
import type { GlossaryTerm } from '../src/model/figure.ts'
import { definitionLine } from '../src/wording/definition-words.ts'
import { tellingOfLines, tellingOfTexts } from '../src/wording/line.ts'

/** A word and a question mark: what it is, unless measures are named with it. */
const BARE = /^([a-z&]{2,10})\s*\?+$/

/** The phrase that is asked about: "what does X mean", "define X". */
const ASKS: readonly RegExp[] = [
  BARE,
  /\bwhat (?:does|do|is) (?:the (?:term|abbreviation|acronym|word|letters|phrase) )?(.{1,60}?) (?:mean|means|stand for|stands for|refer to|meant to mean)\b/,
  /\bwhat(?:'s| is| are) (?:meant|covered) by (?:the term )?(.{1,60})/,
  /\bwhat(?:'s| is) the (?:meaning|definition) of (?:the term )?(.{1,60})/,
  /\b(?:define|definition of|definition for|meaning of|explain (?:the term|the abbreviation|what)|glossary (?:entry )?(?:for|on)?|glossary:?|can you explain what) (.{1,60})/,
  /\bwhat (?:counts|qualifies|classes|is classed|is counted|is defined|do you class|do we class|do you count|do we count) as (.{1,60})/,
  /\bhow (?:is|are|do (?:we|you)|does the council) (.{1,60}?) defined?\b/,
  /\bhow (?:do (?:we|you)|does the (?:council|report)) define (.{1,60})/,
  /\bwhat(?:'s| is| are) (?:a |an )(.{1,60})/,
  /^(?:so )?(?:what(?:'s| is| are)|who(?:'s| is| are)|whats) (.{1,40}?)\??$/,
  /^(.{1,40}?) (?:meaning|definition|means what|stands for|- what is (?:it|that))\??$/,
  /\bwhat does it mean (?:when|if|that) .{0,40}?(?:is|are|was|were|gets?|been) "?([a-z -]{3,40})"?/,
  /\b(?:explain|clarify|define) (?:to me )?["'](.{2,40}?)["']/,
  /\bremind me what (.{1,60}?) (?:is|are|means?|stands for)\b/,
  /\bi (?:don't|do not|dont) (?:know|understand) what (.{1,60}?) (?:is|are|means?)\b/,
  /\b(.{1,40}?) in plain english\b/,
  /^(.{1,40}?)\s*(?:[-,:?]\s*)+what(?:'s| is|s| does) (?:that|it|this)(?: mean| stand for)?\b/,
  /\bwhen (?:is|are|does|do) (?:.{1,40}?) (?:classed|counted|considered|defined|treated|count) as (?:being )?(.{1,60})/,
  /\b(?:who|which councils|which authorities|what councils|list|name) (?:is|are|were|count as|make up)?(?: our| the| all)?(?: [a-z]+s)? ?(statistical neighbours|stat neighbours|comparators)\b/,
]

/** "The difference between a suspension and an exclusion": both terms. */
const DIFFERENCE = /\bdifference between (?:an? |the )?(.{2,40}?) and (?:an? |the )?(.{2,40}?)[?.]?$/

function differenceTerms(catalogue: Catalogue, text: string): GlossaryTerm[] {
  const match = text.match(DIFFERENCE)
  return match ? [match[1], match[2]].flatMap((phrase) => findTerm(catalogue, phrase as string) ?? []) : []
}

/** A figure or an action is asked about, not a word. */
const NO_TERM = /\b(?:being|done|doing|number|figures?|rate of|target|many|we|our|happening|trend)\b/

const asked = (text: string): string[] =>
  ASKS.flatMap((pattern) => text.match(pattern)?.[1]?.trim() ?? []).filter((phrase) => !NO_TERM.test(phrase))

/** The measure that goes by a term, so that a follow-up can ask for its figure. */
function measureOf(session: Session, term: string): IndicatorRef | null {
  const { catalogue } = session.asking
  const { council } = session
  const best = council
    ? catalogue.index.match(catalogue.vocabulary.terms(term.toLowerCase()), (id) => catalogue.holds(council, id))[0]
    : undefined
  const row = best && best.score > 0.8 && council ? catalogue.rows(council, best.id)[0] : undefined
  return row ? indicatorRef(session.asking, row) : null
}

export default defineIntent({
  name: 'definition',
  purpose: "What a term or an abbreviation means, from the reports' glossaries.",
  about: 'whole',
  examples: [
    { q: 'what does NEET mean', council: 'rotherham', expect: { kind: 'definition' } },
    { q: 'What is a care leaver?', council: 'rotherham', expect: { kind: 'definition' } },
  ],
  nearMisses: [
    { q: 'what is our NEET figure', intent: 'figure' },
    { q: 'what is the number of care leavers', intent: 'figure' },
  ],
  answer: async (session) => {
    const { reading, asking, council } = session
    const { catalogue } = asking
    const two = differenceTerms(catalogue, reading.text)
    if (two.length === 2) {
      const [a, b] = two as [GlossaryTerm, GlossaryTerm]
      return buildAnswer({
        kind: 'definition',
        council: a.council,
        source: {
          document: catalogue.document(a.document).document,
          published: catalogue.document(a.document).published,
          location: a.location,
        },
        understood: `definitions of ${a.term} and ${b.term}`,
        telling: tellingOfLines([
          definitionLine(a),
          definitionLine(b, 'said'),
          { role: 'said', text: `Source: ${catalogue.document(a.document).document}, ${a.location}.` },
        ]),
      })
    }
    const [named] = asked(reading.text).flatMap((phrase) => findTerm(catalogue, phrase) ?? [])
    const term = named ?? termIn(catalogue, reading.text)
    if (term) {
      const document = catalogue.document(term.document)
      const whose =
        council && council !== term.council
          ? [
              `The definition is ${catalogue.councilName(term.council)}'s; ${catalogue.councilName(council)} publishes no glossary.`,
            ]
          : []
      const source = { document: document.document, published: document.published, location: term.location }
      return buildAnswer({
        kind: 'definition',
        council: term.council,
        indicator: measureOf(session, term.term),
        notes: whose,
        source,
        understood: `definition of ${term.term}`,
        telling: tellingOfLines([
          definitionLine(term),
          ...whose.map((text) => ({ role: 'said' as const, text })),
          { role: 'said', text: `Source: ${source.document}, ${source.location}.` },
        ]),
      })
    }
    return buildAnswer({
      kind: 'no_data',
      council,
      telling: tellingOfTexts([
        'The glossaries of the loaded reports have no entry for that. Ask for a measure by name to see what is published about it.',
      ]),
    })
  },
})
