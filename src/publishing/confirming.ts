/** An officer's word that something odd is as the source has it. */
import { UsageError } from '../errors.ts'
import type { Confirmation, Draft, Releases } from '../store/releases.ts'

/**
 * Confirms findings of a draft for one reason, which is told with the figures that they are about. Whoever submitted it
 * before has to submit it again.
 * @throws UsageError where one of them is none of the draft's, or has to be mended
 */
export async function confirmFindings(
  releases: Pick<Releases, 'amendDraft'>,
  draft: Draft,
  {
    findings,
    reason,
    by,
    at,
  }: Omit<Confirmation, 'finding'> & {
    /** Their ids, such as "F-2". */
    readonly findings: readonly string[]
  },
): Promise<Draft> {
  for (const id of findings) {
    const found = draft.findings.find((f) => f.id === id)
    if (!found) throw new UsageError(`D-${draft.id} has no finding ${id}; "preview D-${draft.id}" lists them.`)
    if (!found.confirmable) throw new UsageError(`${id} cannot be confirmed, it has to be mended: ${found.text}`)
  }
  const confirmations = [
    ...draft.confirmations.filter((c) => !findings.includes(c.finding)),
    ...findings.map((finding) => ({ finding, reason: reason.trim(), by, at })),
  ]
  await releases.amendDraft(draft.id, { confirmations, submitted: null }, { action: 'confirm', by, at })
  return { ...draft, confirmations, submitted: null }
}
