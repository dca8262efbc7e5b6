/** One chunk of what every reader needs, but not before there is something to read. */
export { moveInFeed } from '../components/feed-keys.js';
export { LiveStream } from '../live/live-stream.js';
export { loadMore, loadReplies, showArrivals } from './paging.js';
