/** A message with each period as §n and each benchmark as #, so that rules see what stands beside a condition. Pure. */
import { oncePerLate } from '../../../language/once-per.ts'
import { blank } from '../../../language/phrases.ts'
import type { View } from '../../view.ts'
import { type Detail, detailsIn } from './detail.ts'
import { narrowedIn } from './narrowed.ts'

/** What is asked to be told of each of a list. */
export const detailsOf: (view: View) => readonly Detail[] = oncePerLate((view) => detailsIn(allMarked(view), view.lead))

/** Without what is to be told of each, and that a list is narrowed: that chooses nothing. Once for each view: rules, lists and what the acts can say all read it. */
export const marked: (view: View) => string = oncePerLate((view) =>
  blank(allMarked(view), [...detailsOf(view), ...narrowedIn(view.text)]),
)

const allMarked = oncePerLate((view: View): string => {
  const { reading } = view
  let text = view.text
  const put = (from: number, to: number, mark: string): void => {
    const room = to - from
    text = text.slice(0, from) + (mark.length <= room ? mark.padEnd(room) : mark.slice(0, room)) + text.slice(to)
  }
  // "Its 2021-22 target": the year is the target's, not the list's.
  for (const [i, p] of reading.periods.entries())
    put(
      p.from,
      p.to,
      // "Since December" is what a change is measured from.
      /^ targets?\b/.test(view.text.slice(p.to)) ? '' : p.phrase.type === 'since' ? `since §${i}` : `§${i}`,
    )
  for (const { kind, from, to } of reading.spans)
    if (kind === 'benchmark')
      put(from, to, /quartile|quarter|25|tq/.test(view.text.slice(from, to)) ? '#quartile' : '#')
  return text
})
