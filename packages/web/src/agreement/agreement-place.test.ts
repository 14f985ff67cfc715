import { expect, it } from 'vitest';
import { newAgreementPlaceFrom } from './agreement-place.ts';

const ID = '01990000-0000-7000-8000-000000000001';

it('takes a client and a template from the address, each without the other', () => {
  expect(newAgreementPlaceFrom({ clientId: ID, clientName: 'Bank Wschodni', template: 'service_agreement' })).toEqual({ clientId: ID, clientName: 'Bank Wschodni', template: 'service_agreement' });
  expect(newAgreementPlaceFrom({ template: ID })).toEqual({ template: ID });
  expect(newAgreementPlaceFrom({ clientId: ID })).toEqual({ clientId: ID });
});

it('leaves out what is neither', () => {
  expect(newAgreementPlaceFrom({ clientId: 'x', clientName: 'Nobody', template: 'lease' })).toEqual({});
  expect(newAgreementPlaceFrom({ template: 7 })).toEqual({});
});
