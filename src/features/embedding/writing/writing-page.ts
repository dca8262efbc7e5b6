import type { TalkError } from '../../../core/errors/talk-error.js';
import { markup, Markup } from '../../../core/text/markup.js';
import { sanitiseBody } from '../../comments/index.js';
import { permalinkOf } from '../../stories/index.js';
import type { Language } from '../languages.js';
import { page } from '../page.js';
import { streamPageUrl } from '../stream/stream-view.js';
import { accountsMarkup, signedInMarkup } from './account-forms.js';
import { failureText, reasonText } from './failure-text.js';
import { fieldIdOf } from './field-of-error.js';
import type { FilledForms } from './filled-forms.js';
import { fieldMarkup, type FormProblem, hiddenMarkup, summaryMarkup } from './form-markup.js';
import { writingPath } from './writing-address.js';
import type { Draft } from './writing-fields.js';
import type { DecisionOnPosted, WritingScene } from './writing-scenes.js';

const noIndex = markup`<meta name="robots" content="noindex">`;

/** A comment is written here without JavaScript, and its author told what became of it. */
export function writingPage(scene: WritingScene, forms: FilledForms): string {
  const { story, parent, posted, username, language } = scene;
  const { pages, reading } = language;
  const problem = problemOf(language, forms);
  const title = parent ? pages.reply(parent.author) : pages.writeOn(story.title);
  const form = username === undefined ? accountsMarkup(scene, forms, problem) : commentForm(scene, forms, problem);
  const body = markup`<main>
<h1>${title}</h1>
${problem && summaryMarkup(problem)}${posted && postedMarkup(scene, posted)}${username !== undefined && signedInMarkup(scene, forms, username)}
${parent && parentMarkup(language, parent)}${
    story.isClosed
      ? markup`<p class="talk-notice">${reading.closed}</p>
${forms.draft.body && form}`
      : form
  }
${linksMarkup(scene)}</main>`;
  return page(language, problem ? pages.errorTitle(title) : title, noIndex, body);
}

/** Where there is nothing to write on. */
export function failurePage(language: Language, error: TalkError): string {
  const { failed } = language.pages;
  return page(
    language,
    failed,
    noIndex,
    markup`<main><h1>${failed}</h1>
<p>${failureText(language, error)}</p></main>`,
  );
}

function problemOf(language: Language, { failure }: FilledForms): FormProblem | undefined {
  if (!failure) return undefined;
  const { form, error } = failure;
  const { failed } = language.pages;
  return { message: failureText(language, error), fieldId: fieldIdOf(form, error.code), heading: failed };
}

function commentForm(
  { story, parent, replyTo, language, askedLanguage }: WritingScene,
  forms: FilledForms,
  problem: FormProblem | undefined,
): Markup {
  const { token, draft, failure } = forms;
  const { pages, writing } = language;
  const { composer } = writing;
  const label = parent ? composer.replyLabel(parent.author) : composer.label;
  const text = fieldMarkup(
    { id: 'body', label, hint: pages.bodyHint, problem },
    // The first line break within a textarea is not part of its text.
    (attributes) => markup`<textarea ${attributes} name="body" rows="8" required dir="auto">
${draft.body}</textarea>`,
  );
  const insist = markup`<button name="action" value="insist">${writing.sendAnyway}</button>
`;
  return markup`<form method="post" action="${writingPath}">
${hiddenMarkup({ token, id: story.id, replyTo, lang: askedLanguage, key: draft.key })}${
    story.collectsReviews && !replyTo && ratingField(language, draft, problem)
  }${text}<button name="action" value="post">${replyTo ? composer.postReply : composer.post}</button>
${failure?.error.code === 'COMMENT_MAY_BREAK_RULES' && insist}</form>
`;
}

function ratingField({ writing }: Language, { rating }: Draft, problem: FormProblem | undefined): Markup {
  const options = [1, 2, 3, 4, 5].map(
    (stars) => markup`<option value="${stars}"${stars === rating && markup` selected`}>${writing.stars(stars)}</option>
`,
  );
  return fieldMarkup(
    { id: 'rating', label: writing.rating, problem },
    (attributes) => markup`<select ${attributes} name="rating" required>
<option value="">${writing.failures.RATING_REQUIRED}</option>
${options}</select>`,
  );
}

function parentMarkup({ pages }: Language, { author, body }: NonNullable<WritingScene['parent']>): Markup {
  return markup`<p id="answering">${pages.answering(author)}</p>
<blockquote aria-labelledby="answering" dir="auto">${new Markup(sanitiseBody(body))}</blockquote>
`;
}

function postedMarkup({ story, language }: WritingScene, posted: NonNullable<WritingScene['posted']>): Markup {
  const { id, body, decision } = posted;
  const { pages, writing, account } = language;
  const state = decision
    ? { HELD: writing.statuses.PREMOD, REJECTED: account.history.statuses.REJECTED }[decision.kind]
    : writing.posted;
  const see = markup`<p><a href="${permalinkOf(story.url, id)}">${pages.seeIt}</a></p>
`;
  return markup`<section class="talk-notice" id="posted" role="status" aria-label="${writing.composer.label}">
<p><strong>${state}</strong></p>
${decision ? decisionMarkup(language, decision) : see}<blockquote dir="auto">${new Markup(sanitiseBody(body))}</blockquote>
</section>
`;
}

/** Why, as far as somebody was told: a moderator’s own words, and everything that a rule has found. */
function decisionMarkup(language: Language, { kind, automated, text, reasons }: DecisionOnPosted): Markup {
  const { pages, account } = language;
  const general = automated ? pages.brokeRule : pages.byModerator;
  const told = text === undefined ? markup`<p>${general}</p>` : markup`<p dir="auto">${text}</p>`;
  const facts = reasons.map((reason) => markup`<li>${reasonText(language, reason)}</li>`);
  return markup`${
    kind === 'REJECTED' &&
    markup`${told}
`
  }${
    facts.length > 0 &&
    markup`<p>${account.decision.findings}</p><ul>${facts}</ul>
`
  }`;
}

function linksMarkup({ story, parent, language, askedLanguage: lang }: WritingScene): Markup {
  const discussion = streamPageUrl('', story.id, { commentID: parent?.id, lang });
  return markup`<p><a href="${discussion}">${language.account.back}</a></p>
<p><a href="${story.url}">${language.pages.toArticle}</a></p>
`;
}
