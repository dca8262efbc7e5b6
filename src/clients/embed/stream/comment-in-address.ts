/** The comment that a page's address names: by the parameter that publishers' links have always had, or by its anchor. */
export function commentInAddress(address: string): string | null {
  return /(?:[?&]commentID=|#comment-)([\w-]+)/.exec(address)?.[1] ?? null;
}
