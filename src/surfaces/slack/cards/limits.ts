/**
 * What one message or modal can hold, as Slack documents it (https://docs.slack.dev/reference/block-kit). Lengths are
 * characters. Where Slack has raised a limit of a new block, the first, smaller one stands here: workspaces get new blocks
 * at different times.
 */

// https://docs.slack.dev/reference/block-kit/blocks
export const MESSAGE_BLOCKS = 50
// https://docs.slack.dev/reference/block-kit/blocks/header-block
export const HEADER_TEXT = 150
// https://docs.slack.dev/reference/block-kit/blocks/section-block
export const SECTION_TEXT = 3000
// https://docs.slack.dev/reference/block-kit/blocks/actions-block
export const ACTIONS_ELEMENTS = 25
// https://docs.slack.dev/reference/block-kit/block-elements/button-element
export const BUTTON_TEXT = 75
// https://docs.slack.dev/reference/block-kit/composition-objects/option-object
export const OPTION_TEXT = 75
export const OPTION_VALUE = 150
// https://docs.slack.dev/reference/views/modal-views: the title, and each of the buttons below
export const MODAL_TEXT = 24
// https://docs.slack.dev/reference/block-kit/blocks/input-block: the label, and the hint
export const INPUT_LABEL = 2000
// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
export const CHARTS = 2
export const CHART_TITLE = 50
export const CHART_SERIES = 6
export const CHART_CATEGORIES = 20
export const CHART_LABEL = 20
// https://docs.slack.dev/reference/block-kit/blocks/data-table-block: rows without the header; characters of all cells together
export const TABLE_ROWS = 100
export const TABLE_CHARACTERS = 10_000

// Not documented: Slack refuses more than about 12,000 characters of text in all blocks but tables, and 11,341 have been
// too many (https://github.com/slackapi/bolt-js/issues/2867).
export const MESSAGE_CHARACTERS = 10_000

// Our own. Slack recommends 4,000 for the text of a message and takes 40,000.
export const MESSAGE_TEXT = 3900
/** Fewer points are a table, not a line. */
export const CHART_FEWEST = 3
export const TABLE_PAGE = 10
export const QUESTION_TEXT = 300
/** Fits, with what is to be done, into the value of a menu's option. */
export const TOKEN = 120
/** Buttons under an answer; a phone shows no more without turning its screen into a keyboard. */
export const STEP_BUTTONS = 4
/** Candidates that get a button. */
export const CHOICES = 20
