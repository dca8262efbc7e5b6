import { useCallback, useEffect, useState } from 'react';
import { ClientError, codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import { ApproveComment, OneComment, RejectComment } from '../generated/moderation.js';
import { Busy } from '../layout/busy.js';
import { Link } from '../layout/link.js';
import { failureText, messages } from '../messages/messages.js';
import { moderateMessages as moderate } from '../messages/moderate.js';
import { CommentCard } from './comment-card.js';
import { type Card, type Verdict } from './queue-state.js';
import './moderate.css';

/** One comment by itself: where links from elsewhere lead, such as the tools in the reader's stream. */
export default function CommentPage({ id }: { id: string }) {
  const [card, setCard] = useState<Card | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');

  const guarded = useCallback(async (step: () => Promise<Card>) => {
    setFailure(null);
    try {
      setCard(await step());
    } catch (error) {
      setFailure(codeOf(error));
    }
  }, []);
  useEffect(() => {
    document.title = `${moderate.title} · ${messages.product}`;
    void guarded(async () => {
      const { comment } = await send(OneComment, { id });
      if (!comment) throw new ClientError('NOT_FOUND');
      return comment;
    });
  }, [guarded, id]);

  const decide = (verdict: Verdict) =>
    guarded(async () => {
      const input = { commentID: id, clientMutationID: crypto.randomUUID() };
      const comment =
        verdict === 'APPROVED'
          ? (await send(ApproveComment, { input })).approveComment.comment
          : (await send(RejectComment, { input })).rejectComment.comment;
      const said = verdict === 'APPROVED' ? moderate.approved : moderate.rejected;
      setAnnouncement(said(comment.author.username));
      return comment;
    });

  return (
    <>
      <nav className="bar tabs" aria-label={moderate.queuesLabel}>
        <Link to="/moderate">{moderate.allQueues}</Link>
      </nav>
      <main className="desk">
        <h1 className="visually-hidden">{moderate.title}</h1>
        <div className="notices">
          <p role="status">{announcement}</p>
          {failure && (
            <p className="failure" role="alert">
              {failureText(failure)}
            </p>
          )}
        </div>
        {card ? (
          <CommentCard
            card={card}
            queue={card.status === 'REJECTED' ? 'REJECTED' : 'PENDING'}
            isFocused={false}
            isTabStop
            onFocus={() => undefined}
            onDecide={decide}
          />
        ) : (
          !failure && <Busy />
        )}
      </main>
    </>
  );
}
