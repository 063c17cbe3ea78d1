-- Liable parties' id numbers, encrypted by the server. What stands in clear from before, a server that has a key encrypts at its start.
alter table legal_case
  add party_id_key text,
  add party_id_sealed bytea,
  add check (num_nonnulls(party_id_key, party_id_sealed) in (0, 2)),
  add check (num_nonnulls(party_id_key, party_id_number) < 2);

-- Answers to creates are kept for a week to be repeated; those of cases had the number.
delete from idempotency where operation in ('openLegalCase', 'addLegalCaseStep');
