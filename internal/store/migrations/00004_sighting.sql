-- +goose Up
-- In which folders a mail was seen is asked for each mail that is read.
CREATE INDEX sighting_hash ON sighting (hash);
