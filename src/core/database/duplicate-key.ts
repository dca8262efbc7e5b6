/** Whether a write failed because its `_id` or another unique key exists already (MongoDB's error 11000). */
export function isDuplicateKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
}
