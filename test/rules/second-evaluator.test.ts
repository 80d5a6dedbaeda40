/** A second evaluator, in Python, reads only data/rag/ and agrees on every vector and every published figure. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { LoadedFigure } from '../../src/loading/loaded.ts'
import { bandsFor } from '../../src/loading/rate-figures.ts'
import { readData } from '../../src/loading/read-data.ts'
import { BAND_KINDS, type Figure } from '../../src/model/figure.ts'
import { valueText } from '../../src/wording/format.ts'
import { RAG_FOLDER, readRag, VECTOR_FILE } from './vectors.ts'

const SCRIPT = fileURLToPath(new URL('rag_rules.py', import.meta.url))
const python = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']).status === 0
if (!python) console.warn('No python3 of version 3.10 or later: the second evaluator of the RAG rules is not run.')

const loaded = (figure: Figure): LoadedFigure => ({ figure, printedKind: figure.kind, at: { file: '', row: null } })

/** Every published figure with its bands as printed, as a vector. */
async function published() {
  const { data } = await readData('data')
  const rows = Map.groupBy(data.figures, (f) => `${f.document}|${f.indicator}|${f.sub}`)
  return data.figures.flatMap((figure) => {
    if (figure.kind !== 'value' || figure.value === null) return []
    const row = rows.get(`${figure.document}|${figure.indicator}|${figure.sub}`) ?? []
    const bands = bandsFor(loaded(figure), row.filter((f) => ['green', 'amber', 'red'].includes(f.kind)).map(loaded))
    const measure = data.measures.find(
      (m) => m.document === figure.document && m.indicator === figure.indicator && m.sub === figure.sub,
    )
    const polarity = measure?.polarity ?? data.indicators.find((i) => i.id === figure.indicator)?.polarity ?? 'info'
    const printed = BAND_KINDS.flatMap((kind) => {
      const band = bands[kind]?.figure
      return band ? [[kind, { printed: band.asPrinted, ...(band.value === null ? {} : { given: band.value }) }]] : []
    })
    const { value, unit, period, rag, ragReason: reason, judgement } = figure
    const shown = valueText(value, unit)
    const asked = { value, shown, unit, polarity, period: period.label, targetPublished: printed.length > 0 }
    return [{ ...asked, ...Object.fromEntries(printed), rag, rule: judgement?.rule, reason }]
  })
}

test('it is short', () => {
  expect(readFileSync(SCRIPT, 'utf8').trimEnd().split('\n').length).toBeLessThan(150)
})

test.skipIf(!python)('it agrees on every vector and every published figure', async () => {
  const figures = await published()
  expect(figures.length).toBeGreaterThan(700)
  const out = execFileSync('python3', [SCRIPT, fileURLToPath(RAG_FOLDER)], { input: JSON.stringify(figures) })
  const vectors = VECTOR_FILE.parse(readRag('vectors.json'))
  const all = vectors.bands.length + vectors.judgements.length + vectors.measures.length + figures.length
  expect(out.toString().trim()).toBe(String(all))
})

test.skipIf(!python)('it notices a colour that is wrong', async () => {
  const [first] = (await published()).filter((f) => f.rag === 'green')
  const input = JSON.stringify([{ ...first, rag: 'red' }])
  const out = execFileSync('python3', [SCRIPT, fileURLToPath(RAG_FOLDER)], { input }).toString()
  expect(out).toContain('"rag": "green"')
})
