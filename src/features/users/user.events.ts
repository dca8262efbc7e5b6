/** Emitted after a person's tokens, role, states or name changed, once the write is durable. */
export class UserAccessChanged {
  constructor(readonly userId: string) {}
}
