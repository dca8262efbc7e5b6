import { definePlugin } from '../../plugin-api/index.js';

/** "Respect" beside "Like": what one can say of a comment without agreeing with it. */
export const reactionsRespect = definePlugin({
  name: 'reactions-respect',
  reactions: [{ kind: 'respect', label: 'Respect' }],
});
