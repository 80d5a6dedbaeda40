/** What was published and what is being prepared, in lines. */
import { dayLabel } from '../../periods/calendar.ts'
import type { AuditEntry, DraftHead, Publication } from '../../store/releases.ts'
import { momentLabel } from './moment.ts'
import { countText, kindText } from './preview-text.ts'

const BUNDLED = 'bundled'

export function publicationLine(p: Publication): string {
  const who = p.approvedBy === null ? p.by : `${p.by}, approved by ${p.approvedBy}`
  const what = p.undoes === null ? kindText(p.kind) : `undoes ${p.undoes}`
  return `${String(p.seq).padStart(4)}  ${momentLabel(p.at)}  ${p.document}: ${what}, ${countText(p.figures, 'figure')}, seen by the committee on ${dayLabel(p.publishedOn)}, by ${who}`
}

export function listText(publications: readonly Publication[], drafts: readonly DraftHead[]): string {
  const own = publications.filter((p) => p.kind !== BUNDLED)
  const bundled = publications.filter((p) => p.kind === BUNDLED && p.document !== '')
  return [
    `${bundled.length} publications are of reports that come with the program.`,
    ...(own.length === 0
      ? ['Nobody has published anything else yet.']
      : ['Published by officers:', ...own.map(publicationLine)]),
    ...(drafts.length === 0 ? [] : ['Being prepared:', ...drafts.map(draftLine)]),
  ].join('\n')
}

const draftLine = (d: DraftHead): string =>
  `  D-${d.id}  ${momentLabel(d.at)}  ${d.document}: ${kindText(d.kind)}, by ${d.by}${d.submitted ? `; submitted by ${d.submitted.by}, waits for approval` : ''}`

export const trailText = (audit: readonly AuditEntry[]): string =>
  audit
    .map(
      (e) =>
        `${String(e.seq).padStart(5)}  ${momentLabel(e.at)}  ${e.by}  ${e.action}  ${JSON.stringify(e.detail)}  ${e.hash.slice(0, 12)}`,
    )
    .join('\n')
