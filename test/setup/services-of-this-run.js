'use strict';
Object.defineProperty(exports, '__esModule', { value: true });
exports.servicesOfThisRun = servicesOfThisRun;
const key = Symbol.for('talk.test.services');
/** Shared by the set-ups of all Jest projects, which load their modules separately but run in one process. */
function servicesOfThisRun() {
  const shared = globalThis;
  return (shared[key] ??= {});
}
