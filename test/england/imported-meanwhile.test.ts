/** Figures of all England that are imported while a program waits for questions. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runLaitImport } from '../../src/importing/lait/command.ts'
import { type Running, start } from '../../src/setup.ts'
import { watchData } from '../../src/surfaces/slack/watching/reload.ts'
import { TerminalConversation } from '../../src/surfaces/terminal/conversation.ts'
import { exampleQuestions } from '../../src/surfaces/terminal/examples.ts'
import { councilSentence, defaultCouncil } from '../../src/surfaces/terminal/welcome.ts'
import { inFolder, writeSample } from '../importing/lait/sample-release.ts'
import { CONFIG } from '../running.ts'
import { SEVERAL_YEARS } from './several-years.ts'

const SCREEN = { width: 200, colour: false, utf8: true }

const within = (use: (config: typeof CONFIG, folder: string) => Promise<void>) =>
  inFolder((folder) => use({ ...CONFIG, database: join(folder, 'figures.sqlite') }, folder))

it('are told by a terminal at the next question', { timeout: 60_000 }, () =>
  within(async (config, folder) => {
    const settings = { council: null, chosen: false, now: '2026-05-01', explain: false }
    const conversation = new TerminalConversation(await start(config, true), config, settings)
    const ask = async (line: string): Promise<string> => (await conversation.reply(line, SCREEN)).text
    expect(await ask('care leavers in EET in Barnsley')).not.toContain('57%')
    expect(await ask('/council barnsley')).toContain('No reports of a council "barnsley" are loaded')
    await writeSample(folder)
    await runLaitImport([folder], config, () => undefined)
    expect(await ask('care leavers in EET in Barnsley')).toContain('57%')
    expect(await ask('/council barnsley')).toContain('Your council is now Barnsley')
    await writeSample(folder, SEVERAL_YEARS)
    await runLaitImport([folder], config, () => undefined)
    expect(await ask('where do we rank on attainment 8')).toContain('Barnsley: Average Attainment 8 score per pupil')
    await conversation.running.store.close()
  }),
)

it('are taken in by the program that answers in channels', { timeout: 60_000 }, () =>
  within(async (config, folder) => {
    let running: Running = await start(config)
    const watch = watchData(
      config,
      () => running,
      (fresh) => {
        running = fresh
      },
      { log: () => undefined, everyMs: 3_600_000 },
    )
    expect(await watch.look()).toBe(false)
    await writeSample(folder)
    await runLaitImport([folder], config, () => undefined)
    expect(await watch.look()).toBe(true)
    expect(running.catalogue.england?.england.release.number).toBe(1)
    expect(await watch.look()).toBe(false)
    await watch.stop()
    await running.store.close()
  }),
)

it('a terminal without a council is about none, and its examples can be answered', { timeout: 60_000 }, () =>
  within(async (config, folder) => {
    await writeSample(folder, SEVERAL_YEARS)
    await runLaitImport([folder], config, () => undefined)
    const { catalogue, scrutineer, store } = await start(config)
    const setting = defaultCouncil(catalogue, null)
    expect(setting).toEqual({ council: null, chosen: false })
    expect(councilSentence(catalogue, setting)).toContain('any council or region of England')
    for (const text of exampleQuestions(catalogue, null)) {
      const { kind } = await scrutineer.ask({ text, council: null, now: '2026-05-01', thread: null }, 0)
      expect(`${text}: ${kind}`).toMatch(/: (?:answer|comparison|list)$/)
    }
    await store.close()
  }),
)
