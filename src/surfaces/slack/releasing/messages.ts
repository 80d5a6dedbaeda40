/** Drafts of releases as officers see them in Slack. */
import type { ActionsBlock, Button } from '@slack/types'
import { isConfirmed } from '../../../publishing/findings.ts'
import type { Preview } from '../../../publishing/preview.ts'
import type { DraftFinding, DraftHead, Publication } from '../../../store/releases.ts'
import type { Looked } from '../../releases/look.ts'
import { momentLabel } from '../../releases/moment.ts'
import { countText, effectLines, findingLine, kindText } from '../../releases/preview-text.ts'
import type { Block, Message } from '../cards/card.ts'
import { cutEnd } from '../cards/cut.ts'
import { escapeMrkdwn } from '../cards/escape.ts'
import { fitted } from '../cards/fit.ts'
import { BUTTON_TEXT } from '../cards/limits.ts'
import { context, header, type Line, labelled, plainText, textBlocks } from '../cards/text-blocks.ts'

export const LOOK = 'release:look'
export const PUBLISH = 'release:publish'
export const DISCARD = 'release:discard'
export const CONFIRM = 'release:confirm'
export const UNDO = 'release:undo'

const SHOWN = 10

export function button(id: string, text: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(text, BUTTON_TEXT),
    value,
    ...(style ? { style } : {}),
  }
}
export const actions = (elements: Button[]): ActionsBlock => ({ type: 'actions', elements })

const whose = ({ council }: { readonly council: string }): string => council || 'all councils'

const lineOf = (d: DraftHead): string =>
  `${kindText(d.kind)} of ${whose(d)}, from ${d.source.name}, drafted on ${momentLabel(d.at)}${d.submitted ? '; waits for approval' : ''}`

/** What is being prepared and what was published last, with the buttons that are left. */
export function draftsMessage(drafts: readonly DraftHead[], published: readonly Publication[]): Message {
  const title = 'Figures being prepared'
  const none =
    'Nothing is being prepared. A draft begins with a file that is dropped here, or in the shell: npm run import.'
  const blocks = drafts
    .slice(0, SHOWN)
    .flatMap((d): Block[] => [
      ...textBlocks([[{ bold: `D-${d.id}: ${d.title}` }], [lineOf(d)]]),
      actions([button(LOOK, `Look at D-${d.id}`, String(d.id))]),
    ])
  const more = drafts.length > SHOWN ? context([`and ${drafts.length - SHOWN} more`]) : []
  const last = published.slice(0, LAST)
  return {
    text: `${title}: ${drafts.length === 0 ? 'none' : drafts.length}`,
    blocks: [
      header(title),
      ...(drafts.length === 0 ? textBlocks([[none]]) : blocks),
      ...more,
      ...(last.length === 0 ? [] : [header('Published last')]),
      ...last.flatMap((p): Block[] => [
        ...textBlocks([[{ bold: `${p.seq}: ${p.title}` }], [publicationText(p)]]),
        actions([takeBackButton(p)]),
      ]),
    ],
  }
}

const LAST = 3

const publicationText = (p: Publication): string =>
  `${kindText(p.kind)} of ${whose(p)}, ${countText(p.figures, 'figure')}, published on ${momentLabel(p.at)}`

const takeBackButton = ({ seq }: Publication): Button => ({
  ...button(UNDO, `Take back ${seq}`, String(seq), 'danger'),
  confirm: {
    title: plainText(`Take back ${seq}?`, BUTTON_TEXT),
    text: plainText(
      'What was published before it is what is published again, and everybody is answered from that.',
      300,
    ),
    confirm: plainText('Take it back', 30),
    deny: plainText('Leave it', 30),
  },
})

