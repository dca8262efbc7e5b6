import type { Config } from '../core/config/config.js';
import { InstallService } from '../features/install/index.js';
import type { RolePlan } from '../roles/role-plan.js';
import type { TalkProcess } from '../roles/talk-process.js';

/** What an operator wants to know after a start: addresses to open, roles, and where the data lies. */
export async function welcome(talk: TalkProcess, config: Config, plan: RolePlan): Promise<string[]> {
  const { rootUrl } = config.http;
  const isWeb = plan.roles.includes('web');
  const isLive = plan.roles.includes('websockets');
  const hasPublic = plan.surfaces.includes('public');
  const hasAdmin = plan.surfaces.includes('admin');
  const rows: [string, string][] = [];
  if (isWeb && hasPublic) rows.push(['Demo article', `${rootUrl}/demo`], ['GraphQL', `${rootUrl}/api/graphql`]);
  if (isWeb && hasAdmin) rows.push(['Admin', `${rootUrl}/admin`]);
  if (isLive && hasPublic) rows.push(['Live', `${rootUrl.replace(/^http/, 'ws')}/api/graphql/live`]);
  if (plan.roles.includes('jobs')) rows.push(['Queues', plan.queues.join(', ')]);
  rows.push(['Health', `${talk.healthUrl}/readyz  (also /livez, /progressz, /metrics)`]);
  rows.push(['Roles', plan.roles.join(', ')]);
  for (const line of talk.servicesDescription) rows.push(['Data', line]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    '',
    'Talk is ready.',
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...(await firstSteps()),
  ];

  async function firstSteps(): Promise<string[]> {
    if (!isWeb || !hasAdmin) return [''];
    const code = await talk.app.get(InstallService, { strict: false }).code();
    if (code === undefined) return [''];
    const spaced = code.match(/.{1,4}/g)!.join('-');
    return [
      '',
      'Talk is not set up yet. Open this address and make yourself its administrator:',
      '',
      `  ${rootUrl}/admin/install#code=${spaced}`,
      '',
      'Or fill it with an invented newsroom:  npx talk demo',
      '',
    ];
  }
}
