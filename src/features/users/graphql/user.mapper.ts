import type { PublicUser, User } from '../user.js';
import type { CommentAuthorModel, ModeratedUserModel, ViewerModel } from './user.models.js';

/** Somebody whose account is gone; their comments stay. */
const nobody = { username: 'deleted', role: 'COMMENTER' } as const;

export function toCommentAuthor(id: string, user: PublicUser | undefined): CommentAuthorModel {
  return user ? { id: user.id, username: user.username, role: user.role } : { id, ...nobody };
}

export function toViewer(user: User): ViewerModel {
  return { id: user.id, username: user.username, role: user.role, email: user.email };
}

export function toModeratedUser(id: string, user: User | undefined): ModeratedUserModel {
  if (!user) return { id, ...nobody, isBanned: false, createdAt: new Date(0) };
  const { username, role, bannedAt, createdAt } = user;
  return { id, username, role, isBanned: bannedAt !== undefined, createdAt };
}
