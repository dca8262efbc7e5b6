import {
  type Card,
  initialState,
  type QueueEvent,
  type QueueState,
  withArrivalsShown,
  withDecision,
  withEvent,
  withRefusal,
} from './queue-state.js';

const aCard = (id: string): Card => ({
  id,
  body: `<p>${id}</p>`,
  status: 'PREMOD',
  queue: 'PENDING',
  createdAt: '2026-05-10T12:00:00Z',
  editedAt: null,
  author: { id: 'ana', username: 'Ana', role: 'COMMENTER', isBanned: false },
  story: { id: 'story', url: 'https://news.example/a', title: 'A' },
  parent: null,
  reasons: [],
  decidedBy: null,
  decidedAt: null,
});
const stateWith = (...ids: string[]): QueueState => ({
  ...initialState('PENDING'),
  phase: 'ready',
  cards: ids.map(aCard),
  counts: { pending: ids.length, unmoderated: 0, rejected: 0 },
});
const event = (kind: QueueEvent['kind'], id: string, queue: QueueEvent['queue'] = 'PENDING'): QueueEvent => ({
  eventID: '1',
  kind,
  queue,
  commentID: id,
  comment: kind === 'LEFT' ? null : aCard(id),
});
const idsOf = (cards: readonly Card[]) => cards.map(({ id }) => id);

describe(withDecision.name, () => {
  it('moves the focus to the card that takes the place', () => {
    const state = withDecision(stateWith('a', 'b', 'c'), { card: aCard('b'), verdict: 'REJECTED' });
    expect(idsOf(state.cards)).toEqual(['a', 'c']);
    expect(state.focusedID).toBe('c');
    expect(state.counts).toEqual({ pending: 2, unmoderated: 0, rejected: 1 });
  });

  it('moves the focus back from the last card, and nowhere from the only one', () => {
    expect(withDecision(stateWith('a', 'b'), { card: aCard('b'), verdict: 'APPROVED' }).focusedID).toBe('a');
    expect(withDecision(stateWith('a'), { card: aCard('a'), verdict: 'APPROVED' }).focusedID).toBeNull();
  });
});

describe(withRefusal.name, () => {
  it('puts everything back as it was', () => {
    const decision = { card: aCard('b'), verdict: 'REJECTED' as const };
    const before = stateWith('a', 'b', 'c');
    const state = withRefusal(withDecision(before, decision), decision, 1, 'UNREACHABLE');
    expect(idsOf(state.cards)).toEqual(['a', 'b', 'c']);
    expect(state).toMatchObject({ counts: before.counts, decisions: [], focusedID: 'b', failure: 'UNREACHABLE' });
  });
});

describe(withEvent.name, () => {
  it('lets a new card wait behind the banner, once', () => {
    const once = withEvent(stateWith('a'), event('ENTERED', 'b'));
    const twice = withEvent(once, event('ENTERED', 'b'));
    expect(idsOf(twice.cards)).toEqual(['a']);
    expect(idsOf(twice.arrivals)).toEqual(['b']);
  });

  it('leaves a card in view that another moderator decided', () => {
    const state = withEvent(stateWith('a', 'b'), event('LEFT', 'a'));
    expect(state.cards[0]).toMatchObject({ id: 'a', isDecidedElsewhere: true });
  });

  it('forgets an arrival that somebody else decided', () => {
    const state = withEvent(withEvent(stateWith('a'), event('ENTERED', 'b')), event('LEFT', 'b'));
    expect(state.arrivals).toEqual([]);
  });

  it('does not care for other queues', () => {
    const before = stateWith('a');
    expect(withEvent(before, event('ENTERED', 'b', 'UNMODERATED'))).toBe(before);
  });
});

describe(withArrivalsShown.name, () => {
  it('puts the newest on top, focuses it, and clears away what others decided', () => {
    let state = withEvent(stateWith('a', 'b'), event('ENTERED', 'c'));
    state = withEvent(state, event('ENTERED', 'd'));
    state = withArrivalsShown(withEvent(state, event('LEFT', 'b')));
    expect(idsOf(state.cards)).toEqual(['d', 'c', 'a']);
    expect(state).toMatchObject({ arrivals: [], focusedID: 'd' });
  });
});
