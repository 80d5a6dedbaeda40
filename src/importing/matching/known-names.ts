/** Every name that is known of a measure, ready to be looked up: made once for what is published and a council. */
import type { Indicator, Measure } from '../../model/indicator.ts'
import { latestRows, type Published } from '../published.ts'
import { nameKey } from '../words/plain.ts'
import { Likeness } from './likeness.ts'

export interface NamedElsewhere {
  readonly id: string
  readonly sub: string
  /** The other council's row; null for an indicator's own name and what people say for it. */
  readonly row: Measure | null
}

export class KnownNames {
  /** The council's own rows, the newest report's first. */
  readonly own: readonly Measure[]
  readonly byRef: ReadonlyMap<string, readonly Measure[]>
  readonly byName: ReadonlyMap<string, readonly Measure[]>
  /** Names of other councils' rows, of indicators, and what people say for them. */
  readonly elsewhere: ReadonlyMap<string, readonly NamedElsewhere[]>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly all: readonly (readonly [name: string, id: string])[]
  private made: Likeness | null = null

  constructor(published: Published, council: string | null) {
    this.own = latestRows(published, council)
    this.byRef = Map.groupBy(
      this.own.filter((m) => m.ref !== null),
      (m) => refKey(m.ref as string),
    )
    this.byName = Map.groupBy(this.own, (m) => nameKey(m.name))
    this.indicators = new Map(published.indicators.map((i) => [i.id, i]))
    const others = [
      ...published.measures
        .filter((m) => m.council !== council)
        .map((m) => ({ name: m.name, id: m.indicator, sub: m.sub, row: m })),
      ...published.indicators.flatMap((i) =>
        [i.name, ...i.say].map((name) => ({ name, id: i.id, sub: '', row: null })),
      ),
    ]
    this.elsewhere = Map.groupBy(others, (m) => nameKey(m.name))
    this.all = [...this.own.map((m) => [m.name, m.indicator] as const), ...others.map((m) => [m.name, m.id] as const)]
  }

  /** Made when the first name is not a known one. */
  get likeness(): Likeness {
    this.made ??= new Likeness(this.all.map(([name]) => name))
    return this.made
  }
}

/** "B.1", "b1" and "B 1" are one reference. */
export const refKey = (ref: string): string =>
  ref
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^([a-z]+)\.?(?=\d)/, '$1.')

const made = new WeakMap<Published, Map<string | null, KnownNames>>()

export function knownNames(published: Published, council: string | null): KnownNames {
  const of = made.get(published) ?? new Map<string | null, KnownNames>()
  made.set(published, of)
  const found = of.get(council) ?? new KnownNames(published, council)
  of.set(council, found)
  return found
}
