// The layers of docs/architecture.md, top first. A folder imports only folders that stand after it.
const layers = [
  'cli',
  'console',
  'campaign',
  'inventory',
  'report',
  'production',
  'player',
  'judge',
  'scenario',
  'candidate',
  'wire',
  'serve',
  'store',
  'ecert',
  'journal',
  'guide',
  'edifact',
  'core',
];
const folder = (name) => `^src/${name}/`;
const anyOf = (names) => `^src/(${names.join('|')})/`;

const downwards = layers.slice(1).map((name, i) => ({
  name: `layer-${name}`,
  comment: `${name} imports only what stands below it`,
  severity: 'error',
  from: { path: folder(name) },
  to: { path: anyOf(layers.slice(0, i + 1)) },
}));

const never = [
  ['judge', ['player', 'candidate', 'wire', 'ecert']],
  ['report', ['player', 'candidate', 'wire', 'ecert']],
  ['player', ['judge']],
  ['wire', ['edifact']],
  ['ecert', ['scenario']],
].map(([from, to]) => ({
  name: `${from}-never-${to.join('-')}`,
  severity: 'error',
  from: { path: folder(from), pathNot: '\\.test\\.ts$' },
  to: { path: anyOf(to) },
}));

module.exports = {
  forbidden: [
    ...downwards,
    ...never,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'through-the-index',
      comment: "another folder's files are reached through its index.ts",
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/([^/]+)/.+', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '\\.(test|fixture)\\.ts$' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
