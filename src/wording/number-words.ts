/** Numbers of things in words that agree with them. */

/** "1 measure", "3 measures". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** "is" for one, "are" for any other number. */
export const areText = (n: number): string => (n === 1 ? 'is' : 'are')
