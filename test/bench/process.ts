/** Starts the program as a person does, and times it. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { ROOT } from './questions.ts'

export interface Run {
  /** From the start of the process to its first output; not a number where there was none. */
  readonly firstOutput: number
  /** From the start of the process to its end. */
  readonly end: number
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

/** Runs Node with `args`. Times are in milliseconds. */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(process.execPath, args, { env, cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let firstOutput = Number.NaN
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') firstOutput = performance.now() - start
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ firstOutput, end: performance.now() - start, status, output, errors }))
  })
}

/**
 * Runs `src/start.mjs` on the database of the bench. Temporary files go beside it, so that compiled code of other
 * runs does not help this one.
 */
export function runMain(args: readonly string[], database: string): Promise<Run> {
  return runNode([join(ROOT, 'src/start.mjs'), ...args], {
    ...process.env,
    SCRUTINEER_DB: database,
    TMPDIR: dirname(database),
  })
}

/** Throws where a run went wrong. */
export function succeeded(run: Run): Run {
  if (run.status !== 0 || run.output === '') throw new Error(`src/start.mjs failed:\n${run.errors.slice(-2000)}`)
  return run
}
