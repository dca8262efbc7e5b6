/** What somebody has written, wherever it stands: in the composer, in its draft, on its way. */
export interface Written {
  /** HTML of the allow-list. */
  readonly body: string;
  /** Stars, 1 to 5, of a review. */
  readonly rating?: number;
  /** Names among those that the newsroom offers. */
  readonly tags?: readonly string[];
}

export const nothingWritten: Written = { body: '' };

export function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false;
  const { body, rating, tags } = value as Record<string, unknown>;
  const hasTags = tags === undefined || (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string'));
  return typeof body === 'string' && (rating === undefined || typeof rating === 'number') && hasTags;
}
