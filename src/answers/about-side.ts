import type { Session } from '../intent.ts'
import type { Choice } from '../understanding/frame.ts'

/** A session about one of the measures that it names. */
export const aboutSide = (session: Session, choice: Choice): Session => ({ ...session, choice, topic: null })
