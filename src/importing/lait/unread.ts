import { finding, type LaitFinding, rowsText } from './finding.ts'

export const AREA_UNKNOWN = 'area-unknown'

/** Rows that cannot be used, by why: the first one's number and how many. */
export class Unread {
  /** Short names of measures with such rows. */
  readonly measures = new Set<string>()
  /** Numbers that the list of councils does not have. */
  readonly areas = new Set<number>()
  count = 0
  readonly #reasons = new Map<string, { code: string; column: string; row: number; rows: number }>()

  add(code: string, column: string, reason: string, row: number, short: string, area: number): void {
    this.count++
    // A number that no list has says nothing of the measure: every other area's row of it was read.
    if (code === AREA_UNKNOWN) this.areas.add(area)
    else this.measures.add(short)
    const known = this.#reasons.get(reason)
    if (known) known.rows++
    else this.#reasons.set(reason, { code, column, row, rows: 1 })
  }

  findings(file: string): LaitFinding[] {
    return [...this.#reasons].map(([reason, { code, column, row, rows }]) => {
      const said = `${file}, row ${row}, column "${column}": ${reason}; ${rowsText(rows)} left out.`
      return finding('warning', code, file, said, { row, column, rows })
    })
  }
}
