/** The one way to a file's cells: in a worker with limits, so that no file can hold up or end the program. */
import { Worker } from 'node:worker_threads'
import { LIMITS, tooLarge } from './limits.ts'
import { DAMAGED, FileRefused } from './refusal.ts'
import type { ReadFile } from './sheet.ts'
import type { Answer } from './worker.ts'

/**
 * @param name for its ending and for messages; never opened
 * @throws FileRefused, with a sentence for the officer
 */
export async function readWorkbook(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > LIMITS.file) {
    throw new FileRefused('too-large', tooLarge(bytes.length))
  }
  const answer = await inWorker(name, bytes)
  if ('read' in answer) return answer.read
  if ('refused' in answer) {
    const { code, message, sheet, line } = answer.refused
    throw new FileRefused(code, message, { ...(sheet === null ? {} : { sheet }), ...(line === null ? {} : { line }) })
  }
  throw new FileRefused('damaged', `${DAMAGED} (${answer.failed})`)
}

function inWorker(name: string, bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { name, bytes },
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
      stdout: true,
      stderr: true,
    })
    const refuse = (code: string, message: string): void => {
      clearTimeout(clock)
      reject(new FileRefused(code, message))
      void worker.terminate()
    }
    const clock = setTimeout(
      () =>
        refuse(
          'too-slow',
          `The file takes longer to read than ${LIMITS.milliseconds / 1000} seconds; copy the table into a new workbook and send that.`,
        ),
      LIMITS.milliseconds,
    )
    worker.once('message', (answer: Answer) => {
      clearTimeout(clock)
      resolve(answer)
      void worker.terminate()
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? refuse(
            'too-large',
            'The file takes more memory than there is for one; copy the table into a new workbook and send that.',
          )
        : refuse('damaged', `${DAMAGED} (${error.message})`),
    )
    worker.once('exit', () => refuse('damaged', DAMAGED))
  })
}
