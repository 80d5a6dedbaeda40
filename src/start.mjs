/**
 * Where every command begins. Not TypeScript, so that the cache of compiled code is on before the first file that
 * needs compiling: a tenth of the time that a question from the shell takes.
 */
import module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

module.enableCompileCache?.(join(tmpdir(), 'scrutineer-compile-cache'))
await import('./main.ts')
