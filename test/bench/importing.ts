/** An officer's scorecard of a hundred measures: read, checked and kept as a draft, then previewed. */
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { openStore } from '../../src/setup.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { FileImport } from '../../src/surfaces/releases/import-file.ts'
import { lookAt } from '../../src/surfaces/releases/look.ts'
import { nextQuarter } from '../importing/next-quarter.ts'
import { median, showTime, timed } from './stats.ts'
import type { Section } from './table.ts'

const RUNS = 7
/** Milliseconds from the file to the preview. */
const PROMISED = 1000
const TODAY = '2024-11-05'

export async function benchImporting(config: Config, folder: string): Promise<Section> {
  const own = { ...config, database: join(folder, 'importing.sqlite') }
  await (await openStore(own)).close()
  const bytes = await nextQuarter()
  const releases = await openSqliteReleases(own.database)
  const said = {
    by: 'U0',
    council: 'rotherham',
    period: null,
    published: '2024-10-29',
    answers: [],
    newMeasures: false,
    offered: false,
    partial: false,
  }
  const [reading, previewing]: [number[], number[]] = [[], []]
  let measures = 0
  for (let i = 0; i < RUNS; i++) {
    const read = await timed(async () => {
      const importing = new FileImport({ config: own, releases, now: i })
      return importing.file('scorecard.xlsx', bytes, said)
    })
    const draft = await releases.draft(read.result.kept?.id ?? 0)
    if (!draft) throw new Error('The scorecard became no draft.')
    measures = draft.content.measures.length
    const outgoing = { today: TODAY, publishedOn: null }
    const looked = await timed(() => lookAt({ config: own, releases, today: TODAY }, draft, outgoing, []))
    reading.push(read.ms)
    previewing.push(looked.ms)
  }
  await releases.close()
  const whole = reading.map((ms, i) => ms + (previewing[i] ?? 0))
  const row = (what: string, times: readonly number[]) => ({
    what,
    result: `${showTime(median(times))}, first ${showTime(times[0] ?? 0)}`,
  })
  return {
    title: `A workbook of ${measures} measures, to its preview (median of ${RUNS}, in a running process)`,
    rows: [
      row('read, checked and kept as a draft', reading),
      row('previewed', previewing),
      { ...row('both', whole), target: `≤ ${showTime(PROMISED)}`, met: median(whole) <= PROMISED },
    ],
  }
}
