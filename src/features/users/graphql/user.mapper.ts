import type { PublicUser, User } from '../user.js';
import type { CommentAuthorModel, ModeratedUserModel, ViewerModel } from './user.models.js';

/** Somebody whose account is gone; their comments stay. */
const nobody = { username: 'deleted', role: 'COMMENTER' } as const;

const untouched = {
  isBanned: false,
  bannedSiteIDs: [],
  isPremoderated: false,
  premoderatedSiteIDs: [],
  messages: [],
  isShadowLimited: false,
  figures: [],
};

export function toCommentAuthor(id: string, user: PublicUser | undefined): CommentAuthorModel {
  return user ? { id: user.id, username: user.username, role: user.role } : { id, ...nobody };
}

export function toViewer(user: User): ViewerModel {
  return { id: user.id, username: user.username, role: user.role, email: user.email };
}

export function toModeratedUser(id: string, user: User | undefined): ModeratedUserModel {
  if (!user) return { id, ...nobody, ...untouched, createdAt: new Date(0) };
  const { username, role, createdAt, warning, usernameStatus, suspension } = user;
  return {
    id,
    username,
    role,
    isBanned: user.bannedAt !== undefined,
    bannedSiteIDs: user.bannedSiteIds ?? [],
    isPremoderated: user.premoderatedAt !== undefined,
    premoderatedSiteIDs: user.premoderatedSiteIds ?? [],
    warning,
    messages: user.messages ?? [],
    usernameStatus,
    isShadowLimited: user.shadowLimitedAt !== undefined,
    siteIDs: user.siteScope,
    figures: Object.entries(user.figures ?? {}).map(([name, value]) => ({ name, value })),
    suspension,
    createdAt,
  };
}
