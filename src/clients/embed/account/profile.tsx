/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { accountFailureText, accountMessages, dayText } from '../messages/account.js';
import { History } from './history.js';
import { IgnoredUsers } from './ignored-users.js';
import { type Account } from './profile-state.js';
import { type ProfileStore } from './profile-store.js';
import { RenameForm } from './rename-form.js';
import { Sanctions } from './sanctions-section.js';
import { type SectionProps } from './section.js';
import { Security } from './security.js';

interface ProfileProps extends SectionProps {
  /** Of the stream that the profile belongs to; absent on the page. */
  readonly siteID?: string | undefined;
}

/** Everything about somebody's own account: the same in the stream and on the page. */
export function Profile({ store, level, siteID }: ProfileProps) {
  const { phase, failure, account, said } = store.state;
  return (
    <div class="profile" aria-busy={phase === 'loading'}>
      <p class="visually-hidden" role="status">
        {phase === 'loading' ? accountMessages.loading : said}
      </p>
      {phase === 'loading' && (
        <div class="skeleton" aria-hidden="true">
          <i />
          <i />
        </div>
      )}
      {failure && (
        <div class="blank" role="alert">
          <p>{accountFailureText(failure)}</p>
          <button class="button" onClick={() => void store.load()}>
            {accountMessages.tryAgain}
          </button>
        </div>
      )}
      {account && <Person account={account} store={store} />}
      {account && <Sanctions store={store} level={level} siteID={siteID} />}
      {account && <History store={store} level={level} />}
      {account && <IgnoredUsers store={store} level={level} />}
      {account && <Security store={store} level={level} />}
    </div>
  );
}

function Person({ account, store }: { readonly account: Account; readonly store: ProfileStore }) {
  return (
    <div class="person" tabIndex={-1}>
      <span class="monogram" aria-hidden="true">
        {[...account.username][0]}
      </span>
      <div class="person-facts">
        <p>
          <b class="person-name">{account.username}</b> <span class="badge">{accountMessages.roles[account.role]}</span>
        </p>
        <p class="quiet">{accountMessages.memberSince(dayText(account.createdAt))}</p>
      </div>
      <RenameForm account={account} store={store} />
    </div>
  );
}
