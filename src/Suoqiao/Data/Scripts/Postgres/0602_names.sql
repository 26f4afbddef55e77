-- Names and ids are compared and ordered by keys that the program writes: neither engine folds and orders names as people do, nor both alike.
CREATE TABLE "DerivedColumns" (
    "Name" VARCHAR(100) NOT NULL,
    "Version" VARCHAR(100) NOT NULL,
    CONSTRAINT "PK_DerivedColumns" PRIMARY KEY ("Name")
);
ALTER TABLE "Needs" ADD COLUMN "ExternalKey" VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE "Offers" ADD COLUMN "ExternalKey" VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE "Experts" ADD COLUMN "ExternalKey" VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE "Organisations" ADD COLUMN "ExternalKey" VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE "Cooperations" ADD COLUMN "ExternalKey" VARCHAR(300) NOT NULL DEFAULT '';
ALTER TABLE "Needs" ADD COLUMN "TitleOrder" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Needs" ADD COLUMN "TitleOrderEn" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Offers" ADD COLUMN "TitleOrder" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Offers" ADD COLUMN "TitleOrderEn" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Experts" ADD COLUMN "NameOrder" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Experts" ADD COLUMN "NameOrderEn" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Organisations" ADD COLUMN "NameOrder" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Organisations" ADD COLUMN "NameOrderEn" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Cooperations" ADD COLUMN "TitleOrder" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Users" ADD COLUMN "NameOrder" VARCHAR(240) NOT NULL DEFAULT '';
ALTER TABLE "Organisations" ADD COLUMN "NameKey" VARCHAR(600) NOT NULL DEFAULT '';
DROP INDEX "IX_Needs_OwnerId_ExternalId";
CREATE INDEX "IX_Needs_OwnerId_ExternalKey" ON "Needs" ("OwnerId", "ExternalKey");
DROP INDEX "IX_Offers_OwnerId_ExternalId";
CREATE INDEX "IX_Offers_OwnerId_ExternalKey" ON "Offers" ("OwnerId", "ExternalKey");
DROP INDEX "IX_Experts_OwnerId_ExternalId";
CREATE INDEX "IX_Experts_OwnerId_ExternalKey" ON "Experts" ("OwnerId", "ExternalKey");
DROP INDEX "IX_Organisations_ExternalId";
CREATE INDEX "IX_Organisations_ExternalKey" ON "Organisations" ("ExternalKey");
CREATE INDEX "IX_Organisations_NameKey" ON "Organisations" ("NameKey");
DROP INDEX "IX_Experts_Name_Id";
CREATE INDEX "IX_Experts_NameOrder_Id" ON "Experts" ("NameOrder", "Id");
CREATE INDEX "IX_Experts_NameOrderEn_Id" ON "Experts" ("NameOrderEn", "Id");
DROP INDEX "IX_Organisations_Name_Id";
CREATE INDEX "IX_Organisations_NameOrder_Id" ON "Organisations" ("NameOrder", "Id");
CREATE INDEX "IX_Organisations_NameOrderEn_Id" ON "Organisations" ("NameOrderEn", "Id");
