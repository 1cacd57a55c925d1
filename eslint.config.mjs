import astro from 'eslint-plugin-astro'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

/** The last step of a drizzle query: what may stand before an `.all()` that must not be there. */
const lastStep =
  '/^(from|where|values|set|returning|limit|offset|orderBy|groupBy|having|innerJoin|leftJoin|onConflictDoNothing|onConflictDoUpdate)$/'

/** ESLint's own rules that find mistakes; the rest is taste, and Prettier's. */
const mistakes = Object.fromEntries(
  [
    'for-direction no-async-promise-executor no-case-declarations no-compare-neg-zero no-cond-assign',
    'no-constant-binary-expression no-constant-condition no-dupe-else-if no-dupe-keys no-duplicate-case no-empty',
    'no-empty-pattern no-ex-assign no-extra-boolean-cast no-fallthrough no-global-assign no-invalid-regexp',
    'no-loss-of-precision no-prototype-builtins no-self-assign no-sparse-arrays',
    'no-unreachable no-unsafe-finally no-unsafe-optional-chaining no-unused-labels no-useless-catch',
    'no-useless-escape no-var prefer-const use-isnan valid-typeof eqeqeq',
  ]
    .join(' ')
    .split(' ')
    .map((rule) => [rule, 'error']),
)

const houseRules = [
  {
    selector: `CallExpression[callee.property.name=/^(get|all|run)$/][callee.object.callee.property.name=${lastStep}]`,
    message: 'Await the query itself: .get, .all and .run exist on SQLite only.',
  },
  {
    selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
    message: 'Say how the value is known to be of this type, or parse it.',
  },
  { selector: 'TSEnumDeclaration', message: 'Types must be erasable: use a union of texts.' },
  { selector: 'ExportAllDeclaration', message: 'Import from the file itself: no barrels.' },
]

/** A test reads answers and files of unknown shape: its expectations are the check. */
const looseInTests = Object.fromEntries(
  ['assignment', 'member-access', 'argument', 'call', 'return'].map((what) => [
    `@typescript-eslint/no-unsafe-${what}`,
    'off',
  ]),
)

const onlyTheEnginesNameADriver = {
  paths: ['better-sqlite3', 'pg', 'drizzle-orm/better-sqlite3', 'drizzle-orm/node-postgres'].map((name) => ({
    name,
    message: 'Only db/engines names a driver: the rest works on either.',
  })),
}

export default defineConfig(
  { ignores: ['dist', '.astro', 'node_modules', 'data', 'coverage'] },
  {
    rules: { ...mistakes, 'no-irregular-whitespace': ['error', { skipTemplates: true, skipRegExps: true }] },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A verb is async by its shape: its caller must not care whether it waits today.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      'no-restricted-syntax': ['error', ...houseRules],
      'no-restricted-imports': ['error', onlyTheEnginesNameADriver],
      'no-console': 'error',
    },
  },
  { files: ['db/engines/**', 'tests/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['tests/**/*.ts'], rules: looseInTests },
  { files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
  ...astro.configs.recommended,
  {
    files: ['**/*.astro'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'no-console': 'error', 'no-restricted-syntax': ['error', ...houseRules] },
  },
  { files: ['**/*.mjs'], rules: { 'no-unused-vars': 'error' } },
)
