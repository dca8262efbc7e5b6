import path from 'node:path';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only core/config reads the environment: inject Config instead.',
};

/** A package and the folders that alone may import it (ARCHITECTURE section 4, rule 3). */
const ownedPackages = [
  { group: ['bull', '@nestjs/bull'], message: 'Only core/queue speaks Bull: use defineJob and JobQueue.' },
  { group: ['ioredis'], message: 'Only core/redis, core/pubsub and core/queue speak Redis.' },
  {
    group: ['mongoose', '@nestjs/mongoose', 'mongodb'],
    message: 'Only schemas, repositories and core/database speak Mongo.',
  },
];

const restrict = (...allowed) => [
  'error',
  { patterns: ownedPackages.filter(({ group }) => !group.some((name) => allowed.includes(name))) },
];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/.talk/**', '**/generated/**'] },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './src/clients/tsconfig.json'], tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/clients/**', '**/*.spec.ts'],
    rules: { 'no-restricted-imports': restrict(), 'no-restricted-syntax': ['error', noProcessEnv] },
  },
  {
    files: ['src/core/queue/**/*.ts'],
    rules: { 'no-restricted-imports': restrict('bull', '@nestjs/bull', 'ioredis') },
  },
  { files: ['src/core/{redis,pubsub}/**/*.ts'], rules: { 'no-restricted-imports': restrict('ioredis') } },
  {
    files: ['src/core/database/**/*.ts', 'src/**/*.schema.ts', 'src/**/*.repository.ts', 'src/features/**/*.module.ts'],
    rules: { 'no-restricted-imports': restrict('mongoose', '@nestjs/mongoose', 'mongodb') },
  },
  { files: ['src/core/config/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/clients/embed/**/*.tsx'],
    languageOptions: { parserOptions: { jsxPragma: 'h', jsxFragmentName: 'Fragment' } },
  },
  { files: ['test/**/*.ts'], rules: { 'no-console': 'off' } },
);
