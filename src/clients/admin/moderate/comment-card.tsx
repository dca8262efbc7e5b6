import { createElement, type ReactNode, useEffect, useRef } from 'react';
import { richTextToPlain } from '../../shared/plain-text.js';
import { fullTime } from '../../shared/full-time.js';
import { relativeTime } from '../../shared/relative-time.js';
import { renderRichText } from '../../shared/rich-text.js';
import { messages, tools } from '../messages/messages.js';
import { moderateMessages as moderate } from '../messages/moderate.js';
import { type Card, type ShownQueue, type Verdict } from './queue-state.js';

interface CardProps {
  readonly card: Card;
  readonly queue: ShownQueue;
  readonly isFocused: boolean;
  /** Tab reaches one card of the list; the keys reach the others. */
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
  readonly onDecide: (verdict: Verdict, id: string) => Promise<void>;
}

/** One comment to decide, with what is needed for it: who, where, in answer to what, and why it is here. */
export function CommentCard({ card, queue, isFocused, isTabStop, onFocus, onDecide }: CardProps) {
  const element = useRef<HTMLElement>(null);
  const { id, body, author, story, parent, reasons, decidedBy, isDecidedElsewhere } = card;

  useEffect(() => {
    if (isFocused && !element.current!.contains(document.activeElement)) element.current!.focus();
  }, [isFocused]);

  return (
    <article
      ref={element}
      className={`card${isDecidedElsewhere ? ' is-gone' : ''}`}
      tabIndex={isTabStop ? 0 : -1}
      aria-labelledby={`author-${id}`}
      onFocus={() => onFocus(id)}
    >
      <CardHeader card={card} />
      {parent && (
        <blockquote className="parent">
          <b>{moderate.inReplyTo(parent.author.username)}</b> {richTextToPlain(parent.body)}
        </blockquote>
      )}
      <div className="body">{renderRichText<ReactNode>(body, createElement)}</div>
      {reasons.length > 0 && (
        <ul className="reasons" aria-label={moderate.reasons}>
          {reasons.map(({ stage, detail }) => (
            <li key={stage + detail}>{detail}</li>
          ))}
        </ul>
      )}
      <footer>
        <a className="story" href={story.url} target="_blank" rel="noopener noreferrer">
          {story.title ?? story.url}
        </a>
        {isDecidedElsewhere ? (
          <p className="quiet">{moderate.decidedElsewhere}</p>
        ) : (
          <div className="verdicts">
            {decidedBy && <span className="quiet">{moderate.decidedBy(decidedBy.username)}</span>}
            {queue !== 'REJECTED' && (
              <button
                className="reject"
                data-shortcut="R"
                aria-label={moderate.rejectWhose(author.username)}
                onClick={() => void onDecide('REJECTED', id)}
              >
                {moderate.reject}
              </button>
            )}
            <button
              className="approve"
              data-shortcut="A"
              aria-label={moderate.approveWhose(author.username)}
              onClick={() => void onDecide('APPROVED', id)}
            >
              {moderate.approve}
            </button>
          </div>
        )}
      </footer>
    </article>
  );
}

function CardHeader({ card: { id, author, createdAt, editedAt } }: { card: Card }) {
  const { locale } = tools;
  const role = (messages.roles as Readonly<Record<string, string>>)[author.role];
  return (
    <header>
      <h2 id={`author-${id}`} aria-label={moderate.card(author.username)}>
        {author.username}
      </h2>
      {role && <span className="badge">{role}</span>}
      {author.isBanned && <span className="badge is-bad">{moderate.banned}</span>}
      <time dateTime={createdAt} title={fullTime(createdAt, locale)}>
        {relativeTime(createdAt, Date.now(), locale)}
      </time>
      {editedAt && <span className="quiet">{moderate.edited}</span>}
    </header>
  );
}
