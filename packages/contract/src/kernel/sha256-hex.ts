import { z } from 'zod';

/** A SHA-256, as 64 hexadecimal digits in lower case. */
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
