-- What people are told, each of one change of a record, and why an application was turned down.
CREATE TABLE "Messages" (
    "Id" uuid NOT NULL,
    "UserId" uuid NOT NULL,
    "Kind" character varying(30) NOT NULL,
    "RecordKind" character varying(60) NOT NULL,
    "RecordId" uuid NOT NULL,
    "Detail" character varying(30) NOT NULL,
    "Occasion" integer NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ReadAt" timestamp with time zone,
    CONSTRAINT "PK_Messages" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Messages_At" ON "Messages" ("At");
CREATE INDEX "IX_Messages_Read" ON "Messages" ("UserId", "Id") WHERE "ReadAt" IS NOT NULL;
CREATE INDEX "IX_Messages_Unread" ON "Messages" ("UserId", "Id") WHERE "ReadAt" IS NULL;
CREATE UNIQUE INDEX "IX_Messages_RecordId_UserId_Kind_Occasion" ON "Messages" ("RecordId", "UserId", "Kind", "Occasion");
ALTER TABLE "Users" ADD COLUMN "RefusalReason" character varying(500) NOT NULL DEFAULT '';
-- Until now an application that was turned down was a disabled account whose person had been erased.
UPDATE "Users" SET "Status" = 'Refused'
WHERE "Status" = 'Disabled' AND "ConsentAt" IS NOT NULL AND "LastSignInAt" IS NULL AND "Name" = "UserName" AND "Phone" = '' AND "Mail" = '';
