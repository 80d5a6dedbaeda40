/** What Slack sends when somebody chooses something in an open modal. */
import { z } from 'zod'

export const changedForm = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    hash: z.string().optional(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
})
