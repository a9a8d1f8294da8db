-- +goose Up
-- A letter's state changes three times on its way, and each change wrote its whole text and eight indexes anew; and counting letters read an index of all.
-- What is frozen of a letter stands apart, the indexes that follow the state are two, and a tally is kept by triggers (the one thing here that is SQLite's own).
CREATE TABLE letter_content (
  id      INTEGER PRIMARY KEY,
  content TEXT NOT NULL
);
INSERT INTO letter_content (id, content) SELECT id, content FROM letter;
ALTER TABLE letter DROP COLUMN content;
DROP INDEX letter_state;
DROP INDEX letter_count;
DROP INDEX letter_domain;
CREATE INDEX letter_deferred ON letter (kind, not_before_ms, id) WHERE state = 'deferred';
CREATE INDEX letter_domain ON letter (domain);
CREATE INDEX letter_failed ON letter (id) WHERE delivery = 'failed';
CREATE TABLE letter_tally (
  round    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  state    TEXT NOT NULL,
  delivery TEXT NOT NULL,
  n        BIGINT NOT NULL,
  PRIMARY KEY (round, kind, state, delivery)
);
INSERT INTO letter_tally (round, kind, state, delivery, n) SELECT round, kind, state, delivery, COUNT(*) FROM letter GROUP BY round, kind, state, delivery;
-- +goose StatementBegin
CREATE TRIGGER letter_added AFTER INSERT ON letter BEGIN
  INSERT INTO letter_tally (round, kind, state, delivery, n) VALUES (NEW.round, NEW.kind, NEW.state, NEW.delivery, 1)
    ON CONFLICT (round, kind, state, delivery) DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_dropped AFTER DELETE ON letter BEGIN
  UPDATE letter_tally SET n = n - 1 WHERE round = OLD.round AND kind = OLD.kind AND state = OLD.state AND delivery = OLD.delivery;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER letter_moved AFTER UPDATE OF round, kind, state, delivery ON letter
WHEN OLD.state <> NEW.state OR OLD.delivery <> NEW.delivery OR OLD.round <> NEW.round OR OLD.kind <> NEW.kind BEGIN
  UPDATE letter_tally SET n = n - 1 WHERE round = OLD.round AND kind = OLD.kind AND state = OLD.state AND delivery = OLD.delivery;
  INSERT INTO letter_tally (round, kind, state, delivery, n) VALUES (NEW.round, NEW.kind, NEW.state, NEW.delivery, 1)
    ON CONFLICT (round, kind, state, delivery) DO UPDATE SET n = n + 1;
END;
-- +goose StatementEnd
