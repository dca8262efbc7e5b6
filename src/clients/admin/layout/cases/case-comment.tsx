import { createElement, type ReactNode } from 'react';
import { richTextToPlain } from '../../../shared/plain-text.js';
import { renderRichText } from '../../../shared/rich-text.js';
import { type CaseCommentFields } from '../../generated/operations.js';
import { caseMessages as cases } from '../../messages/cases.js';
import { Link } from '../link.js';

interface CaseCommentProps {
  readonly comment: CaseCommentFields | null;
  /** When it was decided, where a decision is looked at again: a later edit is said. */
  readonly decidedAt?: string;
}

/** The comment that a case is about, with its story and what it answers. */
export function CaseComment({ comment, decidedAt }: CaseCommentProps) {
  if (!comment) return <p className="quiet">{cases.commentGone}</p>;
  const { id, author, body, status, editedAt, story, parent, reasons } = comment;
  return (
    <section className="matter" aria-label={cases.comment(author.username)}>
      <p className="facts">
        <b>{cases.comment(author.username)}</b>
        <span className={status === 'REJECTED' ? 'badge is-bad' : 'badge'}>{cases.statuses[status]}</span>
        {editedAt && decidedAt && editedAt > decidedAt && <span className="badge">{cases.editedSince}</span>}
      </p>
      {parent && (
        <blockquote className="parent" dir="auto">
          <b>{cases.inReplyTo(parent.author.username)}</b> {richTextToPlain(parent.body)}
        </blockquote>
      )}
      <div className="body" dir="auto">
        {renderRichText<ReactNode>(body, createElement)}
      </div>
      {reasons.length > 0 && (
        <ul className="reasons" aria-label={cases.reasons}>
          {reasons.map(({ stage, detail }) => (
            <li key={stage + detail}>{detail}</li>
          ))}
        </ul>
      )}
      <p className="ways">
        <Link to={`/comments/${encodeURIComponent(id)}`}>{cases.openComment}</Link>
        <a href={story.url} target="_blank" rel="noopener noreferrer">
          {story.title ?? story.url}
        </a>
      </p>
    </section>
  );
}
