import { Audit, Gatherer } from 'lighthouse';

const id = 'stream-in-view';
const artifact = 'StreamInView';

/** Whether one of the stream's own comments is in the viewport, with what comes after the first paint. */
const isInView = `(() => {
  const root = document.querySelector('talk-comments')?.shadowRoot;
  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  return [...(root?.querySelectorAll('[role=feed] > article') ?? [])].some((article) => isSeen(article) && article.querySelector('button'));
})()`;

class StreamInViewGatherer extends Gatherer {
  override meta = { supportedModes: ['navigation'] } as const;

  override getArtifact({ driver }: Parameters<Gatherer['getArtifact']>[0]): Promise<unknown> {
    return driver.executionContext.evaluateAsync(isInView);
  }
}

class StreamInViewAudit extends Audit {
  static override readonly meta = {
    id,
    title: 'The stream is in view',
    failureTitle: 'The stream is not in view',
    description: 'What is measured is a page on which comments are read.',
    requiredArtifacts: [artifact],
  };

  static override audit(artifacts: Readonly<Record<string, unknown>>) {
    return { score: artifacts[artifact] === true ? 1 : 0 };
  }
}

/** Part of a Lighthouse configuration: a category that has all points only where a reader has comments before them. */
export const streamInView = {
  artifacts: [{ id: artifact, gatherer: { instance: new StreamInViewGatherer() } }],
  audits: [{ implementation: StreamInViewAudit }],
  categories: { [id]: { title: 'Stream in view', auditRefs: [{ id, weight: 1 }] } },
};
