/** Cards that are their text: nothing published, out of scope, a definition, help, an error, a question back. */
import { type CardBody, endBlocks } from './parts.ts'
import { textBlocks } from './text-blocks.ts'
import { bodyOf, styled } from './told.ts'

/** Notes that the text already says are not said twice. */
export const plainBody: CardBody = (answer) => {
  const [head, ...rest] = bodyOf({ ...answer, notes: [] })
  const untold = answer.notes.filter((note) => !answer.text.includes(note))
  return [
    ...textBlocks([...(head ? [[{ bold: head }]] : []), ...rest.map(styled)]),
    ...endBlocks({ ...answer, notes: untold, requestedPeriod: null }),
  ]
}
