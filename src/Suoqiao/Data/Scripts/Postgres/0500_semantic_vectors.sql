CREATE TABLE "SemanticVectors" (
    "Hash" character varying(64) NOT NULL,
    "Model" character varying(200) NOT NULL,
    "Vector" bytea NOT NULL,
    "At" timestamp with time zone NOT NULL,
    CONSTRAINT "PK_SemanticVectors" PRIMARY KEY ("Hash")
);
CREATE INDEX "IX_SemanticVectors_At" ON "SemanticVectors" ("At");
