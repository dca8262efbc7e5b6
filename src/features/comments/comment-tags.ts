import { Injectable } from '@nestjs/common';
import { type NewsroomTag, SettingsQueries } from '../settings/index.js';
import type { StoryRules } from '../stories/index.js';
import { commentError } from './comment.errors.js';
import { isBuiltInTag, type TagLink } from './comment.js';

const mostChosen = 3;

/** Which tags there are at a site, and which of them a comment begins with. */
@Injectable()
export class CommentTags {
  constructor(private readonly settings: SettingsQueries) {}

  /** The newsroom's own, in its order. */
  async ofNewsroom(siteId: string): Promise<readonly NewsroomTag[]> {
    return (await this.settings.storyDefaults(siteId)).defaults.tags;
  }

  /** @throws TAG_UNKNOWN */
  async assertKnown(siteId: string, name: string): Promise<void> {
    if (isBuiltInTag(name)) return;
    if (!(await this.ofNewsroom(siteId)).some((tag) => tag.name === name)) throw commentError('TAG_UNKNOWN');
  }

  /**
   * Tags of a comment that is posted: EXPERT for the story's experts, and what the author chose among those that the
   * newsroom offers to authors.
   *
   * @throws TAG_UNKNOWN, TOO_MANY_TAGS
   */
  async atPosting(
    { siteId, settings }: Pick<StoryRules, 'siteId' | 'settings'>,
    authorId: string,
    chosen: readonly string[],
    at: Date,
  ): Promise<TagLink[]> {
    if (chosen.length > mostChosen) throw commentError('TOO_MANY_TAGS', { max: mostChosen });
    const isExpert = settings.expertIds?.includes(authorId) ?? false;
    const expert: TagLink[] = isExpert ? [{ name: 'EXPERT', by: 'system:review', at }] : [];
    if (chosen.length === 0) return expert;
    const offered = (await this.ofNewsroom(siteId)).filter(({ forAuthors }) => forAuthors);
    const isOffered = (name: string) => offered.some((tag) => tag.name === name);
    if (!chosen.every(isOffered)) throw commentError('TAG_UNKNOWN');
    return [...expert, ...[...new Set(chosen)].map((name) => ({ name, by: authorId, at }))];
  }
}
