/** Cards that are their text: nothing published, out of scope, a definition, help, an error, a question back. */
import { linesOf, untoldNotes } from '../../../wording/line.ts'
import { type CardBody, endBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { styled } from './told.ts'

/** Notes that the text already says are not said twice. */
export const plainBody: CardBody = (answer) => {
  const [head, ...rest] = linesOf(answer).filter(({ role }) => role !== 'source')
  return [
    ...textBlocks([...(head ? [[{ bold: head.text }]] : []), ...rest.map(styled)]),
    ...endBlocks({ ...answer, notes: untoldNotes(answer), requestedPeriod: null }),
  ]
}
