-- A record knows the import that wrote it last, so that its sender finds what became of a file.
ALTER TABLE "Needs" ADD COLUMN "ImportId" TEXT NULL;
CREATE INDEX "IX_Needs_ImportId" ON "Needs" ("ImportId") WHERE "ImportId" IS NOT NULL;
ALTER TABLE "Offers" ADD COLUMN "ImportId" TEXT NULL;
CREATE INDEX "IX_Offers_ImportId" ON "Offers" ("ImportId") WHERE "ImportId" IS NOT NULL;
ALTER TABLE "Experts" ADD COLUMN "ImportId" TEXT NULL;
CREATE INDEX "IX_Experts_ImportId" ON "Experts" ("ImportId") WHERE "ImportId" IS NOT NULL;
ALTER TABLE "Organisations" ADD COLUMN "ImportId" TEXT NULL;
CREATE INDEX "IX_Organisations_ImportId" ON "Organisations" ("ImportId") WHERE "ImportId" IS NOT NULL;
ALTER TABLE "Cooperations" ADD COLUMN "ImportId" TEXT NULL;
CREATE INDEX "IX_Cooperations_ImportId" ON "Cooperations" ("ImportId") WHERE "ImportId" IS NOT NULL;
