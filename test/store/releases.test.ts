import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readRules } from '../../src/loading/read-rules.ts'
import type { Rules } from '../../src/loading/rule-set.ts'
import type { Figure } from '../../src/model/figure.ts'
import { approveDraft, planFor, publishDraft } from '../../src/publishing/publication.ts'
import type { NewDraft, Publication, Releases } from '../../src/store/releases.ts'
import { releasesWithin } from '../../src/store/releases-within.ts'
import { openSqliteStore } from '../../src/store/sqlite/open.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import type { Store } from '../../src/store/store.ts'
import { COUNCIL, content, JULY, written } from '../publishing/drafts.ts'
import { sampleData } from './sample.ts'

let folder: string
let rules: Rules
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'releases-'))
  rules = await readRules('data')
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

let file: string
let releases: Releases
let store: Store
let count = 0
beforeEach(async () => {
  file = join(folder, `${count++}.sqlite`)
  store = await openSqliteStore(file)
  releases = await openSqliteReleases(file)
})
afterEach(async () => {
  await releases.close()
  await store.close()
})

const OCTOBER = '2024-10-29'

async function publish(
  draft: NewDraft,
  by = 'U0ANNA',
  publishedOn: string | null = null,
  at = 1,
): Promise<Publication> {
  const id = await releases.keepDraft(draft)
  await releases.amendDraft(id, { previewed: await releases.lastAbout(draft.document) }, null)
  const kept = await releases.draft(id)
  if (!kept) throw new Error('The draft is gone.')
  const outcome = await publishDraft({ releases, rules }, kept, { publishedOn, today: OCTOBER }, { by, at })
  if (!('published' in outcome)) throw new Error('It waits for approval.')
  return outcome.published
}
const revised = (cells: readonly string[], more: Partial<NewDraft> = {}): NewDraft =>
  written({ ...JULY, cells }, { kind: 'revision', ...more })
const MARCH = JULY.cells.with(1, 'visits 2024-03 17.1%')

const printed = (figures: readonly Figure[]): string[] => figures.map((f) => f.asPrinted)
const now = async (): Promise<string[]> => printed(await store.figures({ council: COUNCIL.key }))

describe('a draft', () => {
  it('comes back as it was, and nobody who asks sees it', async () => {
    const draft = written(JULY)
    const id = await releases.keepDraft(draft)
    expect(await releases.draft(id)).toMatchObject({ ...draft, id, confirmations: [], submitted: null })
    expect(await now()).toEqual([])
    expect((await store.catalogue()).documents).toEqual([])
    expect((await releases.drafts()).map((d) => d.id)).toEqual([id])
  })

  it('is gone when it is published or thrown away, with everything in it', async () => {
    await publish(written(JULY))
    const id = await releases.keepDraft(written(JULY))
    await releases.discardDraft(id, 'U0ANNA', 2)
    expect(await releases.drafts()).toEqual([])
    expect(await releases.draft(id)).toBeNull()
    const database = new Database(file)
    expect(database.prepare('select count(*) from draft_part').pluck().get()).toBe(0)
    database.close()
  })
})

