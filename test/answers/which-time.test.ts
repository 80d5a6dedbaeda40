/** Which of several times was best, when it was last so, and how often: the first line answers, with the figures of the scorecard. */
import { expect, test } from 'vitest'
import { useRunning } from '../running.ts'

const running = useRunning()

async function firstLine(text: string): Promise<string> {
  const answer = await running().scrutineer.ask({ text, council: 'rotherham', now: '2024-07-30', thread: null }, 0)
  return answer.text.split('\n')[0] as string
}

// Scorecard row A.10: January 2024 93.6 (amber), February 95.7 (green), March 91.8 (amber); A.1: 1,525, 1,588 and 1,607.
test.each([
  ['which month was best for CP visits', /^Best in February 2024: 95\.7%, the highest of the 3 figures I hold/],
  ['which month was worst for CP visits', /^Worst in March 2024: 91\.8%, the lowest of the 3 figures I hold/],
  ['which month was highest for CP visits', /^Highest in February 2024: 95\.7%, of the 3 figures I hold/],
  [
    'what was our best month for contacts',
    /^For this measure neither high nor low is good, so none is best\. Of the 3 figures I hold, the highest is 1,607 \(March 2024\) and the lowest 1,525 \(January 2024\)\.$/,
  ],
  ['when did CP visits last meet its target', /^Last green in February 2024: 95\.7%/],
  ['when was the last time CP visits hit the target', /^Last green in February 2024: 95\.7%/],
  [
    'how often have we hit the target on CP visits',
    /^In 1 of the 3 months with a colour that I hold, from January 2024 to March 2024: February 2024 \(95\.7%\)\.$/,
  ],
  ['how many months was CP visits green', /^In 1 of the 3 months with a colour that I hold/],
  ['how long has dental been red', /^Red since at least January 2024, in each of the 3 months/],
  ['how often was dental green', /^In none of the 3 months with a colour that I hold/],
])('%s', async (text, expected) => {
  expect(await firstLine(text)).toMatch(expected)
})
