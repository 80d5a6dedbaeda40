/** The bytes of a file that somebody dropped, from Slack. They stay in memory and are kept nowhere. */
import { LIMITS, tooLarge } from '../../../importing/formats/limits.ts'
import { type Refusal, refusalOf } from '../../../importing/model.ts'
import type { SlackDeps } from '../deps.ts'

export interface FetchedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const TIMEOUT_MS = 60_000
const HOPS = 3
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

const GONE = 'It is no longer in Slack; drop it once more.'
/** Slack's errors of https://docs.slack.dev/reference/methods/files.info, as people can act on them. */
const WHY: Readonly<Record<string, string>> = {
  missing_scope:
    'I may not read files here. Whoever looks after me can allow it (the optional permission files:read); until then it can be loaded in the shell with "npm run import".',
  file_not_found: GONE,
  file_deleted: GONE,
  access_denied: 'Slack does not let me read it; drop it where I am in the conversation.',
}

/** Slack's own hosts alone get the token: those of the API's domain. */
function isSlacks(url: URL, apiUrl: string | null): boolean {
  const api = new URL(apiUrl ?? 'https://slack.com/api/')
  const near = url.hostname === api.hostname || url.hostname.endsWith(`.${api.hostname}`)
  return near && (url.protocol === 'https:' || url.origin === api.origin)
}

async function download(from: string, { botToken, apiUrl }: SlackDeps['settings']): Promise<Uint8Array | null> {
  let url = new URL(from)
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  for (let hop = 0; hop <= HOPS && isSlacks(url, apiUrl); hop++) {
    const answer = await fetch(url, { headers: { authorization: `Bearer ${botToken}` }, redirect: 'manual', signal })
    const next = answer.headers.get('location')
    if (REDIRECTS.includes(answer.status) && next) {
      await answer.body?.cancel()
      url = new URL(next, url)
      continue
    }
    if (!answer.ok || !answer.body) return null
    return bytesOf(answer.body)
  }
  return null
}

/** Null for more than a file may have, whatever its size was said to be. */
async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > LIMITS.file) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** @param id of the file in Slack */
export async function fetchFile(
  { client, settings }: Pick<SlackDeps, 'client' | 'settings'>,
  id: string,
): Promise<FetchedFile | Refusal> {
  const info = await client.files.info({ file: id }).catch((error: { data?: { error?: string } }) => {
    const why = WHY[error.data?.error ?? '']
    if (why === undefined) throw error
    return { why }
  })
  if ('why' in info) return refusalOf('The file', { code: 'not-given', text: info.why })
  const { name: said, size = 0, mode, is_external: elsewhere, url_private_download: url } = info.file ?? {}
  const name = said?.split(/[\\/]/).at(-1) || 'file'
  const refused = (code: string, text: string): Refusal => refusalOf(name, { code, text })
  if (elsewhere || mode === 'external')
    return refused('elsewhere', 'This is only a link to a file that is kept elsewhere; drop the file itself.')
  if (!url) return refused('not-given', GONE)
  if (size > LIMITS.file) return refused('too-large', tooLarge(size))
  const bytes = await download(url, settings)
  if (bytes === null) return refused('not-given', 'Slack did not give it to me whole; drop it once more.')
  return { name, bytes }
}
