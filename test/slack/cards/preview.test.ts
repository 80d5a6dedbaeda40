import { describe, expect, test } from 'vitest'
import { runMain } from '../../surfaces/run-main.ts'
import { problemsOf } from './block-limits.ts'

describe('ask --blocks', { timeout: 60_000 }, () => {
  const ask = (...args: string[]) => runMain(['ask', '--council', 'rotherham', '--now', '2024-07-30', ...args])

  test('prints the message, and a link that shows it on standard error', async () => {
    const { status, out, err } = await ask('--blocks', 'CP visits in March 2024')
    expect(status).toBe(0)
    const message = JSON.parse(out)
    expect(problemsOf(message)).toEqual([])
    const [, shown = ''] = /^https:\/\/app\.slack\.com\/block-kit-builder#(\S+)\n$/.exec(err) ?? []
    expect(JSON.parse(decodeURIComponent(shown))).toEqual({ blocks: message.blocks })
  })

  test.each([[['--json', 'CP visits']], [['--batch', 'package.json']]])('is not both: %s', async (args) => {
    const { status, out, err } = await ask('--blocks', ...args)
    expect(err).toBe('Give --blocks without --json and --batch.\n')
    expect([status, out]).toEqual([1, ''])
  })
})
