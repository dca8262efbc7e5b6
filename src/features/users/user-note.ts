/** What a moderator wants colleagues to know of a person; the person never sees it. */
export interface UserNote {
  readonly id: string;
  readonly userId: string;
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: Date;
}

export interface NotePosition {
  readonly at: Date;
  readonly id: string;
}

export const maxNoteLength = 2_000;
