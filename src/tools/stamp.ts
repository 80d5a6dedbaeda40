/** "2024-07-30T09-00-00Z", for names of files. `now` in milliseconds. */
export const stampOf = (now: number): string => new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '-')
