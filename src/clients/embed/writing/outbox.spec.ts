import { maxOutgoing, Outbox, type Outgoing } from './outbox.js';

const item = (id: string, more: Partial<Outgoing> = {}): Outgoing => ({
  id,
  viewerID: 'ana',
  storyID: 'story',
  parentID: null,
  body: '<p>x</p>',
  writtenAt: 1_000,
  ...more,
});

/** Each test has a Talk of its own: outboxes of one Talk share what they keep. */
let talks = 0;
const aTalk = () => `https://talk-${++talks}.example`;

describe(Outbox.name, () => {
  const storage = new Map<string, string>();
  beforeAll(() => {
    const localStorage = {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, text: string) => void storage.set(name, text),
      removeItem: (name: string) => void storage.delete(name),
    };
    Object.assign(globalThis, { localStorage });
  });
  afterAll(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

  it('still has after a reload what was not delivered, oldest first and only for whoever wrote it', () => {
    const talk = aTalk();
    const before = new Outbox(talk, () => 5_000);
    before.put(item('b', { writtenAt: 2_000 }));
    before.put(item('a'));
    before.put(item('c', { viewerID: 'ben' }));
    const after = new Outbox(talk, () => 5_000);
    expect(after.of('ana').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps one of each key', () => {
    const outbox = new Outbox(aTalk(), () => 5_000);
    outbox.put(item('a'));
    outbox.put(item('a', { refusal: 'STORY_CLOSED' }));
    expect(outbox.of('ana')).toEqual([item('a', { refusal: 'STORY_CLOSED' })]);
    outbox.remove('a');
    expect(outbox.of('ana')).toEqual([]);
  });

  it('refuses more than its measure, and loses none of what it has', () => {
    const outbox = new Outbox(aTalk(), () => 5_000);
    for (let index = 0; index < maxOutgoing; index++) expect(outbox.put(item(`${index}`))).toBe(true);
    expect(outbox.put(item('more'))).toBe(false);
    expect(outbox.put(item('0', { refusal: 'X' }))).toBe(true);
    expect(outbox.of('ana')).toHaveLength(maxOutgoing);
  });

  it('gives up what nobody came back to for two weeks', () => {
    const talk = aTalk();
    new Outbox(talk, () => 0).put(item('a', { writtenAt: 0 }));
    expect(new Outbox(talk, () => 13 * 24 * 3_600_000).of('ana')).toHaveLength(1);
    expect(new Outbox(talk, () => 15 * 24 * 3_600_000).of('ana')).toEqual([]);
  });

  it.each(['{', '"x"', '{}', '[1, null, {"id": 1}]', '[{"id":"a","body":"x"}]'])('survives %s', (text) => {
    const talk = aTalk();
    storage.set(`talk:outbox:${talk}`, text);
    expect(new Outbox(talk).of('ana')).toEqual([]);
  });

  it('works without storage, as long as the page', () => {
    const refuses = () => {
      throw new Error('refused');
    };
    const before = globalThis.localStorage;
    Object.assign(globalThis, { localStorage: { getItem: refuses, setItem: refuses, removeItem: refuses } });
    const outbox = new Outbox(aTalk(), () => 5_000);
    outbox.put(item('a'));
    expect(outbox.of('ana')).toHaveLength(1);
    Object.assign(globalThis, { localStorage: before });
  });
});
