/** A meeting pack as one HTML page: WCAG 2.2 AA, no script, nothing fetched, two to three pages of A4 when printed. */
import type { Chart, Pack, PackBlock, PackTable } from '../../overview/pack.ts'
import { chartSvg, legendOf } from './chart.ts'

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string)

const STYLE = `
:root { color-scheme: light; }
body { font: 16px/1.45 Arial, Helvetica, sans-serif; color: #111; background: #fff; max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 1.4rem 0 .4rem; border-bottom: 2px solid #111; }
p, ul { margin: .3rem 0; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 .8rem; }
caption { text-align: left; font-weight: bold; padding: .2rem 0; }
th, td { border: 1px solid #595959; padding: .2rem .4rem; text-align: left; vertical-align: top; }
thead th { background: #eee; }
tbody th { font-weight: normal; }
figure { display: flex; flex-wrap: wrap; gap: 1rem; margin: .4rem 0 .8rem; align-items: flex-start; break-inside: avoid; }
figure > div { flex: 1 1 22rem; max-width: 100%; }
figure > div.beside { flex: 1 1 14rem; }
svg { width: 100%; height: auto; }
tr { break-inside: avoid; }
h2 { break-after: avoid; }
@page { size: A4; margin: 12mm; }
@media print { body { font-size: 9pt; line-height: 1.3; max-width: none; padding: 0; } h1 { font-size: 15pt; } h2 { font-size: 11pt; margin: 8pt 0 3pt; } th, td { padding: 1pt 3pt; } figure > div { flex: 1 1 50%; } figure > div.beside { flex: 1 1 35%; } figure svg { max-height: 42mm; } }
`

function tableHtml({ caption, columns, rows }: PackTable): string {
  const head = columns.map((c) => `<th scope="col">${escaped(c)}</th>`).join('')
  const body = rows
    .map(([first = '', ...rest]) => {
      const cells = rest.map((cell) => `<td>${escaped(cell)}</td>`).join('')
      return `<tr><th scope="row">${escaped(first)}</th>${cells}</tr>`
    })
    .join('\n')
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`
}

function legendHtml(chart: Chart): string {
  const legend = legendOf(chart)
  return legend === null ? '' : `<p>${escaped(legend)}</p>`
}

function blockHtml(block: PackBlock, id: string): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'table':
      return tableHtml(block.table)
    case 'figure':
      return `<figure><div>${chartSvg(block.chart, id)}${legendHtml(block.chart)}</div><div class="beside">${tableHtml(block.table)}</div></figure>`
  }
}

export function packHtml({ title, about, sections, source }: Pack): string {
  const body = sections.map(({ heading, blocks }, s) => {
    const inside = blocks.map((block, b) => blockHtml(block, `chart-${s}-${b}`)).join('\n')
    return `<section aria-labelledby="heading-${s}">\n<h2 id="heading-${s}">${escaped(heading)}</h2>\n${inside}\n</section>`
  })
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(about.join(' '))}</p>
${body.join('\n')}
<p>${escaped(source)}</p>
</main>
</body>
</html>
`
}
