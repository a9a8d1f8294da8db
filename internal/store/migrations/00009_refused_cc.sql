-- +goose Up
-- The few letters of which a copy came back are listed by each status, however many went out.
CREATE INDEX letter_refused_cc ON letter (id) WHERE refused_cc NOT IN ('{}', 'null');
