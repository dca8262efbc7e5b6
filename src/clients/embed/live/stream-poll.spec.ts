import { ClientError } from '../../shared/client-error.js';
import { type readOperation } from '../../shared/graphql-read.js';
import { StreamPoll } from './stream-poll.js';

const page = (lastEventID: string, hasMore = false) => ({
  story: { isClosed: false, readerCount: null, changes: { lastEventID, hasMore, events: [] } },
});

describe(StreamPoll.name, () => {
  const asked: string[] = [];
  const errors: string[] = [];
  let after: string;
  let answers: (object | Error)[];
  let sut: StreamPoll;
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    asked.length = errors.length = 0;
    after = '1';
    answers = [];
    Object.assign(globalThis, { document: { visibilityState: 'visible' } });
    sut = new StreamPoll({
      url: 'https://talk.example/api/graphql',
      storyID: 'story',
      after: () => after,
      next: ({ changes }) => (after = changes.lastEventID),
      error: (code) => errors.push(code),
      read: ((_url: string, _operation: object, variables: { after: string }) => {
        asked.push(variables.after);
        const answer = answers.shift() ?? page(after);
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      }) as unknown as typeof readOperation,
      random: () => 0.5,
    });
  });
  afterEach(() => {
    sut.every(0);
    jest.useRealTimers();
  });

  it('asks from where it is, and at once for what follows', async () => {
    answers = [page('51', true), page('60')];
    sut.every(1000);
    await pass(1000);
    expect(asked).toEqual(['1', '51']);
    await pass(1000);
    expect(asked).toEqual(['1', '51', '60']);
  });

  it('asks less often what does not answer', async () => {
    answers = [new ClientError('UNREACHABLE'), new ClientError('UNREACHABLE')];
    sut.every(1000);
    await pass(1000);
    await pass(1999);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
    expect(errors).toEqual(['UNREACHABLE', 'UNREACHABLE']);
  });

  it('gives up what is too far behind to catch up step by step', async () => {
    answers = Array.from({ length: 9 }, (_, index) => page(String(index + 2), true));
    sut.every(1000);
    await pass(1000);
    expect(asked).toHaveLength(6);
    expect(errors).toEqual(['BAD_CURSOR']);
  });

  it('asks nothing in a tab that nobody looks at, and nothing once it is told to stop', async () => {
    Object.assign(document, { visibilityState: 'hidden' });
    sut.every(1000);
    await pass(5000);
    Object.assign(document, { visibilityState: 'visible' });
    sut.every(0);
    await pass(5000);
    expect(asked).toEqual([]);
  });
});
