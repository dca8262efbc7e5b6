import { type Operation } from '../../shared/operation.js';
import { type Session, type SignedIn } from '../../shared/session.js';
import { type PageSignIn } from '../page/page-sign-in.js';
import { type TalkServer } from '../stream/talk-server.js';
import { send } from './send.js';

const operation: Operation<{ readonly done: boolean }, object> = { documentId: 'sha256:0' };

describe(send.name, () => {
  const realFetch = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = realFetch;
  });

  /** A server that accepts one token, and a page that has another one where it says so. */
  const setUp = ({ accepted, next }: { accepted: string; next: string | null }) => {
    const sent: (string | null)[] = [];
    globalThis.fetch = (_url, init) => {
      const token = new Headers(init?.headers).get('authorization');
      sent.push(token);
      const refusal = { errors: [{ message: 'No.', extensions: { code: 'TOKEN_INVALID' } }] };
      return Promise.resolve(Response.json(token === `Bearer ${accepted}` ? { data: { done: true } } : refusal));
    };
    const session = { current: { token: 'old' } as SignedIn | null, isRefused: false, refused: () => {} };
    session.refused = () => (session.isRefused = true);
    const settled = () => {
      if (session.isRefused) session.current = next === null ? null : ({ token: next } as SignedIn);
      return Promise.resolve();
    };
    const server: TalkServer = {
      origin: 'https://talk.example',
      url: 'https://talk.example/api/graphql',
      session: session as unknown as Session,
      pageSignIn: { settled } as PageSignIn,
    };
    return { server, sent };
  };

  it('sends once more with the page’s next token, where the last one had ended', async () => {
    const { server, sent } = setUp({ accepted: 'new', next: 'new' });
    await expect(send(server, operation, {})).resolves.toEqual({ done: true });
    expect(sent).toEqual(['Bearer old', 'Bearer new']);
  });

  it.each([
    ['the page has no other', null, 1],
    ['the next is refused as well', 'newer', 2],
  ])('fails where %s', async (_why, next, times) => {
    const { server, sent } = setUp({ accepted: 'new', next });
    await expect(send(server, operation, {})).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
    expect(sent).toHaveLength(times);
  });
});
