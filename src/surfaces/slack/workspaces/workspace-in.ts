/** Which workspace Slack delivers something to: the one where the app that is meant is installed. */

type Json = Readonly<Record<string, unknown>>

const json = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/**
 * In a channel that workspaces share, who does something may be of another one than the app that it is delivered to:
 * https://docs.slack.dev/apis/events-api/#event-type-structure (authorizations),
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload (app_installed_team_id).
 * Null where Slack does not say.
 */
export function workspaceIn(body: Json): string | null {
  if (body.event) {
    const [authorized] = Array.isArray(body.authorizations) ? body.authorizations : []
    return text(json(authorized).team_id) ?? text(body.team_id)
  }
  if (typeof body.command === 'string') return text(body.team_id)
  return text(json(body.view).app_installed_team_id) ?? text(json(body.team).id) ?? text(json(body.user).team_id)
}
