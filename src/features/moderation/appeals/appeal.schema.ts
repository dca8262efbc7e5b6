import { Schema } from 'mongoose';
import type { LedgerRecord } from '../../ledger/index.js';
import { type Appeal, type AppealState, appealStates } from './appeal.js';

export interface AppealDocument extends Omit<Appeal, 'id' | 'state'> {
  _id: string;
  state: AppealState;
  /** Set until the comment of a granted appeal is approved. */
  unenforced?: true;
  /** What the ledger has not got yet. */
  owed: LedgerRecord[];
}

const embedded = { _id: false } as const;
const { Mixed } = Schema.Types;

export const appealSchema = new Schema<AppealDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    storyId: { type: String, required: true },
    section: String,
    commentId: { type: String, required: true },
    authorId: { type: String, required: true },
    decision: {
      type: new Schema(
        {
          id: { type: String, required: true },
          by: { type: String, required: true },
          at: { type: Date, required: true },
          automated: Boolean,
          code: String,
          text: String,
          revision: Number,
        },
        embedded,
      ),
      required: true,
    },
    text: { type: String, required: true },
    createdAt: { type: Date, required: true },
    state: { type: String, enum: appealStates, required: true },
    outcome: new Schema({ by: String, at: Date, text: String, code: String }, embedded),
    unenforced: Boolean,
    owed: [Mixed],
  },
  { collection: 'appeals', versionKey: false },
);

// findPage, countOpen: those in one state, of all sites or one; oldest and newest first (read in both directions)
appealSchema.index({ state: 1, createdAt: 1, _id: 1 });
appealSchema.index({ siteId: 1, state: 1, createdAt: 1, _id: 1 });
// findPage: all of them
appealSchema.index({ createdAt: 1, _id: 1 });
// findByComments: what authors are told, what a change of a comment ends
appealSchema.index({ commentId: 1, createdAt: -1 });
// findUnenforced: the sweep for comments that have still to be approved
appealSchema.index({ unenforced: 1, 'outcome.at': 1 }, { partialFilterExpression: { unenforced: true } });
// findOwing: the sweep for records that the ledger has not got yet
appealSchema.index({ 'owed.id': 1 }, { sparse: true });
