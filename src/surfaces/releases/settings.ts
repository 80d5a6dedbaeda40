/** `settings`: how a council's figures go out, for councils with and without a file of their own. */
import { UsageError } from '../../errors.ts'
import type { PublishingRules } from '../../model/figure.ts'
import { NO_RULES } from '../../publishing/publication.ts'
import { knownCouncil } from '../known.ts'
import { catalogueOf, type Doing, sha256, todayOf, whoIn } from './doing.ts'
import { disclosureIn } from './options.ts'

/** Four eyes are not switched off by one person: that is a matter of the council's file. */
export async function changeSettings(doing: Doing): Promise<string> {
  const { releases, options } = doing
  const by = whoIn(doing)
  const catalogue = await catalogueOf(doing)
  const council = catalogue.council(knownCouncil(catalogue, options.values.council))
  if (!council) throw new UsageError(`There is no council "${options.values.council}".`)
  const before = council.publishing ?? NO_RULES
  const publishing: PublishingRules = {
    fourEyes: fourEyesIn(options.values['four-eyes'], before.fourEyes),
    disclosure: disclosureOf(options.values.disclosure, before),
  }
  const key = `${council.key}/settings`
  const content = JSON.stringify(publishing)
  const result = await releases.publish(
    {
      release: {
        kind: 'rules',
        council: council.key,
        document: key,
        title: 'How figures go out',
        publishedOn: todayOf(doing),
        source: { name: 'typed', sha256: sha256(content), layout: 'settings', layoutVersion: '1' },
        draftedBy: by,
        draftedAt: doing.now,
      },
      closes: [],
      figures: [],
      council: { ...council, publishing },
    },
    { by, approvedBy: null, at: doing.now, draft: null, seen: await releases.lastAbout(key), detail: { publishing } },
  )
  if ('stale' in result) throw new UsageError('Somebody else changed it in the same moment; look again.')
  const { fourEyes, disclosure } = publishing
  return `${council.name}: ${fourEyes ? 'a second person approves what is published' : 'who prepared a draft may publish it'}; ${disclosure ? `counts of 1 to ${disclosure.below - 1} are withheld` : 'no count is withheld for being small'}.`
}

function fourEyesIn(given: string | undefined, before: boolean): boolean {
  if (given === undefined) return before
  if (given !== 'on' && given !== 'off') throw new UsageError(`--four-eyes is "${given}"; it can be on or off.`)
  if (before && given === 'off')
    throw new UsageError(
      'Four eyes are not switched off by one person: set "four_eyes" to false in the council\'s file, or undo the publication that set it with a second person.',
    )
  return given === 'on'
}

function disclosureOf(given: string | undefined, before: PublishingRules): PublishingRules['disclosure'] {
  const rule = disclosureIn(given)
  if (rule === undefined) return before.disclosure
  return rule.below < 2 ? null : rule
}
