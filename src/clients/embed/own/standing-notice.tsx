/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { fullTime } from '../../shared/full-time.js';
import { tools } from '../messages/messages.js';
import { writingMessages } from '../messages/writing.js';
import { type Refusal } from './mine.js';

interface StandingProps {
  readonly refusal: Refusal;
}

/** Why the viewer cannot write here now; what they can do about it stands above, in the notices of their account. */
export function StandingNotice({ refusal }: StandingProps) {
  const { standing } = writingMessages;
  switch (refusal.code) {
    case 'USER_BANNED':
      return <p class="standing notice">{standing.banned}</p>;
    case 'USERNAME_REJECTED':
      return <p class="standing notice">{standing.usernameRejected}</p>;
    case 'USER_SUSPENDED':
      return (
        <div class="standing notice">
          <p>{standing.suspended(fullTime(refusal.until, tools.locale))}</p>
          {refusal.message && <blockquote>{refusal.message}</blockquote>}
        </div>
      );
    case 'USER_WARNED':
      return <p class="standing notice">{standing.warned}</p>;
  }
}
