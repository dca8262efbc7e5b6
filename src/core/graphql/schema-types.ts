import type { Type } from '@nestjs/common';
import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { z } from 'zod';
import { enumType } from './enum-type.js';

type FieldType = Parameters<typeof Field>[0];

export interface SchemaTypeOptions {
  readonly description?: string;
  /** Such as `spam.key` or `external[].secret`: read as whether they are set, never as what they are. */
  readonly secretPaths?: readonly string[];
}

interface TypeMaker {
  readonly isInput: boolean;
  readonly secretPaths: readonly string[];
}

/** A schema's enum is one GraphQL enum, wherever it is used. */
const enums = new WeakMap<z.ZodType, object>();

/**
 * The GraphQL object type of plain data that a zod schema describes: objects, lists, enums, texts, numbers and
 * booleans. A secret called `key` becomes the field `hasKey`; `withSecretsHidden` makes the data fit.
 *
 * @param name of the type; those of inner objects and enums begin with it
 */
export function objectTypeOf(name: string, schema: z.ZodObject, options: SchemaTypeOptions = {}): Type<object> {
  const { description, secretPaths = [] } = options;
  const type = classOf(name, schema, { isInput: false, secretPaths }, '');
  ObjectType(name, { description })(type);
  return type;
}

/** The input type of a change to such data: every field may be left out. */
export function changeTypeOf(name: string, schema: z.ZodObject, description: string): Type<object> {
  const type = classOf(name, schema, { isInput: true, secretPaths: [] }, '');
  InputType(`${name}Input`, { description })(type);
  return type;
}

/** Names the GraphQL enum of a zod enum; call it before a type that uses it is made. */
export function enumTypeOf<const Names extends Readonly<Record<string, string>>>(
  name: string,
  schema: z.ZodEnum<Names>,
  description: string,
): Names {
  const type = enumType(name, schema.options, description);
  enums.set(schema, type);
  return type as unknown as Names;
}

/** The data with each secret `key` replaced by whether there is one, as `hasKey`. */
export function withSecretsHidden(value: unknown, secretPaths: readonly string[], path = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => withSecretsHidden(element, secretPaths, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => {
    const innerPath = pathOf(path, key);
    if (secretPaths.includes(innerPath)) return [secretFieldOf(key), Boolean(inner)];
    return [key, withSecretsHidden(inner, secretPaths, innerPath)];
  });
  return Object.fromEntries(fields);
}

function classOf(name: string, schema: z.ZodObject, maker: TypeMaker, path: string): Type<object> {
  const type = class {};
  Object.defineProperty(type, 'name', { value: maker.isInput ? `${name}Input` : name });
  for (const [key, wrapped] of Object.entries<z.ZodType>(schema.shape)) {
    const innerPath = pathOf(path, key);
    const isSecret = maker.secretPaths.includes(innerPath);
    const fieldType = isSecret ? () => Boolean : typeOf(`${name}${capital(key)}`, unwrapped(wrapped), maker, innerPath);
    Field(fieldType, { nullable: maker.isInput || wrapped instanceof z.ZodOptional })(
      type.prototype,
      isSecret ? secretFieldOf(key) : key,
    );
  }
  return type;
}

function typeOf(name: string, schema: z.ZodType, maker: TypeMaker, path: string): FieldType {
  if (schema instanceof z.ZodObject) {
    const type = classOf(name, schema, maker, path);
    if (maker.isInput) InputType(`${name}Input`)(type);
    else ObjectType(name)(type);
    return () => type;
  }
  if (schema instanceof z.ZodArray) {
    const element = typeOf(name, unwrapped(schema.element as z.ZodType), maker, `${path}[]`) as () => Type;
    return () => [element()];
  }
  if (schema instanceof z.ZodEnum) {
    const known = enums.get(schema) ?? enumType(name, schema.options.map(String), `The choices of ${path}.`);
    enums.set(schema, known);
    return () => known;
  }
  if (schema instanceof z.ZodNumber) return () => (schema.format === 'safeint' ? Int : Float);
  if (schema instanceof z.ZodBoolean) return () => Boolean;
  return () => String;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const isWrapped =
    schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional;
  return isWrapped ? unwrapped(schema.def.innerType as z.ZodType) : schema;
}

function pathOf(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function secretFieldOf(key: string): string {
  return `has${capital(key)}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
