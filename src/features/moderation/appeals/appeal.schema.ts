import { Schema } from 'mongoose';
import type { LedgerRecord } from '../../ledger/index.js';
import { type Appeal, type AppealOutcome, type AppealState, appealStates } from './appeal.js';

export interface AppealDocument {
  _id: string;
  /** Absent where it is about what holds everywhere. */
  siteId?: string;
  /** With `commentId`, of appeals against rejections. */
  storyId?: string;
  section?: string;
  commentId?: string;
  authorId: string;
  decision: Appeal['decision'];
  text: string;
  createdAt: Date;
  state: AppealState;
  outcome?: AppealOutcome;
  /** Set until what a granted appeal is about has followed it. */
  unenforced?: true;
  /** What the ledger has not got yet. */
  owed: LedgerRecord[];
}

const embedded = { _id: false } as const;
const { Mixed } = Schema.Types;

export const appealSchema = new Schema<AppealDocument>(
  {
    _id: String,
    siteId: String,
    storyId: String,
    section: String,
    commentId: String,
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
          kind: String,
          siteId: String,
          until: Date,
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
// findOpenOfPerson: what a change of a person's state ends; only appeals against those have a kind
appealSchema.index({ authorId: 1, state: 1 }, { partialFilterExpression: { 'decision.kind': { $exists: true } } });
// findUnenforced: the sweep for what has still to follow a granted appeal
appealSchema.index({ unenforced: 1, 'outcome.at': 1 }, { partialFilterExpression: { unenforced: true } });
// findOwing: the sweep for records that the ledger has not got yet
appealSchema.index({ 'owed.id': 1 }, { sparse: true });
