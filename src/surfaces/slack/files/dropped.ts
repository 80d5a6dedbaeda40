/** What is kept of a file that an officer dropped, until its questions are answered: never the file itself. */
import { createHash } from 'node:crypto'
import { readWorkbook } from '../../../importing/formats/read-workbook.ts'
import { type Ask, isRefusal, type Refusal } from '../../../importing/model.ts'
import type { IsoDate } from '../../../model/period.ts'
import type { Releases } from '../../../store/releases.ts'
import { periodTyped } from '../../period-named.ts'
import { FileImport, type ImportedFile, type SaidOfFile } from '../../releases/import-file.ts'
import { isTargetTable, type TargetLine, targetLines } from '../../releases/target-table.ts'
import type { SlackDeps } from '../deps.ts'
import { isRulesFile } from '../said.ts'
import { type FetchedFile, fetchFile } from './fetch-file.ts'

/** Record kind. */
export const DROPPED = 'dropped-file'

export interface Dropped {
  /** The file's id in Slack, where it stays. */
  readonly file: string
  readonly name: string
  /** In hex; what is answered is about exactly this file. */
  readonly sha256: string
  /** Who dropped it. */
  readonly user: string
  readonly channel: string
  /** Where it is answered. */
  readonly thread: string
  readonly council: string | null
  readonly councilName: string | null
  /** As typed. */
  readonly period: string | null
  readonly published: IsoDate
  readonly newMeasures: boolean
  readonly offered: boolean
  /** What is still asked, the first of it. */
  readonly asks: readonly Ask[]
  /** How many more are asked when these are answered. */
  readonly later: number
  /** Figures that were read out of sentences. */
  readonly sentences: number
}

/** As many as a form can have, and a person answers at once. */
const MOST_ASKS = 60

/** What a person can say in a form; the rest is mended in the file, or confirmed in the draft. */
const ASKED = new Set<Ask['about']>(['council', 'period', 'indicator', 'column', 'unit', 'basis', 'figure'])

export const openAsks = (asks: readonly Ask[]): Ask[] => asks.filter((a) => ASKED.has(a.about))

export interface Taken extends ImportedFile {
  /** Null where the file could not be read. */
  readonly dropped: Dropped | null
}

const refused = (read: Refusal): Taken => ({ read, kept: null, dropped: null })

/** A file of RAG rules, or of targets alone: nothing is asked about it. */
export type DroppedSetting =
  | { readonly rules: FetchedFile }
  | { readonly targets: readonly TargetLine[]; readonly name: string }

/** Larger files are no table of targets. */
const MOST_OF_TARGETS = 1_000_000

/** The lines of a table of targets; null for any other file. */
async function targetsIn({ name, bytes }: FetchedFile): Promise<readonly TargetLine[] | null> {
  if (bytes.length > MOST_OF_TARGETS) return null
  // What cannot be read is refused where it is read as figures.
  const read = await readWorkbook(name, bytes).catch(() => null)
  return read && isTargetTable(read) ? targetLines(read) : null
}

/** Fetches and reads the file with what was said about it so far. */
export async function takeDropped(
  deps: SlackDeps,
  releases: Releases,
  before: Omit<Dropped, 'name' | 'sha256' | 'asks' | 'later' | 'sentences'>,
  answers: SaidOfFile['answers'],
): Promise<Taken | DroppedSetting> {
  const fetched = await fetchFile(deps, before.file)
  if ('refused' in fetched) return refused(fetched)
  const { name, bytes } = fetched
  if (isRulesFile(name)) return { rules: fetched }
  const targets = await targetsIn(fetched)
  if (targets) return { targets, name }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const importing = new FileImport({ config: deps.config, releases, now: deps.clock() })
  const { council, councilName, period, published, newMeasures, offered, user } = before
  const { read, kept } = await importing.file(name, bytes, {
    by: user,
    council,
    councilName: councilName ?? undefined,
    period: period === null ? null : periodTyped(period),
    published,
    answers,
    newMeasures,
    offered,
    partial: false,
  })
  if (isRefusal(read)) return refused(read)
  // Where no figure was found, no answer brings one but what a column is.
  const asks = openAsks(read.asks).filter((a) => read.figures.length > 0 || a.about === 'column')
  const sentences = read.figures.filter((f) => f.offered).length
  const dropped = {
    ...before,
    name,
    sha256,
    council: council ?? read.council,
    asks: asks.slice(0, MOST_ASKS),
    later: Math.max(0, asks.length - MOST_ASKS),
    sentences,
  }
  return { read, kept, dropped }
}
