/** The releases as one council's officers may see and change them. What is published is everybody's to read. */
import { UsageError } from '../errors.ts'
import type { Releases } from './releases.ts'

/** @param councils keys of those whose figures are prepared here */
export function releasesWithin(all: Releases, councils: readonly string[]): Releases {
  const isOwn = (council: string): boolean => councils.includes(council)
  function refuseUnless(may: boolean): void {
    if (!may)
      throw new UsageError(
        councils.length === 0
          ? 'No figures are prepared in this workspace: whoever runs the bot says whose it prepares.'
          : `Only figures of ${councils.join(', ')} are prepared in this workspace.`,
      )
  }
  const ownDraft = async (id: number) => {
    const draft = await all.draft(id)
    return draft && isOwn(draft.council) ? draft : null
  }
  return {
    ...all,
    keepDraft: async (draft) => {
      refuseUnless(isOwn(draft.council))
      return all.keepDraft(draft)
    },
    draft: ownDraft,
    drafts: async () => (await all.drafts()).filter(({ council }) => isOwn(council)),
    amendDraft: async (id, change, trail) => (await ownDraft(id)) !== null && all.amendDraft(id, change, trail),
    discardDraft: async (id, by, at) => (await ownDraft(id)) !== null && all.discardDraft(id, by, at),
    publish: async (change, approval) => {
      refuseUnless(isOwn(change.release.council))
      return all.publish(change, approval)
    },
    undo: async (seq, by, at) => {
      const found = (await all.publications()).find((each) => each.seq === seq)
      refuseUnless(found !== undefined && isOwn(found.council))
      return all.undo(seq, by, at)
    },
    // The rules in force are everybody's, and who made them is not told.
    publications: async () =>
      (await all.publications()).flatMap((each) => {
        if (isOwn(each.council)) return [each]
        return each.kind === 'rules' || each.kind === 'undo'
          ? [{ ...each, by: '', draftedBy: '', approvedBy: null }]
          : []
      }),
    remember: async (mapping) => {
      refuseUnless(isOwn(mapping.council))
      return all.remember(mapping)
    },
    remembered: async () => (await all.remembered()).filter(({ council }) => isOwn(council)),
    keepRules: all.keepRules,
    audit: async () => [],
    verify: async () => [],
  }
}
