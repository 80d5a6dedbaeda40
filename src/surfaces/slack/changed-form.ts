/** What Slack sends when somebody chooses something in an open form. */
import { z } from 'zod'
import type { Change } from './forms.ts'

export const changedForm = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
  actions: z.array(z.object({ action_ts: z.string() })).min(1),
})

export const changeIn = ({ user, view, actions }: z.infer<typeof changedForm>): Change => ({
  user: user.id,
  view: view.id,
  at: actions[0]?.action_ts ?? '0',
})
