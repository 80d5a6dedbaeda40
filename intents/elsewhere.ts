import type { FigureDetail } from '../src/answers/figure-answer.ts'
import { withoutFigure } from '../src/answers/not-published.ts'
import { tell, together } from '../src/answers/one-figure.ts'
import { notUnderstood } from '../src/answers/pick.ts'
import { writtenAbout } from '../src/answers/written-about.ts'
import { defineIntent } from '../src/intent.ts'
import type { Vocabulary } from '../src/language/vocabulary.ts'
import { buildAnswer } from '../src/model/answer.ts'
import { resolveMeasure } from '../src/query/resolve-measure.ts'
import { listText } from '../src/wording/format.ts'
import { tellingOfLines, withLines } from '../src/wording/line.ts'
import { nearestNamesIt, nothingOnForMeasure, nothingOnLines } from '../src/wording/nothing-words.ts'

/** Whether the names of the measures that are told have every word of what is asked for. */
function namesAll(vocabulary: Vocabulary, details: readonly FigureDetail[], said: readonly string[]): boolean {
  const inNames = details.flatMap(({ row, answer }) => vocabulary.terms(`${row.name} ${answer.telling.name ?? ''}`))
  const known = new Set(inNames.map(({ word }) => word))
  return said.every((words) => vocabulary.terms(words).every(({ word }) => known.has(word)))
}

export default defineIntent({
  name: 'elsewhere',
  purpose: 'Asks about a council, a service or a measure that no loaded report covers.',
  about: 'whole',
  examples: [
    { q: 'CP visits in Sheffield', council: 'rotherham', expect: { kind: 'no_data' } },
    { q: 'how many missed bin collections', council: 'rotherham', expect: { kind: 'no_data' } },
    { q: 'key stage 1 results', council: 'rotherham', expect: { kind: 'no_data' } },
  ],
  nearMisses: [{ q: 'care leavers in suitable housing', intent: 'figure' }],
  answer: async (session) => {
    const { reading, asking, council } = session
    const { catalogue } = asking
    const loaded = `${listText(catalogue.reporting.map((c) => c.name))}${catalogue.england ? ', and every council and region of England' : ''}`
    if (reading.otherCouncils.length > 0) {
      const named = listText([...new Set(reading.otherCouncils)])
      const plain = `No reports of ${named} are loaded, so I have no figure for ${reading.otherCouncils.length > 1 ? 'them' : 'it'}. The councils loaded are ${loaded}.`
      const own =
        council && /\b(we|our|us|compare|compared|than|against|versus|vs)\b/.test(reading.text)
          ? await tell(session)
          : null
      if (own && 'details' in own)
        return withLines(buildAnswer({ ...together(own.details), kind: 'no_data', value: null }), [
          { role: 'verdict', text: plain },
        ])
      return buildAnswer({
        kind: 'no_data',
        council: null,
        telling: tellingOfLines([{ role: 'head', text: plain }]),
      })
    }
    const measure = reading.unpublished.length > 0 ? resolveMeasure(catalogue, reading, council) : null
    if (measure?.kind === 'one' && measure.candidate.score > 0.6) {
      const own = await tell(session)
      if ('details' in own) {
        const isNamed = namesAll(catalogue.vocabulary, own.details, reading.unpublished)
        const why = isNamed ? nearestNamesIt(reading.unpublished) : nothingOnForMeasure(reading.unpublished, 'and')
        return withoutFigure(together(own.details), why)
      }
    }
    const what = [...new Set([...reading.elsewhere, ...reading.unpublished])]
    if (what.length === 0) return { ...notUnderstood(session, []), kind: 'no_data' }
    const where = council ? catalogue.councilName(council) : loaded
    // "What do they cost us" is about what was told before, and "cost" alone is not.
    const quote = council && session.topic === null ? await writtenAbout(asking, council, what) : null
    return buildAnswer({ kind: 'no_data', council, telling: tellingOfLines(nothingOnLines(what, where, quote)) })
  },
})
