-- +goose Up
-- The few letters that came back are listed by each status, however many went out.
CREATE INDEX letter_undelivered ON letter (id) WHERE delivery <> '';
