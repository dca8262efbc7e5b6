import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { NotePosition, UserNote } from './user-note.js';
import type { UserNoteDocument } from './user-note.schema.js';

@Injectable()
export class UserNotesRepository {
  constructor(@InjectModel('UserNote') private readonly notes: Model<UserNoteDocument>) {}

  async insert({ id, ...note }: UserNote): Promise<void> {
    await this.notes.create({ _id: id, ...note });
  }

  async findById(id: string): Promise<UserNote | undefined> {
    const document = await this.notes.findById(id).lean();
    return document ? toNote(document) : undefined;
  }

  /** Newest first. */
  async findPage(userId: string, after: NotePosition | undefined, limit: number): Promise<UserNote[]> {
    const behind = after
      ? { $or: [{ createdAt: { $lt: after.at } }, { createdAt: after.at, _id: { $lt: after.id } }] }
      : {};
    const found = await this.notes
      .find({ userId, ...behind })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean();
    return found.map(toNote);
  }

  async delete(id: string): Promise<void> {
    await this.notes.deleteOne({ _id: id });
  }
}

function toNote({ _id, userId, authorId, text, createdAt }: UserNoteDocument): UserNote {
  return { id: _id, userId, authorId, text, createdAt };
}
