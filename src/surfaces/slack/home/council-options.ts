/** A menu of councils, however many are loaded. */
import type { OptionGroup, PlainTextOption } from '@slack/types'
import type { Catalogue } from '../../../catalogue.ts'
import { OPTION_TEXT, OPTION_VALUE } from '../cards/limits.ts'
import { option, plainText } from '../cards/text-blocks.ts'

// https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
export const OPTIONS = 100

/** The value of the option that stands for no council. */
export const NO_COUNCIL = '-'

type PlainTextGroup = Omit<OptionGroup, 'options'> & { options: PlainTextOption[] }

/** The parts of a `static_select` that offer the councils and, first, none; `chosen` is a key or null. */
export function councilOptions(
  { councils }: Catalogue,
  none: string,
  chosen: string | null,
): { initial_option: PlainTextOption } & ({ options: PlainTextOption[] } | { option_groups: PlainTextGroup[] }) {
  const noneOption = option(none, NO_COUNCIL)
  const all = councils
    .filter(({ key }) => key.length <= OPTION_VALUE)
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ key, name }) => option(name, key))
  const initial_option = all.find(({ value }) => value === chosen) ?? noneOption
  if (all.length < OPTIONS) return { initial_option, options: [noneOption, ...all] }
  const groups: PlainTextGroup[] = [{ label: plainText(none, OPTION_TEXT), options: [noneOption] }]
  for (let from = 0; from < all.length; from += OPTIONS) {
    const options = all.slice(from, from + OPTIONS)
    const [first, last] = [options[0]?.text.text ?? '', options.at(-1)?.text.text ?? '']
    groups.push({ label: plainText(`${first.slice(0, 30)} to ${last.slice(0, 30)}`, OPTION_TEXT), options })
  }
  return { initial_option, option_groups: groups.slice(0, OPTIONS) }
}

/** The key that was chosen, null for none; undefined where it is no council that is loaded. */
export function chosenCouncil(catalogue: Catalogue, value: string): string | null | undefined {
  if (value === NO_COUNCIL) return null
  return catalogue.council(value) ? value : undefined
}
