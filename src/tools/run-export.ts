import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { readArguments } from '../arguments.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { packageOf } from '../publishing/package/index.ts'
import { openStore } from '../setup.ts'
import type { PublishedData, Store } from '../store/store.ts'
import { exportCsv } from './export.ts'

/** What council reports are published under where nothing else is said: the Open Government Licence. */
const LICENCE = 'OGL-UK-3.0'

function options(args: readonly string[]) {
  return readArguments(
    args,
    {
      options: { council: { type: 'string' }, package: { type: 'string' }, licence: { type: 'string' } },
    },
    'The options are --council KEY, --package FOLDER and --licence NAME',
  ).values
}

/** `export`: everything that is loaded, as CSV on standard output, or as a package of files in a folder. */
export async function runExport(args: readonly string[], config: Config, out: (text: string) => void): Promise<number> {
  const { council, package: folder, licence = LICENCE } = options(args)
  const store = await openStore(config)
  try {
    const data = await published(store, council)
    if (folder === undefined) out(exportCsv(data, council))
    else out(`${await writePackage(folder, data, licence)}\n`)
    return 0
  } finally {
    await store.close()
  }
}

async function published(store: Store, council: string | undefined): Promise<PublishedData> {
  const filter = council === undefined ? {} : { council }
  const [catalogue, figures, commentary] = await Promise.all([
    store.catalogue(),
    store.figures(filter),
    store.commentary(filter),
  ])
  const own = <T extends { readonly council: string }>(list: readonly T[]): T[] =>
    list.filter((item) => council === undefined || item.council === council)
  return {
    ...catalogue,
    figures,
    commentary,
    councils: catalogue.councils.filter((c) => council === undefined || c.key === council),
    documents: own(catalogue.documents),
    measures: own(catalogue.measures),
    glossary: own(catalogue.glossary),
  }
}

/** The same fingerprint is the same version; a package is never written over something else. */
async function writePackage(folder: string, data: PublishedData, licence: string): Promise<string> {
  if (data.documents.length === 0) throw new UsageError('There is no report to export; --council names a council.')
  const there = await readdir(folder).catch(() => [])
  if (there.length > 0) throw new UsageError(`${folder} is not empty; name a folder that is not there yet.`)
  const names = data.councils.map((c) => c.fullName).join(', ')
  const { files, notInDfe } = packageOf(data, {
    title: `Published performance: ${names}`,
    version: `1.${data.fingerprint.split('+')[1] ?? 0}.0`,
    licence,
  })
  const outside = [...files.keys()].find((path) => relative(folder, join(folder, path)).startsWith('..'))
  if (outside !== undefined) throw new UsageError(`${outside} would be written outside ${folder}; nothing is written.`)
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return `${files.size} files in ${folder}: ${data.documents.length} reports, ${data.figures.length} figures. ${notInDfe} figures are for periods that the department's form (dfe/data.csv) has no words for, and are not in it.`
}
