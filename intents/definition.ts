import { findTerm } from '../src/answers/definition-answer.ts'
import { defineIntent } from '../src/intent.ts'
import { buildAnswer } from '../src/model/answer.ts'

/** The phrase that is asked about: "what does X mean", "define X". */
const ASKS: readonly RegExp[] = [
  /\bwhat (?:does|do|is) (?:the (?:term|abbreviation|acronym|word|letters|phrase) )?(.{1,60}?) (?:mean|means|stand for|stands for|refer to|meant to mean)\b/,
  /\bwhat(?:'s| is| are) (?:meant|covered) by (?:the term )?(.{1,60})/,
  /\bwhat(?:'s| is) the (?:meaning|definition) of (?:the term )?(.{1,60})/,
  /\b(?:define|definition of|definition for|meaning of|explain (?:the term|the abbreviation|what)|glossary (?:entry )?(?:for|on)?|glossary:?|can you explain what) (.{1,60})/,
  /\bwhat (?:counts|qualifies|classes|is classed|is counted|is defined|do you class|do we class|do you count|do we count) as (.{1,60})/,
  /\bhow (?:is|are|do (?:we|you)|does the council) (.{1,60}?) defined?\b/,
  /\bhow (?:do (?:we|you)|does the (?:council|report)) define (.{1,60})/,
  /\bwhat(?:'s| is| are) (?:a |an )(.{1,60})/,
  /^(?:so )?(?:what|who|whats)(?:'s| is| are)? (.{1,40}?)\??$/,
  /^(.{1,40}?) (?:meaning|definition|means what|stands for|- what is (?:it|that))\??$/,
  /\bremind me what (.{1,60}?) (?:is|are|means?|stands for)\b/,
  /\bi (?:don't|do not|dont) (?:know|understand) what (.{1,60}?) (?:is|are|means?)\b/,
  /\b(.{1,40}?) in plain english\b/,
]

const asked = (text: string): string[] => ASKS.flatMap((pattern) => text.match(pattern)?.[1]?.trim() ?? [])

export default defineIntent({
  name: 'definition',
  purpose: "What a term or an abbreviation means, from the reports' glossaries.",
  rank: 80,
  cues: ASKS,
  accepts: ({ reading, asking }) => {
    if (
      reading.periods.length > 0 ||
      /\bhow many|how much|\bour\b|\bwe\b|target|rag\b|percentage|%/.test(
        reading.text.replace(/what (?:counts|do we)/, ''),
      )
    ) {
      if (!/\b(?:mean|means|meaning|stands? for|definition|define|counts? as|glossary)\b/.test(reading.text))
        return false
    }
    return (
      asked(reading.text).some((phrase) => findTerm(asking.catalogue, phrase) !== null) ||
      (/\b(?:mean|means|stands? for|definition of|define)\b/.test(reading.text) &&
        !/what (?:does|do) (?:that|this|it) mean/.test(reading.text))
    )
  },
  examples: [
    { q: 'what does NEET mean', council: 'rotherham', expect: { kind: 'definition' } },
    { q: 'What is a care leaver?', council: 'rotherham', expect: { kind: 'definition' } },
  ],
  nearMisses: [
    { q: 'what is our NEET figure', intent: 'figure' },
    { q: 'what is the number of care leavers', intent: 'figure' },
  ],
  answer: async ({ reading, asking, council }) => {
    const { catalogue } = asking
    for (const phrase of asked(reading.text)) {
      const term = findTerm(catalogue, phrase)
      if (!term) continue
      const document = catalogue.document(term.document)
      const short = term.abbreviations.length > 0 ? ` (${term.abbreviations.join(', ')})` : ''
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
        notes: whose,
        source,
        understood: `definition of ${term.term}`,
        text: [
          `${term.term}${short}: ${term.definition}`,
          ...whose,
          `Source: ${source.document}, ${source.location}.`,
        ].join('\n'),
      })
    }
    return buildAnswer({
      kind: 'no_data',
      council,
      text: 'The glossaries of the loaded reports have no entry for that. Ask for a measure by name to see what is published about it.',
    })
  },
})
