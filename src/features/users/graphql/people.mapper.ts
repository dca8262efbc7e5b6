import type { UserNote } from '../user-note.js';
import type { UserChange } from '../user-state.js';
import type { UserChangeModel, UserNoteModel } from './people.models.js';

export function toUserChange(change: UserChange): UserChangeModel {
  const { id, kind, at, by, reason } = change;
  return { id, kind, at, byID: by, reason, ...detailsOf(change) };
}

export function toUserNote({ id, text, createdAt, authorId }: UserNote): UserNoteModel {
  return { id, text, createdAt, authorId };
}

function detailsOf(change: UserChange): Partial<UserChangeModel> {
  switch (change.kind) {
    case 'BANNED':
    case 'UNBANNED':
    case 'PREMODERATED':
    case 'PREMODERATION_ENDED':
      return { siteIDs: change.siteIds };
    case 'SUSPENDED':
      return { until: change.until, message: change.message };
    case 'WARNED':
    case 'MESSAGED':
      return { message: change.message };
    case 'USERNAME_CHANGED':
      return { previousUsername: change.from, newUsername: change.to };
    case 'ROLE_CHANGED':
      return { newRole: change.to, siteIDs: change.siteIds };
    case 'UNSUSPENDED':
    case 'WARNING_ACKNOWLEDGED':
    case 'MESSAGE_ACKNOWLEDGED':
    case 'USERNAME_REJECTED':
    case 'USERNAME_APPROVED':
    case 'SHADOW_LIMITED':
    case 'SHADOW_LIMIT_ENDED':
      return {};
  }
}
