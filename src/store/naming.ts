/** Whether a text names a person: an id is whole where no letter or digit goes on with it. */
export function naming(person: string): (text: string) => boolean {
  const pattern = new RegExp(`(?<![A-Z0-9])${person}(?![A-Z0-9])`)
  return (text) => pattern.test(text)
}
