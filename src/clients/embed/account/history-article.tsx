/** @jsxRuntime classic */
/** @jsx h */
import { h, type VNode } from 'preact';
import { renderRichText } from '../../shared/rich-text.js';
import { type HistoryComment } from '../generated/operations.js';
import { accountMessages, dayText } from '../messages/account.js';
import { withBeginning } from '../stream/comment-name.js';
import { DecisionNote } from './decision-note.js';
import { DeleteButton } from './delete-button.js';
import { type ProfileStore } from './profile-store.js';

interface ArticleProps {
  readonly own: HistoryComment;
  readonly store: ProfileStore;
  /** Of the article's heading. */
  readonly level: number;
  readonly onRemoved: () => void;
}

/** One comment of somebody's own: where it stands, what came of it, and what can be done about it. */
export function HistoryArticle({ own, store, level, onRemoved }: ArticleProps) {
  const { history } = accountMessages;
  const { comment, story, status, statement } = own;
  const { id, body, createdAt, editedAt, replyCount, reactionCount } = comment;
  const title = story?.title ?? history.untitled;
  const day = dayText(createdAt);
  const Heading = `h${level}` as 'h4';
  return (
    <article class="history-item" tabIndex={-1} aria-labelledby={`history-${id}`}>
      <Heading id={`history-${id}`} class="history-heading" aria-label={history.comment(day, title)}>
        {story ? <a href={story.url}>{title}</a> : title}
      </Heading>
      <div class="body" dir="auto">
        {renderRichText<VNode>(body, h)}
      </div>
      <div class="history-row">
        <p class="facts quiet">
          <span class={statement ? 'state is-open' : 'state'}>{history.statuses[status]}</span>
          <time dateTime={createdAt}>{day}</time>
          {editedAt && <span>{history.edited}</span>}
          {replyCount > 0 && <span>{history.replies(replyCount)}</span>}
          {reactionCount > 0 && <span>{history.reactions(reactionCount)}</span>}
        </p>
        <DeleteButton
          name={withBeginning(history.deleteThis(day), body, createdAt)}
          remove={() => store.remove(id)}
          onRemoved={onRemoved}
        />
      </div>
      <DecisionNote own={own} store={store} />
    </article>
  );
}
