CREATE TABLE "Trainings" (
    "Id" uuid NOT NULL,
    "Kind" character varying(30) NOT NULL,
    "Outcome" character varying(30) NOT NULL,
    "At" timestamp with time zone NOT NULL,
    "ByUserId" uuid,
    "ByName" character varying(100) NOT NULL,
    "Examples" integer NOT NULL,
    "Needs" integer NOT NULL,
    "People" integer NOT NULL,
    "HeldBack" integer NOT NULL,
    "OldOrder" double precision,
    "NewOrder" double precision,
    "OldNdcg" double precision,
    "NewNdcg" double precision,
    "Content" bytea,
    CONSTRAINT "PK_Trainings" PRIMARY KEY ("Id")
);
CREATE INDEX "IX_Trainings_Kind_At" ON "Trainings" ("Kind", "At");
