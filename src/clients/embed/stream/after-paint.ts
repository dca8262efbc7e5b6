/** One chunk of what every reader needs, but not before there is something to read. */
export { CommentActions } from '../components/comment-actions.js';
export { moveInFeed } from '../components/feed-keys.js';
export { News, newsOf } from '../components/news.js';
export { StreamControls } from '../components/stream-controls.js';
export { withEvent } from '../live/stream-event.js';
export { adoptAfterPaintStyles } from './after-paint-styles.js';
export { loadMore, loadReplies } from './paging.js';
export { Visit } from './visit.js';
