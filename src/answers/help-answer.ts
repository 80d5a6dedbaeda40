import { type Answer, buildAnswer } from '../model/answer.ts'
import { dayLabel } from '../periods/calendar.ts'
import { tellingOfTexts } from '../wording/line.ts'
import type { Asking } from './asking.ts'

/** What can be asked, with examples and what is loaded. */
export function helpAnswer(asking: Asking, council: string | null): Answer {
  const { catalogue } = asking
  const loaded = catalogue.documents.map(
    (d) => `- ${catalogue.councilName(d.council)}: ${d.document}, published ${dayLabel(d.published)}`,
  )
  const texts = [
    "Ask about a published children's services measure in your own words: its name or abbreviation, and a period if you want one.",
    'For example:',
    '- "CP visits in March 2024", "contacts last quarter", "what RAG is dental assessments?"',
    '- "How do we compare nationally on ICPCs?", "number of children in care over the years"',
    '- "What is red?", "Which measures got worse in 2023/24?", "Summary of 2023/24"',
    '- "Why is CP visits down?", "What does NEET mean?", "Where is that from?"',
    'You can follow up: "and last year?", "is that good?", "what about another council?".',
    'I answer from the reports that I hold, and say so when I am unsure or hold nothing. Loaded:',
    ...loaded,
    ...(catalogue.england
      ? [
          '- every council and region of England: the Department for Education\'s LAIT figures. Ask "how do we rank on …", "which of our neighbours is best on …", "top five in … for …"',
        ]
      : []),
  ]
  return buildAnswer({ kind: 'help', council, telling: tellingOfTexts(texts) })
}
