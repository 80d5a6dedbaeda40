/** For ids that are read out over the telephone: without 0 and O, 1, I and L, and U, which sounds like a word. */
export const SPOKEN_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
