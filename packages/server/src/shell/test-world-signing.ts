import type pg from 'pg';

/** Lets the client of a sealed agreement have gone back on it; no act of an organisation can do that. */
export async function fillRevocation(admin: pg.Client, { workspaceId, agreementId, canary }: { workspaceId: string; agreementId: string; canary: string }): Promise<void> {
  await admin.query(
    `insert into revocations (workspace_id, id, agreement_id, client_id, signatory_id, version_number, typed_name, statement, locale, window_ends_at)
     select workspace_id, gen_random_uuid(), agreement_id, client_id, id, 1, $3, $3, 'en', now() from signatories where workspace_id = $1 and agreement_id = $2 and side = 'client' limit 1`,
    [workspaceId, agreementId, `${canary} gone back`],
  );
}

/** Lets the seal of an agreement have gained its time stamp; the instance of the tests has no authority. */
export async function fillSealExtension(admin: pg.Client, { workspaceId, agreementId, canary }: { workspaceId: string; agreementId: string; canary: string }): Promise<void> {
  await admin.query(
    `insert into seal_extensions (workspace_id, agreement_id, client_id, version_number, file_id, level, stamped_at, stamp_serial, stamp_authority, sha256)
     select workspace_id, agreement_id, client_id, version_number, file_id, 'B-T', now(), '01', $3, sha256 from seals where workspace_id = $1 and agreement_id = $2`,
    [workspaceId, agreementId, `${canary} authority`],
  );
}

/** Lets a signature of a sealed agreement have been given with a file that was handed out and came back; nobody signs so in the world of the tests. */
export async function fillReturnedFile(admin: pg.Client, { workspaceId, agreementId, canary }: { workspaceId: string; agreementId: string; canary: string }): Promise<void> {
  await admin.query('insert into signing_copies (workspace_id, agreement_id, client_id, version_number, file_id) select workspace_id, agreement_id, client_id, version_number, file_id from seals where workspace_id = $1 and agreement_id = $2', [workspaceId, agreementId]);
  await admin.query(
    `insert into returned_files (workspace_id, signature_id, agreement_id, client_id, version_number, file_id, begins_with, signatures)
     select s.workspace_id, s.id, s.agreement_id, s.client_id, s.version_number, seals.file_id, seals.sha256, $3 from signatures s join seals using (workspace_id, agreement_id) where s.workspace_id = $1 and s.agreement_id = $2`,
    [workspaceId, agreementId, JSON.stringify([{ owner: `${canary} signer`, organisation: null, country: null, issuer: `${canary} issuer`, serial: '01', fingerprint: '00', isSelfSigned: false, validFrom: '', validTo: '', claimsQualified: false, claimedTime: null, stamped: null, isVisible: false }])],
  );
}

/** Lets the same signature stand on paper too, its scan confirmed; the scan has the id of the signature that it became. */
export async function fillScan(admin: pg.Client, { workspaceId, agreementId, canary }: { workspaceId: string; agreementId: string; canary: string }): Promise<void> {
  await admin.query(
    `insert into scans (workspace_id, id, agreement_id, client_id, version_number, signatory_id, typed_name, role_title, on_behalf_of, locale, file_id, side, handed_in_by)
     select s.workspace_id, s.id, s.agreement_id, s.client_id, s.version_number, s.signatory_id, $3, $3, $3, 'en', seals.file_id, 'client', $3 from signatures s join seals using (workspace_id, agreement_id) where s.workspace_id = $1 and s.agreement_id = $2`,
    [workspaceId, agreementId, `${canary} on paper`],
  );
  await admin.query("insert into scan_reviews (workspace_id, scan_id, client_id, outcome, body, reviewed_by) select workspace_id, id, client_id, 'confirmed', $3, $3 from scans where workspace_id = $1 and agreement_id = $2", [workspaceId, agreementId, `${canary} our copy`]);
}

/** Lets a signature of a sealed agreement have been given by a key of a device too; nobody has such a device in the world of the tests. @returns a key of the provider's own, which still signs. */
export async function fillDeviceSignature(admin: pg.Client, { workspaceId, agreementId, canary }: { workspaceId: string; agreementId: string; canary: string }): Promise<string> {
  const inAgreement = [workspaceId, agreementId];
  await admin.query(
    `insert into device_keys (workspace_id, id, client_id, side, holder, holder_name, credential_id, public_key, algorithm, transports, backed_up, sign_count, rp_id, signatory_id, code_id)
     select c.workspace_id, gen_random_uuid(), c.client_id, 'client', $3, $3, 'Zm9yZQ', 'pQECAyYgASFYILBVZGmhn1kK_fmbS50k3gwUb214zVYiAt1QzF0izKU6IlggcdkneCF6Rb0MYU4USEZbMbzL3805-y1UHVdybgqKO98', -7, '', false, 0, 'localhost', c.signatory_id, c.id from codes c join signatories s on s.workspace_id = c.workspace_id and s.id = c.signatory_id and s.side = 'client' where c.workspace_id = $1 and c.agreement_id = $2 limit 1`,
    [...inAgreement, `${canary} holder`],
  );
  await admin.query(
    `insert into device_key_ends (workspace_id, device_key_id, client_id, ended_by, ended_by_side)
     select k.workspace_id, k.id, k.client_id, $3, 'client' from device_keys k join codes c on c.workspace_id = k.workspace_id and c.id = k.code_id where c.workspace_id = $1 and c.agreement_id = $2`,
    [...inAgreement, `${canary} ender`],
  );
  await admin.query(
    `insert into device_signatures (workspace_id, signature_id, agreement_id, client_id, version_number, device_key_id, authenticator_data, client_data, assertion, sign_count)
     select s.workspace_id, s.id, s.agreement_id, s.client_id, s.version_number, k.id, 'Zm9yZQ', 'Zm9yZQ', 'Zm9yZQ', 0 from signatures s join device_keys k on k.workspace_id = s.workspace_id and k.signatory_id = s.signatory_id where s.workspace_id = $1 and s.agreement_id = $2`,
    inAgreement,
  );
  const { rows } = await admin.query<{ id: string }>(
    `insert into device_keys (workspace_id, id, client_id, side, holder, holder_name, credential_id, public_key, algorithm, transports, backed_up, sign_count, rp_id, signatory_id, code_id)
     select c.workspace_id, gen_random_uuid(), null, 'provider', s.email, $3, 'YmFy', 'pQECAyYgASFYILBVZGmhn1kK_fmbS50k3gwUb214zVYiAt1QzF0izKU6IlggcdkneCF6Rb0MYU4USEZbMbzL3805-y1UHVdybgqKO98', -7, '', false, 0, 'localhost', c.signatory_id, c.id from codes c join signatories s on s.workspace_id = c.workspace_id and s.id = c.signatory_id and s.side = 'provider' where c.workspace_id = $1 and c.agreement_id = $2 limit 1 returning id`,
    [...inAgreement, `${canary} our holder`],
  );
  return rows[0]?.id ?? '';
}
