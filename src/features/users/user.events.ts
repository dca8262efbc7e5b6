/** Emitted after a token was revoked, a person banned or unbanned, or their role changed, once the write is durable. */
export class UserAccessChanged {
  constructor(readonly userId: string) {}
}
