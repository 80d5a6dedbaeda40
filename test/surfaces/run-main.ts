/** Runs the program as a person does from a shell, with a database and an environment of its own. */
import { spawn } from 'node:child_process'
import { folderOfFile, loadedDatabase } from '../loaded.ts'

const ROOT = new URL('../..', import.meta.url)

const folder = folderOfFile()
let runs = 0

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** `node src/start.mjs …args`, with `input` on standard input. */
export function runMain(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/start.mjs', ...args], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        SCRUTINEER_DB: loadedDatabase(folder, `figures-${runs++}.sqlite`),
        SCRUTINEER_UNANSWERED_DAYS: '0',
        ...env,
      },
    })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
    // A program that refuses its arguments may be gone before it reads.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
