/** @jsxRuntime classic */
/** @jsx h */
import { type ComponentChildren, Component, createRef, h } from 'preact';
import { codeOf } from '../../shared/client-error.js';
import { AcknowledgeMessage, AcknowledgeWarning } from '../generated/acknowledging.js';
import { type AccountStates, type SanctionFields } from '../generated/operations.js';
import { MySanctions } from '../generated/sanctions.js';
import { accountFailureText, accountMessages, dayText } from '../messages/account.js';
import { type AccountNoticesProps } from '../stream/lazy-parts.js';
import { send } from '../writing/send.js';
import { adoptAccountStyles } from './adopt-account-styles.js';
import { SanctionNote } from './sanction-note.js';
import { appealSanction, isNoticed, withSanctionAppeal } from './sanctions.js';

interface NoticesState {
  readonly failure: string | null;
  /** The reasons, once they are there. */
  readonly sanctions: readonly SanctionFields[];
  /** Set once the region is there: what comes with it is not read out. */
  readonly said: string;
}

/** What somebody has to know of their account before they write: above everything else, and said politely. */
export class AccountNotices extends Component<AccountNoticesProps, NoticesState> {
  override state: NoticesState = { failure: null, sanctions: [], said: '' };
  private readonly host = createRef<HTMLDivElement>();

  constructor(props: AccountNoticesProps) {
    super(props);
    adoptAccountStyles(props.root);
  }

  override componentDidMount(): void {
    void this.readReasons();
    this.setState({ said: [...(this.host.current?.querySelectorAll('b') ?? [])].map((b) => b.textContent).join('. ') });
  }

  override componentDidUpdate({ states }: AccountNoticesProps): void {
    if (states !== this.props.states) void this.readReasons();
  }

  override render({ states, siteID, onChooseName }: AccountNoticesProps, { failure, said }: NoticesState) {
    const { notices } = accountMessages;
    const { suspension, warning, messages } = states;
    const ban = banText(states, siteID);
    const isNameRejected = isRejected(states);
    if (!ban && !suspension && !warning && messages.length === 0 && !isNameRejected) return null;
    return (
      <div class="notices" role="region" aria-label={notices.heading} ref={this.host}>
        <p class="visually-hidden" role="status">
          {said}
        </p>
        {ban && (
          <Notice title={ban} text={this.reasons('BANNED')[0]?.text} hint={notices.bannedHint}>
            {this.notes('BANNED')}
          </Notice>
        )}
        {suspension && (
          <Notice
            title={notices.suspended(dayText(suspension.until))}
            text={suspension.message}
            hint={notices.suspendedHint}
          >
            {this.notes('SUSPENDED')}
          </Notice>
        )}
        {warning && (
          <Notice title={notices.warning} text={warning.message} hint={notices.warningHint}>
            <Acknowledge
              name={notices.acknowledgeWarning}
              onClick={() => void this.acknowledge(() => this.acknowledgeWarning(warning.id))}
            />
            {this.notes('WARNED')}
          </Notice>
        )}
        {isNameRejected && (
          <Notice title={notices.nameRejected} hint={notices.nameRejectedHint}>
            <button class="button" onClick={onChooseName}>
              {notices.chooseName}
            </button>
            {this.notes('USERNAME_REJECTED')}
          </Notice>
        )}
        {messages.map(({ id, message }) => (
          <Notice key={id} title={notices.message} text={message}>
            <Acknowledge
              name={notices.acknowledgeMessage}
              onClick={() => void this.acknowledge(() => this.acknowledgeMessage(id))}
            />
          </Notice>
        ))}
        {failure && (
          <p class="failure" role="alert">
            {accountFailureText(failure)}
          </p>
        )}
      </div>
    );
  }

  private reasons(kind: SanctionFields['kind']): readonly SanctionFields[] {
    return this.state.sanctions.filter((one) => one.kind === kind && isNoticed(one, this.props.siteID));
  }

  private notes(kind: SanctionFields['kind']) {
    return this.reasons(kind).map((sanction) => (
      <SanctionNote key={sanction.id} sanction={sanction} onAppeal={(words) => this.appeal(sanction.id, words)} />
    ));
  }

  /** Why, and whether it can be appealed: read only by those who have something to read. */
  private async readReasons(): Promise<void> {
    const { states, siteID, server } = this.props;
    if (!banText(states, siteID) && !states.suspension && !states.warning && !isRejected(states)) return;
    try {
      this.setState({ sanctions: (await send(server, MySanctions, {})).viewer?.sanctions ?? [] });
    } catch (error) {
      this.setState({ failure: codeOf(error) });
    }
  }

  private async appeal(id: string, words: string): Promise<void> {
    const appeal = await appealSanction(this.props.server, id, words);
    const sanctions = withSanctionAppeal(this.state.sanctions, id, appeal);
    this.setState({ sanctions, said: accountMessages.decision.appealSent });
  }

  private async acknowledgeWarning(warningID: string): Promise<AccountStates> {
    return (await send(this.props.server, AcknowledgeWarning, { input: { warningID } })).acknowledgeWarning.viewer;
  }

  private async acknowledgeMessage(messageID: string): Promise<AccountStates> {
    return (await send(this.props.server, AcknowledgeMessage, { input: { messageID } })).acknowledgeMessage.viewer;
  }

  /** The focus goes to what waits next, or back to where the viewer's things are. */
  private async acknowledge(send: () => Promise<AccountStates>): Promise<void> {
    try {
      this.props.onStates(await send());
      this.setState({ failure: null }, () => {
        const next = this.host.current?.querySelector<HTMLElement>('button.button');
        if (next) next.focus();
        else this.props.onDone();
      });
    } catch (error) {
      this.setState({ failure: codeOf(error) });
    }
  }
}

interface NoticeProps {
  readonly title: string;
  /** By the moderators. */
  readonly text?: string | null;
  readonly hint?: string;
  readonly children?: ComponentChildren;
}

function Notice({ title, text, hint, children }: NoticeProps) {
  return (
    <div class="account-notice" role="group" aria-label={title} tabIndex={-1}>
      <b>{title}</b>
      {text && <p class="by-moderators">{text}</p>}
      {hint && <p class="quiet">{hint}</p>}
      {children}
    </div>
  );
}

function Acknowledge({ name, onClick }: { readonly name: string; readonly onClick: () => void }) {
  return (
    <button class="button" onClick={onClick} aria-label={name}>
      {accountMessages.notices.acknowledge}
    </button>
  );
}

function isRejected({ usernameStatus }: AccountStates): boolean {
  return usernameStatus === 'REJECTED';
}

function banText({ isBanned, bannedSiteIDs }: AccountStates, siteID: string | undefined): string | undefined {
  const { notices } = accountMessages;
  if (isBanned) return notices.banned;
  if (siteID !== undefined) return bannedSiteIDs.includes(siteID) ? notices.bannedHere : undefined;
  return bannedSiteIDs.length > 0 ? notices.bannedElsewhere : undefined;
}
