/** A small file system of the test's own, which can really be full; none where the test may not mount one. */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const mount = (folder: string, megabytes: number) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])

function cannotMount(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-mount-'))
  try {
    if (mount(folder, 1).status !== 0)
      return 'This user may not mount a file system, so that no test has a disk that is full'
    execFileSync('umount', [folder])
    return null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Why there is no small disk to test with; null where there is one. */
export const NO_DISK = cannotMount()

const BLOCK = 4096

export class SmallDisk {
  readonly folder: string
  readonly #ballast: number
  #bytes = 0

  constructor(megabytes: number) {
    this.folder = mkdtempSync(join(tmpdir(), 'scrutineer-disk-'))
    if (mount(this.folder, megabytes).status !== 0) throw new Error(NO_DISK ?? 'No disk could be mounted.')
    this.#ballast = openSync(join(this.folder, 'ballast'), 'w')
  }

  /** Bytes that can still be written. */
  get room(): number {
    const { bavail, bsize } = statfsSync(this.folder)
    return bavail * bsize
  }

  /** Another program writes until `bytes` are left, or gives back what it wrote for that. */
  leave(bytes: number): void {
    const wanted = Math.max(0, this.#bytes + this.room - bytes)
    ftruncateSync(this.#ballast, Math.min(wanted, this.#bytes))
    this.#bytes = Math.min(wanted, this.#bytes)
    const block = Buffer.alloc(BLOCK)
    while (this.#bytes + BLOCK <= wanted) this.#bytes += writeSync(this.#ballast, block, 0, BLOCK, this.#bytes)
  }

  /** Another program writes until there is no room for anything. */
  fill(): void {
    this.leave(0)
  }

  /** The other program deletes what it wrote. */
  clear(): void {
    ftruncateSync(this.#ballast, 0)
    this.#bytes = 0
  }

  close(): void {
    closeSync(this.#ballast)
    execFileSync('umount', [this.folder])
    rmSync(this.folder, { recursive: true })
  }
}
