/** The fields of a line of a batch. Checked by hand: a schema library takes as long to load as a hundred answers. */

export interface BatchLine {
  readonly q: string
  readonly council: string | null
  readonly now: string | null
  readonly thread: string | null
}

const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined
const isText = (value: unknown): value is string => typeof value === 'string'
const isName = (value: unknown): value is string | number => isText(value) || typeof value === 'number'

/** The question that `json` holds, or what is wrong with it. */
export function readLine(json: unknown): BatchLine | string {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'this is JSON, but not one object'
  const { id, q, council, now, thread } = json as Record<string, unknown>
  if (!isNothing(id) && !isName(id)) return '"id" must be text or a number'
  if (!isText(q)) return '"q" must be the question as text'
  if (!isNothing(council) && !isText(council)) return '"council" must be text'
  if (!isNothing(now) && !isText(now)) return '"now" must be a day such as "2024-07-30"'
  if (!isNothing(thread) && !isName(thread)) return '"thread" must be text or a number'
  return { q, council: council ?? null, now: now ?? null, thread: isNothing(thread) ? null : String(thread) }
}
