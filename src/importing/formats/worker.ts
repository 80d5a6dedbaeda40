/** Reads one file in a thread of its own, whose time and memory end with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { readBytes } from './read-bytes.ts'
import { FileRefused } from './refusal.ts'
import type { ReadFile } from './sheet.ts'

export type Answer =
  | { readonly read: ReadFile }
  | { readonly refused: { code: string; message: string; sheet: string | null; line: number | null } }
  | { readonly failed: string }

const { name, bytes } = workerData as { name: string; bytes: Uint8Array }

const answer = await readBytes(name, bytes).then(
  (read): Answer => ({ read }),
  (error: unknown): Answer => {
    if (!(error instanceof FileRefused)) return { failed: error instanceof Error ? error.message : String(error) }
    const { code, message, sheet, line } = error
    return { refused: { code, message, sheet, line } }
  },
)
parentPort?.postMessage(answer)
