import { surfaceNames } from '../core/config/process-plan.js';
import { type Asker, askers, operationRights, type Rights, type Verdict } from './operation-rights.js';

const columns: Readonly<Record<Asker, string>> = {
  SIGNED_OUT: 'signed out',
  COMMENTER: 'commenter',
  BANNED_COMMENTER: 'commenter, banned',
  SUSPENDED_COMMENTER: 'commenter, suspended',
  MEMBER: 'member',
  STAFF: 'staff',
  BANNED_MODERATOR: 'moderator, banned',
  MODERATOR_ELSEWHERE: 'moderator of another site',
  MODERATOR_HERE: 'moderator of this site',
  MODERATOR: 'moderator of all sites',
  ADMIN: 'administrator',
};

const cells: Readonly<Record<Verdict, string>> = {
  ALLOWED: '**yes**',
  NOTHING: 'nothing',
  UNAUTHENTICATED: 'sign in',
  FORBIDDEN: 'no',
  NOT_FOUND: 'not found',
  NOT_YOUR_COMMENT: 'not theirs',
  USER_BANNED: 'banned',
  USER_SUSPENDED: 'suspended',
};

const introduction = `# Who may do what

Every query, mutation and subscription of both surfaces. \`npm run generate\` writes this page from
\`src/roles/operation-rights.ts\`; \`test/e2e/authorisation-matrix.e2e-spec.ts\` asks every cell of a running Talk, in one
process and in three. What is asked about (a story, a comment, a notice) belongs to "this site".

- **yes**: it is done. What else may be wrong with it (a story that is closed, a text that is too long) is told then.
- nothing: it is answered, without anything of this site; lists have what belongs to their own sites, and authors see
  what they wrote themselves.
- sign in: \`UNAUTHENTICATED\`. no: \`FORBIDDEN\`. not found: \`NOT_FOUND\`, as if there were none.
- banned: \`USER_BANNED\`. suspended: \`USER_SUSPENDED\`. not theirs: \`NOT_YOUR_COMMENT\`.

A bulk operation is that of a moderator of all sites. Beyond this table, moderators and administrators are touched by
administrators only, and nobody bans, warns or suspends themselves.

Every mutation counts towards a limit a minute: of a moderator 600, of anybody else who is signed in 120, of an address
from which nobody is signed in 60. Costly ones have lower limits of their own beside it.
`;

/** The text of `docs/authorisation.md`. */
export function rightsPage(): string {
  const sections = surfaceNames.map((surface) =>
    [`## The ${surface} surface`, '', ...table(operationRights[surface])].join('\n'),
  );
  return `${[introduction.trimEnd(), ...sections].join('\n\n')}\n`;
}

function table(rows: Readonly<Record<string, Rights>>): string[] {
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    line(['operation', ...askers.map((asker) => columns[asker])]),
    line(['---', ...askers.map(() => '---')]),
    ...Object.entries(rows).map(([row, rights]) =>
      line([row.replace(/^\w+/, '`$&`'), ...askers.map((asker) => cells[rights[asker]])]),
    ),
  ];
}
