/** What people say to each other below an answer of ours: mostly none of our business. */
import { pickedNumber } from '../../../language/picked.ts'
import type { SlackDeps } from '../deps.ts'

const ASKING =
  /^(?:and|&|ok|so|what|whats|what's|how|hows|how's|why|which|where|when|is|are|was|were|did|do|does|has|have|can|could|show|give|compare|same|trend|source|target|rag)\b/
/** Words that fit a measure less well name none: "united", "last night". */
const NAMES = 0.5
/** Intents that take what no other does. */
const LEFT_OVER = new Set([
  'figure',
  'out-of-scope',
  'help',
  'individuals',
  'elsewhere',
  'unknown',
  'nothing',
  'clarify',
])

/** Whether a message in a thread of ours, said to nobody in particular, asks for something that we might have. */
export function asksSomething(deps: Pick<SlackDeps, 'running' | 'today'>, text: string): boolean {
  const { scrutineer, catalogue } = deps.running()
  const { intent, reading } = scrutineer.explain({ text, council: null, now: deps.today(), thread: null })
  // "2": one of what was offered.
  if (pickedNumber(text) !== null) return true
  const telling =
    reading.terms.some((t) => catalogue.tellsApart(t.word)) &&
    (catalogue.index.match(reading.terms)[0]?.score ?? 0) >= NAMES
  const named = [reading.periods, reading.councils, reading.benchmarks, reading.refs].some((list) => list.length > 0)
  const asks = text.includes('?') || ASKING.test(reading.text) || (telling && reading.text.split(' ').length <= 6)
  return asks && (telling || named || !LEFT_OVER.has(intent))
}
