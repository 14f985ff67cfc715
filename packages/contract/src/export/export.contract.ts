import { z } from 'zod';
import { Id, Instant } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

/** An archive of everything. Its file is below /api/v1/exports/{id}/file while it is kept. */
export const ExportView = z.object({
  id: Id,
  state: z.enum(['queued', 'running', 'done', 'failed']),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int(),
  bytes: z.number().int(),
  memberName: z.string(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
});
export type ExportView = z.infer<typeof ExportView>;

export const archiveContract = {
  list: procedure.route({ method: 'GET', path: '/exports', operationId: 'listExports', tags: ['export'], summary: 'Archives of everything, newest first, with how far they are' }).input(z.object({})).output(z.object({ rows: z.array(ExportView) })),
  create: procedure.route({ method: 'POST', path: '/exports', operationId: 'createExport', tags: ['export'], summary: 'Make an archive of everything in the workspace: rows as JSON lines, records as CSV, files', successStatus: 201 }).input(z.object({})).output(z.object({ id: Id })),
};
