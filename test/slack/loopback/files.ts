/** Files that people uploaded: how they look to the app, and the address that gives their bytes to whoever has the token. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Json, UploadedFile } from './types.ts'
import type { World } from './world.ts'

const PLACE = /^\/files-pri\/[^/]+-(F[A-Z0-9]+)\/download\//

/** As `files.info` and the event of its message have it. */
export const wireFile = ({ me, fileHost }: World, { id, name, bytes, user, external }: UploadedFile): Json => ({
  id,
  name,
  title: name,
  user,
  size: bytes.length,
  mode: external ? 'external' : 'hosted',
  is_external: external,
  filetype: name.split('.').at(-1) ?? '',
  url_private: `${fileHost()}/files-pri/${me.teamId}-${id}/${encodeURIComponent(name)}`,
  url_private_download: `${fileHost()}/files-pri/${me.teamId}-${id}/download/${encodeURIComponent(name)}`,
})

/** Answers a download; false where the address is another one. Without the token and the scope Slack shows its sign-in page. */
export function sendFile(world: World, req: IncomingMessage, res: ServerResponse): boolean {
  const id = PLACE.exec(req.url ?? '')?.[1]
  if (!id) return false
  const file = world.files.get(id)
  const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
  world.happenings.downloads.push({ file: id, host: req.headers.host ?? '', token: token ?? null })
  if (!file || file.deleted) res.writeHead(404).end()
  else if (token !== world.me.botToken || !world.scopes.has('files:read'))
    res.writeHead(302, { location: `https://${world.me.teamDomain}.slack.com/?redir=/files-pri/` }).end()
  else res.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes)
  return true
}
