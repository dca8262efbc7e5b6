import type { TalkError } from '../../../core/errors/talk-error.js';
import { markup, Markup } from '../../../core/text/markup.js';
import { sanitiseBody } from '../../comments/index.js';
import { permalinkOf } from '../../stories/index.js';
import { page } from '../page.js';
import { streamPageUrl } from '../stream/stream-view.js';
import { accountsMarkup, signedInMarkup } from './account-forms.js';
import { fieldIdOf } from './field-of-error.js';
import type { FilledForms } from './filled-forms.js';
import { fieldMarkup, type FormProblem, hiddenMarkup, summaryMarkup } from './form-markup.js';
import { writingPath } from './writing-address.js';
import type { Draft } from './writing-fields.js';
import { writingMessages as texts } from './writing-messages.js';
import type { WritingScene } from './writing-scenes.js';

const noIndex = markup`<meta name="robots" content="noindex">`;

/** A comment is written here without JavaScript, and its author told what became of it. */
export function writingPage(scene: WritingScene, forms: FilledForms): string {
  const { story, parent, posted, username } = scene;
  const problem = problemOf(forms);
  const title = parent ? texts.titles.reply(parent.author) : texts.titles.write(story.title);
  const form = username === undefined ? accountsMarkup(scene, forms, problem) : commentForm(scene, forms, problem);
  const body = markup`<main>
<h1>${title}</h1>
${problem && summaryMarkup(problem)}${posted && postedMarkup(scene, posted)}${username !== undefined && signedInMarkup(scene, forms, username)}
${parent && parentMarkup(parent)}${
    story.isClosed
      ? markup`<p class="talk-notice">${texts.closed}</p>
${forms.draft.body && form}`
      : form
  }
${linksMarkup(scene)}</main>`;
  return page(problem ? texts.errorTitle(title) : title, noIndex, body);
}

/** Where there is nothing to write on. */
export function failurePage(error: TalkError): string {
  return page(
    texts.failed,
    noIndex,
    markup`<main><h1>${texts.failed}</h1>
<p>${error.message}</p></main>`,
  );
}

function problemOf({ failure }: FilledForms): FormProblem | undefined {
  if (!failure) return undefined;
  const { form, error } = failure;
  const heading = error.code === 'COMMENT_MAY_BREAK_RULES' ? texts.mayBreakRules : undefined;
  return { message: error.message, fieldId: fieldIdOf(form, error.code), heading };
}

function commentForm(
  { story, parent, replyTo }: WritingScene,
  forms: FilledForms,
  problem: FormProblem | undefined,
): Markup {
  const { token, draft, failure } = forms;
  const label = parent ? texts.replyBody(parent.author) : texts.body;
  const text = fieldMarkup(
    { id: 'body', label, hint: texts.bodyHint, problem },
    // The first line break within a textarea is not part of its text.
    (attributes) => markup`<textarea ${attributes} name="body" rows="8" required dir="auto">
${draft.body}</textarea>`,
  );
  const insist = markup`<button name="action" value="insist">${texts.sendAnyway}</button>
`;
  return markup`<form method="post" action="${writingPath}">
${hiddenMarkup({ token, id: story.id, replyTo, key: draft.key })}${
    story.collectsReviews && !replyTo && ratingField(draft, problem)
  }${text}<button name="action" value="post">${replyTo ? texts.postReply : texts.post}</button>
${failure?.error.code === 'COMMENT_MAY_BREAK_RULES' && insist}</form>
`;
}

function ratingField({ rating }: Draft, problem: FormProblem | undefined): Markup {
  const options = [1, 2, 3, 4, 5].map(
    (stars) => markup`<option value="${stars}"${stars === rating && markup` selected`}>${texts.stars(stars)}</option>
`,
  );
  return fieldMarkup(
    { id: 'rating', label: texts.rating, problem },
    (attributes) => markup`<select ${attributes} name="rating" required>
<option value="">${texts.noRating}</option>
${options}</select>`,
  );
}

function parentMarkup({ author, body }: NonNullable<WritingScene['parent']>): Markup {
  return markup`<p id="answering">${texts.answering(author)}</p>
<blockquote aria-labelledby="answering" dir="auto">${new Markup(sanitiseBody(body))}</blockquote>
`;
}

function postedMarkup({ story }: WritingScene, { id, body, statement }: NonNullable<WritingScene['posted']>): Markup {
  const state = texts.states[statement?.kind ?? 'published'];
  const facts = statement?.facts.map((fact) => markup`<li>${fact}</li>`) ?? [];
  const why = markup`<p>${statement?.text}</p>
${
  facts.length > 0 &&
  markup`<p>${texts.reasons}</p><ul>${facts}</ul>
`
}`;
  const see = markup`<p><a href="${permalinkOf(story.url, id)}">${texts.seePublished}</a></p>
`;
  return markup`<section class="talk-notice" id="posted" role="status" aria-label="${texts.yourComment}">
<p><strong>${state}</strong></p>
${statement ? why : see}<blockquote dir="auto">${new Markup(sanitiseBody(body))}</blockquote>
</section>
`;
}

function linksMarkup({ story, parent }: WritingScene): Markup {
  const discussion = streamPageUrl('', story.id, { commentID: parent?.id });
  return markup`<p><a href="${discussion}">${texts.toDiscussion}</a></p>
<p><a href="${story.url}">${texts.toArticle}</a></p>
`;
}
