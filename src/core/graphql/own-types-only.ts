import type { ModuleRef } from '@nestjs/core';
import { OrphanedReferenceRegistry } from '@nestjs/graphql/dist/schema-builder/services/orphaned-reference.registry.js';

/**
 * Nest adds every class that any field of the process refers to, reachable or not: one surface's types would turn up
 * in the other's schema. Nothing unreachable belongs in either. Call it before a schema is generated.
 */
export function ownTypesOnly(moduleRef: ModuleRef): void {
  moduleRef.get(OrphanedReferenceRegistry, { strict: false }).getAll = () => [];
}
