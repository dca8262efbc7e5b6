import { Injectable } from '@nestjs/common';
import { emailMatchesDomain, isPremoderatedOn } from '../../../users/index.js';
import { type Finding, passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { BuiltInStage } from './built-in.stage.js';

/** Holds what the newsroom wants to see before readers do: of a site, a story, a person, or an e-mail domain. */
@Injectable()
export class PreModerationStage extends BuiltInStage {
  readonly name = 'pre-moderation';
  readonly position = 900;

  runs(): 'FAST' {
    return 'FAST';
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    return this.replay(subject);
  }

  replay(subject: ReviewSubject): StageOutcome {
    const findings = findingsFor(subject);
    return findings.length === 0 ? passes : { verdict: 'hold', as: 'PREMOD', findings };
  }
}

function findingsFor({ site, story, author, rules: { people } }: ReviewSubject): Finding[] {
  const findings: Finding[] = [];
  const ofStory = story.settings.moderation;
  if (ofStory === 'PRE') {
    findings.push({
      code: 'PREMOD_STORY',
      detail: 'Every comment under this story is looked at before it is published.',
    });
  }
  if (site.moderation === 'PRE' && ofStory === undefined) {
    findings.push({
      code: 'PREMOD_SITE',
      detail: 'Every comment on this site is looked at before it is published.',
    });
  }
  if (isPremoderatedOn(author, site.id)) {
    findings.push({
      code: 'PREMOD_PERSON',
      detail: 'Every comment of this author is looked at before it is published.',
    });
  }
  if (emailMatchesDomain(author.email, people.premoderateEmailDomains)) {
    findings.push({
      code: 'PREMOD_EMAIL_DOMAIN',
      detail: 'Comments of authors with this e-mail provider are looked at before they are published.',
    });
  }
  if (people.shadowLimits && author.shadowLimitedAt !== undefined) {
    findings.push({ code: 'SHADOW_LIMITED', detail: 'Only the author and moderators see comments of this author.' });
  }
  return findings;
}
