import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../src/loading/fingerprint.ts'
import { readData } from '../../src/loading/read-data.ts'
import { dataFolder, FIGURES } from './data-folder.ts'

test('is the same for the same files, wherever they are, and is what readData gives', async () => {
  const [one, two] = [await dataFolder(), await dataFolder()]
  const print = await fingerprintOf(one)
  expect(print).toMatch(/^[0-9a-f]{64}$/)
  expect(await fingerprintOf(two)).toBe(print)
  expect((await readData(one)).data.fingerprint).toBe(print)
})

test('changes with any file that matters, its name included, and with no other', async () => {
  const folder = await dataFolder()
  const before = await fingerprintOf(folder)
  await writeFile(join(folder, 'readme.txt'), 'hello')
  expect(await fingerprintOf(folder)).toBe(before)
  const path = join(folder, FIGURES)
  const figures = await readFile(path, 'utf8')
  await writeFile(path, `${figures}\n`)
  const changed = await fingerprintOf(folder)
  expect(changed).not.toBe(before)
  await writeFile(path, figures)
  expect(await fingerprintOf(folder)).toBe(before)
  await writeFile(`${path}.more`, '')
  expect(await fingerprintOf(folder)).not.toBe(before)
})

test('a folder with nothing in it has a fingerprint too', async () => {
  expect(await fingerprintOf(join(await dataFolder(), 'nowhere'))).toMatch(/^[0-9a-f]{64}$/)
})
