/** Long work beside a bot that answers: whoever asks goes first. */
import { constants, setPriority } from 'node:os'

/** Puts a command behind others that want the processor. */
export function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not allowed to: the work is done all the same.
  }
}

/** Lets whoever has asked meanwhile be answered. */
export const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume))
