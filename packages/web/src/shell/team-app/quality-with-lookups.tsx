import { useDealLookups } from '../../deal/deal-lookups.ts';
import { FieldLookupsProvider } from '../../record/field-sources.tsx';
import { QualityPage } from '../../quality/team/quality-page.tsx';

/** Data quality, where stages and products can be chosen too. */
export function QualityWithLookups() {
  return <FieldLookupsProvider lookups={useDealLookups()}><QualityPage /></FieldLookupsProvider>;
}
