/** The RAG rules that hold now, and `rules FILE`: a draft of others. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { UsageError } from '../../errors.ts'
import { readRules } from '../../loading/read-rules.ts'
import type { Rules } from '../../loading/rule-set.ts'
import type { IsoDate } from '../../model/period.ts'
import { publishedRules, rulesDraft } from '../../publishing/rules-release.ts'
import type { Draft, Releases } from '../../store/releases.ts'
import { type Doing, todayOf, whoIn } from './doing.ts'

/** What officers published, else those of the data folder. */
export async function rulesInForce(
  releases: Pick<Releases, 'publications' | 'rules'>,
  dataDir: string,
): Promise<Rules> {
  const own = await publishedRules(releases)
  return readRules(dataDir, own === null ? undefined : JSON.parse(own))
}

/** Those of a draft of rules. */
export async function rulesOfDraft(releases: Releases, draft: Draft, dataDir: string): Promise<Rules> {
  const content = await releases.rules(draft.source.sha256)
  if (content === null) throw new UsageError(`The rules of D-${draft.id} are no longer there; draft them again.`)
  return readRules(dataDir, JSON.parse(content))
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`${name} is no JSON (${(cause as Error).message}).`, { cause })
  }
}

export interface RulesTyped {
  readonly text: string
  /** The file's name. */
  readonly name: string
  readonly dataDir: string
  readonly today: IsoDate
  readonly by: string
  /** Milliseconds. */
  readonly at: number
}

/**
 * Keeps a draft of other rules, and gives its number.
 * @throws DataError for rules that cannot be used
 * @throws UsageError for what is no JSON, and for the rules that hold already
 */
export async function keepRulesDraft(
  releases: Releases,
  { text, name, dataDir, today, by, at }: RulesTyped,
): Promise<number> {
  const rules = await readRules(dataDir, parsed(text, name), name)
  const now = await rulesInForce(releases, dataDir)
  if (rules.hash === now.hash)
    throw new UsageError(`These are the rules that hold now (version ${now.shared.version}).`)
  await releases.keepRules(rules.hash, rules.content)
  const { councils } = await releases.at({}).catalogue()
  const inForce = { hash: now.hash, version: now.shared.version }
  const { version } = rules.shared
  return releases.keepDraft(rulesDraft({ set: rules, version, inForce, name, councils, today, by, at }))
}

/** `rules FILE`. Throws DataError for rules that cannot be used. */
export async function draftRules(doing: Doing): Promise<string> {
  const { options, releases, config } = doing
  const path = options.subject
  if (path === null)
    throw new UsageError('Say which file, for example: npm run releases -- rules rules.json --by U0123.')
  const by = whoIn(doing)
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be opened (${cause.code ?? cause.message}).`, { cause })
  })
  const typed = { text, name: basename(path), dataDir: config.dataDir, today: todayOf(doing), by, at: doing.now }
  const id = await keepRulesDraft(releases, typed)
  const { title = '', findings = [] } = (await releases.draft(id)) ?? {}
  return `D-${id}: ${title}; ${findings.length === 0 ? 'nothing stands against publishing it' : findings.map((f) => f.text).join(' ')}\nLook at what would change colour with "npm run releases -- preview D-${id}".`
}
