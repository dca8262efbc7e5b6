import { Injectable } from '@nestjs/common';
import { type CommentLink, hostMatches, linksIn } from '../../comment-links.js';
import type { Match } from '../../comment.js';
import { type Finding, passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { BuiltInStage } from './built-in.stage.js';

/** More places than this help nobody who looks at a comment. */
const maxMatches = 50;

/** Holds links to where the newsroom wants none, and more links than it wants. */
@Injectable()
export class LinksStage extends BuiltInStage {
  readonly name = 'links';
  readonly position = 300;

  runs({ rules: { links } }: ReviewSubject): 'FAST' | 'OFF' {
    return links.hold || links.deny.length > 0 ? 'FAST' : 'OFF';
  }

  nudges({ rules }: ReviewSubject): boolean {
    return rules.nudge;
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    return this.replay(subject);
  }

  replay({ body, text, rules: { links: rules } }: ReviewSubject): StageOutcome {
    const links = linksIn(body, text);
    const denied = links.filter(({ host }) => hostMatches(host, rules.deny));
    const counted = links.filter(({ host }) => !hostMatches(host, rules.allow));
    const findings: Finding[] = [];
    if (denied.length > 0) {
      const detail = 'It links to a site that this newsroom does not want links to.';
      findings.push({ code: 'DENIED_LINK', detail, matches: placesOf(denied) });
    }
    if (rules.hold && counted.length > rules.max) {
      const detail =
        rules.max === 0 ? 'It contains links.' : `It contains more links than the ${rules.max} that are allowed.`;
      findings.push({ code: 'LINKS', detail, matches: placesOf(counted) });
    }
    return findings.length === 0 ? passes : { verdict: 'hold', findings };
  }
}

function placesOf(links: readonly CommentLink[]): Match[] {
  return links.slice(0, maxMatches).map(({ start, end, host }) => ({ start, end, rule: host }));
}
