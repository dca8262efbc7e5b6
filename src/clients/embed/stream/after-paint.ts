/** One chunk of what every reader needs, but not before there is something to read. */
export { AccountPlace } from '../components/account-place.js';
export { CommentActions } from '../components/comment-actions.js';
export { moveInFeed } from '../components/feed-keys.js';
export { EarlierButton, MoreButton, MoreReplies } from '../components/more-buttons.js';
export { fullTime } from '../../shared/full-time.js';
export { unseenMark } from '../following/following.js';
export { News, newsOf } from '../components/news.js';
export { HeaderEnd, marksOf } from '../components/reading-actions.js';
export { StreamControls } from '../components/stream-controls.js';
export { panelOf, StreamBar } from '../components/stream-bar.js';
export { withEvent } from '../live/stream-event.js';
export { adoptAfterPaintStyles } from './after-paint-styles.js';
export { showList } from './paging.js';
export { Visit } from './visit.js';
