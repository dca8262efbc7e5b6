import { ClientError, codeOf } from '../../shared/client-error.js';
import { SignOut } from '../generated/account.js';
import {
  ChangePassword,
  ChangeUsername,
  DeleteFromHistory,
  FileAppeal,
  MyAccount,
  MyHistory,
  StopIgnoring,
} from '../generated/me.js';
import { type HistoryComment } from '../generated/operations.js';
import { accountMessages } from '../messages/account.js';
import { type TalkServer } from '../stream/talk-server.js';
import { send } from '../writing/send.js';
import {
  initialProfile,
  type ProfileState,
  withAccount,
  withAppeal,
  withHistoryPage,
  withoutHistoryComment,
  withoutIgnored,
} from './profile-state.js';
import { appealSanction, withSanctionAppeal } from './sanctions.js';

const commentsPerPage = 20;

/** What somebody sees of their own account and does with it. Every act throws a ClientError where it is refused. */
export class ProfileStore {
  state: ProfileState = initialProfile;

  constructor(
    readonly server: TalkServer,
    private readonly listener: () => void,
  ) {}

  /** Reads the account and the first page of what the person wrote. Tells a failure in the state. */
  async load(): Promise<void> {
    this.set(initialProfile);
    try {
      const [{ viewer }, page] = await Promise.all([send(this.server, MyAccount, {}), this.readHistory(null)]);
      if (!viewer) throw new ClientError('UNAUTHENTICATED');
      this.set(withHistoryPage({ ...this.state, phase: 'ready', account: viewer }, page));
    } catch (error) {
      this.set({ ...this.state, phase: 'failed', failure: codeOf(error) });
    }
  }

  async loadMore(): Promise<void> {
    if (this.state.isLoadingMore) return;
    this.set({ ...this.state, isLoadingMore: true });
    try {
      this.set(withHistoryPage(this.state, await this.readHistory(this.state.endCursor)));
    } finally {
      this.set({ ...this.state, isLoadingMore: false });
    }
  }

  async rename(username: string): Promise<void> {
    const { viewer } = (await send(this.server, ChangeUsername, { input: { username } })).changeUsername;
    this.set({ ...withAccount(this.state, viewer), said: accountMessages.rename.done(viewer.username) });
    const { session } = this.server;
    const signedIn = session?.current;
    if (signedIn) session.set({ ...signedIn, viewer: { ...signedIn.viewer, username: viewer.username } });
  }

  async stopIgnoring({ id, username }: { readonly id: string; readonly username: string }): Promise<void> {
    await send(this.server, StopIgnoring, { input: { userID: id } });
    this.set({ ...withoutIgnored(this.state, id), said: accountMessages.ignored.stopped(username) });
  }

  /** Against the decision that was read: another one that came meanwhile is not appealed. */
  async appeal({ comment, statement }: HistoryComment, text: string): Promise<void> {
    const input = { commentID: comment.id, decisionID: statement?.decisionID ?? null, text };
    const { appeal } = (await send(this.server, FileAppeal, { input })).appealDecision;
    this.set({ ...withAppeal(this.state, comment.id, appeal), said: accountMessages.decision.appealSent });
  }

  /** Against what was decided about the person themselves. */
  async appealSanction(id: string, text: string): Promise<void> {
    const appeal = await appealSanction(this.server, id, text);
    const sanctions = withSanctionAppeal(this.state.account?.sanctions ?? [], id, appeal);
    this.set({ ...withAccount(this.state, { sanctions }), said: accountMessages.decision.appealSent });
  }

  async remove(commentID: string): Promise<void> {
    await send(this.server, DeleteFromHistory, { input: { commentID } });
    this.set({ ...withoutHistoryComment(this.state, commentID), said: accountMessages.history.deleted });
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const input = { currentPassword, newPassword };
    this.server.session?.set((await send(this.server, ChangePassword, { input })).changePassword);
    this.set({ ...this.state, said: accountMessages.security.changed });
  }

  async signOutEverywhere(): Promise<void> {
    await send(this.server, SignOut, { input: { everywhere: true } });
    this.server.session?.set(null);
  }

  /** What is known of the account has changed by another way. */
  update(change: (state: ProfileState) => ProfileState): void {
    this.set(change(this.state));
  }

  private async readHistory(after: string | null) {
    const { viewer } = await send(this.server, MyHistory, { first: commentsPerPage, after });
    if (!viewer) throw new ClientError('UNAUTHENTICATED');
    return viewer.history;
  }

  private set(state: ProfileState): void {
    this.state = state;
    this.listener();
  }
}
