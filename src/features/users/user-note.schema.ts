import { Schema } from 'mongoose';
import type { UserNote } from './user-note.js';

export interface UserNoteDocument extends Omit<UserNote, 'id'> {
  _id: string;
}

export const userNoteSchema = new Schema<UserNoteDocument>(
  {
    _id: String,
    userId: { type: String, required: true },
    authorId: { type: String, required: true },
    text: { type: String, required: true },
    createdAt: { type: Date, required: true },
  },
  { collection: 'user_notes', versionKey: false },
);

// findPage: the notes on a person, newest first
userNoteSchema.index({ userId: 1, createdAt: -1, _id: -1 });
