/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { accountMessages, dayText } from '../messages/account.js';
import { ActForm, typed } from './act-form.js';
import { Field } from './field.js';
import { type Account } from './profile-state.js';
import { type ProfileStore } from './profile-store.js';

/** Choosing another name, where the rules permit it now; else from when on they will. */
export function RenameForm({ account, store }: { readonly account: Account; readonly store: ProfileStore }) {
  const { rename } = accountMessages;
  const { canChangeUsernameFrom: from } = account;
  if (from) return <p class="hint">{rename.from(dayText(from))}</p>;
  return (
    <ActForm
      open={rename.open}
      submit={rename.save}
      cancel={rename.cancel}
      fields={(problemID) => (
        <Field
          name="new-username"
          label={rename.label}
          hint={rename.hint}
          problemID={problemID}
          attributes={{ autocomplete: 'nickname', required: true, maxLength: 60 }}
        />
      )}
      act={(values) => store.rename(typed(values, 'new-username').trim())}
    />
  );
}
