/** Question files as training material: each question with all frames that were proposed and what came of each. */
import { readFile } from 'node:fs/promises'
import type { Topic } from '../conversation.ts'
import type { Intent } from '../intent.ts'
import { type Answer, buildAnswer } from '../model/answer.ts'
import type { Running } from '../setup.ts'
import type { GoldenQuestion } from '../tools/eval.ts'
import { type Expectation, isSilentWrong, judge } from '../tools/judge.ts'
import type { Proposal } from '../understanding/proposals.ts'
import { tellingOfTexts } from '../wording/line.ts'

export interface Outcome {
  readonly proposal: Proposal
  readonly isRight: boolean
  /** Right, and not only by falling back to the plain figure: what learning aims at. */
  readonly isAim: boolean
  readonly misleads: boolean
}

export interface Example {
  readonly id: string
  /** Whose questions these are: folds are made of whole sets. */
  readonly set: string
  /** How much it counts in learning. */
  readonly weight: number
  readonly kind: string
  readonly style: string
  readonly q: string
  readonly expect: string
  readonly outcomes: readonly Outcome[]
}

/** People's own questions count 1; made ones less; the few that an act gives as its own examples more. */
const WEIGHTS: Readonly<Record<string, number>> = { 'generated+': 0.35, intents: 3 }

/** What makes two frames come to the same answer. */
/** Stands for the answers of questions that are judged by their act alone. */
const NOTHING = buildAnswer({ kind: 'answer', telling: tellingOfTexts([]) })

const frameKey = ({ frame }: Proposal): string =>
  `${frame.act}|${(frame.sides ?? []).map((c) => c.indicator).join()}|${frame.choice?.council ?? ''}|${frame.choice?.indicator ?? ''}|${frame.choice?.origin === 'topic' ? 't' : ''}|${frame.view.text}`

/** Whether an act that can say what many a question expects was asked for at all. */
function isInPlace({ frame: { act, view }, text }: Proposal, given: Answer): boolean {
  // Who asks about somebody is told that, and not only that this holds published figures.
  const isPerson = text.has('person:pair') || text.has('person:description')
  if (isPerson && (act === 'out-of-scope' || act === 'unknown')) return false
  const { otherCouncils, elsewhere, unpublished } = view.reading
  if (act === 'source') return view.hits.some((h) => h.types.includes('source'))
  if (act === 'definition') return given.kind === 'definition'
  if (act === 'elsewhere') return otherCouncils.length + elsewhere.length + unpublished.length > 0
  return true
}

/** What would come of every frame of every question. Conversations go on with the right answer where there is one. */
export async function examplesOf(
  running: Running,
  questions: readonly GoldenQuestion[],
  set: string,
): Promise<Example[]> {
  const { scrutineer } = running
  const topics = new Map<string, Topic>()
  const out: Example[] = []
  for (const question of questions) {
    const { q, council = null, now, thread = null } = question
    const asked = { text: q, council, now, thread }
    const topic = thread === null ? null : (topics.get(thread) ?? null)
    const expect = question.expect as Expectation
    const { proposals, answer } = scrutineer.proposals(asked, topic)
    // A conversation is carried on from real answers, so its questions are all answered.
    const isByAct = Object.keys(expect).join() === 'act' && thread === null
    const known = new Map<string, { isRight: boolean; isAim: boolean; misleads: boolean; answer: Answer }>()
    const plain = new Set<string>()
    const outcomes: Outcome[] = []
    // The plain figure first, so that what only repeats it is known.
    const figureFirst = proposals.toSorted(
      (a, b) => Number(b.frame.act === 'figure') - Number(a.frame.act === 'figure'),
    )
    for (const proposal of figureFirst) {
      const key = frameKey(proposal)
      let judged = known.get(key)
      if (!judged) {
        const given = isByAct ? NOTHING : await answer(proposal.frame)
        const misses = judge(expect, given)
        const isAct = expect.act === undefined || expect.act === proposal.frame.act
        // A list of everything holds any two measures: that is no answer to a question about them.
        const isSwept =
          given.kind === 'list' && expect.exact !== true && given.items.length > 8 + 3 * (expect.items?.length ?? 40)
        // An act that falls back to the plain figure adds nothing to it.
        if (proposal.frame.act === 'figure') plain.add(given.text)
        const isRight = misses.length === 0 && isAct && !isSwept
        const isOwn =
          expect.act !== undefined ||
          (isInPlace(proposal, given) && (proposal.frame.act === 'figure' || !plain.has(given.text)))
        judged = {
          isRight,
          isAim: isRight && isOwn,
          misleads: isSilentWrong(expect, given, misses),
          answer: given,
        }
        known.set(key, judged)
      }
      outcomes.push({ proposal, isRight: judged.isRight, isAim: judged.isAim, misleads: judged.misleads })
    }
    out.push({
      id: question.id,
      set,
      weight: WEIGHTS[set] ?? 1,
      kind: expect.kind ?? 'any',
      style: question.style ?? '–',
      q,
      expect: JSON.stringify(expect),
      outcomes,
    })
    if (thread !== null) {
      const right = [...known.values()].find((k) => k.isRight)
      const after = right
        ? scrutineer.topicAfter(asked, topic, right.answer)
        : (await scrutineer.turn(asked, topic)).topic
      topics.set(thread, after)
    }
  }
  return out
}

export async function readLines(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).split('\n').filter((l) => l.trim() !== '')
}

/** The examples and near misses of the acts themselves: right only as the act that they are an example of. */
export function ownExamples(intents: readonly Intent[]): GoldenQuestion[] {
  const now = '2024-07-30'
  return intents.flatMap((intent) => {
    const council = intent.examples.find((e) => e.council)?.council ?? null
    const asked = intent.examples
      .filter((e) => /[a-z0-9]/i.test(e.q))
      .map((e) => ({ q: e.q, council: e.council ?? null, now: e.now ?? now, act: intent.name }))
    const missed = intent.nearMisses.map((n) => ({ q: n.q, council, now, act: n.intent }))
    return [...asked, ...missed].map(({ act, ...question }, i) => ({
      id: `${intent.name}-${i}`,
      ...question,
      expect: { act },
    }))
  })
}
