/** Emitted after a person's tokens, role, states or name changed, once the write is durable. */
export class UserAccessChanged {
  constructor(readonly userId: string) {}
}

/** Emitted after something happened to a person that their history keeps, once the write is durable. */
export class UserStateChanged {
  constructor(readonly userId: string) {}
}
