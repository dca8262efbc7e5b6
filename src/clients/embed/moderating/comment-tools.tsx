/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { fullTime } from '../../shared/full-time.js';
import { tools } from '../messages/messages.js';
import { moderatingFailureText, moderatingMessages } from '../messages/moderating.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { closeTools, doAct, openTools } from './desk.js';
import { DeedLine } from './deed-line.js';
import { type ModeratedState } from './generated/operations.js';
import { type Act, isRestricted } from './moderating-state.js';
import { RejectForm } from './reject-form.js';
import { RestrictForm } from './restrict-form.js';

/** Nobody restricts the newsroom from here. */
const restrictable = new Set(['COMMENTER', 'MEMBER']);

/** Opens the tools below a comment. */
export function ToolsButton({ comment, controller }: PartProps) {
  const { id, author, delivery } = comment;
  if (delivery || !controller.state.moderating) return null;
  const isOpen = isAt(controller.state.panel?.kind) && controller.state.panel?.commentID === id;
  return (
    <button
      id={`moderate-${id}`}
      class="link is-staff"
      aria-expanded={isOpen}
      aria-label={moderatingMessages.moderateWhose(author.username)}
      onClick={() => (isOpen ? closeTools(controller, id) : void openTools(controller, id))}
    >
      {moderatingMessages.moderate}
    </button>
  );
}

/** Below a comment: the tools, or what was done with them. */
export function Tools(props: PartProps) {
  const { comment, controller } = props;
  const { moderating, panel } = controller.state;
  if (!moderating) return null;
  const deed = moderating.deeds.get(comment.id);
  const kind = panel?.commentID === comment.id && isAt(panel.kind) ? panel.kind : null;
  if (kind === null) return deed ? <DeedLine {...props} deed={deed} /> : null;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    closeTools(controller, comment.id);
  };
  return (
    <div
      class="panel is-staff"
      role="group"
      aria-label={moderatingMessages.moderateWhose(comment.author.username)}
      onKeyDown={leave}
    >
      {kind === 'reject' ? (
        <RejectForm {...props} />
      ) : kind === 'restrict' ? (
        <RestrictForm {...props} />
      ) : (
        <Desk {...props} />
      )}
    </div>
  );
}

function Desk(props: PartProps) {
  const { comment, controller } = props;
  const { id } = comment;
  const { states, unread } = controller.state.moderating!;
  const moderated = states.get(id);
  const failure = unread.get(id);
  return (
    <>
      <p class="standing-line" role="status">
        {failure ? (
          moderatingFailureText(failure)
        ) : moderated ? (
          <Facts moderated={moderated} siteID={controller.state.story!.site.id} />
        ) : (
          moderatingMessages.reading
        )}
      </p>
      <div class="tools">
        {moderated && !failure && <ActButtons {...props} moderated={moderated} />}
        <button class="button is-small is-plain is-last" onClick={() => closeTools(controller, id)}>
          {moderatingMessages.close}
        </button>
      </div>
    </>
  );
}

/** How the comment stands, and what speaks against it or its author. */
function Facts({ moderated, siteID }: { readonly moderated: ModeratedState; readonly siteID: string }) {
  const { standings, rejection, reports, notices, banned, suspendedUntil } = moderatingMessages;
  const { status, decision, signals, author } = moderated;
  const reason = status === 'REJECTED' && decision?.code ? `: ${rejection.reasons[decision.code]}` : '';
  const warnings = [
    signals.openReports > 0 && reports(signals.openReports),
    signals.openNotices > 0 && notices(signals.openNotices),
    (author.isBanned || author.bannedSiteIDs.includes(siteID)) && banned,
    author.suspendedUntil && suspendedUntil(fullTime(author.suspendedUntil, tools.locale)),
  ].filter(Boolean);
  return (
    <>
      <b>
        {standings[status]}
        {reason}
      </b>
      {warnings.map((warning) => (
        <span key={warning} class="warning">
          {' '}
          {warning}
        </span>
      ))}
    </>
  );
}

function ActButtons({ comment, controller, moderated }: PartProps & { readonly moderated: ModeratedState }) {
  const { id, author } = comment;
  const { acts, console: toConsole, whose } = moderatingMessages;
  const { viewer, story, moderating } = controller.state;
  const { status, decision, tags } = moderated;
  const button = (verb: keyof typeof acts, onClick: () => void, kind = '') => (
    <button
      key={verb}
      class={`button is-small ${kind}`}
      aria-label={whose(acts[verb], author.username)}
      onClick={onClick}
    >
      {acts[verb]}
    </button>
  );
  const does = (verb: Extract<keyof typeof acts, Act['verb']>, kind?: string) =>
    verb === 'reject' ? null : button(verb, () => void doAct(controller, id, { verb }), kind);
  const asks = (verb: 'reject' | 'restrict', kind?: string) =>
    button(verb, () => controller.store.patch({ panel: { commentID: id, kind: verb } }), kind);
  const isRejected = status === 'REJECTED';
  const mayRestrict = restrictable.has(author.role) && viewer?.id !== author.id;
  return (
    <>
      {status !== 'APPROVED' && does('approve', 'is-approving')}
      {!isRejected && asks('reject', 'is-rejecting')}
      {decision && does('reset')}
      {!isRejected && (
        <>
          {does(tags.includes('FEATURED') ? 'unfeature' : 'feature')}
          {does(tags.includes('PINNED') ? 'unpin' : 'pin')}
          {does('setAside')}
        </>
      )}
      {mayRestrict && (isRestricted(moderated.author, story!.site.id) ? does('lift') : asks('restrict'))}
      <a
        class="button is-small is-plain"
        href={`${moderating!.url}/admin/comments/${encodeURIComponent(id)}`}
        target="_blank"
        rel="noopener"
      >
        {toConsole}
      </a>
    </>
  );
}

function isAt(kind: string | undefined): kind is 'moderate' | 'reject' | 'restrict' {
  return kind === 'moderate' || kind === 'reject' || kind === 'restrict';
}
