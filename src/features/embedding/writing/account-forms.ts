import { markup, type Markup } from '../../../core/text/markup.js';
import type { FilledForms } from './filled-forms.js';
import { fieldMarkup, type FormProblem, hiddenMarkup } from './form-markup.js';
import { writingPath } from './writing-address.js';
import type { WritingScene } from './writing-scenes.js';

/** Both ways in. What was written already goes along. */
export function accountsMarkup(scene: WritingScene, forms: FilledForms, problem: FormProblem | undefined): Markup {
  const { pages, writing } = scene.language;
  const { account, failures } = writing;
  const hidden = hiddenOf(scene, forms);
  const { email = '', username = '' } = forms.account ?? {};
  const emailField = (form: string) =>
    fieldMarkup(
      { id: `${form}-email`, label: account.email, problem },
      (attributes) =>
        markup`<input ${attributes} name="email" type="email" autocomplete="email" required value="${email}">`,
    );
  const passwordField = (form: string, kind: string, hint?: string) =>
    fieldMarkup(
      { id: `${form}-password`, label: account.password, hint, problem },
      (attributes) => markup`<input ${attributes} name="password" type="password" autocomplete="${kind}" required>`,
    );
  const nameField = fieldMarkup(
    { id: 'sign-up-username', label: account.username, hint: failures.USERNAME_INVALID, problem },
    (attributes) => markup`<input ${attributes} name="username" autocomplete="username" required value="${username}">`,
  );
  return markup`<div class="talk-accounts">
<p>${pages.signInFirst}${forms.draft.body && markup` ${pages.textKept}`}</p>
${elsewhereMarkup(scene)}<h2 id="sign-in">${account.signIn}</h2>
<form method="post" action="${writingPath}/sign-in" aria-labelledby="sign-in">
${hidden}${emailField('sign-in')}${passwordField('sign-in', 'current-password')}<button>${account.signIn}</button>
</form>
<h2 id="sign-up">${account.signUpHeading}</h2>
<form method="post" action="${writingPath}/sign-up" aria-labelledby="sign-up">
${hidden}${nameField}${emailField('sign-up')}${passwordField('sign-up', 'new-password', account.passwordHint)}<button>${account.signUp}</button>
</form>
</div>
`;
}

export function signedInMarkup(scene: WritingScene, { token }: FilledForms, username: string): Markup {
  const { pages, visit } = scene.language;
  return markup`<form method="post" action="${writingPath}/sign-out">
${hiddenMarkup({ token, id: scene.story.id, lang: scene.askedLanguage })}<p>${pages.signedInAs(username)} <button>${visit.signOut}</button></p>
</form>
`;
}

/** Who has an account with the site cannot use it here: what they can do instead. */
function elsewhereMarkup({ story, siteWithAccounts, language }: WritingScene): Markup {
  if (siteWithAccounts === undefined) return markup``;
  const { pages } = language;
  return markup`<p class="talk-notice">${pages.accountOfSite(siteWithAccounts)} <a href="${story.url}">${pages.toArticle}</a></p>
`;
}

function hiddenOf({ story, replyTo, askedLanguage }: WritingScene, { token, draft }: FilledForms): Markup {
  return hiddenMarkup({ token, id: story.id, replyTo, lang: askedLanguage, ...draft });
}
