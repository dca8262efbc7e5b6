import path from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Packages published as ES modules only: Jest runs in CommonJS mode, so they are transformed like our own code. */
const esmPackages = ['@nestjs', 'jose'].join('|');

const base = {
  rootDir,
  testEnvironment: 'node',
  setupFilesAfterEnv: [],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  extensionsToTreatAsEsm: [],
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs', ignoreDynamic: false },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.talk/'],
};

/** Specs that need Mongo and Redis: one set of embedded services is started for the whole run. */
const withServices = {
  ...base,
  globalSetup: '<rootDir>/test/setup/start-services.ts',
  globalTeardown: '<rootDir>/test/setup/stop-services.ts',
};

/** Specs that run the built program or load its pages in a browser. */
const withBuild = { ...withServices, globalSetup: '<rootDir>/test/setup/build-and-start-services.ts' };

/** The moderation specs, which are to hold in one process and in three: their files run in both. */
const moderationSpecs = [
  'appeals-*',
  'author-view',
  'bulk*',
  'claims*',
  'comment-counts',
  'illegal-*',
  'moderation*',
  'moderators-day',
  'people-*',
  'reactions*',
  'reports*',
  'review*',
  'settings*',
  'story-*',
  'word-*',
].map((name) => `<rootDir>/test/e2e/${name}.e2e-spec.ts`);

/** Specs of these say themselves what they run in. */
const ownTopology = ['moderation-rights', 'story-controls', 'word-lists'].map((name) => `/test/e2e/${name}\\.e2e-spec`);

/** The sizes of ARCHITECTURE section 8; `npm test` runs them all, `npm run test:unit` only the first. */
export default {
  rootDir,
  testTimeout: 120_000,
  // Most of a spec's time is spent waiting for engines and browsers: two at once, also where there are two cores.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...base, displayName: 'contracts', testMatch: ['<rootDir>/test/contracts/**/*.spec.ts'] },
    { ...withServices, displayName: 'medium', testMatch: ['<rootDir>/test/medium/**/*.medium-spec.ts'] },
    { ...withServices, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'] },
    {
      ...withServices,
      displayName: 'split',
      setupFiles: ['<rootDir>/test/setup/in-three.ts'],
      testMatch: moderationSpecs,
      testPathIgnorePatterns: ['/node_modules/', ...ownTopology],
    },
    { ...withBuild, displayName: 'roles', testMatch: ['<rootDir>/test/roles/**/*.roles-spec.ts'] },
    { ...withBuild, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'] },
  ],
};
