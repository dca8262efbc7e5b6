/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { failureText, messages } from '../messages/messages.js';
import { type StreamController } from '../stream/stream-controller.js';
import { threadOf } from '../stream/stream-state.js';
import { CommentArticle } from './comment-article.js';

interface StreamProps {
  readonly controller: StreamController;
}

/** The whole stream, drawn anew from the state at each change. */
export function StreamView({ controller }: StreamProps) {
  const { state, parts } = controller;
  const { phase, story, isSigningIn } = state;
  // The comments that the server has put into the element are read until there are others.
  if (!story && controller.root.host.firstElementChild) {
    return [<slot />, <StreamStatus controller={controller} />];
  }
  return (
    <section dir={messages.direction as 'ltr'} aria-label={messages.heading} aria-busy={phase === 'loading'}>
      <StreamHeader controller={controller} />
      {isSigningIn && parts.AccountForm && (
        <parts.AccountForm controller={controller} onDone={() => void controller.askToSignIn(false)} />
      )}
      {story && phase !== 'failed' && <Invitation controller={controller} />}
      <StreamStatus controller={controller} />
      {phase === 'loading' && <Skeleton />}
      {phase === 'ready' && <Feed controller={controller} />}
    </section>
  );
}

function StreamHeader({ controller }: StreamProps) {
  const { state, parts } = controller;
  return (
    <header class="top">
      <h2>{state.story ? messages.comments(state.story.commentCount) : messages.heading}</h2>
      {parts.reading && <parts.reading.StreamControls controller={controller} />}
    </header>
  );
}

/** What goes wrong, and for those who do not see the page what goes on. */
function StreamStatus({ controller }: StreamProps) {
  const { state, parts } = controller;
  const { phase, failure } = state;
  return (
    <>
      <p class="visually-hidden" role="status">
        {phase === 'loading' ? messages.loading : parts.reading?.newsOf(state)}
      </p>
      {parts.reading && <parts.reading.News controller={controller} />}
      {failure && (
        <div class={phase === 'failed' ? 'blank' : 'failure'} role="alert">
          <p>{failureText(failure)}</p>
          {phase === 'failed' && (
            <button class="button" onClick={() => void controller.load()}>
              {messages.tryAgain}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function Invitation({ controller }: StreamProps) {
  const { state, parts } = controller;
  const { story, composing } = state;
  if (story!.isClosed) return <p class="notice">{messages.closed}</p>;
  if (composing?.kind === 'comment' && parts.Composer) {
    return <parts.Composer controller={controller} composing={composing} state={state} />;
  }
  return (
    <button
      class="invitation"
      disabled={!parts.reading}
      onClick={() => void controller.compose({ kind: 'comment', commentID: null })}
    >
      {messages.invitation}
    </button>
  );
}

function Feed({ controller }: StreamProps) {
  const { story, comments } = controller.state;
  const { ids, arrivals, hasNextPage, isLoading } = threadOf(controller.state, null);
  if (ids.length === 0) {
    return (
      <div class="blank">
        <b>{messages.empty}</b>
        {!story!.isClosed && arrivals.length === 0 && <p>{messages.emptyInvitation}</p>}
      </div>
    );
  }
  return (
    <>
      <div
        role="feed"
        aria-label={messages.heading}
        aria-busy={isLoading}
        onKeyDown={controller.parts.reading?.moveInFeed}
      >
        {ids.map((id, index) => (
          <CommentArticle
            key={comments.get(id)?.key ?? id}
            id={id}
            level={1}
            controller={controller}
            position={index + 1}
            setSize={hasNextPage ? -1 : ids.length}
          />
        ))}
      </div>
      {hasNextPage && (
        <button class="button" disabled={isLoading} onClick={() => void controller.parts.reading?.loadMore(controller)}>
          {messages.showMore}
        </button>
      )}
    </>
  );
}

function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
