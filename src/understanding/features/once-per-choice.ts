/** What a measure is to a view is asked for its features, its refusal and its answer alike: worked out once. Pure. */
import type { Catalogue } from '../../catalogue.ts'
import { oncePerLate } from '../../language/once-per.ts'
import type { Choice } from '../frame.ts'
import type { View } from '../view.ts'

type Of<T> = (catalogue: Catalogue, view: View, choice: Choice | null) => T

/** `make` once for each view and choice, as long as the view is kept; a view is of one catalogue. */
export function oncePerChoice<T extends object>(make: Of<T>): Of<T> {
  const ofView = oncePerLate((_: View) => new Map<Choice | null, T>())
  return (catalogue, view, choice) => {
    const known = ofView(view)
    let made = known.get(choice)
    if (!made) {
      made = make(catalogue, view, choice)
      known.set(choice, made)
    }
    return made
  }
}
