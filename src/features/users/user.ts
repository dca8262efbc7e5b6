import type { UserRole } from '../../core/context/actor.js';
import type { UserStates } from './user-state.js';

/** An access token that was signed out before its time. */
export interface RevokedToken {
  readonly jti: string;
  readonly expiresAt: Date;
}

/** Somebody as another system knows them. */
export interface LinkedAccount {
  /** Whose accounts they are: a site's id, or `organisation`. */
  readonly issuer: string;
  /** The person's id there. */
  readonly subject: string;
  readonly username: string;
  readonly role?: UserRole;
}

/** A person with an account. E-mail and password hash never leave the server but to the person. */
export interface User extends UserStates {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  /** Absent for people whom another system signs in. */
  readonly passwordHash?: string;
  /** The account elsewhere that this one stands for, with what was said of the person there the last time. */
  readonly linked?: LinkedAccount;
  readonly role: UserRole;
  /** The sites that a MODERATOR is limited to; absent: all of them. */
  readonly siteScope?: readonly string[];
  readonly revokedTokens: readonly RevokedToken[];
  /** Tokens issued before are void ("sign out everywhere"). */
  readonly tokensValidFrom?: Date;
  /** People whose comments this person does not want to see. */
  readonly ignoredUserIds?: readonly string[];
  /** Counts that the comments' counter writer keeps, by name; a cache of what the comments say. */
  readonly figures?: Readonly<Record<string, number>>;
  /** Goes up with every change of `figures`. */
  readonly figuresVersion?: number;
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

export const maxIgnoredUsers = 500;

/** Readers cannot shut their ears to those who keep order. */
export function mayBeIgnored({ role }: Pick<User, 'role'>): boolean {
  return role === 'COMMENTER' || role === 'MEMBER';
}

export function isModeratorRole(role: UserRole): boolean {
  return role === 'MODERATOR' || role === 'ADMIN';
}
