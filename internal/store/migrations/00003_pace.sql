-- +goose Up
-- Pace by recipient's domain. The domain is what stands behind the last @ of the address.
ALTER TABLE letter ADD COLUMN domain TEXT NOT NULL DEFAULT '';
UPDATE letter SET domain = lower(replace(address, rtrim(address, replace(address, '@', '')), ''));
CREATE INDEX letter_domain ON letter (domain, handed_ms);
CREATE INDEX letter_handed ON letter (handed_ms);
CREATE TABLE domain_pace (
  domain   TEXT PRIMARY KEY,
  failures BIGINT NOT NULL,
  wait_ms  BIGINT NOT NULL
);
