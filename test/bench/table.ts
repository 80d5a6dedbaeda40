/** The one table that the bench prints. */

export interface Row {
  readonly what: string
  readonly result: string
  /** What was promised, and whether the result keeps it; nothing where a row only stands beside another. */
  readonly target?: string
  readonly met?: boolean
}

export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

const HEADINGS = ['', 'this run', 'target', '']

function cells({ what, result, target = '', met }: Row): string[] {
  return [`  ${what}`, result, target, met === undefined ? '' : met ? 'met' : 'not met']
}

/** The table as text, columns as wide as they need to be. */
export function tableText(sections: readonly Section[]): string {
  const lines = sections.flatMap(({ title, rows }) => [[title], ...rows.map(cells)])
  const widths = HEADINGS.map((heading, i) =>
    Math.max(heading.length, ...lines.filter((line) => line.length > 1).map((line) => (line[i] ?? '').length)),
  )
  const pad = (line: readonly string[]): string =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd()
  const rule = '-'.repeat(widths.reduce((acc, w) => acc + w + 2, -2))
  return [pad(HEADINGS), rule, ...lines.map((line) => (line.length === 1 ? (line[0] ?? '') : pad(line)))].join('\n')
}
