import { roleNames } from '../core/config/process-plan.js';
import { queueNames } from '../core/queue/define-job.js';
import { UsageError } from '../core/errors/usage-error.js';
import { planRoles } from './role-plan.js';

const unset = { disabledJobs: [] };
const serve = ['web'] as const;

describe(planRoles.name, () => {
  it('runs the fallback when neither flag nor TALK_ROLES names a role', () => {
    expect(planRoles({}, unset, serve).roles).toEqual(['web']);
    expect(planRoles({}, unset, roleNames).roles).toEqual(['web', 'websockets', 'jobs']);
  });

  it('takes TALK_ROLES as it is', () => {
    expect(planRoles({}, { ...unset, roles: ['jobs', 'web'] }, serve).roles).toEqual(['web', 'jobs']);
    expect(planRoles({}, { ...unset, roles: ['websockets'] }, roleNames).roles).toEqual(['websockets']);
  });

  it.each([
    [{ jobs: true, websockets: true }, ['web', 'websockets', 'jobs']],
    [{ jobs: true }, ['web', 'jobs']],
    [{ websockets: true, web: false }, ['websockets']],
    [{ jobs: true, web: false }, ['jobs']],
    [{ web: true }, ['web']],
  ] as const)('reads the flags %j as %j', (flags, roles) => {
    expect(planRoles(flags, unset, serve).roles).toEqual(roles);
  });

  it('prefers flags to TALK_ROLES and says so once', () => {
    const plan = planRoles({ websockets: true }, { ...unset, roles: ['jobs'] }, serve);
    expect(plan.roles).toEqual(['web', 'websockets']);
    expect(plan.notes).toEqual(['TALK_ROLES is ignored, because flags name the roles.']);
  });

  it('refuses to run without a role', () => {
    expect(() => planRoles({ web: false }, unset, serve)).toThrow('No role is left');
    expect(() => planRoles({}, { ...unset, roles: [] }, serve)).toThrow('No role is left');
  });

  it('names an unknown role, queue or surface and those there are', () => {
    expect(() => planRoles({}, { ...unset, roles: ['web', 'wbe'] }, serve)).toThrow(
      /no role "wbe".*web, websockets, jobs/,
    );
    expect(() => planRoles({ jobs: 'mial' }, unset, serve)).toThrow(/no queue "mial"/);
    expect(() => planRoles({ jobs: true, disabledJobs: 'x' }, unset, serve)).toThrow(/no queue "x"/);
    expect(() => planRoles({ surface: 'pubic' }, unset, serve)).toThrow(UsageError);
  });

  it('chooses queues by flag, else by TALK_QUEUES, less the disabled ones', () => {
    expect(planRoles({ jobs: true }, unset, serve).queues).toEqual(queueNames);
    expect(planRoles({ jobs: 'scrape' }, { ...unset, queues: ['review'] }, serve).queues).toEqual(['scrape']);
    expect(planRoles({ jobs: true }, { ...unset, queues: ['review'] }, serve).queues).toEqual(['review']);
    expect(planRoles({ jobs: true, disabledJobs: 'review' }, unset, serve).queues).not.toContain('review');
    expect(() => planRoles({ jobs: 'review', disabledJobs: 'review' }, unset, serve)).toThrow('No queue is left');
  });

  it('gives a process without the jobs role no queue', () => {
    expect(planRoles({ web: true }, { ...unset, queues: ['review'] }, serve).queues).toEqual([]);
  });

  it('shows both surfaces unless told otherwise', () => {
    expect(planRoles({}, unset, serve).surfaces).toEqual(['public', 'admin']);
    expect(planRoles({ surface: 'public' }, { ...unset, surfaces: ['admin'] }, serve).surfaces).toEqual(['public']);
  });
});
