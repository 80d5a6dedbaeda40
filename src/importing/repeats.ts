/** Sheets that print again what another has: their equal figures count once, unequal ones are errors. */
import type { DraftFinding } from './model.ts'
import type { ReadFigure, Reading } from './source.ts'

/** So much of a sheet's figures are another's: it is that one again. */
const SHARE = 0.8

export function withoutRepeats(reading: Reading): Reading {
  const bySheet = Map.groupBy(reading.figures, (f) => f.sheet)
  const repeats: string[] = []
  const findings: DraftFinding[] = []
  const kept: string[] = []
  for (const sheet of reading.sheetsRead) {
    const own = bySheet.get(sheet) ?? []
    const first = kept.find((other) => shared(own, bySheet.get(other) ?? []) >= SHARE)
    if (first === undefined) kept.push(sheet)
    else {
      repeats.push(sheet)
      findings.push(...unequal(own, bySheet.get(first) ?? [], first))
    }
  }
  if (repeats.length === 0) return reading
  return without(reading, new Set(repeats), kept, repeats, findings)
}

const keyOf = (f: ReadFigure): string => `${f.id ?? `${f.ref}|${f.name}`}|${f.sub}|${f.kind}|${f.period}|${f.unit}`

/** The share of rows and periods of `a` that `b` has too. */
function shared(a: readonly ReadFigure[], b: readonly ReadFigure[]): number {
  if (a.length === 0) return 0
  const there = new Set(b.map(keyOf))
  return a.filter((f) => there.has(keyOf(f))).length / a.length
}

function unequal(own: readonly ReadFigure[], others: readonly ReadFigure[], first: string): DraftFinding[] {
  const there = Map.groupBy(others, keyOf)
  return own.flatMap((f) => {
    const same = there.get(keyOf(f)) ?? []
    if (same.length === 0 || same.some((o) => o.value === f.value && (o.value !== null || o.asPrinted === f.asPrinted)))
      return []
    const [other] = same
    if (!other) return []
    const text = `${f.cell} of "${f.sheet}" has ${f.asPrinted} and ${other.cell} of "${first}" has ${other.asPrinted} for the same figure (${f.name}, ${f.column}); correct one of them.`
    return [
      {
        severity: 'error' as const,
        code: 'sheets-disagree',
        sheet: f.sheet,
        cell: f.cell,
        row: f.row,
        column: f.column,
        text,
      },
    ]
  })
}

/** The reading without those sheets; measures keep their order, counted anew. */
function without(
  reading: Reading,
  gone: ReadonlySet<string>,
  kept: readonly string[],
  repeats: readonly string[],
  findings: readonly DraftFinding[],
): Reading {
  const measures = reading.measures.filter((m) => !gone.has(m.at.sheet))
  const order = new Map(measures.map((m, i) => [m.order, i]))
  return {
    ...reading,
    sheetsRead: kept,
    sheetsRepeat: [...reading.sheetsRepeat, ...repeats],
    measures: measures.map((m, i) => ({ ...m, order: i })),
    figures: reading.figures
      .filter((f) => !gone.has(f.sheet))
      .map((f) => ({ ...f, measure: order.get(f.measure) ?? 0 })),
    commentary: reading.commentary.filter((c) => !gone.has(c.at.sheet)),
    unused: reading.unused.filter((u) => !gone.has(u.sheet)),
    asks: reading.asks.filter((a) => a.sheet === null || !gone.has(a.sheet)),
    findings: [...reading.findings.filter((f) => f.sheet === null || !gone.has(f.sheet)), ...findings],
  }
}
