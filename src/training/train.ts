/** `train`: learns the weights of the understanding from question files, and measures them on folds that were held out. */
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readArguments } from '../arguments.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { type Running, start } from '../setup.ts'
import { readQuestions } from '../tools/eval.ts'
import { decide, THRESHOLDS, type Thresholds } from '../understanding/decide.ts'
import { HELD_BACK, SEVERAL } from '../understanding/frame.ts'
import { Model, softmax } from '../understanding/model.ts'
import { augmented } from './augment.ts'
import { englishCalled, englishLists, englishNames } from './english.ts'
import { type Example, examplesOf, ownExamples } from './examples.ts'
import { generated } from './generated.ts'
import { Learner } from './learn.ts'

/** Counts of questions: `back`: asked back or declined without need; `best`: some frame of it would have been right. */
export interface Score {
  right: number
  misled: number
  back: number
  best: number
  of: number
}

/** What the likeliest frame of each example would have come to, by a model. */
export function scoreOf(
  model: Model,
  examples: readonly Example[],
  onMiss?: (e: Example, act: string) => void,
  thresholds: Thresholds = THRESHOLDS,
): Score {
  const score: Score = { right: 0, misled: 0, back: 0, best: 0, of: examples.length }
  for (const example of examples) {
    const scores = example.outcomes.map(
      ({ proposal: { text, group, rest, frame } }) => model.textScores(text)(frame.act) + model.groupScore(group, rest),
    )
    const p = softmax(scores)
    const frame = decide(
      example.outcomes
        .map(({ proposal }, i) => ({ frame: proposal.frame, score: scores[i] as number, probability: p[i] as number }))
        .toSorted((a, b) => b.score - a.score),
      thresholds,
    )
    // What is asked back about may be more than was proposed: then it is judged as the proposal is.
    const at = example.outcomes.findIndex((o) => o.proposal.frame === frame)
    const top = at >= 0 ? at : example.outcomes.findIndex((o) => o.proposal.frame.act === frame.act)
    const outcome = example.outcomes[top]
    if (!outcome) continue
    if (outcome.isRight) score.right++
    if (outcome.misleads) score.misled++
    if (['clarify', 'nothing'].includes(outcome.proposal.group) && !outcome.isRight) score.back++
    if (example.outcomes.some((o) => o.isRight)) score.best++
    if (!outcome.isRight) {
      const name = (i: number): string => {
        const f = example.outcomes[i]?.proposal.frame
        return f
          ? `${f.act} ${f.choice?.indicator ?? ''}${f.choice ? `(${f.choice.origin})` : ''} ${(p[i] as number).toFixed(2)} ${f.view.kind} left[${f.unexplained.join(' ')}]`
          : ''
      }
      const rights = example.outcomes
        .flatMap((o, i) => (o.isRight ? [i] : []))
        .toSorted((a, b) => (p[b] as number) - (p[a] as number))
      onMiss?.(
        example,
        `${outcome.misleads ? 'MISLEADS ' : ''}${name(top)}\n        right: ${rights.length > 0 ? name(rights[0] as number) : 'NONE'}`,
      )
    }
  }
  return score
}

/** Thresholds to be weighed against each other: fewer misled, more held back. */
const CURVE: readonly Thresholds[] = [
  { doubt: 1.1, doubtRestricted: 1.1, personal: 1.1, sure: 0, near: 1 },
  ...[0.4, 0.3, 0.2, 0.12].flatMap((doubt) =>
    [0.4, 0.6, 0.8].map((sure) => ({ doubt, doubtRestricted: doubt / 2, personal: 0.2, sure, near: 0.3 })),
  ),
]

const percent = (n: number, of: number): string => `${((n / Math.max(1, of)) * 100).toFixed(1)}%`
const row = (name: string, s: Score): string =>
  `  ${name.padEnd(40)} ${String(s.of).padStart(5)}  right ${percent(s.right, s.of).padStart(6)}  misled ${percent(s.misled, s.of).padStart(6)}  held back ${percent(s.back, s.of).padStart(6)}  reachable ${percent(s.best, s.of).padStart(6)}\n`

