import { inventPeople } from './invented-people.js';
import { inventStories } from './invented-stories.js';
import { lastChangeAge, NewsroomPlan, type PlannedComment } from './newsroom-plan.js';

const people = inventPeople('seed', 100);
const stories = inventStories('seed', 6);
const authors = people.map(({ language, role }) => ({ language, isStaff: role === 'STAFF' }));

function aPlan(key = 'key') {
  const sut = new NewsroomPlan(key, stories, authors);
  const write = (count: number) =>
    [...sut.comments(count)].map((comment) => ({ comment, texts: sut.textsOf(comment) }));
  return { sut, write };
}

describe(NewsroomPlan.name, () => {
  const comments = [...aPlan().sut.comments(2_000)];
  const share = (holds: (comment: PlannedComment) => boolean) => comments.filter(holds).length / comments.length;

  it('gives the same comments for the same key, also when asked twice', () => {
    const { write } = aPlan();
    const first = write(300);

    expect(write(300)).toEqual(first);
    expect(aPlan().write(300)).toEqual(first);
    expect(aPlan('another key').write(300)).not.toEqual(first);
  });

  it('continues a smaller plan in a larger one', () => {
    expect(aPlan().write(300).slice(0, 120)).toEqual(aPlan().write(120));
  });

  it('gives every comment an id of its own', () => {
    expect(new Set(comments.map(({ id }) => id)).size).toBe(comments.length);
  });

  it('puts most comments under the first story and some under every other', () => {
    expect(share(({ story }) => story === 0)).toBeGreaterThan(0.5);
    expect(new Set(comments.map(({ story }) => story)).size).toBe(stories.length);
  });

  it('answers only what readers can see, in the same story, after it was last changed and before now', () => {
    for (const comment of comments) {
      expect(comment.ageMs).toBeGreaterThan(0);
      expect(lastChangeAge(comment)).toBeGreaterThan(0);
      expect(lastChangeAge(comment)).toBeLessThanOrEqual(comment.ageMs);
      const { parent } = comment;
      if (!parent) continue;
      expect(['NONE', 'APPROVED']).toContain(parent.status);
      expect(parent.index).toBeLessThan(comment.index);
      expect(parent.story).toBe(comment.story);
      expect(comment.ageMs).toBeLessThan(lastChangeAge(parent));
      expect(comment.depth).toBe(parent.depth + 1);
    }
  });

  it('never begins a conversation before its story', () => {
    for (const { ageMs, story } of comments) expect(ageMs).toBeLessThanOrEqual(stories[story]!.ageMs);
  });

  it('has threads with depth and with many answers', () => {
    const answers = new Map<PlannedComment, number>();
    for (const { parent } of comments) if (parent) answers.set(parent, (answers.get(parent) ?? 0) + 1);

    expect(Math.max(...comments.map(({ depth }) => depth))).toBeGreaterThan(4);
    expect(Math.max(...answers.values())).toBeGreaterThan(8);
    expect(share(({ depth }) => depth === 0)).toBeGreaterThan(0.3);
  });

  it('has every status, mostly published ones, and a reason for whatever waits', () => {
    expect(new Set(comments.map(({ status }) => status)).size).toBe(5);
    expect(share(({ status }) => status === 'NONE')).toBeGreaterThan(0.7);
    for (const { status, reasons, decidedAgeMs } of comments) {
      if (status === 'PREMOD' || status === 'SYSTEM_WITHHELD') expect(reasons).toHaveLength(1);
      expect(decidedAgeMs !== undefined).toBe(status === 'APPROVED' || status === 'REJECTED');
    }
  });

  it('knows what each comment is, which is not always what became of it', () => {
    for (const status of ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD']) {
      const truths = comments.filter((comment) => comment.status === status).map(({ truth }) => truth);
      expect(truths).toContain('FINE');
      expect(new Set(truths).size).toBeGreaterThan(1);
    }
    expect(share(({ status, truth }) => (status === 'NONE') === (truth === 'FINE'))).toBeGreaterThan(0.7);
    const offTopic = comments.filter(({ truth }) => truth === 'OFF_TOPIC');
    for (const { story, voice } of offTopic) expect(voice.topic).not.toBe(stories[story]!.topic);
    for (const { author, truth } of comments) if (authors[author]!.isStaff) expect(truth).toBe('FINE');
  });

  it('writes 1 to 120 words, in many scripts and with all the markup that Talk keeps', () => {
    const bodies = aPlan()
      .write(2_000)
      .flatMap(({ texts }) => texts);

    const words = bodies.map(
      (body) =>
        body
          .replace(/<[^>]+>/g, ' ')
          .trim()
          .split(/\s+/).length,
    );
    expect(Math.min(...words)).toBe(1);
    expect(Math.max(...words)).toBeGreaterThan(60);
    expect(Math.max(...words)).toBeLessThanOrEqual(120);
    for (const body of bodies) expect(body).not.toMatch(/[{}]|undefined/);
    const all = bodies.join('\n');
    for (const markup of ['<blockquote>', '<a href=', '<ul>', '<span class="spoiler">', '<b>', '</p><p>']) {
      expect(all).toContain(markup);
    }
    for (const script of [/\p{Script=Arabic}/u, /\p{Script=Hebrew}/u, /\p{Script=Han}/u, /\p{Emoji_Presentation}/u]) {
      expect(all).toMatch(script);
    }
  });

  it('keeps both texts of an edited comment', () => {
    const edited = aPlan()
      .write(500)
      .filter(({ comment }) => comment.editedAgeMs !== undefined);

    expect(edited.length).toBeGreaterThan(5);
    for (const { texts } of edited) expect(texts[1]).toContain(texts[0]);
  });
});
