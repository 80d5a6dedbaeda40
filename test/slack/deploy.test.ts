/** The files by which it is run as a service: they name settings that exist, and shut away what it does not need. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '../../src/config.ts'
import { UNUSABLE_SETTINGS } from '../../src/errors.ts'

const read = (name: string): string => readFileSync(name, 'utf8')
const DEPLOY = 'src/surfaces/slack/deploy'
const OTHERS = ['NODE_ENV', 'NODE_OPTIONS', 'MALLOC_ARENA_MAX', 'CACHE_DIRECTORY']

describe('the unit of systemd', () => {
  const unit = read(`${DEPLOY}/scrutineer.service`)

  it.each([
    'Restart=always',
    'UMask=0077',
    'PrivateTmp=yes',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'ProtectSystem=strict',
    'DynamicUser=yes',
    'StateDirectoryMode=0700',
  ])('has %s', (line) => {
    expect(unit.split('\n')).toContain(line)
  })

  it('sets nothing that the program does not read, and starts a file that is there', () => {
    const set = [...unit.matchAll(/^Environment=.*$/gm)].flatMap(([line]) => [...line.matchAll(/\b([A-Z_]{3,})=/g)])
    expect(set.map((m) => m[1] as string).filter((name) => ![...SETTINGS, ...OTHERS].includes(name))).toEqual([])
    expect(existsSync(/^ExecStart=\S+ (\S+)/m.exec(unit)?.[1] ?? '')).toBe(true)
  })

  it('is not started again for what no start mends, and ends so', () => {
    expect(unit).toMatch(/^RestartPreventExitStatus=78$/m)
    expect(UNUSABLE_SETTINGS).toBe(78)
  })

  it('gives its backup and commands of the shell its user, settings and state, and a way to a server', () => {
    const backup = read(`${DEPLOY}/scrutineer-backup.service`)
    const shell = read(`${DEPLOY}/scrutineer`)
    for (const line of [
      'DynamicUser=yes',
      'User=scrutineer',
      'WorkingDirectory=/opt/scrutineer',
      'EnvironmentFile=/etc/scrutineer.env',
      'Environment=SCRUTINEER_DB=/var/lib/scrutineer/scrutineer.sqlite',
      'StateDirectory=scrutineer',
      // A user of the unit's own has no home to keep compiled code in.
      'CacheDirectory=scrutineer',
      'UMask=0077',
    ]) {
      expect(unit.split('\n')).toContain(line)
      expect(backup.split('\n')).toContain(line)
      expect(shell).toContain(`--property=${line} `)
    }
    expect(backup).not.toContain('PrivateNetwork')
    const shutAway = (file: string): string => (/^NoNewPrivileges=[^[]*/m.exec(file)?.[0] ?? '').trim()
    expect(shutAway(unit)).toContain('SystemCallFilter=')
    expect(shutAway(backup)).toBe(shutAway(unit))
    expect(statSync(`${DEPLOY}/scrutineer`).mode & 0o111).not.toBe(0)
  })

  it('has its backup every night', () => {
    expect(read(`${DEPLOY}/scrutineer-backup.service`)).toMatch(/^ExecStart=.* src\/start\.mjs backup$/m)
    expect(read(`${DEPLOY}/scrutineer-backup.timer`)).toContain('OnCalendar=')
  })
})

describe('the container', () => {
  const image = read('Dockerfile')
  const compose = read(`${DEPLOY}/compose.yaml`)
  const several = read(`${DEPLOY}/compose.postgres.yaml`)

  it('is no root, reads only, and can do nothing that needs a privilege', () => {
    expect(image).toMatch(/^USER 1000:1000$/m)
    for (const line of ['read_only: true', 'cap_drop: [ALL]', 'no-new-privileges:true', 'user: "1000:1000"'])
      for (const file of [compose, several]) expect(file).toContain(line)
  })

  it('stands on images by digest, the same in every file', () => {
    expect(image.match(/^FROM .*$/gm)?.every((line) => /^FROM \$\{NODE_IMAGE\}/.test(line))).toBe(true)
    // Whatever is not built here.
    const fetched = [...several.matchAll(/^ +image: (.*)$/gm)].map((m) => m[1]).filter((name) => name !== 'scrutineer')
    const bases = [image, compose, several].flatMap((file) =>
      [...file.matchAll(/^(?:ARG NODE_IMAGE=|.*\$\{(?:NODE|POSTGRES)_IMAGE:-)([^}\n]+)/gm)].map((m) => m[1]),
    )
    expect(fetched).toEqual([expect.stringContaining('POSTGRES_IMAGE:-')])
    expect(compose).not.toMatch(/^ +image:/m)
    expect(bases).toHaveLength(4)
    for (const base of bases) expect(base).toMatch(/^(?:node:24|postgres:17)[a-z-]*@sha256:[0-9a-f]{64}$/)
    expect(new Set(bases).size).toBe(2)
  })

  it('comes as two copies with a PostgreSQL, and no password in the file', () => {
    const set = [...several.matchAll(/^ +([A-Z_]{3,}):/gm)].map((m) => m[1] as string)
    expect(
      set.filter(
        (name) => ![...SETTINGS, ...OTHERS, 'NODE_IMAGE', 'PGPASSWORD'].includes(name) && !name.startsWith('POSTGRES_'),
      ),
    ).toEqual([])
    expect(several.match(/<<: \*scrutineer/g)).toHaveLength(2)
    const passwords = several.match(/PASSWORD: .*/g) ?? []
    expect(passwords).toHaveLength(2)
    for (const line of passwords) expect(line).toMatch(/^PASSWORD: \$\{POSTGRES_PASSWORD:\?[^}]+\}$/)
    // In an address a password with "@" or "/" would be taken for another server's name.
    expect(several).toMatch(/^ +SCRUTINEER_DATABASE_URL: postgresql:\/\/scrutineer@postgres:5432\/scrutineer$/m)
    expect(several).toContain('condition: service_healthy')
  })

  it('has every file that the program reads, and a list of what is in it', () => {
    for (const name of ['src', 'intents', 'data', 'manifest.json']) {
      expect(image).toMatch(new RegExp(`^COPY ${name.replace('.', '\\.')} \\./`, 'm'))
      expect(read('.dockerignore').split('\n')).toContain(`!${name}`)
    }
    expect(image).toContain('/livez')
  })

  it('has its code compiled by the user that it runs as, where it looks for it', () => {
    expect(image).toMatch(/CACHE_DIRECTORY=\/app\/\.cache /)
    expect(image.indexOf('USER 1000:1000')).toBeLessThan(image.indexOf('RUN node src/start.mjs compile'))
  })

  it('lists what is in it where nothing else is installed', () => {
    const [command = '', ...args] = (/npm sbom [^>]+(?= >)/.exec(image)?.[0] ?? '').split(' ')
    const folder = mkdtempSync(join(tmpdir(), 'scrutineer-sbom-'))
    try {
      for (const file of ['package.json', 'package-lock.json']) copyFileSync(file, join(folder, file))
      const { components } = JSON.parse(execFileSync(command, args, { cwd: folder }).toString()) as {
        components: { name: string }[]
      }
      const names = components.map(({ name }) => name)
      expect(names).toContain('better-sqlite3')
      expect(names).not.toContain('vitest')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
