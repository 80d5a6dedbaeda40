import { listText } from '../src/answers/format.ts'
import { withoutFigure } from '../src/answers/not-published.ts'
import { tell, together } from '../src/answers/one-figure.ts'
import { defineIntent, type Session } from '../src/intent.ts'
import { buildAnswer } from '../src/model/answer.ts'
import { resolveMeasure } from '../src/query/resolve-measure.ts'

function exactMeasure(session: Session): boolean {
  const found = resolveMeasure(session.asking.catalogue, session.reading, session.council)
  if (found.kind === 'none' || found.kind === 'elsewhere') return false
  const best = found.kind === 'one' ? found.candidate : found.candidates[0]
  // In a long message the words that name a service may be talk around the question.
  if (session.reading.text.split(' ').length > 25) return best !== undefined
  return best?.exact === true && best.score > 0.85 && !namesOther(session)
}

/** "Library attendance": a service that no measure here has a word of. */
function namesOther({ reading, asking }: Session): boolean {
  const { vocabulary, index } = asking.catalogue
  return reading.elsewhere.some((phrase) => vocabulary.terms(phrase).every((t) => !index.isKnown(t.word)))
}

export default defineIntent({
  name: 'elsewhere',
  purpose: 'Asks about a council, a service or a measure that no loaded report covers.',
  rank: 85,
  cues: [/./],
  accepts: (session) => {
    const { reading } = session
    if (reading.otherCouncils.length > 0) return true
    if (reading.elsewhere.length > 0 || reading.unpublished.length > 0) return !exactMeasure(session)
    return false
  },
  examples: [
    { q: 'CP visits in Sheffield', council: 'rotherham', expect: { kind: 'no_data' } },
    { q: 'how many missed bin collections', council: 'rotherham', expect: { kind: 'no_data' } },
    { q: 'key stage 1 results', council: 'rotherham', expect: { kind: 'no_data' } },
  ],
  nearMisses: [{ q: 'care leavers in suitable housing', intent: 'figure' }],
  answer: async (session) => {
    const { reading, asking, council } = session
    const { catalogue } = asking
    const loaded = listText(catalogue.councils.map((c) => c.name))
    if (reading.otherCouncils.length > 0) {
      const named = listText([...new Set(reading.otherCouncils)])
      const plain = `No reports of ${named} are loaded, so I have no figure for ${reading.otherCouncils.length > 1 ? 'them' : 'it'}. The councils loaded are ${loaded}.`
      const own =
        council && /\b(we|our|us|compare|compared|than|against|versus|vs)\b/.test(reading.text)
          ? await tell(session)
          : null
      if (own && 'details' in own)
        return buildAnswer({
          ...together(own.details),
          kind: 'no_data',
          value: null,
          text: `${plain}\n${together(own.details).text}`,
        })
      return buildAnswer({ kind: 'no_data', council: null, text: plain })
    }
    const measure = reading.unpublished.length > 0 ? resolveMeasure(catalogue, reading, council) : null
    if (measure?.kind === 'one' && measure.candidate.score > 0.6) {
      const own = await tell(session)
      if ('details' in own)
        return withoutFigure(
          together(own.details),
          `Nothing is published on ${listText(reading.unpublished.map((w) => `"${w}"`))} for this measure`,
        )
    }
    const what = listText([...new Set([...reading.elsewhere, ...reading.unpublished])].map((w) => `"${w}"`))
    const where = council ? catalogue.councilName(council) : loaded
    return buildAnswer({
      kind: 'no_data',
      council,
      text: `The reports that are loaded for ${where} publish nothing on ${what}. They cover children's services performance only; ask "what measures do you hold?" for the list.`,
    })
  },
})
