/** Who may import what: ARCHITECTURE section 4. Lower features never know higher ones; upward needs are events. */
const order = [
  'ledger',
  'settings',
  'sites',
  'users',
  'auth',
  'stories',
  'words',
  'comments',
  'reactions',
  'reports',
  'moderation',
  'embedding',
  'notifications',
  'webhooks',
  'stats',
  'demo',
  'install',
];

const featureOrder = order.slice(0, -1).map((name, index) => ({
  name: `${name}-knows-only-lower-features`,
  severity: 'error',
  from: { path: `^src/features/${name}/` },
  to: { path: `^src/features/(${order.slice(index + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'core-knows-only-core', severity: 'error', from: { path: '^src/core/' }, to: { path: '^src/(?!core/)' } },
    {
      name: 'features-know-no-roles',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/(roles|cli|plugins|plugin-api|clients|main|app)' },
    },
    {
      name: 'features-through-their-index',
      comment: 'Another feature is reached through its index.ts only.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: {
        path: '^src/features/[^/]+/',
        pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$', '^src/features/[^/]+/graphql/index\\.ts$'],
      },
    },
    ...featureOrder,
    {
      name: 'edges-never-back',
      comment: 'Inside a feature graphql/, jobs/ and cli/ use the services, never the other way round.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/[^/]+\\.ts$', pathNot: '(index|\\.module)\\.ts$' },
      to: { path: '^src/features/$1/(graphql|jobs|cli)/' },
    },
    {
      name: 'roles-only-from-the-top',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|app|roles|cli)' },
      to: { path: '^src/(roles|cli)/' },
    },
    {
      name: 'plugins-through-plugin-api',
      severity: 'error',
      from: { path: '^src/plugins/' },
      to: { path: '^src/(?!plugins/|plugin-api/)' },
    },
    {
      name: 'plugin-api-through-the-features-index',
      severity: 'error',
      from: { path: '^src/plugin-api/' },
      to: { path: '^src/', pathNot: ['^src/plugin-api/', '^src/core/', '^src/features/[^/]+/index\\.ts$'] },
    },
    {
      name: 'plugins-only-from-the-top',
      comment: 'Roles switch plugins on; nothing else knows one.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(roles|plugins)/' },
      to: { path: '^src/plugins/' },
    },
    {
      name: 'clients-know-only-clients',
      severity: 'error',
      from: { path: '^src/clients/' },
      to: { path: '^src/(?!clients/)' },
    },
    { name: 'source-knows-no-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
