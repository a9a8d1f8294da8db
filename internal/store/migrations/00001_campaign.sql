-- +goose Up
-- Portable between SQLite and PostgreSQL: ids come from counter, times are UTC milliseconds, lists and records are JSON text.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  n    BIGINT NOT NULL
);
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE content (
  hash TEXT PRIMARY KEY,
  data BYTEA NOT NULL
);
CREATE TABLE invitee (
  ref    TEXT PRIMARY KEY,
  record TEXT NOT NULL
);
CREATE TABLE round (
  name        TEXT PRIMARY KEY,
  letter      TEXT NOT NULL,
  choice      TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  planned_ms  BIGINT NOT NULL,
  released_ms BIGINT NOT NULL
);
CREATE TABLE paper (
  round      TEXT NOT NULL,
  ref        TEXT NOT NULL,
  file       TEXT NOT NULL,
  hash       TEXT NOT NULL,
  tag        TEXT NOT NULL,
  planned_ms BIGINT NOT NULL,
  PRIMARY KEY (round, ref)
);
CREATE TABLE letter (
  id             BIGINT PRIMARY KEY,
  round          TEXT NOT NULL,
  kind           TEXT NOT NULL,
  ref            TEXT NOT NULL,
  address        TEXT NOT NULL,
  cc             TEXT NOT NULL,
  language       TEXT NOT NULL,
  reference      TEXT NOT NULL,
  message_id     TEXT NOT NULL UNIQUE,
  tag            TEXT NOT NULL,
  date_ms        BIGINT NOT NULL,
  content        TEXT NOT NULL,
  state          TEXT NOT NULL,
  owner          TEXT NOT NULL,
  lease_ms       BIGINT NOT NULL,
  attempts       BIGINT NOT NULL,
  not_before_ms  BIGINT NOT NULL,
  step           TEXT NOT NULL,
  code           BIGINT NOT NULL,
  enhanced       TEXT NOT NULL,
  words          TEXT NOT NULL,
  refused_cc     TEXT NOT NULL,
  handed_ms      BIGINT NOT NULL,
  settled_ms     BIGINT NOT NULL,
  settled_by     TEXT NOT NULL,
  delivery       TEXT NOT NULL,
  delivery_code  TEXT NOT NULL,
  delivery_words TEXT NOT NULL,
  delivery_ms    BIGINT NOT NULL,
  UNIQUE (round, kind, ref)
);
CREATE INDEX letter_state ON letter (state, not_before_ms, id);
CREATE INDEX letter_ref ON letter (ref);
CREATE TABLE mail (
  id           BIGINT PRIMARY KEY,
  hash         TEXT NOT NULL UNIQUE,
  size         BIGINT NOT NULL,
  whole        BIGINT NOT NULL,
  received_ms  BIGINT NOT NULL,
  stored_ms    BIGINT NOT NULL,
  state        TEXT NOT NULL,
  ref          TEXT NOT NULL,
  from_address TEXT NOT NULL,
  subject      TEXT NOT NULL,
  message_id   TEXT NOT NULL,
  kinds        TEXT NOT NULL,
  reasons      TEXT NOT NULL,
  reading      TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  decided_ms   BIGINT NOT NULL,
  remark       TEXT NOT NULL
);
CREATE INDEX mail_state ON mail (state, received_ms, id);
CREATE TABLE sighting (
  folder      TEXT NOT NULL,
  uidvalidity BIGINT NOT NULL,
  uid         BIGINT NOT NULL,
  hash        TEXT NOT NULL,
  PRIMARY KEY (folder, uidvalidity, uid)
);
CREATE TABLE folder (
  name        TEXT PRIMARY KEY,
  uidvalidity BIGINT NOT NULL,
  uid         BIGINT NOT NULL
);
CREATE TABLE delegation (
  ref             TEXT PRIMARY KEY,
  status          TEXT NOT NULL,
  first_answer_ms BIGINT NOT NULL
);
CREATE TABLE delegate (
  id          BIGINT PRIMARY KEY,
  ref         TEXT NOT NULL,
  place       BIGINT NOT NULL,
  record      TEXT NOT NULL,
  mail_id     BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  decided_by  TEXT NOT NULL
);
CREATE INDEX delegate_ref ON delegate (ref, place);
CREATE TABLE intervention (
  id          BIGINT PRIMARY KEY,
  ref         TEXT NOT NULL,
  place       BIGINT NOT NULL,
  record      TEXT NOT NULL,
  mail_id     BIGINT NOT NULL,
  received_ms BIGINT NOT NULL,
  decided_by  TEXT NOT NULL
);
CREATE INDEX intervention_ref ON intervention (ref, place);
CREATE TABLE journal (
  seq     BIGINT PRIMARY KEY,
  at_ms   BIGINT NOT NULL,
  actor   TEXT NOT NULL,
  action  TEXT NOT NULL,
  ref     TEXT NOT NULL,
  mail_id BIGINT NOT NULL,
  detail  TEXT NOT NULL,
  prior   TEXT NOT NULL,
  hash    TEXT NOT NULL
);
CREATE TABLE report (
  id       BIGINT PRIMARY KEY,
  at_ms    BIGINT NOT NULL,
  language TEXT NOT NULL,
  snapshot TEXT NOT NULL
);
