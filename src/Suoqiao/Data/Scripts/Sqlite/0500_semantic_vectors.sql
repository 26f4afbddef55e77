CREATE TABLE "SemanticVectors" (
    "Hash" TEXT NOT NULL CONSTRAINT "PK_SemanticVectors" PRIMARY KEY,
    "Model" TEXT NOT NULL,
    "Vector" BLOB NOT NULL,
    "At" INTEGER NOT NULL
);
CREATE INDEX "IX_SemanticVectors_At" ON "SemanticVectors" ("At");
