import { type KeyboardEvent, type RefObject } from 'react';
import {
  Button,
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';
import { messages } from '../messages/messages.js';
import { wordsMessages as words } from '../messages/words.js';
import { type WordListController } from './word-list-controller.js';
import { type Entry, type WordListState } from './words-state.js';

const rowHeight = 52;

interface PhraseListProps {
  readonly state: WordListState;
  readonly controller: WordListController;
  readonly list: RefObject<HTMLDivElement | null>;
  /** What may be done to a phrase; nothing where the person only reads. */
  readonly onEdit?: (entry: Entry) => void;
}

/**
 * The phrases: one stop for Tab, arrows within, Enter to edit and Delete to remove. Only the rows in sight are in the
 * page, further ones are fetched as they come near: a list may hold 20,000.
 */
export function PhraseList({ state, controller, list, onEdit }: PhraseListProps) {
  const { entries, hasNextPage, isLoadingMore, missing, query } = state;
  const removeFocused = (event: KeyboardEvent) => {
    if (!onEdit || event.key !== 'Delete') return;
    const row = (event.target as Element).closest('[role="row"]');
    const entry = entries.find(({ key }) => key === row?.getAttribute('data-key'));
    if (!entry) return;
    event.preventDefault();
    void controller.remove(entry);
  };
  return (
    <div className="phrases" onKeyDown={removeFocused}>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: rowHeight, loaderHeight: 1 }}>
        <GridList
          ref={list}
          aria-label={words.phrases}
          renderEmptyState={() => <p className="blank quiet">{query.trim() ? words.nothingFound : words.empty}</p>}
        >
          <Collection items={entries} dependencies={[onEdit !== undefined]}>
            {(entry) => (
              <GridListItem
                id={entry.key}
                className="phrase"
                textValue={entry.phrase}
                {...(onEdit && { onAction: () => onEdit(entry) })}
              >
                <PhraseRow entry={entry} controller={controller} {...(onEdit && { onEdit })} />
              </GridListItem>
            )}
          </Collection>
          {hasNextPage && !missing && (
            <GridListLoadMoreItem onLoadMore={() => void controller.loadMore()} isLoading={isLoadingMore}>
              <span className="quiet">{messages.loading}…</span>
            </GridListLoadMoreItem>
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly controller: WordListController;
  readonly onEdit?: (entry: Entry) => void;
}

function PhraseRow({ entry, controller, onEdit }: RowProps) {
  const { phrase, category, note } = entry;
  return (
    <>
      <bdi className="words">{phrase}</bdi>
      {category && <span className="category">{category}</span>}
      {note && <span className="quiet note">{note}</span>}
      {onEdit && (
        <span className="tools">
          <Button className="plain" aria-label={`${words.edit}: ${phrase}`} onPress={() => onEdit(entry)}>
            {words.edit}
          </Button>
          <Button
            className="plain"
            aria-label={`${words.remove}: ${phrase}`}
            onPress={() => void controller.remove(entry)}
          >
            {words.remove}
          </Button>
        </span>
      )}
    </>
  );
}
