/** Letting a draft out: who may, what must be settled before, and the one transaction that does it. */
import { UsageError } from '../errors.ts'
import type { Rules } from '../loading/rule-set.ts'
import type { PublishingRules } from '../model/figure.ts'
import type { IsoDate } from '../model/period.ts'
import type { Draft, Publication, Releases } from '../store/releases.ts'
import type { View } from '../store/store.ts'
import type { DisclosureRule } from './disclosure.ts'
import { standing } from './findings.ts'
import { type Plan, planOf } from './plan.ts'
import { isRulesDraft, rulesPlan } from './rules-release.ts'

export interface Office {
  readonly releases: Releases
  readonly rules: Rules
}

export interface Outgoing {
  /** The day the committee saw it; null: the report's own day for a new report, else today. */
  readonly publishedOn: IsoDate | null
  /** Instead of what the council's settings say; undefined: as they say. */
  readonly disclosure?: DisclosureRule | null
  readonly today: IsoDate
}

/** Where a council says nothing. */
export const NO_RULES: PublishingRules = { fourEyes: false, disclosure: null }

/** How the council wants it, as it was before the draft: a draft cannot let itself out. */
export async function publishingRules(view: View, draft: Draft): Promise<PublishingRules> {
  const council = (await view.catalogue()).councils.find((c) => c.key === draft.council) ?? draft.content.council
  return council.publishing ?? NO_RULES
}

/** What publishing the draft now would do. */
export async function planFor({ releases, rules }: Office, kept: Draft, outgoing: Outgoing): Promise<Plan> {
  if (isRulesDraft(kept)) return rulesPlan(kept, outgoing.publishedOn ?? outgoing.today)
  const draft = onDay(kept, outgoing.publishedOn)
  const view = releases.at({})
  const [held, bands, { indicators, councils }, settings] = await Promise.all([
    releases.report(draft.document),
    releases.bands(draft.council),
    view.catalogue(),
    publishingRules(view, draft),
  ])
  const disclosure = outgoing.disclosure === undefined ? settings.disclosure : outgoing.disclosure
  const standing = {
    held,
    earlier: bands.filter(
      ({ figure: b }) => b.document !== draft.document && b.published <= draft.content.document.published,
    ),
    indicators: new Map(indicators.map((i) => [i.id, i])),
    councilKnown: councils.some((c) => c.key === draft.council),
  }
  return planOf(draft, standing, rules, {
    publishedOn: outgoing.publishedOn ?? (draft.kind === 'report' ? draft.content.document.published : outgoing.today),
    disclosure,
  })
}

/** A new report is published on the day that its committee sees it, whatever its file was made with. */
function onDay(draft: Draft, published: IsoDate | null): Draft {
  if (published === null || draft.kind !== 'report') return draft
  const { document, figures, commentary } = draft.content
  const dated = <T extends { readonly published: IsoDate }>(item: T): T => ({ ...item, published })
  const content = {
    ...draft.content,
    document: dated(document),
    figures: figures.map(dated),
    commentary: commentary.map(dated),
  }
  return { ...draft, content }
}

/** Names and ids are typed in capitals or not; that makes nobody a second person. */
export const samePerson = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

export type Outcome =
  | { readonly published: Publication; readonly plan: Plan }
  /** Somebody else has to approve it. */
  | { readonly submitted: Draft }

export interface Signature {
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/**
 * Lets the draft out, or submits it for somebody else's approval where the council wants four eyes.
 * @throws UsageError that says what has to be done first
 */
export async function publishDraft(
  office: Office,
  draft: Draft,
  outgoing: Outgoing,
  { by, at }: Signature,
): Promise<Outcome> {
  const { releases } = office
  await settled(office, draft)
  const { fourEyes } = await publishingRules(releases.at({}), draft)
  if (fourEyes) {
    const submitted = { by, at, publishedOn: outgoing.publishedOn, disclosure: outgoing.disclosure ?? null }
    await releases.amendDraft(draft.id, { submitted }, { action: 'submit', by, at })
    return { submitted: { ...draft, submitted } }
  }
  return { ...(await letOut(office, draft, outgoing, { by, approvedBy: null, at })) }
}

/** Lets a submitted draft out. Throws UsageError where this person may not, or something has to be done first. */
export async function approveDraft(
  office: Office,
  draft: Draft,
  today: IsoDate,
  { by, at }: Signature,
): Promise<{ readonly published: Publication; readonly plan: Plan }> {
  const { submitted } = draft
  if (!submitted)
    throw new UsageError(`D-${draft.id} is not waiting for approval; it is published with "publish D-${draft.id}".`)
  if ([draft.by, submitted.by].some((one) => samePerson(one, by)))
    throw new UsageError(`${by} made or submitted D-${draft.id}, so somebody else has to approve it.`)
  await settled(office, draft)
  const { publishedOn, disclosure } = submitted
  const outgoing = { publishedOn, today, ...(disclosure ? { disclosure } : {}) }
  return letOut(office, draft, outgoing, { by: submitted.by, approvedBy: by, at })
}

async function settled({ releases }: Office, draft: Draft): Promise<void> {
  const left = standing(draft)
  if (left.length > 0)
    throw new UsageError(
      `D-${draft.id} has ${left.length} ${left.length === 1 ? 'error' : 'errors'} that nobody has mended or confirmed:\n${left
        .map((f) => `- D-${draft.id}/${f.id}: ${f.text}`)
        .join('\n')}`,
    )
  if (draft.previewed !== (await releases.lastAbout(draft.document)))
    throw new UsageError(
      draft.previewed === null
        ? `D-${draft.id} was not looked at yet: run "preview D-${draft.id}" first.`
        : `Something about the same report was published after D-${draft.id} was looked at: run "preview D-${draft.id}" again.`,
    )
}

async function letOut(
  office: Office,
  draft: Draft,
  outgoing: Outgoing,
  who: { readonly by: string; readonly approvedBy: string | null; readonly at: number },
): Promise<{ readonly published: Publication; readonly plan: Plan }> {
  const plan = await planFor(office, draft, outgoing)
  const { releases, rules } = office
  await releases.keepRules(rules.hash, rules.content)
  const result = await releases.publish(plan.change, {
    ...who,
    draft: draft.id,
    seen: draft.previewed ?? 0,
    detail: {
      draftedBy: draft.by,
      confirmations: draft.confirmations.map(({ finding, reason, by }) => ({ finding, reason, by })),
      stated: plan.change.figures.length,
      closed: plan.change.closes.length,
      withheld: plan.withheld.length,
      rules: rules.hash,
    },
  })
  if ('stale' in result)
    throw new UsageError(
      `Publication ${result.stale} about the same report came in between, so nothing was published: run "preview D-${draft.id}" again.`,
    )
  return { published: result.published, plan }
}
