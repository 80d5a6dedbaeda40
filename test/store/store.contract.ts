/** What every store must do, whatever engine it stands on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store, Unanswered } from '../../src/store/store.ts'
import { sampleData, strikingAt } from './sample.ts'

export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} as a store`, () => {
    const first = sampleData('first')
    const second = sampleData('second', 130)
    let store: Store

    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => {
      await store.close()
    })

    it('starts empty', async () => {
      expect(await store.fingerprint()).toBeNull()
      expect(await store.figures({})).toEqual([])
      expect(await store.commentary({})).toEqual([])
      expect(await store.unanswered('2000-01-01')).toEqual([])
      expect(await store.catalogue()).toEqual({
        fingerprint: '',
        councils: [],
        indicators: [],
        documents: [],
        measures: [],
        glossary: [],
      })
    })

    it('gives back every field as it was saved, nulls and order too', async () => {
      await store.replaceAll(first)
      const { figures, commentary, ...catalogue } = first
      expect(await store.fingerprint()).toBe('first')
      expect(await store.catalogue()).toStrictEqual(catalogue)
      expect(await store.figures({})).toStrictEqual(figures)
      expect(await store.commentary({})).toStrictEqual(commentary)
    })

    it('replaces all of it', async () => {
      await store.replaceAll(first)
      await store.replaceAll(second)
      expect(await store.fingerprint()).toBe('second')
      expect(await store.figures({})).toStrictEqual(second.figures)
      expect(await store.commentary({ indicators: ['measure-1'] })).toHaveLength(2)
    })

    it('takes data without any figures', async () => {
      await store.replaceAll({ ...first, figures: [], commentary: [], glossary: [] })
      expect(await store.figures({})).toEqual([])
      expect(await store.fingerprint()).toBe('first')
    })

    it.each([0, 49, 50, 99])('keeps the earlier data when a load breaks at figure %i', async (at) => {
      await store.replaceAll(first)
      const broken = strikingAt(second, at, () => {
        throw new Error('no such figure')
      })
      await expect(store.replaceAll(broken)).rejects.toThrow('no such figure')
      expect(await store.fingerprint()).toBe('first')
      expect(await store.figures({})).toStrictEqual(first.figures)
      expect(await store.commentary({})).toStrictEqual(first.commentary)
      await store.replaceAll(second)
      expect(await store.fingerprint()).toBe('second')
    })

    it('takes no notice when a saved list is changed afterwards', async () => {
      const figures = [...first.figures]
      await store.replaceAll({ ...first, figures })
      figures.length = 0
      const given = await store.figures({})
      // A store may share what it gives; then it is frozen.
      Reflect.set(given, 'length', 0)
      expect(await store.figures({})).toHaveLength(first.figures.length)
    })

    describe('figures', () => {
      beforeEach(() => store.replaceAll(first))

      it.each([
        [{ council: 'northtown' }],
        [{ indicators: ['measure-3'] }],
        [{ indicators: ['measure-6', 'measure-0', 'measure-2'] }],
        [{ indicators: ['measure-1', 'measure-1'] }],
        [{ indicators: ['measure-1', 'no-such-measure', 'measure-4', 'measure-5', 'measure-6'] }],
        [{ council: 'southshire', indicators: ['measure-3'] }],
        [{ council: 'southshire', indicators: ['measure-5', 'measure-1', 'measure-2'] }],
        [{ council: 'nowhere' }],
        [{ council: 'northtown', indicators: [] }],
        [{ indicators: [] }],
        [{}],
      ])('filtered by %j, in the order of the reports', async (filter: { council?: string; indicators?: string[] }) => {
        const { council, indicators } = filter
        const expected = first.figures.filter(
          (f) => (council === undefined || f.council === council) && (!indicators || indicators.includes(f.indicator)),
        )
        expect(await store.figures(filter)).toStrictEqual(expected)
        expect(await store.figures(filter)).toStrictEqual(expected)
      })

      it('is not misled by quotes and percent signs', async () => {
        expect(await store.figures({ council: "northtown' or '1'='1" })).toEqual([])
        expect(await store.figures({ indicators: ['%'] })).toEqual([])
      })

      it('answers several at once', async () => {
        const ids = ['measure-0', 'measure-1', 'measure-2', 'measure-3']
        const all = await Promise.all(ids.map((id) => store.figures({ indicators: [id] })))
        expect(all.map((list) => list[0]?.indicator)).toEqual(ids)
      })
    })

    describe('commentary', () => {
      beforeEach(() => store.replaceAll(first))

      it.each([
        [{}, [0, 1, 2]],
        [{ council: 'northtown' }, [0, 1]],
        [{ indicators: ['measure-0'] }, [0]],
        [{ indicators: ['measure-1', 'measure-0'] }, [0, 2]],
        [{ indicators: ['*'] }, [1]],
        [{ council: 'southshire', indicators: ['measure-1', '*'] }, [2]],
        [{ council: 'southshire', indicators: ['measure-0'] }, []],
        [{ indicators: [] }, []],
      ])('filtered by %j', async (filter: { council?: string; indicators?: string[] }, expected: number[]) => {
        expect(await store.commentary(filter)).toStrictEqual(expected.map((i) => first.commentary[i]))
      })
    })

    describe('unanswered questions', () => {
      const entry = (day: string, text = `asked on ${day}`): Unanswered => ({
        text,
        outcome: 'no_data',
        council: 'northtown',
        day,
        hint: '',
      })

      it('come back in order, whole, and outlive a load', async () => {
        const other = { ...entry('2024-05-02', "it's “odd”; drop table\n?"), council: null, hint: 'adoptions' }
        await store.saveUnanswered(other)
        await store.saveUnanswered(entry('2024-05-01'))
        await store.saveUnanswered(entry('2024-05-01'))
        await store.replaceAll(first)
        expect(await store.unanswered('2024-05-01')).toStrictEqual([other, entry('2024-05-01'), entry('2024-05-01')])
      })

      it('are deleted when they are older than asked for', async () => {
        for (const day of ['2023-12-31', '2024-01-01', '2024-01-02']) await store.saveUnanswered(entry(day))
        expect(await store.unanswered('2024-01-01')).toEqual([entry('2024-01-01'), entry('2024-01-02')])
        expect(await store.unanswered('2000-01-01')).toEqual([entry('2024-01-01'), entry('2024-01-02')])
      })

      it('are deleted one by one, for who takes a question back', async () => {
        for (const day of ['2024-01-01', '2024-01-01', '2024-01-02']) await store.saveUnanswered(entry(day))
        await store.forgetUnanswered(entry('2024-01-01'))
        await store.forgetUnanswered(entry('2024-01-03'))
        expect(await store.unanswered('2000-01-01')).toEqual([entry('2024-01-01'), entry('2024-01-02')])
      })
    })
  })
}
