/** Drafts of releases as officers see them in Slack. */
import type { ActionsBlock, Button } from '@slack/types'
import type { DraftHead } from '../../../store/releases.ts'
import type { Looked } from '../../releases/look.ts'
import { momentLabel } from '../../releases/moment.ts'
import { effectLines, findingLine, kindText } from '../../releases/preview-text.ts'
import type { Block, Message } from '../cards/card.ts'
import { BUTTON_TEXT, MESSAGE_BLOCKS } from '../cards/limits.ts'
import { context, header, plainText, textBlocks } from '../cards/text-blocks.ts'

export const LOOK = 'release:look'
export const PUBLISH = 'release:publish'
export const DISCARD = 'release:discard'

const SHOWN = 10

function button(id: string, text: string, value: string, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(text, BUTTON_TEXT),
    value,
    ...(style ? { style } : {}),
  }
}
const actions = (elements: Button[]): ActionsBlock => ({ type: 'actions', elements })

const lineOf = (d: DraftHead): string =>
  `${kindText(d.kind)} of ${d.council}, from ${d.source.name}, drafted on ${momentLabel(d.at)}${d.submitted ? '; waits for approval' : ''}`

/** What is being prepared, with a button to look at each. */
export function draftsMessage(drafts: readonly DraftHead[]): Message {
  const title = 'Figures being prepared'
  if (drafts.length === 0) {
    const none = 'Nothing is being prepared. A draft begins in the shell: npm run import.'
    return { text: `${title}: none`, blocks: [header(title), ...textBlocks([[none]])] }
  }
  const blocks = drafts
    .slice(0, SHOWN)
    .flatMap((d): Block[] => [
      ...textBlocks([[{ bold: `D-${d.id}: ${d.title}` }], [lineOf(d)]]),
      actions([button(LOOK, `Look at D-${d.id}`, String(d.id))]),
    ])
  const more = drafts.length > SHOWN ? context([`and ${drafts.length - SHOWN} more`]) : []
  return { text: `${title}: ${drafts.length}`, blocks: [header(title), ...blocks, ...more] }
}

/** What publishing it would change, with the buttons that are left. */
export function previewMessage({ preview, fourEyes }: Looked, user: string): Message {
  const { draft, effects, standing, others } = preview
  const waits = draft.submitted !== null
  const own = user === draft.by || user === draft.submitted?.by
  const changes = effectLines(effects, false)
  const stops = standing.map((f) => findingLine(draft, f))
  const may = standing.length === 0 && !(waits && own)
  const value = String(draft.id)
  const publish = waits ? 'Approve and publish' : fourEyes ? 'Ask for approval' : 'Publish'
  const blocks: Block[] = [
    header(`D-${draft.id}: ${draft.title}`),
    ...textBlocks([
      [lineOf(draft)],
      ...(changes.length === 0 ? [['Nothing that anybody would be told changes.']] : []),
    ]),
    ...textBlocks(changes.map((line) => [line])),
    ...(stops.length === 0 ? [] : textBlocks([[{ bold: 'This stops it:' }], ...stops.map((line) => [line])])),
    ...(others.length === 0
      ? []
      : textBlocks([
          [`Somebody else prepares something for the same council: ${others.map((o) => `D-${o.id}`).join(', ')}.`],
        ])),
    ...(waits && own ? textBlocks([['It waits for somebody else’s approval.']]) : []),
  ]
  return {
    text: `D-${draft.id}: ${draft.title}`,
    blocks: [
      ...blocks.slice(0, MESSAGE_BLOCKS - 1),
      actions([
        ...(may ? [button(PUBLISH, publish, value, 'primary')] : []),
        button(DISCARD, 'Throw away', value, 'danger'),
      ]),
    ],
  }
}
