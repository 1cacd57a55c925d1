-- Full-text search over the catalogue (src/features/catalogue/search-sqlite.ts). The texts are
-- folded before they come here: the tokenizer only has to split at spaces.
CREATE VIRTUAL TABLE product_search USING fts5(
  product_id UNINDEXED,
  title_fr, title_en,
  category_fr, category_en,
  summary_fr, summary_en,
  composition_fr, composition_en,
  options_fr, options_en,
  body_fr, body_en,
  sku,
  tokenize = "unicode61 remove_diacritics 0",
  prefix = '2 3'
);
--> statement-breakpoint
-- The row of each product above: FTS5 finds a row by its number only.
CREATE TABLE product_search_rows (
  row_id integer PRIMARY KEY NOT NULL,
  product_id text NOT NULL UNIQUE REFERENCES products(id)
) STRICT;
