/** "Up or down since 2023": the verdict is on that year and the newest, and not on the last two. */
import { expect, it } from 'vitest'
import { SEVERAL_YEARS } from './several-years.ts'
import { useRelease } from './with-release.ts'

const { ask } = useRelease(SEVERAL_YEARS)

/** The reply's first line. */
const said = async (text: string, council = 'barnsley'): Promise<string> =>
  (await ask(text, council)).text.split('\n')[0] as string

it('sets the newest figure against the year that is named, as the file labels it', async () => {
  expect(await said('are care leavers in EET up or down since 2023')).toMatch(
    /^Down 3 percentage points: 57%, from 60% in 2022\/23\./,
  )
  expect(await said('has the share of care leavers in EET fallen since 2018?')).toMatch(
    /^No: 57%, up 7 percentage points from 50% in 2017\/18/,
  )
  expect(await said('are care leavers in EET up or down since 2023', 'camden')).toMatch(
    /^Up 12 percentage points: 70%, from 58% in 2022\/23\./,
  )
  expect(await said('are care leavers in EET better or worse since 2023', 'leeds')).toMatch(
    /^Worse: 48%, down 2 percentage points from 50% in 2022\/23/,
  )
})

it('reads the year of "than in" in the same way', async () => {
  expect(await said('are care leavers in EET higher than in 2023?', 'camden')).toMatch(
    /^Yes: 70%, up 12 percentage points from 58% in 2022\/23/,
  )
})

it('says where nothing is held for that year, and gives no verdict on another', async () => {
  expect(await said('are care leavers in EET up or down since 2011')).toMatch(
    /^I cannot say: I hold nothing for .*2011/,
  )
})

it('still sets it against the year before where none is named', async () => {
  expect(await said('are care leavers in EET up or down?')).toMatch(
    /^Down 4 percentage points: 57%, from 61% in 2023\/24\./,
  )
})
