/** The small modals about a schedule: what it would tell, and whether it is to be deleted. */
import type { ModalView } from '@slack/types'
import { MODAL_TEXT } from '../../cards/limits.ts'
import { context, plainText, sections } from '../../cards/text-blocks.ts'
import type { AboutSchedule } from '../form/view.ts'

export const DELETE_MODAL = 'schedule-delete'

/** 60,000 characters: a modal takes 100 blocks, but not more than 250 kB in all. */
const PREVIEW_SECTIONS = 20

const MORE = 'This is the beginning; “npm run schedules -- preview” prints all of it.'

export function previewModal(key: string, text: string): ModalView {
  const all = sections(text)
  return {
    type: 'modal',
    callback_id: 'schedule-preview',
    title: plainText(`Preview of ${key}`, MODAL_TEXT),
    close: plainText('Close', MODAL_TEXT),
    blocks: [...all.slice(0, PREVIEW_SECTIONS), ...(all.length > PREVIEW_SECTIONS ? context([MORE]) : [])],
  }
}

export const deleteModal = (about: AboutSchedule, words: string): ModalView => ({
  type: 'modal',
  callback_id: DELETE_MODAL,
  private_metadata: JSON.stringify(about),
  title: plainText(`Delete ${about.key}?`, MODAL_TEXT),
  submit: plainText('Delete', MODAL_TEXT),
  close: plainText('Keep it', MODAL_TEXT),
  blocks: [
    ...sections(`It tells about ${words}. Nothing more is posted by it; what it has posted stays.`),
    ...context(['To stop it for a while, choose “Pause” instead.']),
  ],
})

/** One sentence in place of a modal. */
export const saidModal = (text: string): ModalView => ({
  type: 'modal',
  title: plainText('Schedules', MODAL_TEXT),
  close: plainText('Close', MODAL_TEXT),
  blocks: sections(text),
})
