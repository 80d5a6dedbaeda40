/** The button that ends a watch, wherever it stands. */
import type { Button } from '@slack/types'
import { cutMiddle } from '../cards/cut.ts'
import { BUTTON_TEXT } from '../cards/limits.ts'
import { plainText } from '../cards/text-blocks.ts'

export const STOP_WATCHING = 'watch:stop'

/** `key` is the watch's. */
export const stopButton = (key: string, name: string): Button => ({
  type: 'button',
  action_id: STOP_WATCHING,
  text: plainText('Stop watching', BUTTON_TEXT),
  accessibility_label: cutMiddle(`Stop watching ${name}`, BUTTON_TEXT),
  value: key,
})
