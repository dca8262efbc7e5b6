import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { newId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { actorIdOf } from '../../core/context/actor.js';
import { checkedText } from './staff-text.js';
import { maxNoteLength, type NotePosition, type UserNote } from './user-note.js';
import { UserNotesRepository } from './user-notes.repository.js';
import { UsersRepository } from './users.repository.js';

/** Moderators' notes on people; every moderator reads and writes them, whichever sites they are limited to. */
@Injectable()
export class UserNotes {
  constructor(
    private readonly notes: UserNotesRepository,
    private readonly users: UsersRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT for an empty note or one too long */
  async add(ctx: RequestContext, userId: string, text: string): Promise<UserNote> {
    requireModerator(ctx);
    const clean = checkedText('note', text, maxNoteLength);
    if (clean === undefined) throw coreError('BAD_INPUT', { problem: 'Write a note.' });
    if (!(await this.users.findById(userId))) throw coreError('NOT_FOUND', { what: 'user' });
    const authorId = actorIdOf(ctx.actor);
    const note = { id: newId(), userId, authorId, text: clean, createdAt: this.clock.now() };
    await this.notes.insert(note);
    return note;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN for a note by somebody else, NOT_FOUND */
  async delete(ctx: RequestContext, noteId: string): Promise<UserNote> {
    requireModerator(ctx);
    const note = await this.notes.findById(noteId);
    if (!note) throw coreError('NOT_FOUND', { what: 'note' });
    if (note.authorId !== actorIdOf(ctx.actor)) throw coreError('FORBIDDEN');
    await this.notes.delete(noteId);
    return note;
  }

  /** Up to one note more than asked for, newest first. @throws UNAUTHENTICATED, FORBIDDEN */
  async page(
    ctx: RequestContext,
    userId: string,
    { first, after }: { first: number; after?: NotePosition },
  ): Promise<UserNote[]> {
    requireModerator(ctx);
    return this.notes.findPage(userId, after, first + 1);
  }
}
