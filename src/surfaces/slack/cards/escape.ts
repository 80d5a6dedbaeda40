/** Text that Slack reads as mark-up. Blocks hold plain and rich text only, which needs none of this. */

const SPACE = '\u200b'
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A formatting character means something only in pairs; single ones are left as they are. */
const withoutFormats = (line: string): string =>
  ['*', '_', '~', '`'].reduce(
    (text, mark) => (text.split(mark).length > 2 ? text.replaceAll(mark, `${SPACE}${mark}${SPACE}`) : text),
    line,
  )

/**
 * `text` so that Slack shows it as it is: no link, mention, quote or format comes of it.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeMrkdwn(text: string): string {
  return text
    .split('\n')
    .map(withoutFormats)
    .join('\n')
    .replace(/[&<>]/g, (c) => ENTITIES[c] as string)
    .replace(/^(?=&gt;)/gm, SPACE)
    .replace(/@(?=(?:here|channel|everyone)\b)/gi, `@${SPACE}`)
}
