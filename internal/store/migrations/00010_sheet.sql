-- +goose Up
-- The SHA-256 of the contact sheet that every letter of the round was planned from; '' where several, or an earlier version planned it.
ALTER TABLE round ADD COLUMN sheet TEXT NOT NULL DEFAULT '';
