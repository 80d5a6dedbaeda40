/** Questions as JSON Lines in, answers as JSON Lines out, in the same order (contract, "How it is asked from a shell"). */
import type { Scrutineer } from '../ask.ts'
import type { Catalogue } from '../catalogue.ts'
import { nowMs } from '../clock.ts'
import { answerJson, buildAnswer } from '../model/answer.ts'
import type { IsoDate } from '../model/period.ts'
import { tellingOfTexts } from '../wording/line.ts'
import { readLine } from './batch-line.ts'
import { councilKey, nearText, realDay } from './day-and-council.ts'

export interface BatchOptions {
  readonly scrutineer: Scrutineer
  readonly catalogue: Catalogue
  readonly council: string | null
  /** The day for lines that name none. */
  readonly now: () => IsoDate
}

/** Answers each line; returns the output lines one by one and whether any line was malformed. */
export async function* runBatch(
  lines: AsyncIterable<string> | Iterable<string>,
  options: BatchOptions,
): AsyncGenerator<{ line: string; ok: boolean }> {
  let number = 0
  for await (const text of lines) {
    number += 1
    if (text.trim() === '') continue
    yield await answerLine(text, number, options)
  }
}

async function answerLine(text: string, number: number, options: BatchOptions): Promise<{ line: string; ok: boolean }> {
  let id: unknown = null
  const failed = (why: string) => ({
    line: answerJson({
      id,
      ...buildAnswer({
        kind: 'error',
        telling: tellingOfTexts([`Line ${number}: ${why.endsWith('?') ? why : `${why}.`}`]),
      }),
    }),
    ok: false,
  })
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return failed('this is not JSON; each line must be one object such as {"id":"1","q":"CP visits last quarter"}')
  }
  if (typeof json === 'object' && json !== null && 'id' in json) id = (json as { id: unknown }).id
  const read = readLine(json)
  if (typeof read === 'string') return failed(read)
  const { q, council, now, thread } = read
  const day = now ? realDay(now) : options.now()
  if (!day) return failed(`"now" is "${now}", which is no day; write it as "2024-07-30"`)
  const key = council ? councilKey(options.catalogue, council) : options.council
  if (council && !key) {
    const near = nearText(options.catalogue, council)
    return failed(`no reports of a council "${council.slice(0, 60)}" are loaded${near && `; ${near}`}`)
  }
  try {
    const answer = await options.scrutineer.ask({ text: q, council: key, now: day, thread }, nowMs())
    return { line: answerJson({ id, ...answer }), ok: true }
  } catch (error) {
    return failed(`the question could not be answered (${(error as Error).message})`)
  }
}
