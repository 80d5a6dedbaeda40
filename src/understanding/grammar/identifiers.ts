/** Numbers, dates and codes that one person alone has, in normalised text. */

/** Of whom a record is. */
const OF =
  '(?:case|child|client|pupil|student|person|patient|parent|carer|family|record|file|mosaic|liquidlogic|lcs|nhs|upn|uln|ehcp|episode)'
const NUMBER = '(?:numbers?|num|no\\.?|nr\\.?|ids?|identifier|refs?\\.?|reference|#)'
/** Of letters and figures, with a figure in it. */
const CODE = '(?=[a-z/-]*\\d)[a-z\\d][a-z\\d/-]*'

/** When somebody was born, to the day. */
const BIRTHS: readonly RegExp[] = [
  /\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|birthday)\b[^?!]{0,12}?\d/,
  // With its day: in a month or a year many are born.
  /\bborn (?:on )?(?:the )?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}\b|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)/,
]

const IDENTIFIERS: readonly RegExp[] = [
  // "Case number 88123", "client id: P-204"; a year after "case numbers" is the time that they are asked for.
  new RegExp(
    `\\b${OF}(?:'s)?(?: id)? ?${NUMBER}(?:(?: is| was)? |[ :#=-]+)(?!(?:19|20)\\d\\d\\b|\\d{1,2} ?(?:%|per)|q[1-4])${CODE}(?=[^a-z\\d]*(?:$|[a-z,.?]))(?!st\\b|nd\\b|rd\\b|th\\b)`,
  ),
  // "Child 12345", "case #88123": four figures may be a year, and fewer are a count or an age.
  new RegExp(`\\b${OF}[ :#-]+(?:[a-z]{1,3}[/-]?)?(?!(?:19|20)\\d\\d\\b)\\d{4,}\\b(?! ?(?:%|,))`),
  // An NHS number, as it is printed and as it is typed.
  /(?<![\d.,])\d{3}([ -]?)\d{3}\1\d{4}(?![\d,]|\.\d)/,
  // A unique pupil number.
  /\b[a-z]\d{11}[a-z\d]\b/,
  // What systems call a record: "lcs204417".
  /\b[a-z]{1,4}[-/]?\d{5,}\b/,
  // A postcode: no area begins with those letters, and "q4 2nd" is none.
  /\b(?![qvx])[a-z]{1,2}\d[a-z\d]? ?\d(?!st\b|nd\b|rd\b|th\b)[abd-hjlnp-uw-z]{2}\b/,
]

/** Whether it says when somebody was born. An answer would say that day back, taken for a period. */
export const hasBirthDate = (text: string): boolean => BIRTHS.some((pattern) => pattern.test(text))

/** Whether it has what tells one person, case or home from all others. */
export const hasIdentifier = (text: string): boolean =>
  hasBirthDate(text) || IDENTIFIERS.some((pattern) => pattern.test(text))
