/**
 * All of England's figures: importing a release of LAIT, and what is asked of it. SCRUTINEER_LAIT names the folder with
 * the release's files, which are not part of the project; without it there is nothing to measure. `--long` adds ten
 * times the rows. DuckDB stands beside it where somebody has installed `@duckdb/node-api`.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Area } from '../../src/england/area.ts'
import { EnglandAsPublished } from '../../src/england/as-published.ts'
import { England } from '../../src/england/england.ts'
import type { EnglandMeasure } from '../../src/england/measure.ts'
import { readLait } from '../../src/importing/lait/read-release.ts'
import type { ReadRelease } from '../../src/store/england.ts'
import { openEnglandStore } from '../../src/store/sqlite/england/open.ts'
import type { AskedOfEngland } from './england-questions.ts'
import { runNode, succeeded } from './process.ts'
import { ROOT } from './questions.ts'
import { median, showFactor, showTime, showTimes, type Times, timed, timesOf } from './stats.ts'
import type { Row, Section } from './table.ts'

const TIMES_TEN = 10
const LOOK_UPS = 2000
const RANKS = 434
const STARTS = 5
const TARGETS = { import: 10_000, ratio: 0.5, megabytes: 60, start: 1000, rank: 3, p50: 0.8, p99: 4, memory: 250 }

interface Asked {
  readonly start: number
  readonly series: Times
  readonly ranks: Times
  readonly benchmarks: Times
}

/** A generator that gives the same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The sections, or none where no release is at hand. */
export async function benchEngland(folder: string, dataDir: string, long: boolean): Promise<Section[]> {
  const lait = process.env.SCRUTINEER_LAIT
  if (lait === undefined) return []
  const file = join(folder, 'england.sqlite')
  const read = await timed(() => readLait(lait, dataDir))
  const { release } = read.result
  const saved = await timed(() => save(file, release))
  const again = await timed(async () => save(file, (await readLait(lait, dataDir)).release))
  const bare = bareInserts(folder, release)
  const once = await ask(file)
  const rows: Row[] = [
    imported(read.ms + saved.ms, read.ms),
    {
      what: 'rows a second beside a bare insert of the rows as they stand in the file',
      result: showFactor(bare.asInFile / (read.ms + saved.ms)),
      target: `≥ × ${TARGETS.ratio}`,
      met: bare.asInFile / (read.ms + saved.ms) >= TARGETS.ratio,
    },
    {
      what: 'beside a bare insert of the numbers alone',
      result: showFactor(bare.numbers / (read.ms + saved.ms)),
    },
    { what: 'the same release again, nothing written', result: showTime(again.ms) },
    {
      what: 'the database',
      result: `${megabytes(file).toFixed(1)} MB`,
      target: `≤ ${TARGETS.megabytes} MB`,
      met: megabytes(file) <= TARGETS.megabytes,
    },
    ...asked(once),
    ...(await wholeQuestions(file)),
    ...(await duckDb(lait, once)),
  ]
  const sections = [{ title: `England: ${release.figures.count.toLocaleString('en-GB')} figures of LAIT`, rows }]
  return long ? [...sections, await tenTimes(folder, release, once)] : sections
}

const imported = (ms: number, reading: number): Row => ({
  what: 'importing the files, of which reading',
  result: `${showTime(ms)}, ${showTime(reading)}`,
  target: `≤ ${TARGETS.import / 1000} s`,
  met: ms <= TARGETS.import,
})

const asked = ({ start, series, ranks, benchmarks }: Asked): Row[] => [
  {
    what: 'opening the imported figures, with all areas and measures',
    result: showTime(start),
    target: `≤ ${TARGETS.start / 1000} s`,
    met: start <= TARGETS.start,
  },
  { what: "one council's years of one measure", result: showTimes(series) },
  {
    what: 'a rank over all councils',
    result: showTimes(ranks),
    target: `p50 ≤ ${TARGETS.rank} ms`,
    met: ranks.p50 <= TARGETS.rank,
  },
  { what: 'England, neighbours, best neighbour and region', result: showTimes(benchmarks) },
]