describe('a publication', () => {
  it('puts a new council, its measures, report and figures in the view, and is told by the fingerprint', async () => {
    const before = await store.fingerprint()
    const { seq, release } = await publish(written(JULY))
    expect(await now()).toEqual(JULY.cells.map((c) => c.split(' ').at(-1)))
    const { councils, indicators, documents, measures } = await store.catalogue()
    expect([councils, documents]).toEqual([[COUNCIL], [content(JULY).document]])
    expect([indicators.map((i) => i.id), measures.map((m) => m.indicator)]).toEqual([
      ['visits', 'moves'],
      ['visits', 'moves'],
    ])
    expect(await store.fingerprint()).not.toBe(before)
    expect([seq, release]).toEqual([1, 1])
  })

  it('is refused where another about the same report came after the preview', async () => {
    await publish(written(JULY))
    const id = await releases.keepDraft(revised(MARCH))
    await releases.amendDraft(id, { previewed: 1 }, null)
    await publish(revised(JULY.cells.with(3, 'moves 2024-03 44')), 'U0BEN')
    const draft = await releases.draft(id)
    if (!draft) throw new Error('The draft is gone.')
    const office = { releases, rules }
    const outgoing = { publishedOn: null, today: OCTOBER }
    await expect(publishDraft(office, draft, outgoing, { by: 'U0ANNA', at: 3 })).rejects.toThrow('again')
    const plan = await planFor(office, draft, outgoing)
    const approval = { by: 'U0ANNA', approvedBy: null, at: 3, draft: id, seen: 1, detail: {} }
    expect(await releases.publish(plan.change, approval)).toEqual({ stale: 2 })
    expect(await now()).toContain('44')
  })

  it('leaves who has begun to ask with the view that they began with', async () => {
    await publish(written(JULY))
    const snapshot = await store.snapshot()
    await publish(revised(MARCH))
    expect(printed(await snapshot.figures({ council: COUNCIL.key }))).toContain('17.3%')
    expect(await now()).toContain('17.1%')
  })

  it('waits for a second person where the council wants four eyes, and not for the first again', async () => {
    const council = { ...COUNCIL, publishing: { fourEyes: true, disclosure: null } }
    const own = { ...content(JULY), council }
    const id = await releases.keepDraft(written(JULY, { content: own }))
    await releases.amendDraft(id, { previewed: 0 }, null)
    const draft = async () => {
      const found = await releases.draft(id)
      if (!found) throw new Error('The draft is gone.')
      return found
    }
    const office = { releases, rules }
    const outgoing = { publishedOn: null, today: OCTOBER }
    const outcome = await publishDraft(office, await draft(), outgoing, { by: 'U0BEN', at: 2 })
    expect('submitted' in outcome).toBe(true)
    expect(await now()).toEqual([])
    for (const by of ['U0ANNA', 'U0BEN'])
      await expect(approveDraft(office, await draft(), OCTOBER, { by, at: 3 })).rejects.toThrow('somebody else')
    const { published } = await approveDraft(office, await draft(), OCTOBER, { by: 'U0CLEO', at: 3 })
    expect(published).toMatchObject({ by: 'U0BEN', approvedBy: 'U0CLEO', draftedBy: 'U0ANNA' })
    // A draft cannot switch it off for itself.
    const sly = written({ ...JULY, report: 'next' }, { content: content({ ...JULY, report: 'next' }) })
    const next = await releases.keepDraft(sly)
    await releases.amendDraft(next, { previewed: 0 }, null)
    const kept = await releases.draft(next)
    if (!kept) throw new Error('The draft is gone.')
    expect('submitted' in (await publishDraft(office, kept, outgoing, { by: 'U0BEN', at: 4 }))).toBe(true)
  })
})

describe('two clocks', () => {
  beforeEach(async () => {
    await publish(written(JULY), 'U0ANNA', null, 100)
    await publish(revised(MARCH), 'U0ANNA', OCTOBER, 200)
  })
  const at = async (point: Parameters<Releases['at']>[0]): Promise<string | undefined> =>
    printed(await releases.at(point).figures({ council: COUNCIL.key, indicators: ['visits'] }))[1]

  it('tell what was said by a day', async () => {
    expect(await at({ said: '2024-07-29' })).toBeUndefined()
    expect((await releases.at({ said: '2024-07-29' }).catalogue()).documents).toEqual([])
    expect(await at({ said: '2024-07-30' })).toBe('17.3%')
    expect(await at({ said: '2024-10-28' })).toBe('17.3%')
    expect(await at({ said: OCTOBER })).toBe('17.1%')
  })

  it('tell what was answered after a publication', async () => {
    expect(await at({ seq: 0 })).toBeUndefined()
    expect(await at({ seq: 1 })).toBe('17.3%')
    expect(await at({ seq: 2 })).toBe('17.1%')
  })

  it('together: what was thought then of what had been said before', async () => {
    expect(await at({ seq: 1, said: OCTOBER })).toBe('17.3%')
    expect(await at({ seq: 2, said: '2024-08-01' })).toBe('17.3%')
  })
})

