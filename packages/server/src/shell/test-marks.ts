import { contract } from '@entente/contract/contract';
import type { z } from 'zod';
import { partsOf } from '../platform/http/hidden-fields.ts';

type Schema = z.core.$ZodType;
type Procedure = { readonly '~orpc': { readonly inputSchema?: Schema; readonly outputSchema?: Schema; readonly route: { readonly operationId?: string; readonly method?: string; readonly path?: string } } };
export type Described = { readonly id: string; readonly method: string; readonly path: string; readonly input: Schema | undefined; readonly output: Schema | undefined };

/** Every operation of the contract with its schemas. */
export function describedOperations(): readonly Described[] {
  const found: Described[] = [];
  const visit = (node: object): void => {
    if ('~orpc' in node) {
      const { inputSchema, outputSchema, route } = (node as Procedure)['~orpc'];
      found.push({ id: route.operationId ?? '', method: route.method ?? '', path: route.path ?? '', input: inputSchema, output: outputSchema });
    } else for (const part of Object.values(node)) visit(part as object);
  };
  visit(contract);
  return found;
}

/** Every object schema within a schema, each once. */
export function objectsIn(schema: Schema | undefined, seen = new Set<Schema>()): readonly { readonly schema: Schema; readonly keys: readonly string[]; readonly shape: Readonly<Record<string, Schema>> }[] {
  if (schema === undefined || seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema._zod as unknown as { def: { type: string; shape: Readonly<Record<string, Schema>> } };
  const own = def.type === 'object' ? [{ schema, keys: Object.keys(def.shape), shape: def.shape }] : [];
  return [...own, ...partsOf(schema).flatMap((part) => objectsIn(part, seen))];
}
