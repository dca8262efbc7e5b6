import type { TestTalk } from './start-talk.js';

/** What a GraphQL endpoint answered; tests read `data` or the first error's code. */
export interface Answer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export class OperationFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** Asks one endpoint as one person. */
export class GraphqlClient {
  constructor(
    readonly endpoint: string,
    readonly token?: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  as(token: string | undefined): GraphqlClient {
    return new GraphqlClient(this.endpoint, token, this.headers);
  }

  /** The same person at another process. */
  at(endpoint: string): GraphqlClient {
    return new GraphqlClient(endpoint, this.token, this.headers);
  }

  /** The same person with further request headers. */
  with(headers: Readonly<Record<string, string>>): GraphqlClient {
    return new GraphqlClient(this.endpoint, this.token, { ...this.headers, ...headers });
  }

  async ask<Data>(query: string, variables: object = {}): Promise<Answer<Data>> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...this.headers,
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) } as Answer<Data>;
  }

  /** @throws OperationFailed with the first error's code */
  async run<Data>(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    const error = errors?.[0];
    if (error) throw new OperationFailed(error.extensions.code, error.message);
    return data;
  }

  /** The code of the error that the operation is expected to give. */
  async codeOf(query: string, variables: object = {}): Promise<string | undefined> {
    return (await this.ask(query, variables)).errors?.[0]?.extensions.code;
  }
}

export const publicClient = (talk: TestTalk, token?: string) =>
  new GraphqlClient(`${talk.url('web')}/api/graphql`, token);

export const adminClient = (talk: TestTalk, token?: string) =>
  new GraphqlClient(`${talk.url('web')}/admin/api/graphql`, token);

export const signUpMutation = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { token expiresAt viewer { username role email } }
}`;

export const signInMutation = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { token expiresAt viewer { username role email } }
}`;

export interface SignInAnswer {
  readonly token: string;
  readonly expiresAt: string;
  readonly viewer: { readonly username: string; readonly role: string; readonly email: string };
}
