import { z } from 'zod';
import { procedure } from '../kernel/procedure.ts';

export const sampleContract = {
  get: procedure.route({ method: 'GET', path: '/sample', operationId: 'getSample', tags: ['sample'], summary: 'Whether this instance holds the sample' }).input(z.object({})).output(z.object({ exists: z.boolean() })),
  clear: procedure.route({ method: 'DELETE', path: '/sample', operationId: 'clearSample', tags: ['sample'], summary: 'Remove the sample; own workspaces are not touched' }).output(z.object({ removed: z.number().int() })),
};