describe('undoing', () => {
  it('restores the exact view before, and can itself be undone', async () => {
    await publish(written(JULY))
    const before = await releases.viewHash(COUNCIL.key, 1)
    await publish(revised(MARCH), 'U0ANNA', OCTOBER)
    const after = await releases.viewHash(COUNCIL.key, 2)
    expect(after).not.toBe(before)
    const undone = await releases.undo(2, 'U0BEN', 3)
    expect(undone).toMatchObject({ undone: { undoes: 2, by: 'U0BEN' }, before, after: before })
    expect(await now()).toContain('17.3%')
    expect(await releases.undo(3, 'U0BEN', 4)).toMatchObject({ before: after, after })
    expect(await now()).toContain('17.1%')
    expect(printed(await releases.at({ said: '2024-08-01' }).figures({ council: COUNCIL.key }))).toContain('17.3%')
  })

  it('of a new report takes the council away with it, unless another report needs it', async () => {
    await publish(written(JULY))
    await releases.undo(1, 'U0ANNA', 2)
    expect(await store.catalogue()).toMatchObject({ councils: [], indicators: [], documents: [], measures: [] })
    await publish(written(JULY))
    await publish(written({ ...JULY, report: '2024-25-q1', published: OCTOBER }))
    const undone = await releases.undo(3, 'U0ANNA', 5)
    expect('alsoStated' in undone && undone.alsoStated.map((r) => [r.figure.asPrinted, r.by])).toEqual(
      JULY.cells.map((text) => [text.split(' ').at(-1), 4]),
    )
    expect(await store.catalogue()).toMatchObject({ councils: [COUNCIL], documents: [{ published: OCTOBER }] })
  })

  it('is refused with the list where a later one restated it, and where it was undone already', async () => {
    await publish(written(JULY))
    await publish(revised(MARCH))
    const refused = await releases.undo(1, 'U0ANNA', 3)
    expect(refused).toMatchObject({ why: expect.stringContaining('publication 2 came after it') })
    expect('refused' in refused && refused.refused.map((r) => [r.figure.asPrinted, r.by])).toEqual([['17.3%', 2]])
    await releases.undo(2, 'U0ANNA', 4)
    expect(await releases.undo(2, 'U0ANNA', 5)).toMatchObject({ why: expect.stringContaining('was undone already') })
    expect(await now()).toContain('17.3%')
  })
})

describe('bundled reports', () => {
  it('that change never take away what officers published, not even in the same report', async () => {
    const bundle = sampleData('first')
    await store.replaceAll(bundle)
    await publish(written(JULY))
    const held = await releases.report('northtown-2023-24')
    const [first] = held?.figures ?? []
    if (!held || !first) throw new Error('The bundled report is not there.')
    const change = {
      release: {
        kind: 'correction',
        council: 'northtown',
        document: held.document.key,
        title: '',
        publishedOn: OCTOBER,
      } as const,
      closes: [first],
      figures: [{ ...first, figure: { ...first.figure, value: '99.9', asPrinted: '99.9%' } }],
    }
    const source = { name: 'typed', sha256: '', layout: '', layoutVersion: '' }
    await releases.publish(
      { ...change, release: { ...change.release, source, draftedBy: 'U0ANNA', draftedAt: 0 } },
      {
        by: 'U0ANNA',
        approvedBy: null,
        at: 1,
        draft: null,
        seen: await releases.lastAbout(held.document.key),
        detail: {},
      },
    )
    const second = sampleData('second')
    const changed = second.figures.map((f) => ({ ...f, asPrinted: `${f.asPrinted} ` }))
    await store.replaceAll({ ...second, figures: changed })
    const northtown = printed(await store.figures({ council: 'northtown' }))
    expect(northtown).toContain('99.9%')
    expect(northtown).toContain(
      changed.find((f) => f.document === held.document.key && f.asPrinted !== '0.10% ')?.asPrinted,
    )
    await store.replaceAll({ ...second, figures: [], documents: [], measures: [] })
    expect(printed(await store.figures({ council: 'northtown' }))).toEqual(['99.9%'])
    expect(await now()).toHaveLength(JULY.cells.length)
    expect(await store.bundle()).toBe('second')
  })

  it('keep their RAG when only the rules have changed', async () => {
    const bundle = sampleData('first')
    await store.replaceAll(bundle)
    const rerated = bundle.figures.map(
      (f): Figure => ({
        ...f,
        rag: 'red',
        ragReason: 'other rules',
        ...(f.judgement ? { judgement: { ...f.judgement, version: 'another' } } : {}),
      }),
    )
    await store.replaceAll({ ...bundle, fingerprint: 'other rules', figures: rerated })
    expect(await store.figures({})).toStrictEqual(bundle.figures)
    expect(await store.bundle()).toBe('other rules')
  })

  it('that did not change write nothing', async () => {
    await store.replaceAll(sampleData('first'))
    const before = await releases.publications()
    await store.replaceAll(sampleData('other fingerprint'))
    expect(await releases.publications()).toEqual(before)
  })
})

