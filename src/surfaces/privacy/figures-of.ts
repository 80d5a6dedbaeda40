/** What names a person beside the figures: drafts, publications, meanings that were settled, and the trail of who did what. */
import { existsSync } from 'node:fs'
import type { AuditEntry, DraftHead, Mapping, Publication } from '../../store/releases.ts'
import { openSqliteReleases } from '../../store/sqlite/releases.ts'

export interface FiguresOf {
  /** Open ones. */
  readonly drafts: readonly DraftHead[]
  readonly publications: readonly Publication[]
  readonly meanings: readonly Mapping[]
  readonly trail: readonly AuditEntry[]
}

const NOTHING: FiguresOf = { drafts: [], publications: [], meanings: [], trail: [] }

/** @param database the file of the figures; where it is not there, nobody is named in it */
export async function figuresOf(database: string, person: string): Promise<FiguresOf> {
  if (!existsSync(database)) return NOTHING
  const named = new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`)
  const naming = <T>(all: readonly T[]): T[] => all.filter((each) => named.test(JSON.stringify(each)))
  const releases = await openSqliteReleases(database)
  try {
    return {
      drafts: naming(await releases.drafts()),
      publications: naming(await releases.publications()),
      meanings: naming(await releases.remembered()),
      trail: naming(await releases.audit()),
    }
  } finally {
    await releases.close()
  }
}

const counted = (n: number, one: string, several: string): string => `${n} ${n === 1 ? one : several}`

/** What of it is not deleted, and why; nothing where they are not named. */
export function keptText({ publications, meanings, trail }: FiguresOf): string[] {
  const kept = [
    ...(trail.length > 0 ? [counted(trail.length, 'entry of the trail', 'entries of the trail')] : []),
    ...(publications.length > 0 ? [counted(publications.length, 'publication', 'publications')] : []),
    ...(meanings.length > 0 ? [counted(meanings.length, 'settled meaning', 'settled meanings')] : []),
  ]
  return kept.length === 0
    ? []
    : [
        `Kept beside the figures, with their id: ${kept.join(', ')}. The council has to be able to show who drafted, changed and published a figure, and each entry of the trail is sealed by the one after it, so that none can be changed unseen. "npm run releases -- trail" shows them.`,
      ]
}

/** What somebody has to decide first, a sentence each. */
export const draftsLeft = ({ drafts }: FiguresOf): string[] =>
  drafts.map(
    ({ id }) =>
      `D-${id} is an open draft that names them: have it published, or thrown away (npm run releases -- discard D-${id} --by WHO).`,
  )
