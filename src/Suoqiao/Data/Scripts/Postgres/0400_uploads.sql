CREATE TABLE "Uploads" (
    "Id" uuid NOT NULL,
    "UserId" uuid NOT NULL,
    "Kind" character varying(30) NOT NULL,
    "FileName" character varying(200) NOT NULL,
    "Content" bytea NOT NULL,
    "Input" text NOT NULL,
    "State" character varying(30) NOT NULL,
    "Outcome" text NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_Uploads" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Uploads_At" ON "Uploads" ("At");
CREATE INDEX "IX_Uploads_UserId" ON "Uploads" ("UserId");
