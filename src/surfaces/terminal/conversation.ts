/** From a line to what is shown for it: the same whether lines are typed or piped in. */
import { isAboutPerson } from '../../answers/about-person.ts'
import { nowMs, today } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { ScrutineerError } from '../../errors.ts'
import type { Question } from '../../model/question.ts'
import { type Running, withImported } from '../../setup.ts'
import { keepUnanswered } from '../../unanswered.ts'
import { explainText } from '../explain.ts'
import { isCommand, runCommand, type Settings } from './commands.ts'
import { plain } from './plain.ts'
import { renderAnswer, shownOn } from './render.ts'
import type { Screen } from './screen.ts'
import { wrapAll } from './wrap.ts'

/** What to show for a line; `failed` where the question could not be answered at all. */
export interface Reply {
  readonly text: string
  readonly leave: boolean
  readonly failed: boolean
  /** Nothing of the line may be kept. */
  readonly unkept?: boolean
}

/** Text of our own, safe and wrapped; ends with a line break. */
export const showText = (text: string, screen: Screen): string =>
  `${wrapAll(shownOn(text, screen).trimEnd(), screen.width).join('\n')}\n`

export class TerminalConversation {
  #running: Running
  readonly #config: Config
  #settings: Settings
  #thread = 1

  constructor(running: Running, config: Config, settings: Settings) {
    this.#running = running
    this.#config = config
    this.#settings = settings
  }

  /** What is asked: another one after figures of all England were imported. */
  get running(): Running {
    return this.#running
  }

  get settings(): Settings {
    return this.#settings
  }

  /** Never rejects: what goes wrong with one question is its reply. An empty line has an empty reply. */
  async reply(line: string, screen: Screen): Promise<Reply> {
    const text = plain(line).replace(/\n/g, ' ').trim()
    if (text === '') return { text: '', leave: false, failed: false }
    try {
      this.#running = await withImported(this.#config, this.#running)
      if (isCommand(text)) return this.#command(text, screen)
      return { ...(await this.#answer(text, screen)), leave: false, failed: false }
    } catch (error) {
      const { message } = error as Error
      const said = error instanceof ScrutineerError ? message : `That question could not be answered (${message}).`
      return { text: showText(said, screen), leave: false, failed: true }
    }
  }

  #command(text: string, screen: Screen): Reply {
    const { settings, say, leave } = runCommand(text, this.#settings, this.#running.catalogue, today())
    // A follow-up must not quietly stay with the council that was left.
    if (settings.council !== this.#settings.council) this.#thread += 1
    this.#settings = settings
    return { text: say === '' ? '' : showText(say, screen), leave, failed: false }
  }

  async #answer(text: string, screen: Screen): Promise<Pick<Reply, 'text' | 'unkept'>> {
    const { scrutineer } = this.#running
    const { council, now, explain } = this.#settings
    const question: Question = { text, council, now: now ?? today(), thread: `terminal-${this.#thread}` }
    const how = explain ? `${showText(explainText(scrutineer.explain(question)), screen)}\n` : ''
    const answer = await scrutineer.ask(question, nowMs())
    // The asker has their answer even where the list of unanswered questions cannot be written.
    await keepUnanswered(this.#running, question, answer, this.#config.unansweredDays).catch(() => {})
    const { about, leftOut } = scrutineer.explain(question)
    return {
      text: how + renderAnswer(answer, screen),
      unkept: isAboutPerson(answer) || about !== null || leftOut !== null,
    }
  }
}
