/** What stands around a request asks nothing; what restricts it in a later sentence does. */
import { describe, expect, test } from 'vitest'
import { withoutTalk } from '../../src/understanding/around.ts'

/** Of a sentence without words of measures. */
const PLAIN = { names: () => false, parts: () => false, holds: (s: string) => s.includes('rotherham') }

describe('around a request', () => {
  test.each([
    [
      'under the freedom of information act 2000, how many children were in care? please reply by email.',
      'how many children were in care?',
    ],
    [
      'please state the number of contacts. for the avoidance of doubt, this means every contact, however it was made.',
      'please state the number of contacts.',
    ],
    [
      'how many plans were open at 31 march 2024? if this is not held for 2023-2024, please send the most recent year.',
      'how many plans were open at 31 march 2024?',
    ],
    ['6. how many plans were open?', 'how many plans were open?'],
    ['how many contacts were there? we are not requesting referrals.', 'how many contacts were there?'],
    ['how many plans were open? independent agency carers are not needed.', 'how many plans were open?'],
    ['how many plans were open? a list is fine.', 'how many plans were open?'],
    ["how many plans were open? we're a kinship carers' support group.", 'how many plans were open?'],
    ['how many plans were open, so that the committee can judge demand?', 'how many plans were open?'],
    ['please state the number of plans. yours faithfully, a parent', 'please state the number of plans.'],
    [
      'how many plans were open? i understand i should expect your reply within 20 working days.',
      'how many plans were open?',
    ],
  ])('%s', (text, request) => {
    expect(withoutTalk(text, PLAIN)).toBe(request)
  })

  test.each([
    'how many plans were open? please exclude those open for under three months.',
    'how many contacts were there? please note that i only want those from schools.',
    'how many plans were open? of these, how many were for girls?',
    'if a child goes missing, how often is an interview offered?',
    'i would be grateful for your help.',
    'how many plans were open, so that we can compare them with last year?',
    "how many plans were open? we're a group that would like only those of girls.",
    'we are foster carers in rotherham. how many plans were open?',
  ])('keeps: %s', (text) => {
    expect(withoutTalk(text, PLAIN)).toBe(text)
  })

  test('leaves out what is said of who asks before it, where something else names a measure', () => {
    const named = { ...PLAIN, names: (s: string) => s.includes('plans') }
    const text = 'i have had my tea and thought of something. plans at march 2024'
    expect(withoutTalk(text, named)).toBe('plans at march 2024')
    expect(withoutTalk(text, PLAIN)).toBe(text)
    for (const kept of [
      'i have a son among them. plans at march 2024',
      'my boss says they were lower. plans at march 2024',
    ])
      expect(withoutTalk(kept, named)).toBe(kept)
  })

  test('keeps a sentence that names another measure, or parts the figure', () => {
    const text = 'how many contacts were there? please note the number of referrals as well.'
    expect(withoutTalk(text, { ...PLAIN, names: (s) => s.includes('referrals') })).toBe(text)
    const parted = 'how many contacts were there? please send them by ward in excel.'
    expect(withoutTalk(parted, { ...PLAIN, parts: (s) => s.includes('ward') })).toBe(parted)
  })

  test('takes long and strange texts', () => {
    for (const text of ['if not. '.repeat(400), 'a, '.repeat(900), '(('.repeat(1000), 'note. '.repeat(500)])
      expect(() => withoutTalk(text, PLAIN)).not.toThrow()
  })
})
