/** A release of LAIT, the Department for Education's Local Authority Interactive Tool, from the folder with its four files. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Area } from '../../england/area.ts'
import { DataError } from '../../errors.ts'
import type { PackedFigures, ReadRelease } from '../../store/england.ts'
import { doubtFindings, doubtsOf } from './doubts.ts'
import { findFiles } from './files.ts'
import { finding, type LaitFinding } from './finding.ts'
import { AREA_RULES, type AreaRules, readAreas } from './read-areas.ts'
import { readDictionary } from './read-dictionary.ts'
import { readFigures } from './read-figures.ts'

export interface ReadLait {
  readonly release: ReadRelease
  readonly counts: {
    readonly rows: number
    readonly kept: number
    readonly withoutFigure: number
    readonly leftOut: number
    readonly dictionaryRows: number
  }
  /** Warnings first. */
  readonly findings: readonly LaitFinding[]
}

/**
 * Reads the release in `folder`.
 * @param dataDir the data folder, for the keys of areas
 * @throws DataError in one sentence where a file is missing, cut off or of another layout
 */
export async function readLait(folder: string, dataDir: string): Promise<ReadLait> {
  const { files, sha256 } = await findFiles(folder)
  const dictionary = readDictionary(files.dictionary)
  const areas = await readAreas(files.areas, files.neighbours, await readAreaRules(dataDir))
  const read = await readFigures(files.figures, dictionary.measures, areas.areas)
  const doubts = doubtsOf(dictionary.measures, areas.areas, read.periods, read.figures)
  const packed = withFigures(areas.areas, read.figures)
  const unused = areas.areas.filter((a) => !packed.areas.includes(a))
  const findings = [
    ...dictionary.findings,
    ...areas.findings,
    ...unused.map(({ name, code }) => {
      const said = `${files.figures.name} has no figure for ${name} (${code}), which ${files.areas.name} lists; it is left out.`
      return finding('note', 'area-without-figures', files.areas.name, said)
    }),
    ...read.findings,
    ...doubtFindings(files.figures.name, dictionary.measures, doubts),
  ]
  return {
    release: {
      sha256,
      neighboursOf: areas.neighboursOf,
      ...packed,
      measures: dictionary.measures.map((m, i) => ({
        ...m,
        basis: read.overThreeYears.has(i) ? 'rolling' : m.basis,
        doubts: doubts.get(i) ?? [],
      })),
      periods: read.periods,
      unread: read.unread,
    },
    counts: {
      rows: read.rows,
      kept: read.figures.count,
      withoutFigure: read.withoutFigure,
      leftOut: read.rows - read.figures.count,
      dictionaryRows: dictionary.rows,
    },
    findings: [...findings.filter((f) => f.severity === 'warning'), ...findings.filter((f) => f.severity === 'note')],
  }
}

/** The areas that have rows, and the figures with the places of those areas: the code list names areas of the past too. */
function withFigures(
  areas: readonly Area[],
  figures: PackedFigures,
): { readonly areas: readonly Area[]; readonly figures: PackedFigures } {
  const used = new Set(figures.area.subarray(0, figures.count))
  const kept = areas.filter((_, i) => used.has(i))
  const places = new Map(kept.map((area, place) => [areas.indexOf(area), place]))
  return {
    areas: kept,
    figures: { ...figures, count: figures.count, area: figures.area.map((i) => places.get(i) ?? 0) },
  }
}

/** @throws DataError where the file is missing or not as it should be */
async function readAreaRules(dataDir: string): Promise<AreaRules> {
  const path = join(dataDir, 'england', 'areas.json')
  try {
    return AREA_RULES.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    const said = cause instanceof z.ZodError ? z.prettifyError(cause) : (cause as Error).message
    throw new DataError(`england/areas.json cannot be used: ${said}`, { cause })
  }
}
