CREATE TABLE "Uploads" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Uploads" PRIMARY KEY,
    "UserId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "FileName" TEXT NOT NULL,
    "Content" BLOB NOT NULL,
    "Input" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Outcome" TEXT NOT NULL,
    "At" INTEGER NOT NULL
);
CREATE INDEX "IX_Uploads_At" ON "Uploads" ("At");
CREATE INDEX "IX_Uploads_UserId" ON "Uploads" ("UserId");
