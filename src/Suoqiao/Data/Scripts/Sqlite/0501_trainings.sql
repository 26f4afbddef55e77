CREATE TABLE "Trainings" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Trainings" PRIMARY KEY,
    "Kind" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "ByUserId" TEXT NULL,
    "ByName" TEXT NOT NULL,
    "Examples" INTEGER NOT NULL,
    "Needs" INTEGER NOT NULL,
    "People" INTEGER NOT NULL,
    "HeldBack" INTEGER NOT NULL,
    "OldOrder" REAL NULL,
    "NewOrder" REAL NULL,
    "OldNdcg" REAL NULL,
    "NewNdcg" REAL NULL,
    "Content" BLOB NULL
);
CREATE INDEX "IX_Trainings_Kind_At" ON "Trainings" ("Kind", "At");
