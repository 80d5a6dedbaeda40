/** That a list is made narrower: "narrow that to", "cut it down to". Pure. */
import { type Stretch, stretchOf } from '../../../language/matches.ts'

/** As part of a pattern at the beginning of a message. */
export const NARROWED =
  '(?:(?:please|can you|could you|can we) )*(?:narrow|restrict|limit|filter|cut|boil|pare|trim|whittle|confine|reduce)(?: (?:that|it|this|them|those|these|the list))?(?: down)?(?: to)?'
const BEGINS = new RegExp(`^(?:and |so |but |ok |now )*${NARROWED}\\b`)

/** Where it is said: its words choose nothing by themselves. */
export function narrowedIn(text: string): readonly Stretch[] {
  const said = BEGINS.exec(text)
  return said ? [stretchOf(said)] : []
}
