import { z } from 'zod';

/** A file that is sent as it is written. */
export const FileStream = z.object({ headers: z.object({ 'content-type': z.string(), 'content-disposition': z.string() }), body: z.instanceof(ReadableStream) });
