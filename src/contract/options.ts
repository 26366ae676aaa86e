import * as z from 'zod';

/** An option of a command as adapters, help and the parser see it; derived from the command's schema. */
export interface OptionSpec {
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'integer' | 'boolean';
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** Whether the command suggests values while the user types. */
  readonly suggests: boolean;
}

const PROPERTY = z.object({
  type: z.enum(['string', 'integer', 'boolean']),
  description: z.string(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  suggests: z.boolean().optional(),
});

const OBJECT = z.object({
  properties: z.record(z.string(), PROPERTY).default({}),
  required: z.array(z.string()).default([]),
});

/**
 * Reads the options off a zod object, in the order in which it declares them, required ones first.
 * @throws ZodError when an option is of a type that no platform has, or lacks its description.
 */
export function optionSpecs(schema: z.ZodObject): readonly OptionSpec[] {
  const { properties, required } = OBJECT.parse(z.toJSONSchema(schema, { io: 'input' }));
  return Object.entries(properties)
    .map(([name, property]) => {
      const { enum: choices, suggests, minimum, maximum, maxLength, ...rest } = property;
      return {
        name,
        ...rest,
        required: required.includes(name),
        suggests: suggests ?? false,
        ...(choices && { choices }),
        ...(minimum !== undefined && { minimum }),
        ...(maximum !== undefined && { maximum }),
        ...(maxLength !== undefined && { maxLength }),
      };
    })
    .sort((a, b) => Number(b.required) - Number(a.required));
}
