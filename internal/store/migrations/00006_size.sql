-- +goose Up
-- About how many octets a letter's mail has, so that those too large for a relay are found without reading all: files in base64, text, and the fields.
ALTER TABLE letter ADD COLUMN size BIGINT NOT NULL DEFAULT 0;
UPDATE letter SET size = (SELECT CAST(length(c.content) + 4000 + 1.37 * COALESCE((SELECT SUM(length(d.data)) FROM json_each(c.content, '$.files') f
  JOIN content d ON d.hash = json_extract(f.value, '$.hash')), 0) AS BIGINT) FROM letter_content c WHERE c.id = letter.id);
CREATE INDEX letter_size ON letter (size);
