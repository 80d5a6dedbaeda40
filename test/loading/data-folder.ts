/** A small, sound data folder in a temporary place, for a test to break. */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** The project's own data. */
export const REAL_DATA = fileURLToPath(new URL('../../data', import.meta.url))

export const REPORT = 'councils/ashton/2023-24'
export const FIGURES = `${REPORT}/figures.csv`
export const MEASURES = `${REPORT}/measures.csv`

const FIGURES_HEADER = 'indicator,sub,kind,period,as_printed,value,part,location,note'
const MEASURES_HEADER = 'indicator,sub,ref,name,service,frequency,unit,polarity,note'

const indicator = (id: string, unit: string, polarity: string, basis: string) => ({
  ...{ id, name: `Measure ${id}`, unit, polarity, basis },
  ...{ year: 'reporting', themes: ['test'], say: [id] },
})

const INDICATORS = [
  indicator('visits', '%', 'high', 'position'),
  indicator('timely', '%', 'high', 'share'),
  indicator('waits', 'days', 'low', 'share'),
  indicator('calls', 'count', 'info', 'flow'),
  indicator('open', 'count', 'info', 'position'),
  indicator('open-rate', 'per_10000', 'low', 'position'),
]

const NO_RELATIONS = { version: '1', about: '', sums: [], shares: [], subShares: [], rates: [], changeSubs: [] }

const SOUND: Readonly<Record<string, string>> = {
  'indicators.json': JSON.stringify(INDICATORS),
  'relations.json': JSON.stringify(NO_RELATIONS),
  'councils/ashton/council.json': JSON.stringify({ name: 'Ashton', fullName: 'Ashton Council', nicknames: [] }),
  [`${REPORT}/report.json`]: JSON.stringify({
    title: 'Performance 2023/24',
    document: 'Performance report 2023/24',
    published: '2024-07-30',
    meeting: 'Committee, 30 July 2024',
    period: '2023/24',
  }),
  [MEASURES]: [
    MEASURES_HEADER,
    'visits,,A.1,% of visits in time,Care,monthly,%,high,',
    'timely,,A.2,% in time,Care,monthly,%,high,',
    'timely,number,A.2,Number in time,Care,monthly,count,,',
    'timely,out of,A.2,Number in all,Care,monthly,count,,',
    'waits,,A.3,Days waited,Care,monthly,days,low,',
    'calls,,A.4,Calls,Care,monthly,count,info,',
    'calls,day,A.4,Calls by day,Care,monthly,count,info,',
    'calls,night,A.4,Calls by night,Care,monthly,count,info,',
    'open,,A.5,Open cases,Care,monthly,count,info,',
    'open-rate,,A.6,Open cases per 10k,Care,monthly,per_10000,low,',
  ].join('\n'),
  [FIGURES]: [
    FIGURES_HEADER,
    'visits,,value,2024-03,91.8%,91.8,table,"row A.1, Mar",',
    'visits,,green,2023/24,95%+,95,table,"row A.1, Green",',
    'visits,,amber,2023/24,87%+,87,table,"row A.1, Amber",',
    'visits,,red,2023/24,<87%,87,table,"row A.1, Red",',
  ].join('\n'),
  [`${REPORT}/commentary.csv`]:
    'indicators,period,location,text\nvisits,2023/24,paragraph 1,Visits were mostly in time.\n',
}

/** Lines of figures.csv: its header and `rows`. */
export const figures = (...rows: string[]): Record<string, string> => ({
  [FIGURES]: [FIGURES_HEADER, ...rows].join('\n'),
})

/** Relations, where a test needs some. */
export const relations = (some: object): Record<string, string> => ({
  'relations.json': JSON.stringify({ ...NO_RELATIONS, ...some }),
})

/** Writes the folder with `changes` (null leaves a file out) and returns its path; it goes when the test is over. */
export async function dataFolder(changes: Readonly<Record<string, string | Uint8Array | null>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'data-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await cp(join(REAL_DATA, 'rag'), join(folder, 'rag'), { recursive: true })
  // Questions are read by what was learnt, which no data of a council changes.
  await symlink(join(REAL_DATA, 'understanding'), join(folder, 'understanding'))
  for (const [path, content] of Object.entries({ ...SOUND, ...changes })) {
    if (content === null) {
      await rm(join(folder, path), { force: true })
      continue
    }
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}