/** Answered by the program itself, the councils' own reports beside the imported figures. */
async function wholeQuestions(file: string): Promise<Row[]> {
  const questionsArgs = [join(ROOT, 'test/bench/england-questions.ts'), file]
  const run = await runNode(questionsArgs)
  if (run.status !== 0) throw new Error(`The questions about England failed:\n${run.errors.slice(-2000)}`)
  const { questions, fresh, again, megabytes: memory } = JSON.parse(run.output) as AskedOfEngland
  const inImage = JSON.parse(succeeded(await runNode(questionsArgs, imageEnvironment())).output) as AskedOfEngland
  const isMet = ({ p50, p99 }: Times): boolean => p50 <= TARGETS.p50 && p99 <= TARGETS.p99
  const target = `p50 ≤ ${TARGETS.p50} ms, p99 ≤ ${TARGETS.p99} ms`
  return [
    {
      what: `${questions} whole questions, nothing of them remembered`,
      result: showTimes(fresh),
      target,
      met: isMet(fresh),
    },
    { what: 'the same asked again', result: showTimes(again), target, met: isMet(again) },
    {
      what: 'memory of the process that answers them',
      result: `${memory.toFixed(0)} MB`,
      target: `≤ ${TARGETS.memory} MB`,
      met: memory <= TARGETS.memory,
    },
    {
      what: 'the same with the memory flags of the image',
      result: `${inImage.megabytes.toFixed(0)} MB`,
      target: `≤ ${TARGETS.memory} MB`,
      met: inImage.megabytes <= TARGETS.memory,
    },
  ]
}

/** What the Dockerfile sets for Node's memory. */
function imageEnvironment(): NodeJS.ProcessEnv {
  const image = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
  const set = [...image.matchAll(/(NODE_OPTIONS|MALLOC_ARENA_MAX)="?([^"\n]+?)"? \\$/gm)]
  if (set.length !== 2)
    throw new Error('The Dockerfile no longer sets NODE_OPTIONS and MALLOC_ARENA_MAX, each on a line of its own.')
  return { ...process.env, ...Object.fromEntries(set.map(([, name, value]) => [name, value])) }
}

async function save(file: string, release: ReadRelease): Promise<void> {
  const store = await openEnglandStore(file)
  await store.save(release, 0)
  await store.close()
}

const megabytes = (file: string): number => statSync(file).size / 1e6

/** Into tables without a key, one row a statement, in one transaction: the file's seven columns, and the numbers alone. */
function bareInserts(folder: string, release: ReadRelease): { readonly asInFile: number; readonly numbers: number } {
  const { measures, areas, periods, figures } = release
  const { measure, area, period, value } = figures
  const cell = (i: number): number | null => (Number.isNaN(value[i]) ? null : (value[i] as number))
  return {
    asInFile: bareInsert(
      folder,
      'short text, item text, years text, area text, cell text, code real, region text',
      (i) => {
        const [m, a] = [measures[measure[i] as number], areas[area[i] as number]]
        const text = String(cell(i) ?? '-')
        return [m?.short, m?.name, periods[period[i] as number]?.label, a?.name, text, a?.code, a?.within]
      },
      figures.count,
    ),
    numbers: bareInsert(
      folder,
      'measure integer, area integer, period integer, value real',
      (i) => [measure[i], area[i], period[i], cell(i)],
      figures.count,
    ),
  }
}

function bareInsert(folder: string, columns: string, row: (i: number) => unknown[], count: number): number {
  const file = join(folder, 'bare.sqlite')
  rmSync(file, { force: true })
  const database = new Database(file)
  database.pragma('journal_mode = wal')
  database.pragma('synchronous = normal')
  database.exec(`create table bare (${columns})`)
  const insert = database.prepare(
    `insert into bare values (${columns
      .split(',')
      .map(() => '?')
      .join(', ')})`,
  )
  const start = performance.now()
  database.transaction(() => {
    for (let i = 0; i < count; i++) insert.run(row(i))
  })()
  const ms = performance.now() - start
  database.close()
  return ms
}

async function open(file: string) {
  const store = await openEnglandStore(file)
  return { store, england: (await England.open(store)) as England }
}

