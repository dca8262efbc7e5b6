/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { failureText, messages } from '../messages/messages.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamStory, threadOf } from '../stream/stream-state.js';
import { CommentArticle } from './comment-article.js';

interface StreamProps {
  readonly controller: StreamController;
}

/** The whole stream, drawn anew from the state at each change. */
export function StreamView({ controller, minHeight }: StreamProps & { readonly minHeight: string | undefined }) {
  const { state, parts } = controller;
  const { phase, story } = state;
  if (!story) {
    // The comments that the server has put into the element are read until there are others.
    if (controller.root.host.firstElementChild) return [<slot />, <StreamStatus controller={controller} />];
    if (phase === 'loading')
      return (
        <section style={{ minHeight }}>
          <Skeleton />
        </section>
      );
  }
  return (
    <section class="stream" dir={messages.direction as 'ltr'} aria-label={messages.heading} style={{ minHeight }}>
      <StreamHeader controller={controller} />
      {parts.reading && <parts.reading.AccountPlace controller={controller} />}
      {story?.messageBox && <p class="notice">{story.messageBox}</p>}
      {story && phase !== 'failed' && <Invitation controller={controller} />}
      <StreamStatus controller={controller} />
      {phase === 'ready' && hasBar(story!) && (
        <div class="bar">{parts.reading && <parts.reading.StreamBar controller={controller} />}</div>
      )}
      {phase === 'ready' && state.target && parts.thread && <parts.thread.ThreadBar controller={controller} />}
      {phase === 'loading' && <Skeleton />}
      {phase === 'ready' && (
        <div id="list" {...parts.reading?.panelOf(state)}>
          <Feed controller={controller} />
        </div>
      )}
    </section>
  );
}

/** Whether there is more to choose between, or to say about the story, than its comments: as high before as after it. */
function hasBar({ mode, featuredCount }: StreamStory): boolean {
  return featuredCount > 0 || mode === 'QA' || mode === 'REVIEWS';
}

function StreamHeader({ controller }: StreamProps) {
  const { state, parts } = controller;
  return (
    <header class="top">
      <h2 class="heading">{state.story ? messages.comments(state.story.commentCount) : messages.heading}</h2>
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
          <p>{(parts.visitFailureText ?? failureText)(failure)}</p>
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
  if (story!.isClosed) return <p class="notice">{story!.closedMessage ?? messages.closed}</p>;
  if (composing?.kind === 'comment' && parts.Composer) {
    return <parts.Composer controller={controller} composing={composing} state={state} />;
  }
  const standing = parts.own?.standing(controller);
  if (standing) return standing;
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
  const { state, parts } = controller;
  const { comments, list, target } = state;
  const { ids, hasNextPage, hasPreviousPage, isLoading } = threadOf(state, list);
  if (ids.length === 0) {
    return isLoading ? (
      <Skeleton />
    ) : (
      <div class="blank">
        <b>{messages.empty}</b>
      </div>
    );
  }
  const draw = (id: string, index: number) => (
    <CommentArticle
      key={comments.get(id)?.key ?? id}
      id={id}
      level={1}
      controller={controller}
      position={index + 1}
      setSize={hasNextPage || hasPreviousPage ? -1 : ids.length}
      isAlone={list === ':THREAD' && id !== target}
    />
  );
  return (
    <>
      {hasPreviousPage && (
        <div class="more">{parts.reading && <parts.reading.EarlierButton controller={controller} />}</div>
      )}
      <div
        class="feed"
        role="feed"
        aria-label={messages.heading}
        aria-busy={isLoading}
        onKeyDown={parts.reading?.moveInFeed}
      >
        {controller.visit?.window.render(ids, draw) ?? ids.map(draw)}
      </div>
      {hasNextPage && <div class="more">{parts.reading && <parts.reading.MoreButton controller={controller} />}</div>}
    </>
  );
}

function Skeleton() {
  return <div class="skeleton" />;
}
