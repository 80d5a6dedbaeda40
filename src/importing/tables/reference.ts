/** The short codes by which councils call their measures: "B.1 (SC)", "ED.10", "CS01", "A1a". */

/** What stands in brackets behind a reference is a mark. */
export const REFERENCE = /^([A-Za-z]{0,5}[ ._-]?\d+(?:[._-]\d+)*[A-Za-z]?(?:[ivx]+)?)\s*(?:\(([A-Za-z]{1,6})\))?$/
