/**
 * RAG rules as a release: drafted, looked at and let out as figures are. They hold for what is published from then on;
 * what is published keeps the colour that it was published with.
 */
import { rowKey } from '../loading/build-figures.ts'
import type { RuleSet, Rules } from '../loading/rule-set.ts'
import type { Council } from '../model/figure.ts'
import type { IsoDate } from '../model/period.ts'
import { dayLabel, snapshotPeriod } from '../periods/calendar.ts'
import type { Draft, NewDraft, Releases } from '../store/releases.ts'
import type { Effects, Recoloured } from './effects.ts'
import { numbered, standing } from './findings.ts'
import { type Plan, releaseOf } from './plan.ts'
import type { Preview } from './preview.ts'
import { rateItems } from './rating.ts'
import { standingPublications } from './undoing.ts'

/** The key of what is no report; no council's key has a dot. */
const RULES_DOCUMENT = 'rag.rules'

export const isRulesDraft = ({ document }: Pick<Draft, 'document'>): boolean => document === RULES_DOCUMENT

/** What officers published last and nobody has taken back, as JSON; null: the rules of the data folder hold. */
export async function publishedRules(releases: Pick<Releases, 'publications' | 'rules'>): Promise<string | null> {
  const last = standingPublications(await releases.publications()).find((p) => p.document === RULES_DOCUMENT)
  return last ? releases.rules(last.source.sha256) : null
}

/** Of all councils together. */
const everybody = (councils: readonly Council[]): Council => ({
  key: '',
  name: 'All councils',
  fullName: 'All councils',
  nicknames: [],
  publishing: { fourEyes: councils.some((c) => c.publishing?.fourEyes === true), disclosure: null },
})

export interface NewRules {
  readonly set: RuleSet
  /** As the rules themselves say. */
  readonly version: string
  readonly inForce: { readonly hash: string; readonly version: string }
  /** The file's name. */
  readonly name: string
  readonly councils: readonly Council[]
  readonly today: IsoDate
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

export function rulesDraft({ set, version, inForce, name, councils, today, by, at }: NewRules): NewDraft {
  const title = `RAG rules ${version}`
  const document = {
    key: RULES_DOCUMENT,
    council: '',
    title,
    document: title,
    published: today,
    meeting: '',
    period: snapshotPeriod(today),
  }
  return {
    whole: false,
    kind: 'rules',
    council: '',
    document: RULES_DOCUMENT,
    title,
    source: { name, sha256: set.hash, layout: 'rules', layoutVersion: version },
    by,
    at,
    content: {
      council: everybody(councils),
      document,
      indicators: [],
      measures: [],
      figures: [],
      commentary: [],
      glossary: [],
    },
    findings: numbered(
      version === inForce.version
        ? [
            {
              severity: 'error',
              code: 'same-version',
              sheet: null,
              cell: null,
              text: `The rules in force have the version ${version} too; give these another, since it stands beside every colour.`,
              about: null,
              confirmable: false,
            },
          ]
        : [],
    ),
  }
}

/** It changes no figure. */
export const rulesPlan = (draft: Draft, publishedOn: IsoDate): Plan => ({
  measures: [],
  figures: [],
  withheld: [],
  unlinked: [],
  change: { release: releaseOf(draft, publishedOn), closes: [], figures: [] },
})

/** What is published and would be another colour under `rules`, each report by its own bands. */
async function recolouredBy(
  releases: Releases,
  rules: Rules,
): Promise<{ readonly recoloured: Recoloured[]; readonly of: number }> {
  const { documents, indicators } = await releases.at({}).catalogue()
  const known = new Map(indicators.map((i) => [i.id, i]))
  const recoloured: Recoloured[] = []
  let of = 0
  for (const { key, council, published } of documents) {
    const held = await releases.report(key)
    if (!held) continue
    const bands = await releases.bands(council)
    const earlier = bands.filter(({ figure: b }) => b.document !== key && b.published <= published)
    const items = held.figures.map((old) => ({ figure: old.figure, held: old, stated: false }))
    const names = new Map(held.measures.map((m) => [rowKey(m), m]))
    const rated = rateItems({ items, measures: held.measures, indicators: known, earlier }, rules)
    for (const [i, { figure: now }] of rated.entries()) {
      const was = items[i]?.figure
      if (was?.kind !== 'value' || was.value === null) continue
      of += 1
      if (was.rag === now.rag) continue
      const { ref = null, name = now.indicator } = names.get(rowKey(now)) ?? {}
      const row = { ref, name: `${name}, ${council}`, indicator: now.indicator, sub: now.sub }
      recoloured.push({ row, period: now.period.label, was: was.rag, now: now.rag })
    }
  }
  return { recoloured, of }
}

const NOTHING: Effects = {
  added: [],
  revised: [],
  gone: [],
  rowsGone: [],
  rowsNew: [],
  recoloured: [],
  retargeted: [],
}

/** @param rules those of the draft */
export async function rulesPreview(
  releases: Releases,
  draft: Draft,
  rules: Rules,
  others: Preview['others'],
): Promise<Preview> {
  const { recoloured, of } = await recolouredBy(releases, rules)
  return {
    draft,
    effects: { ...NOTHING, recoloured },
    findings: draft.findings,
    standing: standing(draft),
    withheld: [],
    unlinked: [],
    summary: `What is published keeps its colour. Under these rules ${recoloured.length} of its ${of.toLocaleString('en-GB')} figures would be another one, as listed above. They hold for what is published from ${dayLabel(draft.content.document.published)} on.`,
    answers: [],
    others,
  }
}
