/** What of an overview a question is after: all of it, what went well, what to ask, or what changed. Pure. */
export type Focus = 'all' | 'good' | 'questions' | 'changes'

const QUESTIONS =
  /\b(?:questions?|lines? of enquiry|(?:(?:should|could|can|might|to|shall|would|do) (?:i |we |members |councillors )?(?:ask|raise|probe|challenge|press)(?! for\b))|worth (?:asking|raising))\b/
const GOOD =
  /\b(?:good news|positives?|strengths?|success(?:es)?|achievements?|celebrate|proud|(?:doing|going|done|gone|working|worked) (?:really |so )?well|what(?:'s| is|s) (?:good|working)|best news)\b/
const BAD = /\b(?:bad|worr\w*|concern\w*|weakness\w*|badly|poorly|wrong)\b/

const CHANGES =
  /\bwhat(?:'s| has| have|s)? (?:been )?(?:chang|mov|differ|new\b)|\b(?:chang(?:e|ed|es)|moved|different|new) (?:since|from|between)\b|\bsince (?:the )?(?:last|previous) (?:report|time|meeting|quarter|month|term)\b/

/** @param text in small letters */
export function focusOf(text: string): Focus {
  if (QUESTIONS.test(text)) return 'questions'
  if (GOOD.test(text) && !BAD.test(text)) return 'good'
  return CHANGES.test(text) ? 'changes' : 'all'
}

/** "Which number should worry me most": of what matters, and not of the highest number. */
const WORRIES =
  /\b(?:worr(?:y|ies|ied|ying)|concern(?:s|ed|ing)?|trouble[sd]?|bother(?:s|ed)?|alarm(?:s|ed|ing)?|matters?)\b[^.?!]{0,12}\b(?:the )?most\b|\bmost (?:worr|concern|alarm|troubl)/

export const asksWhatMatters = (text: string): boolean => WORRIES.test(text)
