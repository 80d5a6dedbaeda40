/** The whole program as a process of its own, which can be killed without warning. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { LoopbackSlack } from './loopback/slack.ts'

const MAIN = new URL('../../src/start.mjs', import.meta.url).pathname

export class Program {
  readonly #slack: LoopbackSlack
  readonly #folder: string
  #child: ChildProcess | null = null
  /** What it wrote to standard error. */
  said = ''

  readonly #env: Readonly<Record<string, string>>

  /** `folder` has its databases; `env` goes over the settings of every program. */
  constructor(slack: LoopbackSlack, folder: string, env: Readonly<Record<string, string>> = {}) {
    this.#slack = slack
    this.#folder = folder
    this.#env = env
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Its exit status, once it has ended by itself. */
  get ended(): number | null {
    return this.#child?.exitCode ?? null
  }

  begin(): void {
    const { botToken, appToken, apiUrl } = this.#slack
    this.#child = spawn(process.execPath, [MAIN, 'start'], {
      env: {
        PATH: process.env.PATH ?? '',
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: apiUrl,
        PORT: '0',
        SCRUTINEER_DB: join(this.#folder, 'figures.sqlite'),
        SCRUTINEER_COUNCIL: 'rotherham',
        ...this.#env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    this.#child.stderr?.on('data', (data: Buffer) => {
      this.said += data.toString()
    })
  }

  /** It stands still from now on, as on a machine that is put to sleep; it may still be killed. */
  stop(): void {
    this.#child?.kill('SIGSTOP')
  }

  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
}
