import { z } from 'zod';

type JsonSchema = Readonly<Record<string, unknown>>;
/** The form that a tool's input has. */
export type ToolSchema = { readonly type: 'object'; readonly properties: Readonly<Record<string, object>> } & JsonSchema;

/** An operation's input as a tool says it: a record that takes no field it does not name, at any depth. */
export function toolSchema(schema: unknown): ToolSchema {
  if (!(schema instanceof z.ZodType)) return { type: 'object', properties: {}, additionalProperties: false };
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  const strict = strictly(made) as JsonSchema;
  return { ...strict, type: 'object', properties: (strict['properties'] ?? {}) as Readonly<Record<string, object>> };
}

/** Fields that the schema does not name. Zod lets some of its records drop them in silence; an agent is told. */
export function unnamedFields({ properties }: ToolSchema, given: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(given).filter((name) => !Object.hasOwn(properties, name));
}

function strictly(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(strictly);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, strictly(value)]));
  return inner['type'] === 'object' && 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
}