async function ask(file: string): Promise<Asked> {
  const starts: number[] = []
  for (let i = 0; i < STARTS; i++) {
    const opening = await timed(() => open(file))
    starts.push(opening.ms)
    await opening.result.store.close()
  }
  const { store, england } = await open(file)
  const random = numbers(7)
  const published = new EnglandAsPublished(england)
  const areas = england.councilsIn(null)
  const measures = england.measures()
  const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const series: number[] = []
  for (let i = 0; i < LOOK_UPS; i++) series.push((await timed(() => england.figures(some(areas), some(measures)))).ms)
  const ranks: number[] = []
  const benchmarks: number[] = []
  for (let i = 0; i < RANKS; i++) {
    const [area, measure]: [Area, EnglandMeasure] = [some(areas), some(measures)]
    const period = await england.latestPeriod(measure)
    if (!period) continue
    ranks.push((await timed(() => england.standing(area, measure, period))).ms)
    benchmarks.push((await timed(() => published.benchmarks(area, measure, period))).ms)
  }
  await store.close()
  return { start: median(starts), series: timesOf(series), ranks: timesOf(ranks), benchmarks: timesOf(benchmarks) }
}

/** Ten times the measures, each with the figures of one that there is. */
function multiplied(release: ReadRelease): ReadRelease {
  const { measures, figures } = release
  const count = figures.count * TIMES_TEN
  const packed = {
    count,
    measure: new Uint16Array(count),
    area: new Uint16Array(count),
    period: new Uint16Array(count),
    value: new Float64Array(count),
  }
  for (let n = 0; n < TIMES_TEN; n++) {
    const at = n * figures.count
    packed.measure.set(
      figures.measure.subarray(0, figures.count).map((m) => m + n * measures.length),
      at,
    )
    packed.area.set(figures.area.subarray(0, figures.count), at)
    packed.period.set(figures.period.subarray(0, figures.count), at)
    packed.value.set(figures.value.subarray(0, figures.count), at)
  }
  const copies = Array.from({ length: TIMES_TEN }, (_, n) =>
    measures.map((m) => ({ ...m, id: `${m.id}-${n}`, short: `${m.short} ${n}`, name: `${m.name} ${n}` })),
  )
  return { ...release, measures: copies.flat(), figures: packed }
}

async function tenTimes(folder: string, release: ReadRelease, once: Asked): Promise<Section> {
  const single = join(folder, 'england.sqlite')
  const file = join(folder, 'england-ten.sqlite')
  const one = await timed(() => save(join(folder, 'england-one.sqlite'), release))
  const ten = await timed(() => save(file, multiplied(release)))
  const then = await ask(file)
  const grown = (what: string, factor: number): Row => ({
    what,
    result: showFactor(factor),
    target: `≤ × ${TIMES_TEN}`,
    met: factor <= TIMES_TEN,
  })
  return {
    title: `England: ten times the rows beside once (saving ${showTime(ten.ms)}, ${megabytes(file).toFixed(0)} MB)`,
    rows: [
      grown('saving the rows', ten.ms / one.ms),
      grown('the database', megabytes(file) / megabytes(single)),
      grown('opening it', then.start / once.start),
      grown("one council's years of one measure, p50", then.series.p50 / once.series.p50),
      grown('a rank over all councils, p50', then.ranks.p50 / once.ranks.p50),
    ],
  }
}

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<unknown> }> }>
  }
}

/** The same look-ups by DuckDB from the parquet file, where it is installed. */
async function duckDb(lait: string, ours: Asked): Promise<Row[]> {
  const name = '@duckdb/node-api'
  const duck = (await import(name).catch(() => null)) as DuckDb | null
  if (!duck) return [{ what: 'DuckDB on the parquet file', result: 'not installed' }]
  const parquet = join(lait, readdirSync(lait).find((f) => f.endsWith('.parquet')) ?? '')
  const connection = await (await duck.DuckDBInstance.create(':memory:')).connect()
  const times = async (sql: string): Promise<number> => {
    const list: number[] = []
    for (let i = 0; i < 30; i++) list.push((await timed(() => connection.runAndReadAll(sql))).ms)
    return median(list)
  }
  const figures = `select "Years", "Values" from '${parquet}' where "Short Desc" = 'CIN'`
  const series = await times(`${figures} and "LA Number" = 370`)
  const ranks = await times(`select rank() over (order by v desc) from (select try_cast("Values" as double) v
    from '${parquet}' where "Short Desc" = 'CIN' and "Years" = '2025') where v is not null`)
  return [
    { what: 'DuckDB on the parquet file: those years, that rank', result: `${showTime(series)}, ${showTime(ranks)}` },
    {
      what: 'its time beside ours',
      result: `${showFactor(series / ours.series.p50)}, ${showFactor(ranks / ours.ranks.p50)}`,
    },
  ]
}
