/** Who the app is in this workspace. */
export interface Identity {
  readonly teamId: string
  readonly teamDomain: string
  readonly appId: string
  readonly botUserId: string
  readonly botId: string
  readonly botName: string
  readonly appToken: string
  readonly botToken: string
  readonly verificationToken: string
}
