-- How far a record is shown and the state of its work are two things; a thread has sides of any kind; timeline and action items hang on any record.
ALTER TABLE "Needs" ADD COLUMN "Shown" TEXT NOT NULL DEFAULT 'Draft';
UPDATE "Needs" SET "Shown" = CASE WHEN "Status" IN ('Draft', 'UnderReview', 'Archived') THEN "Status" ELSE 'Shown' END;
ALTER TABLE "Needs" ADD COLUMN "State" TEXT NOT NULL DEFAULT 'Open';
UPDATE "Needs" SET "State" = CASE "Status" WHEN 'Matched' THEN 'Matched' WHEN 'Closed' THEN 'Closed' WHEN 'Expired' THEN 'Expired' WHEN 'Archived' THEN 'Closed' ELSE 'Open' END;
DROP INDEX "IX_Needs_Status";
ALTER TABLE "Needs" DROP COLUMN "Status";
CREATE INDEX "IX_Needs_Shown_State" ON "Needs" ("Shown", "State");
ALTER TABLE "Offers" ADD COLUMN "Shown" TEXT NOT NULL DEFAULT 'Draft';
UPDATE "Offers" SET "Shown" = CASE WHEN "Status" IN ('Draft', 'UnderReview', 'Archived') THEN "Status" ELSE 'Shown' END;
ALTER TABLE "Offers" ADD COLUMN "State" TEXT NOT NULL DEFAULT 'Open';
UPDATE "Offers" SET "State" = CASE "Status" WHEN 'Matched' THEN 'Matched' WHEN 'Closed' THEN 'Closed' WHEN 'Expired' THEN 'Closed' WHEN 'Archived' THEN 'Closed' ELSE 'Open' END;
DROP INDEX "IX_Offers_Status";
ALTER TABLE "Offers" DROP COLUMN "Status";
CREATE INDEX "IX_Offers_Shown_State" ON "Offers" ("Shown", "State");
ALTER TABLE "Experts" ADD COLUMN "Shown" TEXT NOT NULL DEFAULT 'Draft';
UPDATE "Experts" SET "Shown" = CASE WHEN "Status" IN ('Draft', 'UnderReview', 'Archived') THEN "Status" ELSE 'Shown' END;
DROP INDEX "IX_Experts_Status";
ALTER TABLE "Experts" DROP COLUMN "Status";
CREATE INDEX "IX_Experts_Shown" ON "Experts" ("Shown");
ALTER TABLE "Organisations" ADD COLUMN "Shown" TEXT NOT NULL DEFAULT 'Draft';
UPDATE "Organisations" SET "Shown" = CASE WHEN "Status" IN ('Draft', 'UnderReview', 'Archived') THEN "Status" ELSE 'Shown' END;
DROP INDEX "IX_Organisations_Status";
ALTER TABLE "Organisations" DROP COLUMN "Status";
CREATE INDEX "IX_Organisations_Shown" ON "Organisations" ("Shown");
ALTER TABLE "Cooperations" ADD COLUMN "Shown" TEXT NOT NULL DEFAULT 'Draft';
UPDATE "Cooperations" SET "Shown" = CASE WHEN "Status" IN ('Draft', 'UnderReview', 'Archived') THEN "Status" ELSE 'Shown' END;
ALTER TABLE "Cooperations" ADD COLUMN "State" TEXT NOT NULL DEFAULT 'Open';
UPDATE "Cooperations" SET "State" = CASE WHEN "Status" = 'Closed' THEN 'Ended' ELSE 'Open' END;
DROP INDEX "IX_Cooperations_Status";
ALTER TABLE "Cooperations" DROP COLUMN "Status";
CREATE INDEX "IX_Cooperations_Shown_State" ON "Cooperations" ("Shown", "State");
ALTER TABLE "Experts" ADD COLUMN "PublishedAt" INTEGER NULL;
UPDATE "Experts" SET "PublishedAt" = "CreatedAt" WHERE "Shown" IN ('Shown', 'Archived');
ALTER TABLE "Experts" ADD COLUMN "ReviewNote" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Organisations" ADD COLUMN "PublishedAt" INTEGER NULL;
UPDATE "Organisations" SET "PublishedAt" = "CreatedAt" WHERE "Shown" IN ('Shown', 'Archived');
ALTER TABLE "Organisations" ADD COLUMN "ReviewNote" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Cooperations" ADD COLUMN "PublishedAt" INTEGER NULL;
UPDATE "Cooperations" SET "PublishedAt" = "CreatedAt" WHERE "Shown" IN ('Shown', 'Archived');
ALTER TABLE "Cooperations" ADD COLUMN "ReviewNote" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Cooperations" ADD COLUMN "ExternalId" TEXT NOT NULL DEFAULT '';
CREATE TABLE "ThreadSides" (
    "ThreadId" TEXT NOT NULL,
    "RecordKind" TEXT NOT NULL,
    "RecordId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "OrganisationId" TEXT NOT NULL,
    CONSTRAINT "PK_ThreadSides" PRIMARY KEY ("ThreadId", "RecordKind", "RecordId")
);
INSERT INTO "ThreadSides" SELECT "Id", 'Need', "NeedId", 'Demand', "OwnerId" FROM "Cooperations";
INSERT INTO "ThreadSides" SELECT "Id", 'Offer', "OfferId", 'Supply', "SupplierId" FROM "Cooperations";
CREATE INDEX "IX_ThreadSides_OrganisationId" ON "ThreadSides" ("OrganisationId");
CREATE INDEX "IX_ThreadSides_RecordId" ON "ThreadSides" ("RecordId");
ALTER TABLE "Cooperations" ADD COLUMN "PairKey" TEXT NULL;
UPDATE "Cooperations" SET "PairKey" = lower(replace("NeedId", '-', '') || replace("OfferId", '-', ''));
DROP INDEX "IX_Cooperations_NeedId_OfferId";
ALTER TABLE "Cooperations" DROP COLUMN "NeedId";
ALTER TABLE "Cooperations" DROP COLUMN "OfferId";
ALTER TABLE "Cooperations" DROP COLUMN "SupplierId";
CREATE UNIQUE INDEX "IX_Cooperations_PairKey" ON "Cooperations" ("PairKey");
DROP INDEX "IX_Timeline_CooperationId_At";
ALTER TABLE "Timeline" RENAME COLUMN "CooperationId" TO "RecordId";
ALTER TABLE "Timeline" ADD COLUMN "RecordKind" TEXT NOT NULL DEFAULT 'Cooperation';
DROP INDEX "IX_ActionItems_CooperationId";
ALTER TABLE "ActionItems" RENAME COLUMN "CooperationId" TO "RecordId";
ALTER TABLE "ActionItems" ADD COLUMN "RecordKind" TEXT NOT NULL DEFAULT 'Cooperation';
CREATE INDEX "IX_Timeline_RecordId_At" ON "Timeline" ("RecordId", "At");
CREATE INDEX "IX_ActionItems_RecordId" ON "ActionItems" ("RecordId");
UPDATE "Uploads" SET "Kind" = lower("Kind");
