/** A page of HTML as a tagged PDF, printed by a Chromium that is on the machine. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { ScrutineerError } from '../../errors.ts'

const run = promisify(execFile)
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'] as const
const PATIENCE = 60_000

/** The command of a Chromium on this machine, or null. */
export async function findChromium(names: readonly string[] = NAMES): Promise<string | null> {
  for (const name of names) {
    const found = await run(name, ['--version'], { timeout: PATIENCE }).catch(() => null)
    if (found) return name
  }
  return null
}

/** @throws PdfError where there is no Chromium, or it prints nothing */
export async function pdfOf(html: string, names?: readonly string[]): Promise<Uint8Array> {
  const chromium = await findChromium(names)
  if (!chromium)
    throw new PdfError(
      'No Chromium was found on this machine, so no PDF can be made. Install Chromium, or use --format html and print it from a browser.',
    )
  const folder = await mkdtemp(join(tmpdir(), 'pack-'))
  try {
    const [page, out] = [join(folder, 'pack.html'), join(folder, 'pack.pdf')]
    await writeFile(page, html)
    // Chromium has no sandbox for the administrator; the page is ours, without script or addresses.
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const print = ['--headless', '--disable-gpu', ...sandbox, `--user-data-dir=${join(folder, 'profile')}`]
    await run(chromium, [...print, '--no-pdf-header-footer', `--print-to-pdf=${out}`, pathToFileURL(page).href], {
      timeout: PATIENCE,
    })
    return await readFile(out)
  } catch (cause) {
    throw new PdfError('Chromium could not print the pack; use --format html and print it from a browser.', { cause })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** No PDF can be made here. */
export class PdfError extends ScrutineerError {
  constructor(message: string, options?: ErrorOptions) {
    super('pdf', message, options)
  }
}
