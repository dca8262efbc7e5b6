import type { DynamicModule, Type } from '@nestjs/common';
import type { ProcessPlan } from '../core/config/process-plan.js';

type AnyModule = Type | DynamicModule;

/**
 * What this process is made of. Each role's graph is loaded only where the role runs: a jobs process never loads
 * GraphQL, a web process no consumer.
 */
export async function modulesForRoles({
  roles,
  surfaces,
}: Pick<ProcessPlan, 'roles' | 'surfaces'>): Promise<AnyModule[]> {
  const modules: AnyModule[] = [];
  if (roles.includes('web') || roles.includes('websockets')) {
    const { graphqlSurfaces } = await import('./graphql-surfaces.js');
    modules.push(...(await graphqlSurfaces(roles, surfaces)));
  }
  if (roles.includes('web')) modules.push((await import('./web.module.js')).WebModule.forSurfaces(surfaces));
  if (roles.includes('websockets')) {
    modules.push((await import('./subscriptions.module.js')).SubscriptionsModule.forSurfaces(surfaces));
  }
  if (roles.includes('jobs')) modules.push((await import('./jobs.module.js')).JobsModule);
  return modules;
}
