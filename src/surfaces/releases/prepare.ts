/** Making drafts in the shell: from a folder, or of one corrected figure. */
import { UsageError } from '../../errors.ts'
import { readDrafts } from '../../loading/read-drafts.ts'
import { parsePeriodKey } from '../../periods/codec.ts'
import { correctionOf } from '../../publishing/correction.ts'
import { type DraftInput, newDraft } from '../../publishing/draft.ts'
import { knownCouncil } from '../known.ts'
import { catalogueOf, type Doing, officeOf, sha256, whoIn } from './doing.ts'
import { countText } from './preview-text.ts'

const VERSION = '1'

async function keep(doing: Doing, input: DraftInput): Promise<string> {
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
  const read = await readDrafts(options.subject, known, rules.relations, options.values.council)
  const lines: string[] = []
  for (const { content, findings, name, sha256: hash } of read)
    lines.push(
      await keep(doing, {
        content,
        findings,
        source: { name, sha256: hash, layout: 'data', layoutVersion: VERSION },
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
  const { releases } = doing
  const { council: named, measure = '', period: said = '', value = '', note, document } = doing.options.values
  const by = whoIn(doing)
  const catalogue = await catalogueOf(doing)
  const key = knownCouncil(catalogue, named)
  const period = parsePeriodKey(said)
  if (!period)
    throw new UsageError(`--period is "${said}", which is no period; write it as 2024-03, 2023/24 Q4 or 2023/24.`)
  const reports = catalogue.documentsOf(key).filter((d) => document === undefined || d.key === document)
  const wanted = measure.toLowerCase()
  const rows = reports
    .flatMap((d) => catalogue.rowsOf(d.key))
    .filter((m) => [m.ref, m.indicator].some((n) => n?.toLowerCase() === wanted))
  for (const row of rows) {
    const held = await releases.report(row.document)
    const council = catalogue.council(key)
    const has = held?.figures.some(
      ({ figure: f }) =>
        f.kind === 'value' &&
        f.indicator === row.indicator &&
        f.sub === row.sub &&
        f.period.end === period.end &&
        f.period.start === period.start,
    )
    if (!held || !council || !has) continue
    const content = correctionOf(council, held, { row, period, value, note: note ?? null })
    return keep(doing, {
      content,
      findings: [],
      source: {
        name: 'typed',
        sha256: sha256(JSON.stringify(content.figures)),
        layout: 'card',
        layoutVersion: VERSION,
      },
      whole: false,
      by,
      at: doing.now,
    })
  }
  throw new UsageError(
    `No report of ${key} has a figure of "${measure}" for ${period.label}; give its reference, such as A.10.`,
  )
}