/** What publishing it would change, with the buttons that are left. */
export function previewMessage({ preview, fourEyes }: Looked, user: string): Message {
  const { draft, effects, standing, others, findings, withheld, unlinked } = preview
  const waits = draft.submitted !== null
  const own = user === draft.by || user === draft.submitted?.by
  const changes = effectLines(effects, false, '')
  const warnings = findings.filter((f) => f.severity === 'warning' || isConfirmed(draft, f))
  const may = standing.length === 0 && !(waits && own)
  const value = String(draft.id)
  const publish = waits ? 'Approve and publish' : fourEyes ? 'Ask for approval' : 'Publish'
  const told = (title: string, list: readonly DraftFinding[]): Line[] =>
    list.length === 0
      ? []
      : [
          [{ bold: `${title}: ${list.length}` }],
          ...list.slice(0, SHOWN).map((f): Line => [findingLine(draft, f)]),
          ...(list.length > SHOWN ? [[`and ${list.length - SHOWN} more; the preview in the shell has all`]] : []),
        ]
  const body: Block[] = [
    header(`D-${draft.id}: ${draft.title}`),
    ...textBlocks([
      [lineOf(draft)],
      ...(changes.length === 0 ? [['Nothing that anybody would be told changes.']] : []),
    ]),
    // What stops it comes first: it must not be what is left out of a long message.
    ...textBlocks(told('This stops it', standing)),
    ...textBlocks(changes.map((line) => [line])),
    ...(withheld.length === 0 ? [] : textBlocks([[`Withheld as too small: ${countText(withheld.length, 'figure')}.`]])),
    ...(unlinked.length === 0
      ? []
      : textBlocks([
          [
            `Of ${countText(unlinked.length, 'withheld count')} nothing says which percentage or total it is part of; look whether one gives it away.`,
          ],
        ])),
    ...textBlocks(told('Warnings, and what was confirmed', warnings)),
  ]
  const end: Block[] = [
    ...(others.length === 0
      ? []
      : textBlocks([
          [`Somebody else prepares something for the same council: ${others.map((o) => `D-${o.id}`).join(', ')}.`],
        ])),
    ...(waits && own ? textBlocks([['It waits for somebody else’s approval.']]) : []),
    ...context([`As it is now; everything with "npm run releases -- preview D-${draft.id}".`]),
    actions([
      ...(may ? [button(PUBLISH, publish, value, 'primary')] : []),
      ...(standing.some((f) => f.confirmable) ? [button(CONFIRM, 'Confirm with a reason', value)] : []),
      button(DISCARD, 'Throw away', value, 'danger'),
    ]),
  ]
  return {
    text: `D-${draft.id}: ${escapeMrkdwn(draft.title)}`,
    blocks: fitted([...body, ...end.slice(0, 1)], end.slice(1)),
  }
}

const SUMMARY_TEXT = 3000
const ANSWER_TEXT = 500

/** The summary as it will read, and answers before and after: what follows a preview. */
export function readingMessage({ draft, summary, answers }: Preview): Message {
  const title = `How D-${draft.id} would read`
  const changed = answers.filter((a) => a.before !== a.after)
  const same = answers.length - changed.length
  const said = (text: string | null): string => cutEnd(text ?? 'nothing is published', ANSWER_TEXT)
  return {
    text: title,
    blocks: fitted(
      [
        header(title),
        ...textBlocks([
          [{ bold: 'The summary' }],
          ...cutEnd(summary, SUMMARY_TEXT)
            .split('\n')
            .map((l): Line => [l]),
        ]),
        ...changed.flatMap(({ row, before, after }) =>
          textBlocks([
            [{ bold: `Asked for ${row.ref === null ? '' : `${row.ref} `}${row.name}` }],
            labelled('Before', said(before)),
            labelled('After', said(after)),
          ]),
        ),
        ...context([
          same === 0
            ? 'Every answer that was tried changes.'
            : `${countText(same, 'other answer')} that ${same === 1 ? 'was' : 'were'} tried ${same === 1 ? 'stays' : 'stay'} as ${same === 1 ? 'it is' : 'they are'}.`,
        ]),
      ],
      [],
    ),
  }
}
