import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StoreError } from '../../../errors.ts'
import type { State } from '../../state.ts'
import { openSqliteState } from './open.ts'

/** Opens the state in `file`, making its folder where it is missing. Throws StoreError. */
export async function openState(file: string): Promise<State> {
  await mkdir(dirname(file), { recursive: true }).catch((cause: Error) => {
    throw new StoreError(`The folder for the state cannot be made (${cause.message}); set SCRUTINEER_STATE.`, { cause })
  })
  return openSqliteState(file)
}