export async function runTrain(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        cross: { type: 'boolean' },
        write: { type: 'boolean' },
        england: { type: 'string', multiple: true },
        hold: { type: 'string', multiple: true },
        misses: { type: 'boolean' },
        epochs: { type: 'string' },
        margin: { type: 'string' },
        decay: { type: 'string' },
        rate: { type: 'string' },
      },
    },
    'The options are --cross, --write, --misses, --england FILE, --hold SET, --epochs, --margin, --decay and --rate',
  )
  const folder = join(config.dataDir, 'understanding')
  const lists = englishLists()
  await writeFile(
    join(folder, 'english.json'),
    `${JSON.stringify({ lists, names: englishNames(lists), called: englishCalled() }, null, 1)}\n`,
  )
  const examples: Example[] = []
  const read = async (running: Running, files: readonly string[]): Promise<void> => {
    for (const file of files) {
      const questions = await readQuestions(file)
      const bySet = Map.groupBy(questions, (q) => `${basename(file, '.jsonl')}:${q.set ?? ''}`)
      for (const [set, list] of bySet) {
        examples.push(...(await examplesOf(running, list, set)))
        examples.push(...(await examplesOf(running, augmented(list, 11), `${set}+`)))
      }
      out(`read ${file}\n`)
    }
  }
  const running = await start(config, false)
  await read(running, positionals)
  const own = running.intents.filter((i) => !i.england)
  examples.push(...(await examplesOf(running, ownExamples(own), 'intents')))
  const themes = Object.values(running.reader.themes).flat()
  examples.push(...(await examplesOf(running, generated(running.catalogue, themes, 5), 'generated+')))
  await running.store.close()
  const acts = [...own.map((i) => i.name), ...HELD_BACK, SEVERAL]
  if (values.england) {
    const wide = await start(config)
    if (!wide.catalogue.england) throw new UsageError('--england needs a database into which LAIT was imported.')
    await read(wide, values.england)
    const more = wide.intents.filter((i) => i.england)
    examples.push(...(await examplesOf(wide, ownExamples(more), 'intents')))
    await wide.store.close()
    acts.push(...more.map((i) => i.name))
  }
  const learner = new Learner(examples, acts)
  const options = {
    ...(await import('./learn.ts')).DEFAULTS,
    ...(values.epochs ? { epochs: Number(values.epochs) } : {}),
    ...(values.margin ? { margin: Number(values.margin) } : {}),
    ...(values.decay ? { decay: Number(values.decay) } : {}),
    ...(values.rate ? { rate: Number(values.rate) } : {}),
  }
  const report: ({ readonly set: string } & Score)[] = []
  const sets = [...new Set(examples.map((e) => e.set.replace(/\+$/, '')))]
  const made: Score = { right: 0, misled: 0, back: 0, best: 0, of: 0 }
  const at = (keep: (e: Example) => boolean): number[] => examples.flatMap((e, i) => (keep(e) ? [i] : []))
  if (values.cross) {
    const curve = CURVE.map((thresholds) => ({
      thresholds,
      score: { right: 0, misled: 0, back: 0, best: 0, of: 0 } as Score,
    }))
    const total: Score = { right: 0, misled: 0, back: 0, best: 0, of: 0 }
    for (const set of sets) {
      const model = new Model(
        learner.learn(
          at((e) => e.set.replace(/\+$/, '') !== set),
          options,
        ),
      )
      const s = scoreOf(
        model,
        examples.filter((e) => e.set === set),
        values.misses
          ? (e, act) => out(`    ${e.id} "${e.q.slice(0, 160)}" ${e.expect.slice(0, 230)}\n        → ${act}\n`)
          : undefined,
      )
      out(row(set, s))
      report.push({ set, ...s })
      for (const point of curve) {
        const at = scoreOf(
          model,
          examples.filter((e) => e.set === set),
          undefined,
          point.thresholds,
        )
        for (const k of Object.keys(point.score) as (keyof Score)[]) point.score[k] += at[k]
      }
      const m = scoreOf(
        model,
        examples.filter((e) => e.set === `${set}+`),
      )
      for (const k of Object.keys(made) as (keyof Score)[]) made[k] += m[k]
      for (const k of Object.keys(total) as (keyof Score)[]) total[k] += s[k]
    }
    out(row('all, each set held out', total))
    report.push({ set: 'all', ...total })
    out(row('made from held-out sets', made))
    for (const { thresholds, score } of curve)
      out(row(`doubt ${thresholds.doubt}, sure ${thresholds.sure}, near ${thresholds.near}`, score))
  }
  const file = learner.learn(
    at(() => true),
    options,
  )
  out(row('trained on all', scoreOf(new Model(file), examples)))
  out(`${Object.keys(file.text).length} text features\n`)
  if (values.write) {
    await writeFile(join(folder, 'weights.json'), `${JSON.stringify(file)}\n`)
    if (report.length > 0)
      await writeFile(
        join(folder, 'report.json'),
        `${JSON.stringify({ version: file.version, sets: report }, null, 1)}\n`,
      )
  }
  return 0
}
