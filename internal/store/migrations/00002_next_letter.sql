-- +goose Up
-- The next letter is found by an index alone, and letters are counted by one, however many are queued.
CREATE INDEX letter_next ON letter (state, kind, id);
CREATE INDEX letter_count ON letter (round, kind, state, delivery);
