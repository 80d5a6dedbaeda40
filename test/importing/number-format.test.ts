/** A figure is what its cell shows. */
import { describe, expect, test } from 'vitest'
import { fifteenDigits, shownNumber } from '../../src/importing/formats/number-format.ts'

describe('what a number shows under its format', () => {
  test.each([
    [0.6129, '0.0%', '61.3%'],
    [0.9604, '#,##0%', '96%'],
    [16.75, '0.0', '16.8'],
    [-0.15, '0.00', '-0.15'],
    [1524, '#,##0', '1,524'],
    [95.7, '0.0%', '9570.0%'],
    [0.285, '0%', '29%'],
    [1.005, '0.00', '1.01'],
    [0, '0.0%', '0.0%'],
    [0, '"0 "', '0'],
    [1234.5, '_-£* #,##0.00_-', '£1,234.50'],
    [0, '_-"£"* #,##0_-;-"£"* #,##0_-;_-"£"* "-"??_-', '£-'],
    [-3, '0;(0)', '(3)'],
    [1_234_567, '#,##0,', '1,235'],
    [0.5, '#.##', '.5'],
    [88, 'General', '88'],
    [1 / 3, 'General', '0.333333333'],
    [12, '0" days"', '12 days'],
    [91.8, '0.0"%"', '91.8%'],
  ])('%s in %s is %s', (value, format, shown) => {
    expect(shownNumber(fifteenDigits(value), format)).toBe(shown)
  })

  test.each([
    [0.91800000000000004, '0.918'],
    [19.399999999999999, '19.4'],
    [0.1 + 0.2, '0.3'],
    [1e21, '1000000000000000000000'],
  ])('binary noise is gone from %s', (value, decimal) => {
    expect(fifteenDigits(value)).toBe(decimal)
  })
})
