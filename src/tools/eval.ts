/** `eval`: runs question files of the examples' form and reports what was right, what was wrong, and what was silently wrong. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readArguments } from '../arguments.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import type { Answer } from '../model/answer.ts'
import { start } from '../setup.ts'
import { type Expectation, isSilentWrong, judge, type Miss } from './judge.ts'

const QUESTION = z.object({
  id: z.string(),
  council: z.string().nullish(),
  now: z.string(),
  q: z.string(),
  thread: z.string().nullish(),
  style: z.string().optional(),
  set: z.string().optional(),
  expect: z.record(z.string(), z.unknown()),
})
export type GoldenQuestion = z.infer<typeof QUESTION>

export interface Verdict {
  readonly question: GoldenQuestion
  readonly answer: Answer
  readonly misses: readonly Miss[]
  readonly silent: boolean
}

/** The questions of a file. Throws UsageError that names file and line. */
export async function readQuestions(file: string): Promise<GoldenQuestion[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new UsageError(`The question file "${file}" cannot be read (${cause.message}).`, { cause })
  })
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch (cause) {
      throw new UsageError(`${file}, line ${i + 1}: this is not JSON; each line must be one question object.`, {
        cause,
      })
    }
    const parsed = QUESTION.safeParse(json)
    if (!parsed.success)
      throw new UsageError(
        `${file}, line ${i + 1}: ${parsed.error.issues.map((x) => `"${x.path.join('.')}" ${x.message}`).join('; ')}.`,
      )
    return [parsed.data]
  })
}

/** Asks every question in order, threads as conversations. */
export async function runQuestions(questions: readonly GoldenQuestion[], config: Config): Promise<Verdict[]> {
  const running = await start(config)
  const verdicts: Verdict[] = []
  try {
    for (const question of questions) {
      const { q, council = null, now, thread = null } = question
      const answer = await running.scrutineer.ask({ text: q, council, now, thread }, Date.parse(now))
      const expect = question.expect as Expectation
      const misses = judge(expect, answer)
      verdicts.push({ question, answer, misses, silent: isSilentWrong(expect, answer, misses) })
    }
  } finally {
    await running.store.close()
  }
  return verdicts
}

const percent = (n: number, of: number): string => (of === 0 ? '–' : `${((n / of) * 100).toFixed(1)}%`)

function table(verdicts: readonly Verdict[], by: (v: Verdict) => string): string[] {
  const groups = new Map<string, Verdict[]>()
  for (const v of verdicts) groups.set(by(v), [...(groups.get(by(v)) ?? []), v])
  return [...groups.entries()]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([name, of]) => {
      const right = of.filter((v) => v.misses.length === 0).length
      return `  ${name.padEnd(16)} ${String(right).padStart(4)} of ${String(of.length).padStart(4)}  ${percent(right, of.length).padStart(6)}`
    })
}

/** Returns 0 when at least `--exact` percent are right and at most `--silent` percent silently wrong, else 1. */
export async function runEval(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      allowPositionals: true,
      options: { exact: { type: 'string' }, silent: { type: 'string' }, quiet: { type: 'boolean' } },
    },
    'The options are --exact PERCENT, --silent PERCENT and --quiet',
  )
  if (positionals.length === 0)
    throw new UsageError('Name one or more question files, for example: npm run eval -- test/golden/examples.jsonl')
  const questions = (await Promise.all(positionals.map(readQuestions))).flat()
  const verdicts = await runQuestions(questions, config)
  const wrong = verdicts.filter((v) => v.misses.length > 0)
  const silent = verdicts.filter((v) => v.silent)
  if (!values.quiet)
    for (const v of wrong) {
      out(
        `${v.silent ? 'SILENT ' : ''}${v.question.id} [${v.question.council ?? '-'} ${v.question.now}] ${v.question.q.slice(0, 200)}\n`,
      )
      for (const m of v.misses)
        out(`    ${m.field}: wanted ${JSON.stringify(m.wanted)}, got ${JSON.stringify(m.got)?.slice(0, 300)}\n`)
      out(`    → ${v.answer.kind}: ${v.answer.text.slice(0, 220).replaceAll('\n', ' / ')}\n`)
    }
  const exact = verdicts.length - wrong.length
  out(`\nExactly right: ${exact} of ${verdicts.length} (${percent(exact, verdicts.length)})\n`)
  out(`Silently wrong: ${silent.length} of ${verdicts.length} (${percent(silent.length, verdicts.length)})\n`)
  out(
    `By kind expected:\n${table(verdicts, (v) => String((v.question.expect as Expectation).kind ?? 'any')).join('\n')}\n`,
  )
  out(`By style:\n${table(verdicts, (v) => v.question.style ?? '–').join('\n')}\n`)
  const fields = new Map<string, number>()
  for (const v of wrong) for (const f of new Set(v.misses.map((m) => m.field))) fields.set(f, (fields.get(f) ?? 0) + 1)
  if (fields.size > 0)
    out(
      `Wrong fields: ${[...fields.entries()]
        .toSorted((a, b) => b[1] - a[1])
        .map(([f, n]) => `${f} ${n}`)
        .join(', ')}\n`,
    )
  const enough = (exact / Math.max(1, verdicts.length)) * 100 >= Number(values.exact ?? '97')
  const few = (silent.length / Math.max(1, verdicts.length)) * 100 <= Number(values.silent ?? '0.5')
  return enough && few ? 0 : 1
}
