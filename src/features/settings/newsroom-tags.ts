import { z } from 'zod';

/** Talk's own tags are in upper case: the two can never be taken for each other. */
const tagName = z
  .string()
  .trim()
  .regex(/^[a-z0-9-]{1,30}$/, 'is made of a-z, 0-9 and hyphens, at most 30');

const newsroomTag = z.strictObject({
  name: tagName,
  /** What people are shown. */
  label: z.string().trim().min(1).max(60),
  /** Whether readers see it on a comment. */
  isPublic: z.boolean().default(true),
  /** Whether authors may choose it when they post; moderators always may. */
  forAuthors: z.boolean().default(false),
});

export type NewsroomTag = z.infer<typeof newsroomTag>;

/** A newsroom's own names for comments, such as `correction` or `eyewitness`. */
export const newsroomTagsSchema = z
  .array(newsroomTag)
  .max(20)
  .refine((tags) => new Set(tags.map(({ name }) => name)).size === tags.length, 'names the same tag twice');
