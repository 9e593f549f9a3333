/**
 * Small readers that turn unknown JSON into a known type or say where it is wrong. Fields that a reader does not
 * name are ignored, so that a server can add some without breaking a page that is already open.
 */

export class MalformedMessage extends Error {
  constructor(
    readonly pointer: string,
    expected: string,
  ) {
    super(`${pointer || '/'}: expected ${expected}`);
    this.name = 'MalformedMessage';
  }
}

export type Reader<T> = (value: unknown, pointer: string) => T;

export const string: Reader<string> = (value, pointer) => {
  if (typeof value !== 'string') throw new MalformedMessage(pointer, 'text');
  return value;
};

export const number: Reader<number> = (value, pointer) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new MalformedMessage(pointer, 'a number');
  return value;
};

export const boolean: Reader<boolean> = (value, pointer) => {
  if (typeof value !== 'boolean') throw new MalformedMessage(pointer, 'true or false');
  return value;
};

export const instant: Reader<string> = (value, pointer) => {
  const text = string(value, pointer);
  if (Number.isNaN(Date.parse(text))) throw new MalformedMessage(pointer, 'an instant');
  return text;
};

export function oneOf<const T extends string>(...words: T[]): Reader<T> {
  return (value, pointer) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw new MalformedMessage(pointer, `one of ${words.join(', ')}`);
    return found;
  };
}

export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, pointer) => (value === null ? null : reader(value, pointer));
}

export function optional<T>(reader: Reader<T>): Reader<T | undefined> {
  return (value, pointer) => (value === undefined ? undefined : reader(value, pointer));
}

export function list<T>(reader: Reader<T>): Reader<T[]> {
  return (value, pointer) => {
    if (!Array.isArray(value)) throw new MalformedMessage(pointer, 'a list');
    return value.map((item, index) => reader(item, `${pointer}/${index}`));
  };
}

export function object<T extends object>(fields: { [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  const entries = Object.entries<Reader<unknown>>(fields);
  return (value, pointer) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new MalformedMessage(pointer, 'an object');
    }
    const source = value as Record<string, unknown>;
    const read: Record<string, unknown> = {};
    for (const [name, reader] of entries) {
      const field = reader(source[name], `${pointer}/${name}`);
      if (field !== undefined) read[name] = field;
    }
    return read as T;
  };
}

/** An object with names that are not known beforehand. */
export function record<T>(reader: Reader<T>): Reader<Record<string, T>> {
  return (value, pointer) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new MalformedMessage(pointer, 'an object');
    }
    const entries = Object.entries(value).map(([name, item]) => [name, reader(item, `${pointer}/${name}`)]);
    return Object.fromEntries(entries) as Record<string, T>;
  };
}
