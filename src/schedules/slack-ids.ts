/** Ids as Slack gives them, and a schedule's own key. Only what matches is ever put between "<" and ">". */

/** A public or private channel. */
export const isChannelId = (id: string): boolean => /^[CG][A-Z0-9]{2,}$/.test(id)

export const isUserId = (id: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(id)

export const isWorkspaceId = (id: string): boolean => /^T[A-Z0-9]{2,}$/.test(id)

export const isScheduleKey = (key: string): boolean => /^S-[0-9A-Z]{4,20}$/.test(key)
