import tseslint from 'typescript-eslint';

// The determinism rule of docs: time, chance, environment and printing enter through core/system-*.ts, wire/,
// console/ and cli/ only, so that the same seed always gives the same bytes.
const ambient = [
  { name: 'Date', message: 'Take a Clock (src/core/clock.ts).' },
  { name: 'setTimeout', message: 'Take a Clock; real timers live in src/wire.' },
  { name: 'setInterval', message: 'Take a Clock; real timers live in src/wire.' },
  { name: 'setImmediate', message: 'Take a Clock; real timers live in src/wire.' },
  { name: 'console', message: 'Return text; only src/cli prints.' },
  { name: 'performance', message: 'Take a Clock (src/core/clock.ts).' },
];
const ambientProperties = [
  { object: 'Math', property: 'random', message: 'Take a Random (src/core/random.ts).' },
  { object: 'crypto', property: 'randomUUID', message: 'Take a Random (src/core/random.ts).' },
  { object: 'process', property: 'env', message: 'Configuration enters through src/cli.' },
];

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'reports-out/', 'examples/', 'node_modules/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { project: './tsconfig.check.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'no-restricted-globals': ['error', ...ambient],
      'no-restricted-properties': ['error', ...ambientProperties],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
      ],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: [
      'src/core/system-*.ts',
      'src/core/calendar*.ts',
      'src/wire/**/*.ts',
      'src/serve/**/system-*.ts',
      'src/cli/**/*.ts',
      'src/console/**/*.ts',
      'scripts/**/*.ts',
      'bench/**/*.ts',
      'test/**/*.ts',
    ],
    rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.fixture.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['vitest.config.ts', '**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
);
