/** Whether one number is asked for of several. Pure. */

const ADDED =
  /\b(?:sum (?:of|them|these|those|all|up|it)|add(?:ed|ing)? (?:[a-z]+ ){0,3}?(?:up|together)|(?:add|total) (?:them|these|those|up)|put together|combined total|total of (?:the|all))\b/

/** "Sum them for me", "add the two together": one number is asked for. */
export const asksForSum = (text: string): boolean => ADDED.test(text)
