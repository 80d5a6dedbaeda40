/** `releases`: what happens after a file was read, in the shell. Works while the bot runs. */
import type { Config } from '../config.ts'
import { confirmFindings } from '../publishing/confirming.ts'
import { approveDraft, publishDraft } from '../publishing/publication.ts'
import { restatedLines, takeBack } from '../publishing/undoing.ts'
import { openStore } from '../setup.ts'
import { openState } from '../store/compose.ts'
import type { DraftFinding, Publication } from '../store/releases.ts'
import { openSqliteReleases } from '../store/sqlite/releases.ts'
import { type Doing, draftOf, officeOf, outgoingIn, todayOf, whoIn } from './releases/doing.ts'
import { listText, publicationLine, trailText } from './releases/list.ts'
import { lookAt } from './releases/look.ts'
import { type Command, findingIn, HELP, optionsIn, seqIn } from './releases/options.ts'
import { draftCorrection, draftFolder } from './releases/prepare.ts'
import { previewText } from './releases/preview-text.ts'
import { draftRules } from './releases/rules.ts'
import { changeSettings } from './releases/settings.ts'
import { showText } from './releases/show.ts'
import { draftTargets } from './releases/targets.ts'
import { countAsked } from './slack/home/most-asked.ts'
import type { SlackSettings } from './slack/settings.ts'

export interface Shell {
  readonly out: (text: string) => void
  /** Milliseconds. */
  readonly now: number
  readonly slack: Pick<SlackSettings, 'officers'> | null
}

const WHAT_FOLLOWS =
  'A running bot takes it in within two minutes: who watches a measure that changed is told, and a summary that posts itself on publication is posted anew where it reads otherwise. What was posted before stays as it was posted.'

const said = (p: Publication): string => `Published.\n${publicationLine(p)}\n${WHAT_FOLLOWS}`

/** What can be done about what stands against a draft: a question is answered, and only other errors are confirmed. */
function nextWith(draft: number, standing: readonly DraftFinding[]): string {
  const first = standing.find((f) => f.confirmable)
  const asked = standing.filter((f) => !f.confirmable).length
  return [
    'It cannot go out yet: mend the file',
    ...(asked > 0
      ? [`answer what is asked when you import it again: npm run import -- --council KEY --is CELL=ANSWER … FILE`]
      : []),
    ...(first
      ? [`confirm what the source has so: npm run releases -- confirm D-${draft}/${first.id} --reason "…" --by WHO`]
      : []),
  ].join(', or ')
}

async function preview(doing: Doing): Promise<string> {
  const { releases, config } = doing
  const outgoing = outgoingIn(doing)
  const draft = await draftOf(doing)
  const state = await openState(config)
  const asked = await countAsked({ state, clock: () => doing.now }).finally(() => state.close())
  const { preview: shown, fourEyes } = await lookAt({ config, releases, today: todayOf(doing) }, draft, outgoing, asked)
  const next =
    shown.standing.length > 0
      ? nextWith(draft.id, shown.standing)
      : `Next: npm run releases -- publish D-${draft.id} --by WHO${fourEyes ? ', then somebody else approves it' : ''}`
  return previewText(shown, next, doing.options.values.all ?? false)
}

async function confirm(doing: Doing): Promise<string> {
  const { draft: id, finding } = findingIn(doing.options.subject)
  const by = whoIn(doing)
  const draft = await draftOf(doing, id)
  const reason = doing.options.values.reason ?? ''
  await confirmFindings(doing.releases, draft, { findings: [finding], reason, by, at: doing.now })
  return `D-${id}/${finding} is confirmed: answers about the figure will say "${reason.trim()}".`
}

/** Each gives what is printed. */
const COMMANDS: Readonly<Record<Command, (doing: Doing) => Promise<string>>> = {
  list: async ({ releases }) => listText(await releases.publications(), await releases.drafts()),
  show: async (doing) => showText(doing, seqIn(doing.options.subject)),
  draft: draftFolder,
  correct: draftCorrection,
  targets: draftTargets,
  rules: draftRules,
  preview,
  confirm,
  publish: async (doing) => {
    const signature = { by: whoIn(doing), at: doing.now }
    const outcome = await publishDraft(await officeOf(doing), await draftOf(doing), outgoingIn(doing), signature)
    if ('published' in outcome) return said(outcome.published)
    const { id } = outcome.submitted
    return `D-${id} waits for somebody else's approval, since the council wants four eyes: npm run releases -- approve D-${id} --by WHO`
  },
  approve: async (doing) => {
    const signature = { by: whoIn(doing), at: doing.now }
    const { published } = await approveDraft(await officeOf(doing), await draftOf(doing), todayOf(doing), signature)
    return said(published)
  },
  discard: async (doing) => {
    const draft = await draftOf(doing)
    await doing.releases.discardDraft(draft.id, whoIn(doing), doing.now)
    return `D-${draft.id} is thrown away; nothing that is published changes.`
  },
  settings: changeSettings,
  undo: async (doing) => {
    const seq = seqIn(doing.options.subject)
    const { undone, hash, isExact, alsoStated } = await takeBack(doing.releases, seq, whoIn(doing), doing.now)
    const also =
      alsoStated.length === 0
        ? ''
        : `\nStill told, since a later report states it as well:\n${restatedLines(alsoStated, 'publication').join('\n')}`
    return `Undone.\n${publicationLine(undone)}\n${
      isExact
        ? `What is published is exactly what it was before publication ${seq} (${hash.slice(0, 16)}).`
        : `What publication ${seq} changed is as it was before; what was published about the council since then stays.`
    }${also}\n${WHAT_FOLLOWS}`
  },
  trail: async ({ releases, options }) => {
    const audit = await releases.audit()
    return options.values.format === 'json' ? audit.map((e) => JSON.stringify(e)).join('\n') : trailText(audit)
  },
}

/** Returns the exit status. Throws UsageError for what cannot be used. */
export async function runReleases(args: readonly string[], config: Config, shell: Shell): Promise<number> {
  const options = optionsIn(args)
  if (options.values.help) {
    shell.out(`${HELP}\n`)
    return 0
  }
  // Takes the bundled reports where they are new.
  await (await openStore(config)).close()
  const releases = await openSqliteReleases(config.database)
  try {
    if (options.values.verify) {
      const wrong = await releases.verify()
      shell.out(`${wrong.length === 0 ? 'Everything on record is as it was written.' : wrong.join('\n')}\n`)
      return wrong.length === 0 ? 0 : 1
    }
    shell.out(`${await COMMANDS[options.command]({ ...shell, options, config, releases })}\n`)
    return 0
  } finally {
    await releases.close()
  }
}
