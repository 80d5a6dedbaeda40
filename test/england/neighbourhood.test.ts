import { describe, expect, it } from 'vitest'
import { neighbourhood } from '../../src/england/neighbourhood.ts'
import { of, present } from './figures.ts'

describe('a council among its neighbours', () => {
  const neighbours = [of('a', '57'), of('b', null), of('c', '62'), of('d', '49')]

  it('has an average that is shown as worked out, of those with a figure', () => {
    expect(
      neighbourhood(of('own', '60'), neighbours, { polarity: 'high', unit: '%' }, 'May 2025').average,
    ).toMatchObject({
      said: '56.0',
      without: ['b'],
      arithmetic: '(57 + 62 + 49) ÷ 3',
      neighboursOf: 'May 2025',
    })
  })

  it('has a best, a worst and a place', () => {
    const { first, last, standing } = neighbourhood(of('own', '60'), neighbours, { polarity: 'high', unit: '%' }, null)
    expect(first.map((r) => r.figure.area)).toEqual(['c'])
    expect(last.map((r) => r.figure.area)).toEqual(['d'])
    expect(standing).toMatchObject({ of: 4, ranked: { place: 2 }, quartile: null })
  })

  it('has two best ones where they tie, and the highest where nobody can be best', () => {
    const tied = [of('a', '5'), of('b', '5'), of('c', '7')]
    expect(neighbourhood(null, tied, { polarity: 'low', unit: '%' }, null).first.map((r) => r.figure.area)).toEqual([
      'a',
      'b',
    ])
    expect(neighbourhood(null, tied, { polarity: 'info', unit: '%' }, null)).toMatchObject({
      standing: null,
      ranking: { order: 'highest' },
    })
  })

  it('averages what the file holds and says so where it is said with fewer places', () => {
    const long = [present('a', '3.333', undefined, '3.33'), present('b', '4.447', undefined, '4.45')]
    expect(neighbourhood(null, long, { polarity: 'low', unit: '%' }, null).average).toMatchObject({
      said: '3.89',
      arithmetic: '(3.33 + 4.45) ÷ 2, before their rounding',
    })
  })

  it('has no average where no neighbour has a figure', () => {
    const none = neighbourhood(of('own', '60'), [of('a', null)], { polarity: 'high', unit: '%' }, null)
    expect(none).toMatchObject({ average: null, first: [], last: [], standing: { of: 1 } })
  })
})
