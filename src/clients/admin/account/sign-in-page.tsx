import { useEffect } from 'react';
import { send, session } from '../admin-server.js';
import { Entrance, SignIn } from '../generated/account.js';
import { Field } from '../layout/field.js';
import { useFormSubmission } from '../layout/form-submission.js';
import { accountMessages as account } from '../messages/account.js';
import { failureText, messages } from '../messages/messages.js';
import { navigate } from '../navigation.js';

interface SignInProps {
  /** Somebody who is signed in and no moderator. */
  readonly refused: { readonly username: string } | null;
}

/** The console's door. Where Talk is not set up yet it leads to the set-up page. */
export default function SignInPage({ refused }: SignInProps) {
  const { isBusy, failure, onSubmit } = useFormSubmission(async (value) => {
    const input = { email: value('email').trim(), password: value('password') };
    const { signIn } = await send(SignIn, { input });
    session.isKept = value('keep') === 'on';
    session.set(signIn);
  });

  useEffect(() => {
    document.title = `${account.heading} · ${messages.product}`;
    send(Entrance, {}).then(
      ({ installation }) => !installation.isInstalled && navigate('/install', true),
      () => undefined,
    );
  }, []);

  return (
    <main className="sheet">
      <p className="wordmark">{messages.product}</p>
      <h1>{account.heading}</h1>
      {refused && (
        <p className="failure" role="alert">
          {account.notStaff(refused.username)}
        </p>
      )}
      <form onSubmit={onSubmit}>
        <Field label={account.email} name="email" type="email" autoComplete="username" required autoFocus />
        <Field label={account.password} name="password" type="password" autoComplete="current-password" required />
        <label className="check">
          <input type="checkbox" name="keep" />
          {account.keep}
        </label>
        {failure && (
          <p className="failure" role="alert">
            {failureText(failure, account.failures)}
          </p>
        )}
        <button className="primary" disabled={isBusy}>
          {account.signIn}
        </button>
      </form>
    </main>
  );
}
