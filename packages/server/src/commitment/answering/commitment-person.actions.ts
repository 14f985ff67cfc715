import type { Tx } from '../../platform/database/in-workspace.ts';
import type { AnswersBy } from '../../signing/us/link.actions.ts';
import { loadWorkTime } from '../commitment.store.ts';
import { loadAgreementClocks } from './commitment-person.store.ts';
import { remarkAnswerBy } from './commitment-person.view.ts';

/** By when each side answers what is open about these agreements, for the standing page of the client: in working days of whoever reads it, and in confided work by what was agreed with them alone. */
export const answersBy: AnswersBy = async (tx: Tx, { agreementIds, email }, now) => {
  const [clocks, work] = [await loadAgreementClocks(tx, agreementIds, email.toLowerCase()), await loadWorkTime(tx, now)];
  return (asked) => remarkAnswerBy(asked, { clocks, work });
};
