import type { UserRole } from '../../core/context/actor.js';

/** An access token that was signed out before its time. */
export interface RevokedToken {
  readonly jti: string;
  readonly expiresAt: Date;
}

/** A person with an account. E-mail and password hash never leave the server but to the person. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly role: UserRole;
  readonly bannedAt?: Date;
  readonly revokedTokens: readonly RevokedToken[];
  /** Tokens issued before are void ("sign out everywhere"). */
  readonly tokensValidFrom?: Date;
  readonly createdAt: Date;
}

/** What anybody may know of a comment's author. */
export type PublicUser = Pick<User, 'id' | 'username' | 'role'>;

export const usernamePattern = /^[\p{L}\p{N}_.-]{3,30}$/u;
export const minPasswordLength = 10;
/** argon2 hashes any length; a bound keeps one request from costing a second. */
export const maxPasswordLength = 256;

/** Two names that look the same are one: compatibility forms and case folded, `σ` and `ς`, `ß` and `ss` alike. */
export function usernameKey(username: string): string {
  return username.normalize('NFKC').toUpperCase().toLowerCase();
}

export function emailKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
