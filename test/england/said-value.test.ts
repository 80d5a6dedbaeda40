import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactValue, printed, readValue, saidPlaces, saidValue } from '../../src/england/said-value.ts'

describe('a number of the file', () => {
  it.each([
    ['9.3699999999999992', '9.37'],
    ['3.3314947600661884', '3.33149476006619'],
    ['7.0000000000000007E-2', '0.07'],
    ['-0.56999999999999995', '-0.57'],
    ['0.91800000000000004', '0.918'],
    ['16012355892', '16012355892'],
    ['57', '57'],
    ['-0', '0'],
    ['1E-7', '0.0000001'],
  ])('%s is %s', (cell, value) => {
    expect(exactValue(readValue(cell) as number)).toBe(value)
  })

  it('is the decimal that the number is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const said = exactValue(value)
        expect(said).not.toMatch(/e/)
        expect(said).toBe(new Decimal(value).toFixed())
      }),
    )
  })

  it.each(['-', '', 'c', '1,234', '5%', '<5', 'NaN', 'Infinity', '1e999', ' 5'])('"%s" is none', (cell) => {
    expect(readValue(cell)).toBeNull()
  })
})

describe('a figure is said', () => {
  it.each([
    ['64.8069315122069', 2, '64.81'],
    ['64.8', 2, '64.8'],
    ['100', 2, '100'],
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['14.525', 1, '14.5'],
    ['79206.999999', 0, '79207'],
    ['6.40', 2, '6.4'],
    ['7.00', 3, '7'],
    ['100', 0, '100'],
  ])('%s with %i places is %s', (value, places, said) => {
    expect(saidValue(value, places)).toBe(said)
  })

  it('with the places that are given, else by its unit', () => {
    expect(saidPlaces(1, '%', false)).toBe(1)
    expect(saidPlaces(null, '%', false)).toBe(2)
    expect(saidPlaces(null, 'count', false)).toBe(0)
    expect(saidPlaces(null, 'count', true)).toBe(1)
    expect(saidPlaces(null, 'pounds', false)).toBe(0)
  })

  it.each([
    ['47.1', '%', '47.1%'],
    ['16012355892', 'pounds', '£16,012,355,892'],
    ['-0.57', 'score', '-0.57'],
    ['83750', 'count', '83,750'],
  ] as const)('%s in %s is printed %s', (value, unit, text) => {
    expect(printed(value, unit)).toBe(text)
  })
})
