import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { userError } from './user.errors.js';
import { type KeyClaim, UserImportRepository } from './user-import.repository.js';
import { emailKey, type User, usernameKey } from './user.js';

export type ImportedUser = Pick<User, 'id' | 'username' | 'email' | 'role' | 'createdAt'>;

/** Brings in many people that were made elsewhere. */
@Injectable()
export class UserImport {
  constructor(
    private readonly repository: UserImportRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores those that are not there yet. Where somebody else has the username, a part of the id is added to it. Nobody
   * can sign in as one of them: they have no password.
   *
   * @returns how many were stored
   * @throws EMAIL_TAKEN where somebody else has one of the e-mail addresses
   */
  async insertOnce(people: readonly ImportedUser[]): Promise<number> {
    const known = await this.repository.findKnownIds(people.map(({ id }) => id));
    const missing = people.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return 0;
    await this.reserveEmails(missing);
    const named = await this.reserveUsernames(missing);
    await this.repository.insertManyOnce(named.map((person) => ({ ...person, revokedTokens: [] })));
    return named.length;
  }

  private async reserveEmails(people: readonly ImportedUser[]): Promise<void> {
    const claims = people.map(({ id, email }) => ({ key: `email:${emailKey(email)}`, userId: id }));
    const held = await this.repository.reserveMany(claims, this.clock.now());
    if (held.size < claims.length) throw userError('EMAIL_TAKEN');
  }

  private async reserveUsernames(people: readonly ImportedUser[]): Promise<ImportedUser[]> {
    const claims = new Map<ImportedUser, KeyClaim>(people.map((person) => [person, usernameClaim(person)]));
    const held = await this.repository.reserveMany([...claims.values()], this.clock.now());
    const renamed = people.map((person) =>
      held.has(claims.get(person)!)
        ? person
        : { ...person, username: `${person.username.slice(0, 23)}.${person.id.slice(0, 6)}` },
    );
    const changed = renamed.filter((person) => !claims.has(person));
    if (changed.length === 0) return renamed;
    const heldNow = await this.repository.reserveMany(changed.map(usernameClaim), this.clock.now());
    if (heldNow.size < changed.length) throw userError('USERNAME_TAKEN');
    return renamed;
  }
}

function usernameClaim({ id, username }: ImportedUser): KeyClaim {
  return { key: `username:${usernameKey(username)}`, userId: id };
}
