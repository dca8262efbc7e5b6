/** @jsxRuntime classic */
/** @jsx h */
import { Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { accountFailureText, accountMessages } from '../messages/account.js';
import { HistoryArticle } from './history-article.js';
import { Heading, type SectionProps } from './section.js';

/** What somebody wrote in all stories, newest first, page by page. */
export class History extends Component<SectionProps, { readonly failure: string | null }> {
  override state = { failure: null };
  private readonly host = createRef<HTMLElement>();

  override render({ store, level }: SectionProps, { failure }: { readonly failure: string | null }) {
    const { heading, empty, more } = accountMessages.history;
    const { history, hasNextPage, isLoadingMore } = store.state;
    return (
      <section class="profile-section" ref={this.host} tabIndex={-1} aria-label={heading}>
        <Heading level={level}>{heading}</Heading>
        {history.length === 0 && <p class="quiet">{empty}</p>}
        {history.map((own) => (
          <HistoryArticle
            key={own.comment.id}
            own={own}
            store={store}
            level={level + 1}
            onRemoved={() => this.host.current?.focus()}
          />
        ))}
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
        {hasNextPage && (
          <button class="button" aria-disabled={isLoadingMore} onClick={() => void this.loadMore()}>
            {more}
          </button>
        )}
      </section>
    );
  }

  /** The focus goes to the first comment that came. */
  private async loadMore(): Promise<void> {
    const { store } = this.props;
    if (store.state.isLoadingMore) return;
    const shown = store.state.history.length;
    try {
      await store.loadMore();
      this.setState({ failure: null }, () => {
        this.host.current?.querySelectorAll<HTMLElement>('article')[shown]?.focus();
      });
    } catch (error) {
      this.setState({ failure: codeOf(error) });
    }
  }
}
