-- A move of a thread can be taken back; an outcome has evidence and a value; a stage that never was is told.
ALTER TABLE "Cooperations" ADD COLUMN "TitleEn" character varying(400) NOT NULL DEFAULT '';
UPDATE "Cooperations" SET "TitleEn" = COALESCE((
    SELECT n."TitleEn" FROM "Needs" n JOIN "ThreadSides" s ON s."RecordId" = n."Id"
    WHERE s."ThreadId" = "Cooperations"."Id" AND n."Title" = "Cooperations"."Title" LIMIT 1), '');
ALTER TABLE "Cooperations" ADD COLUMN "ContractValue" bigint NULL;
ALTER TABLE "Cooperations" ADD COLUMN "Skipped" text NOT NULL DEFAULT '[]';
ALTER TABLE "Timeline" ADD COLUMN "Before" text NULL;
ALTER TABLE "Timeline" ADD COLUMN "TakesBack" uuid NULL;
CREATE INDEX "IX_Timeline_TakesBack" ON "Timeline" ("TakesBack");
CREATE TABLE "TimelineFiles" (
    "Id" uuid NOT NULL,
    "EntryId" uuid NOT NULL,
    "RecordKind" character varying(60) NOT NULL,
    "RecordId" uuid NOT NULL,
    "Name" character varying(200) NOT NULL,
    "Size" integer NOT NULL,
    "Content" bytea NOT NULL,
    CONSTRAINT "PK_TimelineFiles" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_TimelineFiles_RecordId" ON "TimelineFiles" ("RecordId");
