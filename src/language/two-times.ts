/** Two times that share a word which is said once: "between terms 1 and 2", "this year so far and last". Works on normalised text. */

const UNIT = '(?:financial |academic |calendar |school )?(?:year|quarter|month|term)'
const JOIN = '(?:,? and|,? or|,? plus|,? &| v| vs\\.?| versus| against| compared (?:to|with)| next to| with|,)'
const THIS_AND_LAST = new RegExp(
  `\\b(this|current) (${UNIT})((?:,? so far| to date)?${JOIN} (?:the )?)last(?! (?:${UNIT}|\\d|two|three|four|one|few|of|thing)\\b)(?![\\w'-])`,
  'g',
)
const LAST_AND_THIS = new RegExp(
  `\\b(last|previous) (${UNIT})(${JOIN} )this(?= *(?:$|[,.;:?!]|so far\\b|to date\\b))`,
  'g',
)

/** The text with the word in both places. */
export const withBothTimes = (text: string): string =>
  text
    .replace(/\bbetween terms ([1-3]) and ([1-3])\b/g, 'between term $1 and term $2')
    .replace(THIS_AND_LAST, '$1 $2$3last $2')
    .replace(LAST_AND_THIS, '$1 $2$3this $2')
