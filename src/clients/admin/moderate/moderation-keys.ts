import { useEffect } from 'react';
import { type QueueController } from './queue-controller.js';
import { queues, type ShownQueue } from './queue-state.js';

interface KeyTargets {
  readonly controller: QueueController;
  readonly showQueue: (queue: ShownQueue) => void;
  readonly showHelp: () => void;
}

/** The moderator's keys, anywhere on the page but in a text field or an open dialog. */
export function useModerationKeys({ controller, showQueue, showHelp }: KeyTargets): void {
  useEffect(() => {
    const effects: Record<string, () => unknown> = {
      j: () => controller.move(1),
      arrowdown: () => controller.move(1),
      k: () => controller.move(-1),
      arrowup: () => controller.move(-1),
      a: () => controller.decide('APPROVED'),
      r: () => controller.decide('REJECTED'),
      d: () => controller.decide('REJECTED'),
      u: () => controller.undo(),
      n: () => controller.showArrivals(),
      '?': showHelp,
      ...Object.fromEntries(queues.map((queue, index) => [String(index + 1), () => showQueue(queue)])),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).closest('input, textarea, select, dialog[open]');
      const effect = Object.hasOwn(effects, event.key.toLowerCase()) && effects[event.key.toLowerCase()];
      if (!effect || isTyping || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      event.preventDefault();
      void effect();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [controller, showQueue, showHelp]);
}
