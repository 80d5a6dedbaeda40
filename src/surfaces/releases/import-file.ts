/** One file of an officer's, from wherever it was given, to a draft that is kept. Nothing is published by it. */
import { Catalogue } from '../../catalogue.ts'
import type { Config } from '../../config.ts'
import { UsageError } from '../../errors.ts'
import { breath } from '../../give-way.ts'
import type { Answer } from '../../importing/answers.ts'
import { type DraftContext, draftOfOpened, openFile } from '../../importing/draft.ts'
import { FileRefused } from '../../importing/formats/refusal.ts'
import { isRefusal, type Draft as Read, type Refusal } from '../../importing/model.ts'
import { readPublished } from '../../importing/read-published.ts'
import { readLayoutWords } from '../../importing/words/layout-words.ts'
import { readLanguage } from '../../language/language-data.ts'
import type { IsoDate, Period } from '../../model/period.ts'
import { newDraft } from '../../publishing/draft.ts'
import { standing } from '../../publishing/findings.ts'
import { contentOf } from '../../publishing/from-import.ts'
import type { Releases } from '../../store/releases.ts'
import { rememberAnswers, remembered } from './remembering.ts'
import { rulesInForce } from './rules.ts'

/** What a person says about a file; what is undefined or null, the file has to say. */
export interface SaidOfFile {
  /** Null where nobody is named. */
  readonly by: string | null
  readonly council: string | null
  readonly period: Period | null
  readonly published: IsoDate
  readonly meeting?: string | undefined
  readonly title?: string | undefined
  readonly report?: string | undefined
  readonly councilName?: string | undefined
  readonly answers: readonly Answer[]
  readonly newMeasures: boolean
  readonly offered: boolean
  readonly partial: boolean
}

export interface KeptDraft {
  readonly id: number
  /** Whether nothing stands against publishing it. */
  readonly publishable: boolean
  /** Drafts of the same file by the same person whose place it takes. */
  readonly replaces: readonly number[]
}

export interface ImportedFile {
  readonly read: Read | Refusal
  /** Null where the file could not be read, or nobody can say yet of which council or period it is. */
  readonly kept: KeptDraft | null
}

export interface Importing {
  readonly config: Config
  readonly releases: Releases
  /** Milliseconds. */
  readonly now: number
}

/** Who a draft is by that somebody made in the shell without a name. */
const NOBODY = 'shell'

/** Reads files one after another against what is published. */
export class FileImport {
  readonly #importing: Importing
  readonly #known = new Map<string | null, Promise<Pick<DraftContext, 'published' | 'words'>>>()

  constructor(importing: Importing) {
    this.#importing = importing
  }

  /** What is published when the first file of the council is read. */
  #knownOf(council: string | null): Promise<Pick<DraftContext, 'published' | 'words'>> {
    const { config, releases } = this.#importing
    const known =
      this.#known.get(council) ??
      Promise.all([
        rulesInForce(releases, config.dataDir).then((rules) =>
          readPublished(releases.at({}), config.dataDir, council, rules),
        ),
        readLayoutWords(config.dataDir),
      ]).then(([published, words]) => ({ published, words }))
    this.#known.set(council, known)
    return known
  }

  /**
   * @param name without folders
   * @throws UsageError where an answer answers nothing
   */
  async file(name: string, bytes: Uint8Array, said: SaidOfFile): Promise<ImportedFile> {
    const { releases, now } = this.#importing
    const { council, period } = said
    if (said.answers.length > 0 && council === null)
      throw new UsageError('An answer goes with a council, for which it is remembered.')
    await this.#named(council, said)
    // The file is read in a thread of its own meanwhile.
    const [opened, known] = await Promise.all([openFile(name, bytes), this.#knownOf(council)])
    if ('refused' in opened) return { read: opened, kept: null }
    const context = async (): Promise<DraftContext> => ({
      ...known,
      council,
      period,
      newMeasures: said.newMeasures,
      mapping: await remembered(releases),
    })
    if (said.answers.length > 0 && council !== null) {
      const signed = { by: said.by ?? NOBODY, at: now }
      await rememberAnswers(releases, opened, said.answers, { ...(await context()), council }, signed).catch(
        (cause: unknown) => {
          // The reading below says why.
          if (!(cause instanceof FileRefused)) throw cause
        },
      )
    }
    const read = await draftOfOpened(opened, await context())
    return { read, kept: await this.#keep(read, said) }
  }

  /** Who imports may not approve, so it has to be known who does. */
  async #named(council: string | null, { by }: SaidOfFile): Promise<void> {
    if (by !== null || council === null) return
    const { councils } = await this.#importing.releases.at({}).catalogue()
    const found = councils.find((c) => c.key === council)
    if (found?.publishing?.fourEyes)
      throw new UsageError(
        `${found.name} wants a second person to approve what is published; say with --by who imports the file.`,
      )
  }

  /** Keeps what a file came to. */
  async #keep(read: Read | Refusal, said: SaidOfFile): Promise<KeptDraft | null> {
    if (isRefusal(read)) return null
    const { config, releases, now } = this.#importing
    await this.#named(read.council, said)
    const view = releases.at({})
    const by = said.by ?? NOBODY
    const data = await view.catalogue()
    const found = contentOf(read, {
      council: data.councils.find((c) => c.key === read.council) ?? null,
      councilName: said.councilName ?? null,
      published: said.published,
      meeting: said.meeting ?? '',
      title: said.title ?? null,
      report: said.report ?? null,
      documents: data.documents,
      indicators: new Map(data.indicators.map((i) => [i.id, i])),
      offered: said.offered,
    })
    if (!found) return null
    await breath()
    const { vocabulary } = await readLanguage(config.intentsDir, config.dataDir)
    const catalogue = new Catalogue(data, vocabulary)
    await breath()
    const { file, sha256, layout, layoutVersion } = read
    const source = { name: file, sha256, layout, layoutVersion }
    const draft = await newDraft({ ...found, source, whole: !said.partial, by, at: now }, view, catalogue)
    await breath()
    const replaces = (await releases.drafts())
      .filter((d) => d.by === by && d.source.sha256 === sha256 && d.document === draft.document && !d.submitted)
      .map((d) => d.id)
    const id = await releases.keepDraft(draft)
    for (const old of replaces) await releases.discardDraft(old, by, now)
    return { id, publishable: standing({ ...draft, confirmations: [] }).length === 0, replaces }
  }
}
