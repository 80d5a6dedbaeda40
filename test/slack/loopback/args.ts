/** The arguments of one call, form-encoded or JSON, read the way Slack reads them. */
import { faulty, Refusal } from './refusal.ts'
import type { Json } from './types.ts'

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export class Args {
  readonly all: Json

  constructor(all: Json) {
    this.all = all
  }

  has(name: string): boolean {
    return this.all[name] !== undefined && this.all[name] !== null
  }

  /** Null where missing or empty. */
  text(name: string): string | null {
    const value = this.all[name]
    if (value === undefined || value === null || value === '') return null
    return typeof value === 'string' ? value : String(value)
  }

  required(name: string): string {
    const value = this.text(name)
    if (value === null) throw faulty('invalid_arguments', [`missing required field: ${name}`])
    return value
  }

  flag(name: string): boolean {
    return ['true', '1', true, 1].includes(this.all[name] as string)
  }

  number(name: string): number | null {
    const value = this.text(name)
    return value === null || Number.isNaN(Number(value)) ? null : Number(value)
  }

  /** A list or object; form-encoded ones come as JSON text. Undefined where missing. */
  json(name: string, error: string): unknown {
    const value = this.all[name]
    if (value === undefined || value === null || value === '') return undefined
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value)
    } catch {
      throw new Refusal(error)
    }
  }
}

/** The fields of a request's body. */
export function parseBody(body: string, contentType: string): Json {
  if (/^application\/json/i.test(contentType)) {
    const parsed: unknown = body.trim() === '' ? {} : JSON.parse(body)
    return isObject(parsed) ? parsed : {}
  }
  return Object.fromEntries(new URLSearchParams(body))
}
