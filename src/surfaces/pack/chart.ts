/** Charts of a meeting pack as SVG: black on white, told apart by pattern and by words, never by colour alone. */
import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import type { BarsChart, Chart, CountsChart, LineChart } from '../../overview/pack.ts'

export const CHART_WIDTH = 440
const LINE_HEIGHT = 190
const BAR = 34
const THIN_BAR = 20
/** The share of the longest bar that its figure may take up beside it. */
const FIGURE_ROOM = 0.45

const COLOURS = ['red', 'amber', 'green'] as const
/** Each pattern stands for a colour, or for whose a bar is, where a page is printed in black and white; the number is written beside it. */
const PATTERNS: Readonly<Record<Chart['kind'], string>> = {
  counts: `<defs>
<pattern id="fill-red" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#b10e1e"/></pattern>
<pattern id="fill-amber" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffdd99"/><line x1="0" y1="0" x2="0" y2="6" stroke="#5c3d00" stroke-width="3"/></pattern>
<pattern id="fill-green" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#e6f4ea"/></pattern>
</defs>`,
  bars: `<defs>
<pattern id="fill-own" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="#1d3557"/></pattern>
<pattern id="fill-other" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#e8eef4"/></pattern>
<pattern id="fill-average" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#595959" stroke-width="3"/></pattern>
</defs>`,
  line: '',
}

/** What the patterns stand for, in words; null for a chart without. */
export function legendOf(chart: Chart): string | null {
  if (chart.kind === 'counts') return 'In the chart red is solid, amber striped and green pale.'
  if (chart.kind === 'line') return null
  const own = chart.rows.find((r) => r.whose === 'own')
  return `In the chart ${own ? `${own.label} is solid, ` : ''}other councils are pale and averages striped. Bars begin at 0.`
}
/** A bar of less than this share of the longest has no room for its colour's word. */
const NARROW = 0.16

const { document } = parseHTML('<!doctype html><html><body></body></html>')
// Text of at least 12 px where the page shows the chart at its own width.
const STYLE = {
  fontSize: '12px',
  fontFamily: 'Arial, Helvetica, "DejaVu Sans", sans-serif',
  color: '#111',
  background: '#fff',
}

function counts({ rows }: CountsChart): { outerHTML: string } {
  const most = Math.max(...rows.map(({ counts: c }) => c.red + c.amber + c.green))
  const bars = rows.flatMap(({ label, counts: of }) => {
    let from = 0
    return COLOURS.flatMap((rag) => {
      if (of[rag] === 0) return []
      const bar = {
        label,
        rag,
        from,
        to: from + of[rag],
        text: of[rag] / most < NARROW ? `${of[rag]}` : `${of[rag]} ${rag}`,
      }
      from = bar.to
      return [bar]
    })
  })
  const boxed = { x1: 'from', x2: 'to', y: 'label', stroke: '#111', strokeWidth: 1.5 } as const
  const middle = { x: (b: (typeof bars)[number]) => (b.from + b.to) / 2, y: 'label', text: 'text', fill: '#111' }
  return Plot.plot({
    document,
    style: STYLE,
    width: CHART_WIDTH,
    height: rows.length * BAR + 20,
    marginLeft: 110,
    marginBottom: 10,
    x: { axis: null },
    y: { label: null, domain: rows.map((r) => r.label), tickSize: 0 },
    marks: [
      Plot.barX(bars, { ...boxed, fill: (b: (typeof bars)[number]) => `url(#fill-${b.rag})` }),
      // A white edge keeps the words readable on every pattern.
      Plot.text(bars, { ...middle, stroke: '#fff', strokeWidth: 4 }),
    ],
  } as Plot.PlotOptions)
}

