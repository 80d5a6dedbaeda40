/** The sentences of a paragraph, in order: one ends where a capital or a quotation begins the next. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=[A-Z"“])/).map((s) => s.trim())
