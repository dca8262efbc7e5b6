/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { visitMessages } from '../messages/visit.js';
import { showList } from '../stream/paging.js';
import { type StreamController } from '../stream/stream-controller.js';
import { tabsOf } from '../stream/stream-lists.js';
import { Ratings } from './ratings.js';
import { type ListKey, type StreamState } from '../stream/stream-state.js';

interface BarProps {
  readonly controller: StreamController;
}

/** Above the comments: what readers' stars come to, and the lists that the story has. */
export function StreamBar({ controller }: BarProps) {
  return (
    <>
      <Ratings story={controller.state.story!} />
      <Tabs controller={controller} />
    </>
  );
}

/** What makes the list a tab's panel, where there are tabs. */
export function panelOf(state: StreamState) {
  const isPanel = state.list !== ':THREAD' && tabsOf(state).length > 1;
  return isPanel ? { role: 'tabpanel' as const, 'aria-labelledby': `tab${state.list}` } : {};
}

function Tabs({ controller }: BarProps) {
  const { state } = controller;
  const tabs = tabsOf(state);
  if (tabs.length === 1) return null;
  const chosen = Math.max(
    0,
    tabs.findIndex(({ list }) => list === state.list),
  );
  const go = (step: number, tab: HTMLElement) => {
    const next = (chosen + step + tabs.length) % tabs.length;
    void showList(controller, tabs[next]!.list);
    (tab.parentElement!.children[next] as HTMLElement).focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const forwards = controller.root.querySelector('[dir=rtl]') ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    go(event.key === forwards ? 1 : -1, event.target as HTMLElement);
  };
  return (
    <div class="tabs" role="tablist" aria-label={visitMessages.lists} onKeyDown={onKeyDown}>
      {tabs.map(({ list, count }, index) => (
        <button
          key={list}
          role="tab"
          id={`tab${list}`}
          aria-selected={list === state.list}
          aria-controls="list"
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => void showList(controller, list)}
        >
          {nameOf(list, count ?? 0)}
        </button>
      ))}
    </div>
  );
}

function nameOf(list: ListKey, count: number): string {
  switch (list) {
    case ':FEATURED':
      return visitMessages.featured(count);
    case ':ANSWERED':
      return visitMessages.answered(count);
    case ':UNANSWERED':
      return visitMessages.unanswered(count);
    case ':THREAD':
    case '':
      return visitMessages.allComments;
  }
}
