import { markup, type Markup } from '../../../core/text/markup.js';
import { minPasswordLength } from '../../users/index.js';
import type { FilledForms } from './filled-forms.js';
import { fieldMarkup, type FormProblem, hiddenMarkup } from './form-markup.js';
import { writingPath } from './writing-address.js';
import { writingMessages as texts } from './writing-messages.js';
import type { WritingScene } from './writing-scenes.js';

/** Both ways in. What was written already goes along. */
export function accountsMarkup(scene: WritingScene, forms: FilledForms, problem: FormProblem | undefined): Markup {
  const hidden = hiddenOf(scene, forms);
  const { email = '', username = '' } = forms.account ?? {};
  const emailField = (form: string) =>
    fieldMarkup(
      { id: `${form}-email`, label: texts.email, problem },
      (attributes) =>
        markup`<input ${attributes} name="email" type="email" autocomplete="email" required value="${email}">`,
    );
  const passwordField = (form: string, kind: string, hint?: string) =>
    fieldMarkup(
      { id: `${form}-password`, label: texts.password, hint, problem },
      (attributes) => markup`<input ${attributes} name="password" type="password" autocomplete="${kind}" required>`,
    );
  const nameField = fieldMarkup(
    { id: 'sign-up-username', label: texts.username, hint: texts.usernameHint, problem },
    (attributes) => markup`<input ${attributes} name="username" autocomplete="username" required value="${username}">`,
  );
  return markup`<div class="talk-accounts">
<p>${texts.signInFirst}${forms.draft.body && markup` ${texts.textKept}`}</p>
<h2 id="sign-in">${texts.signIn}</h2>
<form method="post" action="${writingPath}/sign-in" aria-labelledby="sign-in">
${hidden}${emailField('sign-in')}${passwordField('sign-in', 'current-password')}<button>${texts.signIn}</button>
</form>
<h2 id="sign-up">${texts.signUp}</h2>
<form method="post" action="${writingPath}/sign-up" aria-labelledby="sign-up">
${hidden}${nameField}${emailField('sign-up')}${passwordField('sign-up', 'new-password', texts.passwordHint(minPasswordLength))}<button>${texts.signUp}</button>
</form>
</div>
`;
}

export function signedInMarkup(scene: WritingScene, { token }: FilledForms, username: string): Markup {
  return markup`<form method="post" action="${writingPath}/sign-out">
${hiddenMarkup({ token, id: scene.story.id })}<p>${texts.signedInAs(username)} <button>${texts.signOut}</button></p>
</form>
`;
}

function hiddenOf({ story, replyTo }: WritingScene, { token, draft }: FilledForms): Markup {
  return hiddenMarkup({ token, id: story.id, replyTo, ...draft });
}
