-- Full-text search over the catalogue (src/features/catalogue/search-postgres.ts). The texts are folded
-- before they come here, into letters and digits with one space between the words. So each word is taken as
-- it stands: a parser of texts would read them by the locale of the database, and 1e5 as a number.
CREATE TABLE product_search (
  product_id text COLLATE "C" PRIMARY KEY NOT NULL REFERENCES products(id),
  title_fr text COLLATE "C" NOT NULL,
  title_en text COLLATE "C" NOT NULL,
  category_fr text COLLATE "C" NOT NULL,
  category_en text COLLATE "C" NOT NULL,
  summary_fr text COLLATE "C" NOT NULL,
  summary_en text COLLATE "C" NOT NULL,
  composition_fr text COLLATE "C" NOT NULL,
  composition_en text COLLATE "C" NOT NULL,
  options_fr text COLLATE "C" NOT NULL,
  options_en text COLLATE "C" NOT NULL,
  body_fr text COLLATE "C" NOT NULL,
  body_en text COLLATE "C" NOT NULL,
  sku text COLLATE "C" NOT NULL,
  fr tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(regexp_replace(title_fr, '[^ ]+', '\&:1', 'g')::tsvector, 'A')
    || setweight(regexp_replace(category_fr || ' ' || summary_fr, '[^ ]+', '\&:1', 'g')::tsvector, 'B')
    || setweight(regexp_replace(composition_fr || ' ' || options_fr || ' ' || sku, '[^ ]+', '\&:1', 'g')::tsvector, 'C')
    || setweight(regexp_replace(body_fr, '[^ ]+', '\&:1', 'g')::tsvector, 'D')
  ) STORED,
  en tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(regexp_replace(title_en, '[^ ]+', '\&:1', 'g')::tsvector, 'A')
    || setweight(regexp_replace(category_en || ' ' || summary_en, '[^ ]+', '\&:1', 'g')::tsvector, 'B')
    || setweight(regexp_replace(composition_en || ' ' || options_en || ' ' || sku, '[^ ]+', '\&:1', 'g')::tsvector, 'C')
    || setweight(regexp_replace(body_en, '[^ ]+', '\&:1', 'g')::tsvector, 'D')
  ) STORED
);
--> statement-breakpoint
-- A question may have words of both languages.
CREATE INDEX product_search_words ON product_search USING gin ((fr || en));
