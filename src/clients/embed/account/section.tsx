/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { type ProfileStore } from './profile-store.js';

/** What a section of the profile is made of. */
export interface SectionProps {
  readonly store: ProfileStore;
  /** Of the section's heading. */
  readonly level: number;
}

/** A heading of the level that its place asks for. */
export function Heading({ level, children }: { readonly level: number; readonly children: string }) {
  const Tag = `h${level}` as 'h3';
  return <Tag class="section-heading">{children}</Tag>;
}
