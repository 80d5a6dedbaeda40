/** Questions that an agent conversation suggests: they fit the council and its newest report, and have an answer. */
import type { Question } from '../../../model/question.ts'
import type { Running } from '../../../setup.ts'
import { cutEnd } from '../cards/cut.ts'
import { type Glance, type GlanceRow, glanceOf } from './glance.ts'

export interface Prompt {
  readonly title: string
  readonly message: string
}

/** Slack shows four. */
const MOST = 4
// Not documented; as long as a button's text.
const TITLE = 75
const ANSWERED = new Set(['answer', 'series', 'comparison', 'list', 'summary', 'commentary'])

interface Candidate extends Prompt {
  /** The measure that the answer must be about. */
  readonly indicator?: string
}

const HELP: Prompt = { title: 'What can I ask?', message: 'help' }

const aboutRow = (row: GlanceRow | undefined, title: string, message: string): Candidate[] =>
  row ? [{ title: cutEnd(title, TITLE), message, indicator: row.indicator }] : []

/** Real measures first: one that is off its target, one that fell, one that rose. */
function measurePrompts({ reds, worse, better }: Glance): Candidate[] {
  const [off] = reds
  const fell = worse.find((row) => row.indicator !== off?.indicator)
  const [rose] = better
  return [
    ...aboutRow(off, `Why is ${off?.name} ${off?.rag}?`, `why is ${off?.name} ${off?.rag}?`),
    ...aboutRow(fell, `What happened to ${fell?.name}?`, `${fell?.name} trend`),
    ...aboutRow(rose, `How much better is ${rose?.name}?`, `${rose?.name} trend`),
  ]
}

async function isAnswered({ scrutineer }: Running, question: Question, { indicator }: Candidate): Promise<boolean> {
  const { kind, indicator: found } = await scrutineer.ask(question, 0)
  return ANSWERED.has(kind) && (indicator === undefined || found?.id === indicator)
}

async function made(running: Running, council: string, now: string): Promise<Prompt[]> {
  const glance = await glanceOf(running, council, now)
  const name = running.catalogue.councilName(council)
  const candidates: Candidate[] = [
    { title: 'What stands out in the latest report?', message: 'summary' },
    ...(glance && glance.counts.red > 0 ? [{ title: 'What is red?', message: 'what is red?' }] : []),
    ...(glance ? measurePrompts(glance) : []),
    { title: 'What got worse?', message: 'what got worse?' },
  ]
  const out: Prompt[] = []
  for (const candidate of candidates) {
    // It names its council, so that it is answered alike wherever it is sent from.
    const message = candidate.message.replace(/\??$/, (mark) => ` in ${name}${mark}`)
    if (out.length >= MOST) break
    if (await isAnswered(running, { text: message, council, now, thread: null }, candidate))
      out.push({ title: candidate.title, message })
  }
  return out.length > 0 ? out : [HELP]
}

/** At most four; without a council, the way to each of the first three that are loaded. */
export function promptsFor(running: Running, council: string | null, now: string): Promise<readonly Prompt[]> {
  const { catalogue } = running
  if (council)
    return catalogue.lists.get(`prompts ${council} ${now}`, () => made(running, council, now)) as Promise<Prompt[]>
  const reports = catalogue.councils.slice(0, MOST - 1).map(({ name }) => ({
    title: cutEnd(`${name}: the latest report`, TITLE),
    message: `summary in ${name}`,
  }))
  return Promise.resolve([...reports, HELP])
}
