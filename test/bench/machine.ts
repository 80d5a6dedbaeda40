/** What the figures were measured on: without it they mean nothing. */
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os'

export function machineText(): string {
  const all = cpus()
  const model = all[0]?.model.trim() ?? 'unknown CPU'
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  return [
    `Machine: ${model}, ${all.length} cores, ${memory} of memory, ${platform()} ${release()} (${arch()})`,
    `Node ${process.version}, V8 ${process.versions.v8}; load average at the start ${loadavg()[0]?.toFixed(2)}`,
  ].join('\n')
}
