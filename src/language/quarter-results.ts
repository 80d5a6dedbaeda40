/** "The Q1 results": those of a quarter are its figures, and no school's, which come once a year. Pure. */

const QUARTER = "(?:q[1-4]|quarter(?: (?:one|two|three|four|[1-4]))?)(?: (?:of )?\\d{4}(?:[/-]\\d{2,4})?)?(?:'?s)?"
const RESULTS = new RegExp(`\\b(${QUARTER}) results\\b`, 'g')

/** @param text plain lower-case text */
export const withFigures = (text: string): string => text.replace(RESULTS, '$1 figures')
