-- A move of a thread can be taken back; an outcome has evidence and a value; a stage that never was is told.
ALTER TABLE "Cooperations" ADD COLUMN "TitleEn" TEXT NOT NULL DEFAULT '';
UPDATE "Cooperations" SET "TitleEn" = COALESCE((
    SELECT n."TitleEn" FROM "Needs" n JOIN "ThreadSides" s ON s."RecordId" = n."Id"
    WHERE s."ThreadId" = "Cooperations"."Id" AND n."Title" = "Cooperations"."Title" LIMIT 1), '');
ALTER TABLE "Cooperations" ADD COLUMN "ContractValue" INTEGER NULL;
ALTER TABLE "Cooperations" ADD COLUMN "Skipped" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Timeline" ADD COLUMN "Before" TEXT NULL;
ALTER TABLE "Timeline" ADD COLUMN "TakesBack" TEXT NULL;
CREATE INDEX "IX_Timeline_TakesBack" ON "Timeline" ("TakesBack");
CREATE TABLE "TimelineFiles" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_TimelineFiles" PRIMARY KEY,
    "EntryId" TEXT NOT NULL,
    "RecordKind" TEXT NOT NULL,
    "RecordId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Size" INTEGER NOT NULL,
    "Content" BLOB NOT NULL
);
CREATE INDEX "IX_TimelineFiles_RecordId" ON "TimelineFiles" ("RecordId");
