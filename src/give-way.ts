/** Long work beside a bot that answers: whoever asks goes first. */
import { constants, setPriority } from 'node:os'

/**
 * Puts this thread behind others that want the processor; called in the main thread of a command, all of its work. Where
 * the system sets priorities of whole processes alone, a thread of another's stays as it is.
 */
export function giveWay(isThread = false): void {
  // Only Linux has a priority for each thread.
  if (isThread && process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not allowed to: the work is done all the same.
  }
}

/** Lets whoever has asked meanwhile be answered. */
export const breath = (): Promise<void> => new Promise((resume) => setImmediate(resume))