function line({ points, target }: LineChart): { outerHTML: string } {
  const values = [...points.map((p) => p.value), ...(target ? [target.value] : [])]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = (most - least || Math.abs(most) || 1) * 0.2
  const last = points.at(-1)?.label
  return Plot.plot({
    document,
    style: STYLE,
    width: CHART_WIDTH,
    height: LINE_HEIGHT,
    marginLeft: 48,
    marginRight: 40,
    x: { type: 'point', domain: points.map((p) => p.label), label: null },
    y: { label: null, domain: [least - room, most + room], ticks: 4, grid: true },
    marks: [
      ...(target
        ? [
            Plot.ruleY([target.value], { stroke: '#111', strokeWidth: 1.5, strokeDasharray: '6,4' }),
            Plot.text([{ x: last, y: target.value, text: `Target: ${target.text}` }], {
              x: 'x',
              y: 'y',
              text: 'text',
              dy: -8,
              textAnchor: 'end',
              dx: 36,
            }),
          ]
        : []),
      Plot.lineY(points, { x: 'label', y: 'value', stroke: '#111', strokeWidth: 2 }),
      Plot.dot(points, { x: 'label', y: 'value', fill: '#111', r: 4 }),
      Plot.text(points, { x: 'label', y: 'value', text: 'text', dy: 14, stroke: '#fff', strokeWidth: 4, fill: '#111' }),
    ],
  } as Plot.PlotOptions)
}

/** The figure stands after its bar, on the side away from nought. */
function bars({ rows }: BarsChart): { outerHTML: string } {
  const [least, most] = [Math.min(0, ...rows.map((r) => r.value)), Math.max(0, ...rows.map((r) => r.value))]
  const room = (most - least || 1) * FIGURE_ROOM
  const text = (side: readonly BarsChart['rows'][number][], sign: 1 | -1) =>
    Plot.text(side, { x: 'value', y: 'label', text: 'text', dx: sign * 4, textAnchor: sign > 0 ? 'start' : 'end' })
  return Plot.plot({
    document,
    style: STYLE,
    width: CHART_WIDTH,
    height: rows.length * THIN_BAR + 20,
    marginLeft: 190,
    marginBottom: 10,
    x: { axis: null, domain: [least < 0 ? least - room : 0, most > 0 ? most + room : 0] },
    y: { label: null, domain: rows.map((r) => r.label), tickSize: 0, padding: 0.2 },
    marks: [
      Plot.barX(rows, {
        x1: () => 0,
        x2: 'value',
        y: 'label',
        stroke: '#111',
        strokeWidth: 1,
        fill: (r: BarsChart['rows'][number]) => `url(#fill-${r.whose})`,
      }),
      Plot.ruleX([0], { stroke: '#111' }),
      text(
        rows.filter((r) => r.value >= 0),
        1,
      ),
      text(
        rows.filter((r) => r.value < 0),
        -1,
      ),
    ],
  } as Plot.PlotOptions)
}

const drawn = (chart: Chart): { outerHTML: string } => {
  switch (chart.kind) {
    case 'counts':
      return counts(chart)
    case 'line':
      return line(chart)
    case 'bars':
      return bars(chart)
  }
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string)

/** The chart as one SVG element with its title and description; `id` is unique in the page. */
export function chartSvg(chart: Chart, id: string): string {
  const { outerHTML } = drawn(chart)
  const labelled = `xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc"`
  const words = `<title id="${id}-title">${escapeXml(chart.title)}</title><desc id="${id}-desc">${escapeXml(chart.description)}</desc>`
  return (
    outerHTML
      .replace(/<style>[\s\S]*?<\/style>/, '')
      // Its parts have no role, so none may have a name: the title and the description say it all.
      .replace(/ aria-(?:label|hidden)="[^"]*"/g, '')
      .replace(/^<svg\b/, `<svg ${labelled}`)
      .replace(/^(<svg\b[^>]*>)/, `$1${words}${PATTERNS[chart.kind].replaceAll('fill-', `${id}-`)}`)
      .replaceAll('url(#fill-', `url(#${id}-`)
  )
}
