ALTER TABLE "stock_movements" ADD COLUMN "note" text COLLATE "C";
