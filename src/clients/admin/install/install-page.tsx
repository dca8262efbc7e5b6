import { useEffect, useState } from 'react';
import { send, session } from '../admin-server.js';
import { Entrance, Install } from '../generated/account.js';
import { Field, TextField } from '../layout/field.js';
import { useFormSubmission } from '../layout/form-submission.js';
import { installMessages as install } from '../messages/install.js';
import { failureText, messages } from '../messages/messages.js';
import { hrefOf } from '../navigation.js';

/** The first run: a site, an administrator, and on to the demo article. Needs the code that Talk printed at its start. */
export default function InstallPage() {
  const [isInstalled, setInstalled] = useState(false);
  const [code] = useState(() => new URLSearchParams(location.hash.slice(1)).get('code') ?? '');
  const { isBusy, failure, onSubmit } = useFormSubmission(async (value) => {
    const input = {
      code: value('code').trim(),
      siteName: value('siteName').trim(),
      origins: value('origins')
        .split(/[\s,]+/)
        .filter(Boolean),
      username: value('username').trim(),
      email: value('email').trim(),
      password: value('password'),
    };
    const { install: installed } = await send(Install, { input });
    session.set(installed);
    location.assign(installed.nextURL);
  });

  useEffect(() => {
    document.title = `${install.heading} · ${messages.product}`;
    // It came behind the #, which no server logs; it shall not stay in the history either.
    history.replaceState(null, '', location.pathname);
    send(Entrance, {}).then(
      ({ installation }) => setInstalled(installation.isInstalled),
      () => undefined,
    );
  }, []);

  if (isInstalled && !isBusy) {
    return (
      <main className="sheet">
        <p className="wordmark">{messages.product}</p>
        <h1>{install.installed}</h1>
        <p>
          <a href={hrefOf('/')}>{install.toConsole}</a>
        </p>
      </main>
    );
  }
  return (
    <main className="sheet is-wide">
      <p className="wordmark">{messages.product}</p>
      <h1>{install.heading}</h1>
      <p className="lead">{install.introduction}</p>
      <form onSubmit={onSubmit}>
        <Field
          label={install.code}
          hint={install.codeHint}
          name="code"
          defaultValue={code}
          autoComplete="one-time-code"
          autoFocus={!code}
          required
        />
        <fieldset>
          <legend>{install.site}</legend>
          <Field label={install.siteName} name="siteName" autoComplete="organization" autoFocus={!!code} required />
          <TextField
            label={install.origins}
            hint={install.originsHint}
            name="origins"
            defaultValue={location.origin}
            rows={2}
            spellCheck={false}
            required
          />
        </fieldset>
        <fieldset>
          <legend>{install.administrator}</legend>
          <Field
            label={install.username}
            hint={install.usernameHint}
            name="username"
            autoComplete="nickname"
            minLength={3}
            maxLength={30}
            required
          />
          <Field label={install.email} name="email" type="email" autoComplete="email" required />
          <Field
            label={install.password}
            hint={install.passwordHint}
            name="password"
            type="password"
            autoComplete="new-password"
            minLength={10}
            required
          />
        </fieldset>
        {failure && (
          <p className="failure" role="alert">
            {failureText(failure, install.failures)}
          </p>
        )}
        <button className="primary" disabled={isBusy}>
          {install.submit}
        </button>
      </form>
    </main>
  );
}
