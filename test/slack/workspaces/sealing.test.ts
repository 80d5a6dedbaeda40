import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { opened, sealed } from '../../../src/surfaces/slack/workspaces/sealing.ts'

const [key, older] = [randomBytes(32), randomBytes(32)]
const TOKEN = 'xoxb-1-2-secret'

it('opens with any of the keys, and is never the same twice', () => {
  const text = sealed(older, 'T1', TOKEN)
  expect(text).not.toContain('xoxb')
  expect(sealed(older, 'T1', TOKEN)).not.toBe(text)
  expect(opened([key, older], 'T1', text)).toBe(TOKEN)
})

it('opens for no other workspace, with no other key, and not where a bit of it was changed', () => {
  const text = sealed(key, 'T1', TOKEN)
  expect(opened([key], 'T2', text)).toBeNull()
  expect(opened([older], 'T1', text)).toBeNull()
  const bytes = Buffer.from(text, 'base64')
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes)
    changed[i] = (changed[i] as number) ^ 1
    expect(opened([key], 'T1', changed.toString('base64')), String(i)).toBeNull()
  }
  for (const cut of ['', 'x', text.slice(0, 20), text.slice(0, -4)]) expect(opened([key], 'T1', cut)).toBeNull()
})
