import { z } from 'zod';
import { Locale } from '@entente/core/kernel/locale';
import { SIGNING_LEVELS } from '@entente/core/kernel/signing-level';
import { Line, OptionalLine } from '@entente/core/kernel/plain-text';
import { daysOffFault, MOST_STRETCHES } from '@entente/core/workspace/days-off';
import { Currency, Day, EmailAddress, Id } from '@entente/core/kernel/values';
import { procedure } from '../kernel/procedure.ts';

/** An IANA name that this machine knows. */
const TimeZone = z.string().max(64).refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'time-zone-is-unknown');
const DaysOff = z.strictObject({ from: Day, to: Day, name: OptionalLine(80) }).refine((stretch) => daysOffFault(stretch) === null, { message: 'days-off-do-not-fit', path: ['to'] });
const Country = z.string().regex(/^[A-Z]{2}$/);
const Password = z.string().min(1).max(512);

const workspaceFields = {
  name: Line(200),
  legalName: OptionalLine(200),
  registration: OptionalLine(200),
  address: OptionalLine(300),
  locale: Locale,
  country: Country,
  currency: Currency,
  timeZone: TimeZone,
  /** Polish and Russian texts speak to people formally unless the workspace chose otherwise. */
  formalAddress: z.boolean(),
  /** How signers are identified unless an agreement says otherwise: a code by mail, or the link alone (weaker). */
  signingLevel: z.enum(SIGNING_LEVELS),
  /** On which days the firm does not work besides weekends and public holidays. */
  daysOff: z.array(DaysOff).max(MOST_STRETCHES),
};

export const WorkspaceView = z.object({
  id: Id,
  name: z.string(),
  legalName: z.string(),
  registration: z.string(),
  address: z.string(),
  locale: Locale,
  country: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  formalAddress: z.boolean(),
  signingLevel: z.enum(SIGNING_LEVELS),
  daysOff: z.array(z.object({ from: Day, to: Day, name: z.string() })),
  isSample: z.boolean(),
  version: z.number().int(),
});
export type WorkspaceView = z.infer<typeof WorkspaceView>;

export const workspaceContract = {
  get: procedure.route({ method: 'GET', path: '/workspace', operationId: 'getWorkspace', tags: ['workspace'], summary: 'The workspace you are in' }).input(z.object({})).output(WorkspaceView),
  update: procedure
    .route({ method: 'PATCH', path: '/workspace', operationId: 'updateWorkspace', tags: ['workspace'], summary: 'Change fields of the workspace' })
    .input(z.strictObject({ set: z.strictObject(workspaceFields).partial(), before: z.record(z.string(), z.unknown()) }))
    .output(z.object({ version: z.number().int() })),
  delete: procedure
    .route({ method: 'POST', path: '/workspace/deletion', operationId: 'deleteWorkspace', tags: ['workspace'], summary: 'Delete the workspace with everything in it, for good' })
    .input(z.strictObject({ name: z.string().max(200), password: Password }))
    .output(z.object({})),
  firstRun: procedure
    .route({ method: 'GET', path: '/workspace/first-run', operationId: 'getFirstRun', tags: ['workspace'], summary: 'Whether nobody has set this instance up yet' })
    .input(z.object({}))
    /** `needsCode`: others can reach this instance, so it takes the code that was printed at its start. */
    .output(z.object({ needed: z.boolean(), hasSample: z.boolean(), needsCode: z.boolean() })),
  createFirst: procedure
    .route({ method: 'POST', path: '/workspace/first-run', operationId: 'createFirstWorkspace', tags: ['workspace'], summary: 'Set the instance up: the first workspace and its owner', successStatus: 201 })
    .input(
      z.strictObject({
        workspaceName: Line(200),
        locale: Locale,
        country: Country,
        currency: Currency,
        timeZone: TimeZone,
        name: Line(200),
        email: EmailAddress,
        password: Password,
        setUpCode: z.string().max(40).optional(),
      }),
    )
    .output(z.object({ workspaceId: Id })),
  mail: procedure
    .route({ method: 'GET', path: '/workspace/mail', operationId: 'getMailSetup', tags: ['workspace'], summary: 'Whether a mail server is set up' })
    .input(z.object({}))
    .output(z.object({ isSetUp: z.boolean(), host: z.string(), from: z.string() })),
  testMail: procedure
    .route({ method: 'POST', path: '/workspace/mail/test', operationId: 'testMail', tags: ['workspace'], summary: 'Send yourself a message through the mail server' })
    .output(z.object({ announcementId: Id })),
};
