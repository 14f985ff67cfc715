import type { MiddlewareHandler } from 'hono';
import { problemAnswer } from './problem.ts';

/** Deeper than any body of ours; what is far deeper costs time and stack to read. */
const DEEPEST = 32;

/**
 * Refuses bodies that no operation reads, before anything is made of them: other types than JSON (415;
 * a form of another site can send those without asking, OWASP ASVS 5.0, 3.5.2) and nesting without end (400).
 */
export function jsonBodies(baseUrl: string): MiddlewareHandler {
  return async (c, next) => {
    const type = c.req.header('content-type');
    if (type !== undefined && !/^application\/json\b/i.test(type)) return problemAnswer(c, { code: 'UNSUPPORTED_MEDIA_TYPE', status: 415, data: { refusal: 'input-is-wrong' } }, { baseUrl });
    if (hasBody(c.req.method) && c.req.raw.body !== null && isDeeperThan(await c.req.raw.clone().text(), DEEPEST)) {
      return problemAnswer(c, { code: 'BAD_REQUEST', status: 400, data: { refusal: 'input-is-wrong', detail: { fields: [{ field: 'body', message: 'nesting-is-too-deep' }] } } }, { baseUrl });
    }
    return next();
  };
}

/** Nothing reads a body of the others; to look for one would make the whole request anew. */
export function hasBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** Whether a JSON text opens more brackets than `most` inside one another. */
export function isDeeperThan(json: string, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (sign === '\\') at += 1;
    else if (sign === '"') inText = !inText;
    else if (!inText && (sign === '[' || sign === '{')) depth += 1;
    else if (!inText && (sign === ']' || sign === '}')) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}
