import DataLoader from 'dataloader';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import type { Comment, CommentsQueries } from '../../comments/index.js';

const comments = Symbol('comments around moderated ones');

/** A comment by id; all that a page asks for at once in one command. */
export function loadComment(loaders: Loaders, queries: CommentsQueries, id: string): Promise<Comment | undefined> {
  return loaders.for(comments, () => new DataLoader<string, Comment | undefined>((ids) => queries.byIds(ids))).load(id);
}
