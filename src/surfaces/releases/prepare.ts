/** Making drafts in the shell: from a folder, or of one corrected figure. */
import { UsageError } from '../../errors.ts'
import { readDrafts } from '../../loading/read-drafts.ts'
import { DATA_LAYOUT, type DraftInput, newDraft } from '../../publishing/draft.ts'
import { knownCouncil } from '../known.ts'
import { correctFigure, periodOfFigure } from './correct-figure.ts'
import { catalogueOf, type Doing, officeOf, todayOf, whoIn } from './doing.ts'
import { countText } from './preview-text.ts'

const VERSION = '1'

/** Keeps a draft, and says what it came to. */
export async function keepDraftOf(doing: Doing, input: DraftInput): Promise<string> {
  const view = doing.releases.at({})
  const draft = await newDraft(input, view, await catalogueOf(doing))
  const id = await doing.releases.keepDraft(draft)
  const errors = draft.findings.filter((f) => f.severity === 'error').length
  return `D-${id}: ${draft.title}, ${countText(draft.content.figures.length, 'figure')} of ${countText(draft.content.measures.length, 'measure')}; ${errors === 0 ? 'nothing stands against publishing it' : `${errors} ${errors === 1 ? 'error stands' : 'errors stand'} against publishing it`}.`
}

/** `draft FOLDER`. */
export async function draftFolder(doing: Doing): Promise<string> {
  const { options, releases } = doing
  if (options.subject === null)
    throw new UsageError('Say which folder, for example: npm run releases -- draft next-quarter --by U0123.')
  const by = whoIn(doing)
  const view = await releases.at({}).catalogue()
  const { rules } = await officeOf(doing)
  const known = { councils: view.councils, indicators: new Map(view.indicators.map((i) => [i.id, i])) }
  const read = await readDrafts(options.subject, known, rules, options.values.council)
  const lines: string[] = []
  for (const { content, findings, name, sha256: hash } of read)
    lines.push(
      await keepDraftOf(doing, {
        content,
        findings,
        source: { name, sha256: hash, layout: DATA_LAYOUT, layoutVersion: VERSION },
        whole: !options.values.partial,
        by,
        at: doing.now,
      }),
    )
  if (lines.length === 0) throw new UsageError(`${options.subject} holds no report.`)
  return `${lines.join('\n')}\nLook at it with "npm run releases -- preview D-…".`
}

/** `correct`. */
export async function draftCorrection(doing: Doing): Promise<string> {
  const { council, measure = '', period = '', document = null, value = null, note = null } = doing.options.values
  const { sub = null, commentary = null } = doing.options.values
  const by = whoIn(doing)
  const catalogue = await catalogueOf(doing)
  const key = knownCouncil(catalogue, council)
  return keepDraftOf(
    doing,
    await correctFigure(doing.releases, catalogue, {
      council: key,
      measure,
      sub,
      period: periodOfFigure(period),
      value,
      note,
      commentary,
      document,
      today: todayOf(doing),
      by,
      at: doing.now,
    }),
  )
}
