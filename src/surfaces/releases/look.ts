/** The preview of a draft as it stands now, from wherever it is asked for; from then on it may be published. */
import type { Config } from '../../config.ts'
import { readLanguage } from '../../language/language-data.ts'
import type { IsoDate } from '../../model/period.ts'
import { type AskedMeasure, type Preview, previewOf } from '../../publishing/preview.ts'
import { type Outgoing, planFor, publishingRules } from '../../publishing/publication.ts'
import { isRulesDraft, rulesPreview } from '../../publishing/rules-release.ts'
import type { Draft, Releases } from '../../store/releases.ts'
import { rulesInForce, rulesOfDraft } from './rules.ts'

export interface Looked {
  readonly preview: Preview
  /** Whether somebody else has to approve it. */
  readonly fourEyes: boolean
}

export async function lookAt(
  { config, releases, today }: { readonly config: Config; readonly releases: Releases; readonly today: IsoDate },
  draft: Draft,
  outgoing: Outgoing,
  asked: readonly AskedMeasure[],
): Promise<Looked> {
  const seen = await releases.lastAbout(draft.document)
  const others = (await releases.drafts()).filter((d) => d.id !== draft.id && d.council === draft.council)
  const view = releases.at({})
  const preview = isRulesDraft(draft)
    ? await rulesPreview(releases, draft, await rulesOfDraft(releases, draft, config.dataDir), others)
    : await previewOf({
        draft,
        plan: await planFor({ releases, rules: await rulesInForce(releases, config.dataDir) }, draft, outgoing),
        view,
        vocabulary: (await readLanguage(config.intentsDir, config.dataDir)).vocabulary,
        today,
        asked,
        others,
      })
  await releases.amendDraft(draft.id, { previewed: seen }, null)
  return { preview, fourEyes: (await publishingRules(view, draft)).fourEyes }
}
