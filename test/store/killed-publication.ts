/** Run by releases.test.ts: publishes again and again into the file it is given, until it is killed. */
import { writeSync } from 'node:fs'
import type { Figure } from '../../src/model/figure.ts'
import { openSqliteReleases } from '../../src/store/sqlite/releases.ts'
import { cell, content, JULY } from '../publishing/drafts.ts'

const releases = await openSqliteReleases(process.argv[2] as string)
const own = content({ ...JULY, report: 'many', cells: ['visits 2024-03 1%'] })
const source = { name: 'many', sha256: '', layout: '', layoutVersion: '' }
writeSync(1, 'begins\n')
for (let round = 2; ; round++) {
  const held = await releases.report(own.document.key)
  const one = cell(`visits 2024-03 ${round}%`, 'many', JULY.published)
  const figures = Array.from({ length: 3000 }, (_, i): Figure => ({ ...one, vintage: i === 0 ? '' : `v${i}` }))
  await releases.publish(
    {
      release: {
        kind: 'revision',
        council: own.council.key,
        document: own.document.key,
        title: '',
        publishedOn: JULY.published,
        source,
        draftedBy: 'U0ANNA',
        draftedAt: 0,
      },
      closes: held?.figures ?? [],
      figures: figures.map((figure) => ({ figure, rules: null, bands: null })),
    },
    {
      by: 'U0ANNA',
      approvedBy: null,
      at: round,
      draft: null,
      seen: await releases.lastAbout(own.document.key),
      detail: {},
    },
  )
  writeSync(1, 'published\n')
}