describe('the record', () => {
  beforeEach(async () => {
    await publish(written(JULY))
    await publish(revised(MARCH))
    await releases.undo(2, 'U0BEN', 3)
  })

  it('is whole, and tells who did what', async () => {
    expect(await releases.verify()).toEqual([])
    expect((await releases.audit()).map((e) => `${e.by} ${e.action}`)).toEqual([
      'U0ANNA draft',
      'U0ANNA publish',
      'U0ANNA draft',
      'U0ANNA publish',
      'U0BEN undo',
    ])
  })

  it.each([
    ["update figure set value = '99' where id = 1", 'What was published is not changed'],
    ['delete from figure where id = 1', 'What was published is not deleted'],
    ['update figure set to_seq = null where to_seq is not null', 'What was replaced stays replaced'],
    ['delete from audit where seq = 2', 'is not deleted'],
    ['update audit set "by" = \'U0EVE\'', 'is not changed'],
    ['delete from publication where seq = 1', 'is not deleted'],
    ["update entry set content = '{}'", 'is not changed'],
  ])('is kept by the database itself from: %s', (sql, why) => {
    const database = new Database(file)
    expect(() => database.exec(sql)).toThrow(why)
    database.close()
  })

  it.each([
    ["update figure set value = '99' where id = 1", 'The figures of publication 1 are not those'],
    ['update audit set "by" = \'U0EVE\' where seq = 2', 'Entry 2 of the trail is not as it was written'],
    ['delete from audit where seq = 3', 'The trail lacks entry 3'],
    ['delete from figure where id = 2', 'The figures of publication 1 are not those'],
    ["update publication set content = 'x' where seq = 2", 'does not tell of publication 2'],
  ])('that somebody changed behind its back says so: %s', async (sql, told) => {
    const database = new Database(file)
    const triggers = database.prepare("select name from sqlite_schema where type = 'trigger'").pluck().all() as string[]
    for (const trigger of triggers) database.exec(`drop trigger ${trigger}`)
    database.exec(sql)
    database.close()
    expect((await releases.verify()).join(' ')).toContain(told)
  })
})

it('remembers what somebody said about a layout', async () => {
  const mapping = { council: 'ashton', layout: 'own', name: 'Q1 act.', meaning: 'value', by: 'U0ANNA', at: 1 }
  await releases.remember(mapping)
  await releases.remember({ ...mapping, meaning: 'target', at: 2 })
  await releases.remember({ ...mapping, layout: 'other' })
  expect(await releases.remembered()).toEqual([
    { ...mapping, layout: 'other' },
    { ...mapping, meaning: 'target', at: 2 },
  ])
})

describe('the releases of one council among several', () => {
  const other = (): Releases => releasesWithin(releases, ['barton'])
  const own = (): Releases => releasesWithin(releases, [COUNCIL.key])
  const REFUSED = 'Only figures of barton are prepared in this workspace.'

  it('has no draft and no publication of another', async () => {
    const { seq } = await publish(written(JULY))
    const id = await releases.keepDraft(revised(MARCH))
    expect((await own().drafts()).map((d) => d.id)).toEqual([id])
    expect((await own().publications()).map((p) => p.seq)).toContain(seq)
    expect([await other().draft(id), await other().drafts(), await other().publications()]).toEqual([null, [], []])
    expect([await other().audit(), await other().verify(), await other().remembered()]).toEqual([[], [], []])
    // What is published is everybody's to read.
    expect(printed(await other().at({}).figures({ council: COUNCIL.key }))).toEqual(await now())
  })

  it('changes nothing of another, and says so', async () => {
    const { seq } = await publish(written(JULY))
    const id = await releases.keepDraft(revised(MARCH))
    const before = [await now(), await releases.drafts()]
    await expect(other().keepDraft(revised(MARCH))).rejects.toThrow(REFUSED)
    await expect(other().undo(seq, 'U0ANNA', 2)).rejects.toThrow(REFUSED)
    await expect(other().undo(99, 'U0ANNA', 2)).rejects.toThrow(REFUSED)
    await expect(releasesWithin(releases, []).keepDraft(revised(MARCH))).rejects.toThrow('No figures are prepared')
    expect(await other().amendDraft(id, { previewed: 9 }, null)).toBe(false)
    expect(await other().discardDraft(id, 'U0ANNA', 2)).toBe(false)
    const mapping = { council: COUNCIL.key, layout: 'test', name: 'n', meaning: 'm', by: 'U0ANNA', at: 2 }
    await expect(other().remember(mapping)).rejects.toThrow(REFUSED)
    expect([await now(), await releases.drafts()]).toEqual(before)
    expect(await own().discardDraft(id, 'U0ANNA', 2)).toBe(true)
  })
})
