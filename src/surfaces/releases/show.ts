/** `show`: one publication, with what it changed for whoever asks. */
import { UsageError } from '../../errors.ts'
import { effectsOf } from '../../publishing/effects.ts'
import type { Publication } from '../../store/releases.ts'
import type { Doing } from './doing.ts'
import { publicationLine } from './list.ts'
import { effectLines } from './preview-text.ts'

export async function showText({ releases, options }: Doing, seq: number): Promise<string> {
  const found = (await releases.publications()).find((p) => p.seq === seq)
  if (!found) throw new UsageError(`There is no publication ${seq}; "npm run releases" lists them.`)
  const side = async (at: number) => {
    const view = releases.at({ seq: at })
    const [figures, { measures }] = await Promise.all([view.figures({ council: found.council }), view.catalogue()])
    return { figures, measures: measures.filter((m) => m.document === found.document) }
  }
  const effects = effectsOf(await side(seq - 1), await side(seq))
  return [publicationLine(found), sourceLine(found), '', ...effectLines(effects, options.values.all ?? false)].join(
    '\n',
  )
}

const sourceLine = ({ source, draftedBy }: Publication): string =>
  `      from ${source.name} (SHA-256 ${source.sha256.slice(0, 16)}…, layout ${source.layout}), drafted by ${draftedBy}`
