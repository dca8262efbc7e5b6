import { Schema } from 'mongoose';
import { type BulkItem, type BulkOperation, bulkStates } from './bulk.js';

export type BulkOperationDocument = Omit<BulkOperation, 'id'> & { _id: string };
export type BulkItemDocument = BulkItem & { _id: string };

const { Mixed } = Schema.Types;

export const bulkOperationSchema = new Schema<BulkOperationDocument>(
  {
    _id: String,
    moderatorId: { type: String, required: true },
    action: { type: String, required: true },
    code: String,
    text: String,
    selection: { type: Mixed, required: true },
    state: { type: String, enum: bulkStates, required: true },
    total: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    cursor: Mixed,
    read: { type: Number, required: true },
    turn: { type: Number, required: true },
    touchedAt: { type: Date, required: true },
    finishedAt: Date,
  },
  { collection: 'bulk_operations', versionKey: false, minimize: false },
);

// findUnfinished: operations whose job was lost; removePreviews, removeEnded
bulkOperationSchema.index({ state: 1, touchedAt: 1 });

export const bulkItemSchema = new Schema<BulkItemDocument>(
  {
    _id: String,
    bulkId: { type: String, required: true },
    commentId: { type: String, required: true },
    before: { type: Mixed, required: true },
    state: { type: String, required: true },
    transitionAfter: Number,
  },
  { collection: 'bulk_items', versionKey: false, minimize: false },
);

// findItems, countItems
bulkItemSchema.index({ bulkId: 1, state: 1 });
