/** Areas in order as bars of characters, each with its place, name and figure: the bars add nothing that is not written. */
import type { Answer } from '../../model/answer.ts'
import type { StandingRow, Standings } from '../../model/standings.ts'
import { shownOn } from './render.ts'
import type { Screen } from './screen.ts'
import { widthOf } from './wrap.ts'

interface Marks {
  readonly own: string
  readonly council: string
  readonly average: string
  /** Where nought is, among figures on both sides of it. */
  readonly nought: string
}

const MARKS: Marks = { own: '►', council: '█', average: '░', nought: '│' }
const ASCII_MARKS: Marks = { own: '>', council: '#', average: '-', nought: '|' }
/** Shorter bars show no difference. */
const FEWEST_CELLS = 10
const MOST_CELLS = 40

const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text))) + text

/** Bars from nought, to either side of it where there are figures below it. */
function barsOf(rows: readonly StandingRow[], cells: number, marks: Marks): string[] {
  const values = rows.map((r) => r.value)
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)]
  const span = highest - lowest || 1
  const cellsOf = (value: number): number => Math.round((Math.abs(value) / span) * cells)
  const left = cellsOf(lowest)
  return rows.map(({ value, whose }) => {
    const bar = (whose === 'average' ? marks.average : marks.council).repeat(cellsOf(value))
    if (lowest === 0) return bar
    return value < 0 ? `${padStart(bar, left)}${marks.nought}` : `${' '.repeat(left)}${marks.nought}${bar}`
  })
}

/** The drawn rows, and what the marks stand for; null where the screen is too narrow for bars. */
function drawn(
  { rows }: Standings,
  screen: Pick<Screen, 'width' | 'utf8'>,
): { lines: string[]; legend: string } | null {
  const marks = screen.utf8 ? MARKS : ASCII_MARKS
  const cells = rows.map((r) => ({
    place: r.place ?? '',
    name: shownOn(r.name, screen),
    shown: shownOn(r.shown, screen),
  }))
  const widest = (of: 'place' | 'name' | 'shown'): number => Math.max(...cells.map((c) => widthOf(c[of])))
  const [place, name, shown] = [widest('place'), widest('name'), widest('shown')]
  const room = screen.width - (2 + place + 1 + name + 2 + shown + 1)
  if (room < FEWEST_CELLS + 1) return null
  const bars = barsOf(rows, Math.min(MOST_CELLS, room - 1), marks)
  const own = rows.find((r) => r.whose === 'own')
  const legend = [
    'Bars from 0',
    ...(own ? [`${marks.own} ${shownOn(own.name, screen)}`] : []),
    ...(rows.some((r) => r.whose === 'average') ? [`${marks.average} averages`] : []),
  ].join('; ')
  return {
    lines: cells.map((c, i) => {
      const mark = rows[i]?.whose === 'own' ? marks.own : ' '
      return `${mark} ${padEnd(c.place, place)} ${padEnd(c.name, name)}  ${padStart(c.shown, shown)} ${bars[i]}`.trimEnd()
    }),
    legend: `${legend}.`,
  }
}

/** What stands on the screen for each line of the answer that tells an area's place; no line for an answer without. */
export function standingBars(
  { standings }: Pick<Answer, 'standings'>,
  screen: Pick<Screen, 'width' | 'utf8'>,
): ReadonlyMap<string, readonly string[]> {
  const bars = standings && drawn(standings, screen)
  if (!standings || !bars) return new Map()
  return new Map(
    standings.rows.map((row, i) => [
      row.line,
      [bars.lines[i] as string, ...(i === standings.rows.length - 1 ? [bars.legend] : [])],
    ]),
  )
}
