/** What an intent has in hand when it builds an answer. */
import type { Catalogue } from '../catalogue.ts'
import { oncePer } from '../language/once-per.ts'
import type { Commentary, Figure } from '../model/figure.ts'
import type { IsoDate } from '../model/period.ts'
import type { View } from '../store/store.ts'

/** Once for each list: every list of a report that is told asks for the same. */
const byIndicator = oncePer(
  (figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> => Map.groupBy(figures, (f) => f.indicator),
)

export class Asking {
  readonly catalogue: Catalogue
  readonly now: IsoDate
  readonly #store: View
  readonly #figures = new Map<string, Promise<readonly Figure[]>>()

  constructor(catalogue: Catalogue, store: View, now: IsoDate) {
    this.catalogue = catalogue
    this.#store = store
    this.now = now
  }

  /** All figures of a measure at a council; fetched once a question. */
  figures(council: string, indicator: string): Promise<readonly Figure[]> {
    const key = `${council}|${indicator}`
    let found = this.#figures.get(key)
    if (!found) {
      found = this.#store.figures({ council, indicators: [indicator] })
      this.#figures.set(key, found)
    }
    return found
  }

  /** All figures of a council. */
  allFigures(council: string): Promise<readonly Figure[]> {
    return this.#store.figures({ council })
  }

  /** Keeps figures that were fetched together, so that each measure need not be fetched again. */
  prime(council: string, figures: readonly Figure[]): void {
    for (const [indicator, list] of byIndicator(figures))
      this.#figures.set(`${council}|${indicator}`, Promise.resolve(list))
  }

  commentary(council: string, indicators?: readonly string[]): Promise<readonly Commentary[]> {
    return this.#store.commentary(indicators ? { council, indicators } : { council })
  }
}
