/** `import lait DIR`: takes in a release of LAIT and says what was read, kept and left out. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { nowMs } from '../../clock.ts'
import type { Config } from '../../config.ts'
import { StoreError, UsageError } from '../../errors.ts'
import type { SavedRelease } from '../../store/england.ts'
import { openEnglandStore } from '../../store/sqlite/england/open.ts'
import { listText } from '../../wording/format.ts'
import type { LaitFinding } from './finding.ts'
import { type ReadLait, readLait } from './read-release.ts'

const USAGE = 'Use: npm run import -- lait DIR, where DIR is the folder with the four files of a LAIT release.'

/** Findings that are listed; the rest are counted, and all of them are in `--json`. */
const MOST_LISTED = 20

/**
 * @param args the folder, and `--json` for one JSON object instead of sentences
 * @returns the exit status, 0: rows that were left out are listed, and what was read of the release is in the store
 * @throws UsageError, DataError, StoreError; nothing is saved then
 */
export async function runLaitImport(
  args: readonly string[],
  config: Config,
  out: (text: string) => void,
): Promise<number> {
  const folders = args.filter((arg) => arg !== '--json')
  const [folder] = folders
  if (folder === undefined || folders.length > 1 || folder.startsWith('-')) throw new UsageError(USAGE)
  const read = await readLait(folder, config.dataDir)
  const saved = await save(read, config)
  out(args.includes('--json') ? `${JSON.stringify(asJson(read, saved))}\n` : asText(read, saved))
  return 0
}

async function save(read: ReadLait, config: Config): Promise<SavedRelease> {
  if (config.database === ':memory:')
    throw new UsageError('An import needs a database that stays; set SCRUTINEER_DB to a file.')
  await mkdir(dirname(config.database), { recursive: true }).catch((cause: Error) => {
    throw new StoreError(`The folder for the database cannot be made (${cause.message}).`, { cause })
  })
  const store = await openEnglandStore(config.database)
  try {
    return await store.save(read.release, nowMs())
  } finally {
    await store.close()
  }
}

const number = (count: number): string => count.toLocaleString('en-GB')

function asText({ release, counts, findings }: ReadLait, saved: SavedRelease): string {
  const councils = release.areas.filter((a) => a.kind === 'council')
  const lines = [
    `Read ${number(counts.rows)} rows: ${number(counts.kept)} kept, of which ${number(counts.withoutFigure)} print no figure; ${number(counts.leftOut)} left out.`,
    `${number(release.measures.length)} measures, ${number(release.areas.length)} areas (${councils.length} councils, ${councils.filter((c) => c.ended !== null).length} of them abolished), ${release.periods.length} periods; statistical neighbours of ${release.neighboursOf ?? 'a month that the file does not name'}.`,
    savedText(saved),
    ...listed(findings),
    'Source: Department for Education, Local Authority Interactive Tool. Contains public sector information licensed under the Open Government Licence v3.0.',
  ]
  return `${lines.join('\n')}\n`
}

function savedText(saved: SavedRelease): string {
  const { release, added, changed, withdrawn, unchanged } = saved
  if (!release)
    return `Nothing has changed since the release before (${number(unchanged)} rows are the same).${stayedText(saved)}`
  const parts = [`${number(added)} new`, `${number(changed)} changed`, `${number(withdrawn)} withdrawn`]
  return `Saved as release ${release.number}: ${parts.join(', ')}, ${number(unchanged)} unchanged rows.${stayedText(saved)}`
}

/** Names that are said of what was kept. */
const MOST_NAMED = 5

/** What the file has no more and stays all the same. */
function stayedText({ stayed, stayedOf }: SavedRelease): string {
  if (stayed === 0) return ''
  const named = stayedOf.slice(0, MOST_NAMED)
  const names = stayedOf.length > named.length ? [...named, `${stayedOf.length - named.length} more`] : named
  return ` ${number(stayed)} ${stayed === 1 ? 'row' : 'rows'} of before that the file lacks ${stayed === 1 ? 'is' : 'are'} kept, since rows of it cannot be read: ${listText(names)}.`
}

function listed(findings: readonly LaitFinding[]): string[] {
  const lines = findings.slice(0, MOST_LISTED).map((f) => `- ${f.severity}: ${f.text}`)
  const more = findings.length - lines.length
  return more > 0 ? [...lines, `- and ${more} more, which --json lists.`] : lines
}

const asJson = ({ release, counts, findings }: ReadLait, saved: SavedRelease) => ({
  ...counts,
  measures: release.measures.length,
  areas: release.areas.length,
  periods: release.periods.length,
  neighboursOf: release.neighboursOf,
  release: saved.release?.number ?? null,
  added: saved.added,
  changed: saved.changed,
  withdrawn: saved.withdrawn,
  unchanged: saved.unchanged,
  stayed: saved.stayed,
  stayedOf: saved.stayedOf,
  findings,
})
