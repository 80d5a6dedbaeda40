/** Charts as pictures, for documents that hold no SVG. The font comes with the program, so that words look alike on every machine. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

const file = (name: string): string => fileURLToPath(import.meta.resolve(name))
/** Dots for each point of the chart, enough for print. */
const SCALE = 2.5

let ready: Promise<Uint8Array> | null = null

async function prepare(): Promise<Uint8Array> {
  await initWasm(await readFile(file('@resvg/resvg-wasm/index_bg.wasm')))
  return readFile(file('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'))
}

export interface Picture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** An SVG drawn; `width` and `height` are those of the SVG. */
export async function pngOf(svg: string): Promise<Picture> {
  ready ??= prepare()
  const font = await ready
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    background: '#fff',
    font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  })
  const { width, height } = resvg
  return { data: resvg.render().asPng(), width, height }
}
