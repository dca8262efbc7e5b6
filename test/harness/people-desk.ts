import { Newsroom, type Person } from './newsroom.js';
import { startTalk, type TestTalk } from './start-talk.js';

/** A mutation on a person; `input` beside `userID` as GraphQL text. */
export const moderate = (name: string, input = '') =>
  `mutation Moderate($userID: ID!) { ${name}(input: { userID: $userID, ${input} }) { user { id } } }`;

const userQuery = `query User($id: ID!) { user(id: $id) {
  username isBanned bannedSiteIDs isPremoderated premoderatedSiteIDs suspendedUntil warning { id message }
  messages { message } usernameStatus isShadowLimited siteIDs figures { name value }
  history { kind reason message siteIDs byID newUsername newRole }
  notes { nodes { id text author { id } } pageInfo { hasNextPage endCursor } }
} }`;

interface UserAnswer {
  readonly username: string;
  readonly isBanned: boolean;
  readonly bannedSiteIDs: readonly string[];
  readonly suspendedUntil: string | null;
  readonly history: readonly { readonly kind: string; readonly reason: string | null; readonly byID: string }[];
  readonly notes: { readonly nodes: readonly { readonly id: string; readonly text: string }[] };
}

const viewerQuery = `query Viewer($siteID: ID!) { viewer {
  username isBanned bannedSiteIDs suspension { until message } warning { id message } messages { id message }
  usernameStatus canChangeUsernameFrom ignoredUsers { id } writeRefusal(siteID: $siteID) { code message until }
} }`;

interface ViewerAnswer {
  readonly username: string;
  readonly isBanned: boolean;
  readonly suspension: { readonly until: string; readonly message: string | null } | null;
  readonly warning: { readonly id: string; readonly message: string } | null;
  readonly messages: readonly { readonly id: string; readonly message: string }[];
  readonly usernameStatus: string | null;
  readonly canChangeUsernameFrom: string | null;
  readonly ignoredUsers: readonly { readonly id: string }[];
  readonly writeRefusal: { readonly code: string; readonly message: string; readonly until: string | null } | null;
}

export const ledgerQuery = `query Ledger($chain: ID, $subjectID: ID, $kind: LedgerSubjectKind, $first: Int, $after: String) {
  ledger(chain: $chain, subjectID: $subjectID, subjectKind: $kind, first: $first, after: $after) {
    nodes { chain action actorID reason subject { kind id } facts { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface LedgerAnswer {
  readonly ledger: {
    readonly nodes: readonly { readonly chain: string; readonly action: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Two sites, an administrator and a moderator who deal with people, and what everybody sees of it. */
export class PeopleDesk {
  private constructor(
    readonly talk: TestTalk,
    readonly newsroom: Newsroom,
    readonly times: string,
    readonly courier: string,
    public admin: Person,
    public moderator: Person,
  ) {}

  static async open(): Promise<PeopleDesk> {
    const talk = await startTalk();
    const newsroom = new Newsroom(talk);
    const times = (await newsroom.site('https://times.example')).id;
    const courier = (await newsroom.site('https://courier.example')).id;
    const [admin, moderator] = [await newsroom.person('ADMIN'), await newsroom.person('MODERATOR')];
    return new PeopleDesk(talk, newsroom, times, courier, admin, moderator);
  }

  /** @param input beside `userID`, as GraphQL text */
  act(by: Person, { id }: Person, name: string, input = ''): Promise<unknown> {
    return by.admin.run(moderate(name, input), { userID: id });
  }

  codeOf(by: Person, { id }: Person, name: string, input = ''): Promise<string | undefined> {
    return by.admin.codeOf(moderate(name, input), { userID: id });
  }

  /** A person as moderators see them. */
  async look({ id }: Person, by = this.moderator): Promise<UserAnswer> {
    return (await by.admin.run<{ user: UserAnswer }>(userQuery, { id })).user;
  }

  async kinds(person: Person): Promise<string[]> {
    return (await this.look(person)).history.map(({ kind }) => kind);
  }

  /** A person as they see themselves. */
  async self(person: Person, siteID = this.times): Promise<ViewerAnswer> {
    return (await person.public.run<{ viewer: ViewerAnswer }>(viewerQuery, { siteID })).viewer;
  }

  async refusal(person: Person, siteID = this.times): Promise<string | undefined> {
    return (await this.self(person, siteID)).writeRefusal?.code;
  }

  async scopedModerator(...siteIDs: string[]): Promise<Person> {
    const person = await this.newsroom.person();
    const setRole = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { siteIDs } } }`;
    await this.admin.admin.run(setRole, { input: { userID: person.id, role: 'MODERATOR', siteIDs } });
    return person;
  }
}
