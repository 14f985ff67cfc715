import type { SignedInCall } from '../platform/http/call.ts';
import { command, query } from '../platform/http/operation.ts';
import { signedIn } from '../platform/http/procedures.ts';
import { showExplanation, takePlan, writePassage, type ExplanationCall } from './explanation.actions.ts';

const { explanation } = signedIn;
const asked = ({ actor, services }: SignedInCall): ExplanationCall => ({ actor, now: services.clock() });

export const explanationRoutes = {
  get: explanation.get.handler(({ context, input }) => query(context, (tx) => showExplanation(tx, asked(context), input.engagementId))),
  write: explanation.write.handler(({ context, input }) => command(context, { operation: 'writePassage', input }, (tx) => writePassage(tx, asked(context), input))),
  take: explanation.take.handler(({ context, input }) => command(context, { operation: 'takePlanPassage', input }, (tx) => takePlan(tx, asked(context), input))),
};
