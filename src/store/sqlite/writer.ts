/** One publication, written within one transaction: rows are closed and added, then it is put on record. */
import { createHash } from 'node:crypto'
import type { Database, Statement } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Commentary } from '../../model/figure.ts'
import type { StatedFigure } from '../releases.ts'
import { record } from './audit.ts'
import { Inserter } from './insert.ts'
import { inView } from './queries.ts'
import { commentaryRow, figureRow, type Said } from './rows.ts'
import type { EntryPart, EntryTable, PublicationTable, ReleaseTable, Tables } from './tables.ts'

export type NewRelease = Omit<ReleaseTable, 'id'>
export type NewEntry = Pick<EntryTable, 'part' | 'key' | 'document' | 'position' | 'content'>

/** Whose publication it is, and what the trail says of it. */
export interface Signed {
  readonly by: string
  readonly approvedBy: string | null
  readonly undoes: number | null
  readonly at: number
  readonly action: string
  readonly detail: Readonly<Record<string, unknown>>
}

export class Writer {
  readonly seq: number
  readonly release: number
  readonly #database: Database
  readonly #figures: Inserter<'figure'>
  readonly #commentary: Inserter<'commentary'>
  readonly #links: Inserter<'commentary_indicator'>
  readonly #entries: Inserter<'entry'>
  readonly #close: Readonly<Record<'figure' | 'entry', Statement>>
  readonly #first: number
  readonly #digest = createHash('sha256')
  #nextFigure: number
  #nextCommentary: number
  #nextEntry: number

  /** To be made within a transaction that nobody else can write beside. */
  constructor(database: Database, sql: Kysely<Tables>, release: NewRelease) {
    this.#database = database
    const next = (table: string, column = 'id') =>
      ((database.prepare(`select max(${column}) last from ${table}`).get() as { last: number | null }).last ?? 0) + 1
    this.seq = next('publication', 'seq')
    this.release = next('release')
    this.#first = next('figure')
    this.#nextFigure = this.#first
    this.#nextCommentary = next('commentary')
    this.#nextEntry = next('entry')
    this.#figures = new Inserter(database, sql, 'figure', (values) => this.#digest.update(JSON.stringify(values)))
    this.#commentary = new Inserter(database, sql, 'commentary')
    this.#links = new Inserter(database, sql, 'commentary_indicator')
    this.#entries = new Inserter(database, sql, 'entry')
    this.#close = {
      figure: database.prepare('update figure set to_seq = ? where id = ?'),
      entry: database.prepare('update entry set to_seq = ? where id = ?'),
    }
    const releases = new Inserter(database, sql, 'release')
    releases.add({ id: this.release, ...release })
    releases.flush()
  }

  closeFigure(id: number): void {
    this.#close.figure.run(this.seq, id)
  }

  addFigure(stated: StatedFigure, position: number, said: Said, release = this.release): void {
    const id = this.#nextFigure++
    this.#figures.add(figureRow(stated, { id, position, release, seq: this.seq }, said))
  }

  closeEntry(id: number): void {
    this.#close.entry.run(this.seq, id)
  }

  addEntry(entry: NewEntry, release = this.release): void {
    const { part, key, document, position, content } = entry
    this.#entries.add({
      id: this.#nextEntry++,
      position,
      release,
      from_seq: this.seq,
      to_seq: null,
      part,
      key,
      document,
      content,
    })
  }

  closeCommentary(document: string): void {
    const view = inView()
    this.#database
      .prepare(`update commentary set to_seq = ? where document = ? and ${view.sql}`)
      .run(this.seq, document, ...view.values)
  }

  addCommentary(commentary: Commentary, position: number, release = this.release): void {
    const id = this.#nextCommentary++
    this.#commentary.add(commentaryRow(commentary, { id, position, release, seq: this.seq }))
    for (const indicator of new Set(commentary.indicators)) this.#links.add({ commentary: id, indicator })
  }

  /** The entries of one part, of one document where it is named, that are in the view. */
  entries(part: EntryPart, document?: string): EntryTable[] {
    const view = inView()
    const [which, values] = document === undefined ? ['', []] : [' and document = ?', [document]]
    return this.#database
      .prepare(`select * from entry where part = ?${which} and ${view.sql} order by document, position, id`)
      .all(part, ...values, ...view.values) as EntryTable[]
  }

  /** Writes what is left, and the record of it. */
  end({ by, approvedBy, undoes, at, action, detail }: Signed): PublicationTable {
    for (const inserter of [this.#figures, this.#commentary, this.#links, this.#entries]) inserter.flush()
    const publication: PublicationTable = {
      seq: this.seq,
      release: this.release,
      at,
      by,
      approved_by: approvedBy,
      undoes,
      content: this.#digest.digest('hex'),
      first_figure: this.#first,
      last_figure: this.#nextFigure - 1,
    }
    const columns = Object.keys(publication).map((name) => `"${name}"`)
    this.#database
      .prepare(`insert into publication (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(publication))
    record(this.#database, {
      at,
      by,
      action,
      release: this.release,
      detail: { seq: this.seq, content: publication.content, ...detail },
    })
    return publication
  }
}
