import { describe, expect, it } from 'vitest'
import { quietLogger, withoutSecrets } from '../../src/surfaces/slack/quiet-logger.ts'
import { slackSettings } from '../../src/surfaces/slack/settings.ts'

const BOT = { SLACK_BOT_TOKEN: 'xoxb-1-2-abc' }

describe('settings', () => {
  it('means no Slack where nothing is set', () => {
    expect(slackSettings({})).toBeNull()
  })

  it('prefers Socket Mode, and then keeps no signing secret', () => {
    const found = slackSettings({ ...BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' })
    expect(found).toMatchObject({ appToken: 'xapp-1', signingSecret: null, port: 3000, host: '127.0.0.1' })
  })

  it('reads officers from a list with commas or spaces', () => {
    expect(slackSettings({ ...BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_OFFICERS: 'U0AB, U0CD U0EF' })?.officers).toEqual([
      'U0AB',
      'U0CD',
      'U0EF',
    ])
  })

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is not set/],
    [BOT, /Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET/],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN does not begin with "xoxb-"/],
    [{ ...BOT, SLACK_APP_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN does not begin with "xapp-"/],
    [{ ...BOT, SLACK_APP_TOKEN: 'xapp-1', PORT: 'http' }, /PORT is "http"; give a number/],
    [{ ...BOT, SLACK_APP_TOKEN: 'xapp-1', PORT: '70000' }, /PORT is "70000"/],
    [{ ...BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_OFFICERS: '@jane' }, /SLACK_OFFICERS has "@jane", which is no user id/],
    [{ ...BOT, SLACK_APP_TOKEN: 'xapp-1', SLACK_OFFICERS_CHANNEL: '#officers' }, /which is no channel id/],
  ])('says in one sentence what is wrong with %o', (env, message) => {
    expect(() => slackSettings(env)).toThrow(message)
  })

  it('never repeats a token in what it says', () => {
    try {
      slackSettings({ SLACK_BOT_TOKEN: 'xoxp-secret-value', SLACK_APP_TOKEN: 'xapp-1' })
      expect.unreachable()
    } catch (error) {
      expect((error as Error).message).not.toContain('secret')
    }
  })
})

describe('the log', () => {
  it('has no tokens, socket tickets or reply addresses', () => {
    const said: string[] = []
    quietLogger((line) => said.push(line)).error(
      'failed',
      new Error('with xoxb-12-34-abCD and xapp-1-A-b'),
      'at wss://wss-primary.slack.com/link/?ticket=abc or https://hooks.slack.com/commands/T1/2/xyz',
    )
    expect(said).toEqual(['failed with [secret] and [secret] at [secret] or [secret]'])
  })

  it('leaves other words alone', () => {
    expect(withoutSecrets('A chat.postMessage to C123 was given up: not_in_channel.')).toBe(
      'A chat.postMessage to C123 was given up: not_in_channel.',
    )
  })
})

describe('settings for further workspaces', () => {
  const TOKENS = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }
  const INSTALL = { ...TOKENS, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'c' }
  const key = (byte: number, as: 'hex' | 'base64') => Buffer.alloc(32, byte).toString(as)

  it('are not needed for one', () => {
    expect(slackSettings(TOKENS)).not.toHaveProperty('install')
  })

  it('have a key, or an older one too', () => {
    const read = slackSettings({ ...INSTALL, SCRUTINEER_TOKEN_KEY: `${key(1, 'base64')}, ${key(2, 'hex')}` })
    expect(read?.install?.keys.map((k) => [k.length, k[0]])).toEqual([
      [32, 1],
      [32, 2],
    ])
  })

  it.each([
    [{}, 'SCRUTINEER_TOKEN_KEY'],
    [{ SCRUTINEER_TOKEN_KEY: 'much-too-short' }, 'is no key of 32 bytes'],
    [{ SCRUTINEER_TOKEN_KEY: key(1, 'hex'), SLACK_CLIENT_SECRET: '' }, 'SLACK_CLIENT_ID and SLACK_CLIENT_SECRET'],
    [
      { SCRUTINEER_TOKEN_KEY: key(1, 'hex'), SLACK_REDIRECT_URI: 'http://x/slack/oauth_redirect' },
      'SLACK_REDIRECT_URI',
    ],
  ])('are refused in a sentence that repeats no secret: %j', (more, sentence) => {
    const read = () => slackSettings({ ...INSTALL, ...more })
    expect(read).toThrow(sentence)
    expect(read).not.toThrow('much-too-short')
  })
})
