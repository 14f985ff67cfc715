import { z } from 'zod';
import { FileStream } from '../kernel/file-stream.ts';
import { procedure } from '../kernel/procedure.ts';
import { RecordQuery } from './record.contract.ts';

export const exportContract = {
  export: procedure
    .route({ method: 'GET', path: '/records/{kind}/export', operationId: 'exportRecords', tags: ['record'], summary: 'What a list shows, all of it, as a file: the columns asked for, in the order asked for', outputStructure: 'detailed' })
    .input(RecordQuery.extend({ format: z.enum(['csv', 'xlsx']) }))
    .output(FileStream),
};
