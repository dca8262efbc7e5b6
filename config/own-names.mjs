/**
 * The bundler's helper for modules that are imported as a whole goes through names with `for … in`, and so meets what a
 * page's scripts have put on `Object.prototype`: there the stream would not start. It is told to take own names only.
 */
export function ownNamesPlugin() {
  return {
    name: 'talk-own-names',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.name !== 'rolldown-runtime') continue;
        const code = chunk.code.replace(/for\s*\((var|let|const) (\w+) in (\w+)\)/g, 'for($1 $2 of Object.keys($3))');
        if (code === chunk.code) this.error('The helper has changed: see whether it still needs this.');
        chunk.code = code;
      }
    },
  };
}
