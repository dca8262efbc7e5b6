import { AuthService } from '../../src/features/auth/index.js';
import { SitesService } from '../../src/features/sites/index.js';
import { StoriesService, type Story } from '../../src/features/stories/index.js';
import { UsersQueries, UsersService } from '../../src/features/users/index.js';
import type { UserRole } from '../../src/core/context/actor.js';
import { systemContext } from '../../src/core/context/request-context.js';
import { adminClient, type GraphqlClient, publicClient } from './graphql.js';
import type { ModerationMode } from '../../src/features/sites/index.js';
import type { TestTalk } from './start-talk.js';

export interface Person {
  readonly id: string;
  readonly token: string;
  /** Asks the public surface as this person. */
  readonly public: GraphqlClient;
  /** Asks the admin surface as this person. */
  readonly admin: GraphqlClient;
}

export interface Posted {
  readonly comment: { readonly id: string; readonly body: string; readonly createdAt: string };
  readonly status: string;
  readonly editableUntil: string;
}

/** Makes what a test starts from through Talk's own services, and says what people do through GraphQL. */
export class Newsroom {
  private people = 0;

  constructor(private readonly talk: TestTalk) {}

  async site(origin = 'https://news.example', moderation: ModerationMode = 'POST') {
    const sites = this.talk.get(SitesService, 'web');
    return sites.create(systemContext('test'), { name: 'The Test Times', origins: [origin], moderation });
  }

  /** A story of the test site, described already so that nothing is scraped. */
  async story(path = '/article', origin = 'https://news.example'): Promise<Story> {
    return this.talk.get(StoriesService, 'web').ensure(`${origin}${path}`, { title: 'An article' });
  }

  /** The same, in a language. */
  async storyIn(language: string | undefined, path: string, origin = 'https://news.example'): Promise<Story> {
    return this.talk.get(StoriesService, 'web').ensure(`${origin}${path}`, { title: 'An article', language });
  }

  async person(role: UserRole = 'COMMENTER'): Promise<Person> {
    this.people += 1;
    const username = `${role.toLowerCase()}_${this.people}`;
    const users = this.talk.get(UsersService, 'web');
    const user = await users.create({
      username,
      email: `${username}@example.org`,
      password: 'correct horse battery',
      role,
    });
    return this.session(user);
  }

  /** The same person, signed in again: tokens end with time. */
  async session({ id }: { readonly id: string }): Promise<Person> {
    const user = await this.talk.get(UsersQueries, 'web').byId(id);
    const { token } = await this.talk.get(AuthService, 'web').issue(user!);
    return { id, token, public: publicClient(this.talk, token), admin: adminClient(this.talk, token) };
  }

  async post(author: Person, storyID: string, body: string, more: object = {}): Promise<Posted> {
    const input = { storyID, body, ...more };
    const { createComment } = await author.public.run<{ createComment: { comment: Posted } }>(createCommentMutation, {
      input,
    });
    return createComment.comment;
  }

  async decide(moderator: Person, commentID: string, decision: 'approve' | 'reject'): Promise<Decided> {
    const answer = await moderator.admin.run<Record<string, { comment: Decided }>>(decideMutation(decision), {
      input: { commentID },
    });
    return answer[`${decision}Comment`]!.comment;
  }
}

export const createCommentMutation = `mutation Create($input: CreateCommentInput!) {
  createComment(input: $input) {
    comment { comment { id body createdAt } status editableUntil }
    clientMutationID
  }
}`;

export const storyQuery = `query Story($id: ID, $url: String, $first: Int = 20, $after: String, $orderBy: CommentOrder) {
  story(id: $id, url: $url) {
    id url title commentCount lastEventID isClosed
    settings { moderation maxCommentLength editWindowSeconds }
    comments(first: $first, after: $after, orderBy: $orderBy) {
      nodes {
        id body editedAt parentID replyCount author { username role }
        replies(first: 3) { nodes { id body author { username } } pageInfo { hasNextPage endCursor } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export interface StoryAnswer {
  readonly story: {
    readonly id: string;
    readonly url: string;
    readonly title: string | null;
    readonly commentCount: number;
    readonly lastEventID: string;
    readonly comments: {
      readonly nodes: readonly {
        readonly id: string;
        readonly body: string;
        readonly editedAt: string | null;
        readonly replyCount: number;
        readonly author: { readonly username: string };
        readonly replies: { readonly nodes: readonly { readonly id: string; readonly body: string }[] };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

/** What a moderator does with a comment. */
export const decideMutation = (decision: 'approve' | 'reject') => `mutation Decide($input: DecideCommentInput!) {
  ${decision}Comment(input: $input) {
    comment { id status queue decidedAt decidedBy { id } reasons { stage detail } }
  }
}`;

export interface Decided {
  readonly id: string;
  readonly status: string;
  readonly queue: string;
  readonly decidedAt: string | null;
  readonly decidedBy: { readonly id: string } | null;
  readonly reasons: readonly { readonly stage: string; readonly detail: string }[];
}
