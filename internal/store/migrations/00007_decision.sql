-- +goose Up
-- What stood before each decision, so that it can be taken back: seq is its entry of the journal, letter_id the acknowledgement that it queued (0: none),
-- undone the entry that took it back (0: none). Personal data stand here and not in the journal alone, which only grows.
CREATE TABLE decision (
  seq       BIGINT PRIMARY KEY,
  ref       TEXT NOT NULL,
  mail_id   BIGINT NOT NULL,
  recorded  BIGINT NOT NULL,
  standing  TEXT NOT NULL,
  letter_id BIGINT NOT NULL,
  undone    BIGINT NOT NULL
);
CREATE INDEX decision_ref ON decision (ref, seq);
CREATE INDEX decision_mail ON decision (mail_id, seq);
-- Moves of a person on the list of speakers, in their order, and rights of reply.
CREATE TABLE speakers_move (
  id       BIGINT PRIMARY KEY,
  seq      BIGINT NOT NULL,
  kind     TEXT NOT NULL,
  notice   BIGINT NOT NULL,
  other    BIGINT NOT NULL,
  ref      TEXT NOT NULL,
  record   TEXT NOT NULL,
  at_ms    BIGINT NOT NULL,
  undone   BIGINT NOT NULL
);
-- Acknowledgements are counted by address and hour at each decision.
CREATE INDEX letter_acknowledged ON letter (date_ms) WHERE kind = 'acknowledgement';
