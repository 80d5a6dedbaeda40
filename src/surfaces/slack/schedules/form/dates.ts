/** The fields for when a schedule is due: none for a publication, a rule of dates, or one date. */

import type { InputBlock } from '@slack/types'
import { ORDINALS, WEEKDAYS } from '../../../../schedules/schedule.ts'
import { capital } from '../../../../wording/format.ts'
import { option } from '../../cards/text-blocks.ts'
import { FIELDS, type ScheduleForm, TICKED } from './form.ts'
import { input, menu } from './inputs.ts'

const timeInput = ({ time }: ScheduleForm): InputBlock =>
  input(FIELDS.time, 'Time', { type: 'timepicker', initial_time: time, timezone: 'Europe/London' })

function ruleInputs(form: ScheduleForm): InputBlock[] {
  const { every, ordinal, weekday } = form
  return [
    menu(
      FIELDS.every,
      'Every',
      [
        ['quarter', 'Quarter: in the month after it ends'],
        ['month', 'Month'],
        ['week', 'Week'],
      ],
      every,
      true,
    ),
    // A week has each day once.
    ...(every === 'week'
      ? []
      : [
          menu(
            FIELDS.ordinal,
            'Which',
            ORDINALS.map((which) => [which, capital(which)]),
            ordinal,
          ),
        ]),
    menu(
      FIELDS.weekday,
      'Day',
      WEEKDAYS.map((day) => [day, day]),
      weekday,
    ),
    timeInput(form),
  ]
}

function onceInputs(form: ScheduleForm): InputBlock[] {
  const box = option('It is the day of a meeting: post on the last working day before it', TICKED)
  return [
    input(FIELDS.day, 'Date', { type: 'datepicker', ...(form.day ? { initial_date: form.day } : {}) }),
    timeInput(form),
    input(
      FIELDS.meeting,
      'Meeting',
      { type: 'checkboxes', options: [box], ...(form.meeting ? { initial_options: [box] } : {}) },
      { optional: true },
    ),
  ]
}

export function dateInputs(form: ScheduleForm): InputBlock[] {
  switch (form.type) {
    case 'publication':
      return []
    case 'rule':
      return ruleInputs(form)
    case 'once':
      return onceInputs(form)
  }
}
