import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPlaces, lastPlace, quartileOf, rank, standingIn } from '../../src/england/rank.ts'
import { of, present } from './figures.ts'

const FIVE = [of('a', '57'), of('b', null), of('c', '71'), of('d', '57'), of('e', '49')]
const places = (polarity: 'high' | 'low' | 'info') =>
  rank(FIVE, polarity).ranked.map((r) => `${r.place} ${r.figure.area}`)

describe('a rank', () => {
  it('goes by polarity, and equal figures share the better place', () => {
    expect(places('high')).toEqual(['1 c', '2 a', '2 d', '4 e'])
    expect(places('low')).toEqual(['1 e', '2 a', '2 d', '4 c'])
  })

  it('without a polarity is from the highest, and nobody is best', () => {
    expect(places('info')).toEqual(['1 c', '2 a', '2 d', '4 e'])
    expect(rank(FIVE, 'info').order).toBe('highest')
    expect(rank(FIVE, 'low').order).toBe('best')
  })

  it('tells ties and those without a figure', () => {
    const ranking = rank(FIVE, 'high')
    expect(ranking.without).toEqual(['b'])
    expect(ranking.ranked.map((r) => r.tiedWith)).toEqual([[], ['d'], ['a'], []])
  })

  it('goes by the value in the file, not by what is said', () => {
    const ranking = rank(
      [present('a', '64.8069', undefined, '64.81'), present('b', '64.8071', undefined, '64.81')],
      'high',
    )
    expect(ranking.ranked.map((r) => [r.figure.area, r.place, r.tiedWith])).toEqual([
      ['b', 1, []],
      ['a', 2, []],
    ])
  })

  it('takes figures below nought in order', () => {
    expect(rank([of('a', '-0.57'), of('b', '0.2'), of('c', '-1.3')], 'high').ranked.map((r) => r.figure.area)).toEqual([
      'b',
      'a',
      'c',
    ])
  })

  it('has a first few that ties make more, and a last place', () => {
    const ranking = rank(FIVE, 'high')
    expect(firstPlaces(ranking, 2).map((r) => r.figure.area)).toEqual(['c', 'a', 'd'])
    expect(lastPlace(ranking).map((r) => r.figure.area)).toEqual(['e'])
    expect(lastPlace(rank([], 'high'))).toEqual([])
  })
})

describe('a standing', () => {
  it('says the count that gives the place', () => {
    expect(standingIn(rank(FIVE, 'high'), 'd', 'high', true)).toMatchObject({
      of: 4,
      without: 1,
      quartile: 'B',
      arithmetic: '1 of the 4 with a figure is higher',
    })
    expect(standingIn(rank(FIVE, 'low'), 'e', 'low', true)?.arithmetic).toBe('none of the 4 with a figure are lower')
  })

  it('is none for an area without a figure', () => {
    expect(standingIn(rank(FIVE, 'high'), 'b', 'high', true)).toBeNull()
    expect(standingIn(rank(FIVE, 'high'), 'elsewhere', 'high', true)).toBeNull()
  })

  it('has no quartile without a polarity, where the measure allows none, and among three', () => {
    expect(standingIn(rank(FIVE, 'info'), 'c', 'info', true)?.quartile).toBeNull()
    expect(standingIn(rank(FIVE, 'high'), 'c', 'high', false)?.quartile).toBeNull()
    expect(standingIn(rank(FIVE.slice(0, 4), 'high'), 'c', 'high', true)?.quartile).toBeNull()
  })
})

describe('a quartile by place', () => {
  it.each([
    [1, 152, 'A'],
    [38, 152, 'A'],
    [39, 152, 'B'],
    [76, 152, 'B'],
    [77, 152, 'C'],
    [114, 152, 'C'],
    [115, 152, 'D'],
    [39, 153, 'A'],
    [40, 153, 'B'],
    [153, 153, 'D'],
  ])('%i of %i is %s', (place, of, quartile) => {
    expect(quartileOf(place, of)).toBe(quartile)
  })

  it("is the one that the quartiles of the values give, as in the Department's tool", () => {
    const interpolated = (sorted: readonly number[], part: number): number => {
      const at = (sorted.length - 1) * part
      const below = sorted[Math.floor(at)] as number
      const above = sorted[Math.ceil(at)] as number
      return below + (above - below) * (at - Math.floor(at))
    }
    const bands = ['A', 'B', 'C', 'D']
    // Whole numbers keep the interpolation free of binary noise at the bounds.
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 160 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b)
        const limits = [0.25, 0.5, 0.75].map((part) => interpolated(sorted, part))
        for (const { figure, place } of rank(
          values.map((v, i) => of(`area ${i}`, String(v))),
          'low',
        ).ranked) {
          const band = bands[limits.filter((limit) => Number(figure.value) > limit).length]
          expect(quartileOf(place, values.length)).toBe(band)
        }
      }),
    )
  })
})
