/** `template`: a workbook to fill in, with a council's own measures and lists to choose from. */
import { writeFile } from 'node:fs/promises'
import { readArguments } from '../arguments.ts'
import type { Config } from '../config.ts'
import { UsageError } from '../errors.ts'
import { readPublished } from '../importing/read-published.ts'
import { templateWorkbook } from '../importing/template.ts'
import { openStore } from '../setup.ts'
import { periodNamed } from './period-named.ts'

const OPTIONS = '--council KEY, --period "Q1 2024/25" and --out FILE'

function options(args: readonly string[]) {
  return readArguments(
    args,
    {
      options: { council: { type: 'string' }, period: { type: 'string' }, out: { type: 'string' } },
    },
    `The options are ${OPTIONS}`,
  ).values
}

/** Returns the exit status. */
export async function runTemplate(
  args: readonly string[],
  config: Config,
  out: (text: string) => void,
): Promise<number> {
  const values = options(args)
  const council = values.council ?? config.council
  if (!council || !/^[a-z][a-z0-9-]*$/.test(council)) {
    throw new UsageError(`Say whose template with --council, by the council's key, such as "north-somerset".`)
  }
  if (values.period === undefined) throw new UsageError('Say for which period with --period, for example "Q1 2024/25".')
  const period = periodNamed(values.period)
  const file = values.out ?? `${council}-${period.label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.xlsx`
  if (!/\.xlsx$/i.test(file)) throw new UsageError(`--out is "${file}"; give a name that ends in .xlsx.`)
  const store = await openStore(config)
  try {
    const published = await readPublished(store, config.dataDir, council)
    const bytes = await templateWorkbook({
      published,
      council,
      period,
    })
    await writeFile(file, bytes, { flag: values.out === undefined ? 'wx' : 'w' }).catch(
      (cause: NodeJS.ErrnoException) => {
        const why =
          cause.code === 'EEXIST' ? 'is there already; name another with --out' : `cannot be written (${cause.code})`
        throw new UsageError(`${file} ${why}.`, { cause })
      },
    )
    const isKnown = published.measures.some((m) => m.council === council)
    const empty = isKnown
      ? ''
      : ` Nothing is published of "${council}" yet, so no measures stand in it; published are ${published.councils.map((c) => c.key).join(', ')}.`
    out(`Written: ${file}.${empty} Fill it in and give it to "npm run import -- --council ${council} ${file}".\n`)
    return 0
  } finally {
    await store.close()
  }
}
