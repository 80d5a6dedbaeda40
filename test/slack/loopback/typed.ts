/** What becomes of text that a person types: bare signs are escaped; mentions and links stay as they are. */
const TOKEN = /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+(?:\|[^>]*)?|https?:[^>\s]+|mailto:[^>\s]+|![a-z]+(?:\^[^>]*)?)>/g

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export function typed(text: string): string {
  const tokens = text.match(TOKEN) ?? []
  return text
    .split(TOKEN)
    .map((part, i) => escaped(part) + (tokens[i] ?? ''))
    .join('')
}
