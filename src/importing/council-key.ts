/** "Stoke-on-Trent" as the key of its folder: "stoke-on-trent". */
export const councilKeyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')
